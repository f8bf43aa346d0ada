#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "app/figures/metric.hpp"
#include "app/scenario/headings.hpp"
#include "app/sweep/study_fields.hpp"

namespace kohort::sweep {

namespace {

const Names output_keys{"metric", "of"};
const Names of_names{"difference", "scenario", "baseline"};
const Names net_benefit_keys{"cost", "effect", "value_per_unit", "note"};
const Names precision_keys{"output", "half_width"};

}  // namespace

Names metric_names(const Study& study) {
  if (study.function) return {"y", "net_benefit"};
  Names names;
  for (const Metric& metric : headline_metrics()) names.emplace_back(metric.id);
  names.emplace_back("net_benefit");
  return names;
}

void StudyFields::read_outputs(const Node& list, Study& study) {
  if (list.kind != Node::Kind::list || list.children.empty())
    return complain(list.place,
                    "outputs = {}: expected a list, such as [\"cost_municipality\", {{ metric = "
                    "\"placement_years\", of = \"baseline\" }}]",
                    list.written);
  const Names known = metric_names(study);
  for (const Node& node : list.children) {
    StudyOutput output;
    const Node* metric = &node;
    if (node.is_table()) {
      check_keys(node, "outputs.", output_keys);
      metric = node.find("metric");
      if (!metric) {
        complain(node.place, "outputs: metric is missing");
        continue;
      }
      if (const Node* of = node.find("of"))
        if (const auto text = read_text("outputs.of", *of, problems_))
          if (is_one_of("outputs.of", *of, *text, of_names))
            output.of =
                static_cast<StudyOutput::Of>(std::ranges::find(of_names, *text) - of_names.begin());
    }
    const auto text = read_text("outputs", *metric, problems_);
    if (!text || !is_one_of("outputs", *metric, *text, known)) continue;
    output.metric = *text;
    if (output.metric == "net_benefit" && output.of != StudyOutput::Of::difference)
      complain(node.place, "outputs: net_benefit is about the difference from the baseline");
    const auto same = [&](const StudyOutput& o) { return o.name() == output.name(); };
    if (std::ranges::any_of(study.outputs, same))
      complain(node.place, "outputs: {} is given twice", output.name());
    else
      study.outputs.push_back(output);
  }
}

void StudyFields::read_net_benefit(const Node& table, Study& study) {
  if (!table.is_table())
    return complain(table.place, "net_benefit is a section ([net_benefit]), not a value");
  if (study.function)
    return complain(table.place, "net_benefit: of a test function it is the function's value");
  check_keys(table, "net_benefit.", net_benefit_keys);
  Names known = metric_names(study);
  known.pop_back();
  const auto metric = [&](const char* name, std::string& to) {
    const Node* node = table.find(name);
    if (!node) return;
    const std::string shown = std::string{"net_benefit."} + name;
    const auto text = read_text(shown, *node, problems_);
    if (text && is_one_of(shown, *node, *text, known)) to = *text;
  };
  metric("cost", study.net_benefit.cost);
  metric("effect", study.net_benefit.effect);
  study.net_benefit.value_per_unit =
      number(table, "net_benefit.", "value_per_unit", 0, 1e12, false, 0);
  if (study.net_benefit.effect.empty() != (table.find("value_per_unit") == nullptr))
    complain(table.place, "net_benefit: effect and value_per_unit go together");
}

void StudyFields::read_precision(const Node& table, Study& study) {
  if (!table.is_table())
    return complain(table.place, "precision is a section ([precision]), not a value");
  check_keys(table, "precision.", precision_keys);
  const auto output = needed_text(table, "precision.", "output");
  const auto width = needed_number(table, "precision.", "half_width");
  if (width) ask_about_thousand("precision.half_width", *table.find("half_width"), problems_);
  if (study.design.kind != DesignKind::probabilistic)
    complain(table.place,
             "precision: only a probabilistic design can go on until a mean is known well enough; "
             "this one is {}",
             name_of(study.design.kind));
  if (study.chance() && study.design.replications < 2)
    complain(table.place,
             "precision: with one replication nothing is known of other people than these; "
             "design.replications must be at least 2 (it is the most that may be computed; without "
             "it {})",
             default_replications(study.design.kind, true, true));
  if (width && !(*width > 0))
    complain(table.find("half_width")->place,
             "precision.half_width = {}: expected a number above 0",
             table.find("half_width")->written);
  Names known;
  for (const StudyOutput& o : study.outputs) known.push_back(o.name());
  if (output && width && is_one_of("precision.output", *table.find("output"), *output, known))
    study.precision = Precision{*output, *width};
}

}  // namespace kohort::sweep
