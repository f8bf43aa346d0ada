#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/calibrate/task.hpp"
#include "app/calibrate/task_check.hpp"
#include "app/files/document.hpp"
#include "app/files/problems.hpp"
#include "app/files/reach.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/scenario/headings.hpp"
#include "app/scenario/sources.hpp"
#include "app/scenario/task_fields.hpp"
#include "app/scenario/value_reader.hpp"
#include "app/words/input_error.hpp"
#include "app/words/suggestion.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;

const Names top_keys{"baseline", "fit", "parameter", "target"};
const Names fit_keys{"replications", "births", "seed", "max_evaluations", "step", "enough"};
const Names parameter_keys{"key", "label", "factor", "odds", "low", "high", "note"};
const Names target_keys{"metric",     "value",  "tolerance", "weight", "years",
                        "price_year", "source", "grade",     "note"};

class TaskReader : private TaskFields {
 public:
  TaskReader(const fs::path& file, const std::vector<std::string>& overrides)
      : file_{file.lexically_normal()}, shown_{file_.string()}, overrides_{overrides} {
    task_.file = file_;
  }

  CalibrationTask read() {
    problems_.announce_file(shown_);
    Node root;
    if (read_document(file_, shown_, {shown_}, problems_, root)) {
      check_keys(root, "", top_keys);
      read_baseline(root);
      if (const Node* fit = root.find("fit")) read_fit(*fit);
      for_each(root, "parameter", [this](const Node& node) { read_parameter(node); });
      if (complete_)
        for (FreeParameter& p : task_.parameters) check_parameter(p);
      for_each(root, "target", [this](const Node& node) { read_target(node); });
      if (complete_ && problems_.count() == 0) check_whole(task_, shown_, problems_);
    }
    problems_.throw_if_any(baseline_problems_);
    task_.doubts = problems_.doubts();
    return std::move(task_);
  }

 private:
  /// Calls read(table) for each [[name]].
  template <class Read>
  void for_each(const Node& root, const std::string& name, Read read) {
    const Node* list = root.find(name);
    if (!list) {
      complain({shown_}, "no [[{}]] is given", name);
      complete_ = false;
      return;
    }
    const bool tables =
        list->kind == Node::Kind::list && std::ranges::all_of(list->children, &Node::is_table);
    if (!tables) return complain(list->place, "{}: expected blocks of the form [[{}]]", name, name);
    for (const Node& table : list->children) read(table);
  }

  void read_baseline(const Node& root) {
    const Node* node = root.find("baseline");
    if (!node) {
      complete_ = false;
      return complain({shown_}, "baseline is missing (baseline = \"denmark.toml\")");
    }
    const auto name = read_text("baseline", *node, problems_);
    if (!name) {
      complete_ = false;
      return;
    }
    task_.baseline_file = (file_.parent_path() / *name).lexically_normal();
    const Reach reach{file_};
    if (!reach.covers(task_.baseline_file)) {
      complete_ = false;
      return complain(node->place, "baseline = {}: {}", node->written,
                      reach.refusal(task_.baseline_file));
    }
    std::error_code error;
    if (!fs::exists(task_.baseline_file, error)) {
      complete_ = false;
      return complain(node->place, "baseline = {}: there is no file {}", node->written,
                      task_.baseline_file.string());
    }
    try {
      task_.baseline = load_scenario(task_.baseline_file, overrides_, reach);
      sources_ = sources_of(task_.baseline);
    } catch (const InputError& failure) {
      baseline_problems_ = failure.problems();
      complete_ = false;
    }
  }

  void read_fit(const Node& table) {
    if (!table.is_table()) return complain(table.place, "fit is a section ([fit]), not a value");
    check_keys(table, "fit.", fit_keys);
    const auto whole = [&](const char* name, double low, double high, std::uint32_t fallback) {
      return static_cast<std::uint32_t>(number(table, "fit.", name, low, high, true, fallback));
    };
    task_.replications = whole("replications", 1, 1e6, task_.replications);
    task_.seed = seed(table, "fit.", task_.seed);
    task_.max_evaluations = whole("max_evaluations", 1, 1e6, task_.max_evaluations);
    task_.step = number(table, "fit.", "step", 1e-4, 0.5, false, task_.step);
    task_.enough = number(table, "fit.", "enough", 1e-10, 1e6, false, task_.enough);
    if (table.find("births")) task_.births = number(table, "fit.", "births", 10, 1e6, false, 1000);
  }

  void read_parameter(const Node& table) {
    check_keys(table, "parameter.", parameter_keys);
    const auto key = needed_text(table, "parameter.", "key");
    const auto low = needed_number(table, "parameter.", "low");
    const auto high = needed_number(table, "parameter.", "high");
    if (const Node* note = table.find("note")) (void)read_text("parameter.note", *note, problems_);
    if (low && high && !(*low < *high))
      complain(table.find("low")->place, "parameter.low = {}: is not below high = {}",
               table.find("low")->written, table.find("high")->written);
    if (!key) return;
    const Place& place = table.find("key")->place;
    const int index = catalogue().index_of(*key);
    if (index < 0)
      return complain(place, "unknown parameter {}{}", *key, did_you_mean(nearest_parameter(*key)));
    FreeParameter p;
    p.parameter = static_cast<std::size_t>(index);
    p.place = place;
    if (!read_part(table, catalogue().entries()[p.parameter], p) || !low || !high ||
        !(*low < *high))
      return;
    p.low = *low;
    p.high = *high;
    for (const FreeParameter& other : task_.parameters)
      if (other.name() == p.name())
        return complain(place, "{} is given twice, first in line {}", p.name(), other.place.line);
    task_.parameters.push_back(p);
  }

  /// Which part of the parameter is free: label, factor or odds.
  bool read_part(const Node& table, const CatalogueEntry& entry, FreeParameter& p) {
    const auto refuse = [&](const Place& place, const std::string& message) {
      problems_.add(place, fmt::format("{}: {}", entry.key, message));
      return false;
    };
    if (entry.flag || entry.whole || entry.is_choice() || entry.is_money())
      return refuse(p.place,
                    "only numbers about the world that are neither whole nor money "
                    "can be fitted");
    const Node* label = table.find("label");
    const Node* odds = table.find("odds");
    const Node* factor = odds ? odds : table.find("factor");
    const char* word = odds ? "odds" : "factor";
    if (factor && (factor->kind != Node::Kind::flag || !factor->flag))
      return refuse(factor->place, fmt::format("{}: expected true, or leave it out", word));
    if (entry.labels.empty()) {
      if (label) return refuse(label->place, "a single number has no label");
      if (factor) return refuse(factor->place, fmt::format("a single number needs no {}", word));
      return true;
    }
    if (!label == !factor || (odds && table.find("factor")))
      return refuse(p.place, fmt::format("a table needs either label (one of {}), factor = true or "
                                         "odds = true",
                                         fmt::join(entry.labels, ", ")));
    if (factor && entry.sums_to_one())
      return refuse(factor->place, "its entries sum to 1; name a label, and the others give way");
    if (odds && entry.unit != unit::probability)
      return refuse(odds->place, "only probabilities have odds; write factor = true");
    p.kind = odds     ? FreeParameter::Kind::odds
             : factor ? FreeParameter::Kind::factor
                      : FreeParameter::Kind::entry;
    if (factor) return true;
    const auto text = read_text("parameter.label", *label, problems_);
    if (!text) return false;
    const auto found = std::ranges::find(entry.labels, *text);
    if (found == entry.labels.end())
      return refuse(label->place, "label = " + label->written + ": " + one_of(entry.labels, *text));
    p.entry = static_cast<std::size_t>(found - entry.labels.begin());
    return true;
  }

  /// A table's entries but those that have a search range of their own.
  [[nodiscard]] std::vector<double> moved_by_factor(const FreeParameter& p,
                                                    const std::vector<double>& values) const {
    std::vector<double> moved;
    for (std::size_t entry = 0; entry < values.size(); ++entry)
      if (std::ranges::none_of(task_.parameters, [&](const FreeParameter& other) {
            return other.parameter == p.parameter && other.kind == FreeParameter::Kind::entry &&
                   other.entry == entry;
          }))
        moved.push_back(values[entry]);
    return moved.empty() ? values : moved;
  }

  /// Against the baseline: the present value lies in the search range, and this in the allowed one.
  void check_parameter(FreeParameter& p) {
    const CatalogueEntry& entry = catalogue().entries()[p.parameter];
    const std::vector<double>& values = task_.baseline.parameters[p.parameter].value;
    const bool factor = p.kind == FreeParameter::Kind::factor;
    const bool odds = p.kind == FreeParameter::Kind::odds;
    p.present = factor || odds ? 1 : values[p.entry];
    if (p.present < p.low || p.present > p.high)
      complain(p.place,
               "{}: the present value {:.15g} lies outside the search range {:.15g} to "
               "{:.15g}",
               p.name(), p.present, p.low, p.high);
    if (odds && !(p.low > 0)) complain(p.place, "{}: low is not above 0", p.name());
    if (odds) return;  // a probability stays one
    const std::vector<double> moved = factor ? moved_by_factor(p, values) : std::vector<double>{1};
    const double most = std::ranges::max(moved);
    const double least = std::ranges::min(moved);
    if (p.low * least < entry.range.low || p.high * most > entry.range.high)
      complain(p.place,
               "{}: the search range {:.15g} to {:.15g} allows what cannot be: expected {}",
               p.name(), p.low, p.high, expected_text(entry));
  }

  void read_target(const Node& table) {
    check_keys(table, "target.", target_keys);
    const auto metric = needed_text(table, "target.", "metric");
    const auto value = needed_number(table, "target.", "value");
    const auto tolerance = needed_number(table, "target.", "tolerance");
    Target t;
    t.place = table.find("metric") ? table.find("metric")->place : table.place;
    t.source = needed_text(table, "target.", "source").value_or("");
    t.weight = number(table, "target.", "weight", 0, 1e6, false, 1);
    if (const Node* note = table.find("note"))
      t.note = read_text("target.note", *note, problems_).value_or("");
    if (const Node* grade = table.find("grade"))
      t.grade = read_grade("target.grade", *grade, problems_).value_or("N");
    else
      complain(table.place, "target: grade is missing");
    if (tolerance && !(*tolerance > 0))
      complain(table.find("tolerance")->place, "target.tolerance = {}: expected a number above 0",
               table.find("tolerance")->written);
    check_source(table, t.source);
    if (!metric) return;
    const int index = figure_index(*metric);
    if (index < 0)
      return complain(t.place, "unknown metric {}{}", *metric,
                      did_you_mean(nearest(*metric, figure_names())));
    if (!value || !tolerance) return;
    t.figure = static_cast<std::size_t>(index);
    t.value = *value;
    t.tolerance = *tolerance;
    if (!complete_) return;
    read_price_year(table, t);
    read_years(table, t);
    task_.targets.push_back(t);
  }

  void check_source(const Node& table, const std::string& source) {
    if (source.empty() || sources_.empty() || sources_.contains(source)) return;
    Names known;
    for (const auto& [id, text] : sources_) known.push_back(id);
    complain(table.find("source")->place,
             "target.source = \"{}\": sources.toml does not describe it{}", source,
             did_you_mean(nearest(source, known)));
  }

  void read_price_year(const Node& table, Target& t) {
    const RegisterFigure& figure = register_figures()[t.figure];
    const Node* node = table.find("price_year");
    if (!figure.is_money()) {
      if (node) complain(node->place, "target.price_year: {} is not money", figure.name);
      return;
    }
    if (!node)
      return complain(table.find("value")->place, "{}: an amount of money needs price_year",
                      figure.name);
    ask_about_thousand("target.value", *table.find("value"), problems_);
    ask_about_thousand("target.tolerance", *table.find("tolerance"), problems_);
    const auto year = read_year("target.price_year", *node, problems_);
    if (!year) return;
    const PriceIndex& index = task_.baseline.price_index();
    const int to = task_.baseline.price_year();
    if (*year != to && !(index.covers(*year) && index.covers(to)))
      return complain(node->place, "target.price_year = {}: the price index has the years {} to {}",
                      *year, index.first_level(), index.last_level());
    t.value *= index.factor(*year, to);
    t.tolerance *= index.factor(*year, to);
  }

  void read_years(const Node& table, Target& t) {
    const RegisterFigure& figure = register_figures()[t.figure];
    const auto start = static_cast<int>(task_.baseline.central().time.start);
    const auto years = static_cast<int>(task_.baseline.central().time.budget_years);
    const Node* node = table.find("years");
    t.years = {figure.years_before, static_cast<std::size_t>(std::max(years - 1, 0))};
    if (figure.window == RegisterFigure::Window::stock) t.years.last = t.years.first;
    if (node && figure.window == RegisterFigure::Window::followed)
      return complain(node->place, "target.years: {} is about birth years, not calendar years",
                      figure.name);
    if (node) {
      const bool two = node->kind == Node::Kind::list && node->children.size() == 2;
      if (!two)
        return complain(node->place,
                        "target.years = {}: expected two years, for example "
                        "[{}, {}]",
                        node->written, start, start + 2);
      const auto first = read_year("target.years", node->children[0], problems_);
      const auto last = read_year("target.years", node->children[1], problems_);
      if (!first || !last) return;
      const int earliest = start + static_cast<int>(figure.years_before);
      if (*first < earliest || *last >= start + years || *first > *last)
        return complain(node->place,
                        "target.years = {}: expected two years between {} and {}, the "
                        "earlier one first",
                        node->written, earliest, start + years - 1);
      t.years = {static_cast<std::size_t>(*first - start), static_cast<std::size_t>(*last - start)};
    }
    if (figure.window != RegisterFigure::Window::followed &&
        t.years.first + figure.least_years > t.years.last + 1)
      complain(t.place, "{} needs {} years", figure.name, figure.least_years);
  }

  fs::path file_;
  std::string shown_;
  const std::vector<std::string>& overrides_;
  std::vector<std::string> baseline_problems_;
  Sources sources_;
  CalibrationTask task_;
  bool complete_{true};  ///< the baseline is there, so that values can be checked against it
};

}  // namespace

CalibrationTask read_task(const std::filesystem::path& file,
                          const std::vector<std::string>& overrides) {
  return TaskReader{file, overrides}.read();
}

}  // namespace kohort
