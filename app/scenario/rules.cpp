#include "app/scenario/rules.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/files/document.hpp"
#include "app/files/problems.hpp"
#include "app/scenario/embedded.hpp"
#include "app/scenario/headings.hpp"
#include "app/scenario/scenario.hpp"
#include "app/scenario/value_reader.hpp"
#include "app/words/input_error.hpp"
#include "app/words/suggestion.hpp"

namespace kohort {

namespace {

class RulesReader {
 public:
  RulesReader(RuleBook& book, Problems& problems) : book_{book}, problems_{problems} {}

  void read(const Node& root) {
    Place place_of_default = root.place;
    for (const Node& child : root.children) {
      if (child.key == "default") {
        book_.standard = read_text("default", child, problems_).value_or("");
        place_of_default = child.place;
      } else if (!child.is_table()) {
        problems_.add(child.place, fmt::format("{}: expected a section of rules", child.key));
      } else {
        read_preset(child);
      }
    }
    if (book_.find(book_.standard) == nullptr)
      problems_.add(place_of_default,
                    fmt::format("default = \"{}\": no such rules{}", book_.standard,
                                did_you_mean(nearest(book_.standard, book_.names()))));
  }

 private:
  void read_preset(const Node& node) {
    RulePreset preset;
    preset.name = node.key;
    for (const Node& child : node.children) {
      const std::string shown = fmt::format("{}.{}", node.key, child.key);
      if (child.key == "title") {
        const Text title = read_bilingual(child, problems_);
        preset.title_da = title.in("da");
        preset.title_en = title.in("en");
      } else if (child.key == "valid_from") {
        preset.valid_from = read_text(shown, child, problems_).value_or("");
      } else if (child.key == "discount") {
        read_steps(shown, child, preset);
      } else if (child.key == "net_tax_factor") {
        preset.net_tax_factor = read_sourced(shown, child, 0.5, 2);
      } else if (child.key == "tax_markup") {
        preset.tax_markup = read_sourced(shown, child, 0, 1);
      } else {
        unknown(shown, child, {"title", "valid_from", "discount", "net_tax_factor", "tax_markup"});
      }
    }
    for (const char* needed : {"title", "discount", "net_tax_factor", "tax_markup"})
      if (node.find(needed) == nullptr)
        problems_.add(node.key_place, fmt::format("{}: {} is missing", node.key, needed));
    book_.presets.push_back(std::move(preset));
  }

  void read_steps(const std::string& shown, const Node& node, RulePreset& preset) {
    if (node.kind != Node::Kind::list) {
      problems_.add(node.place, fmt::format("{}: expected a list of steps", shown));
      return;
    }
    for (const Node& step : node.children) {
      if (!step.is_table()) {
        problems_.add(step.place,
                      fmt::format("{}: expected {{ after, rate, source, grade }}", shown));
        continue;
      }
      const double after = read_in(shown, step, "after", 0, 1000);
      const double rate = read_in(shown, step, "rate", 0, 1);
      const bool first = preset.steps.empty();
      if (first ? after != 0 : after <= preset.steps.back().after)
        problems_.add(step.place, fmt::format("{}: steps begin at after = 0 and ascend", shown));
      preset.steps.push_back({after, rate});
      preset.rates.push_back(provenance(shown, step, rate, {"after", "rate"}));
    }
  }

  double read_in(const std::string& shown, const Node& table, const char* key, double low,
                 double high) {
    const Node* node = table.find(key);
    if (node == nullptr) {
      problems_.add(table.place, fmt::format("{}: {} is missing", shown, key));
      return low;
    }
    const auto value = read_number(fmt::format("{}.{}", shown, key), *node, problems_);
    if (value && !(*value >= low && *value <= high))
      problems_.add(node->place, fmt::format("{}.{} = {}: expected a number from {:g} to {:g}",
                                             shown, key, node->written, low, high));
    return value.value_or(low);
  }

  RuleNumber read_sourced(const std::string& shown, const Node& node, double low, double high) {
    if (!node.is_table()) {
      problems_.add(node.place, fmt::format("{}: expected {{ value, source, grade }}", shown));
      return {};
    }
    return provenance(shown, node, read_in(shown, node, "value", low, high), {"value"});
  }

  RuleNumber provenance(const std::string& shown, const Node& node, double value,
                        std::vector<std::string> known) {
    RuleNumber number{value, "", ""};
    for (const Node& child : node.children) {
      const std::string key = fmt::format("{}.{}", shown, child.key);
      if (child.key == "source")
        number.source = read_text(key, child, problems_).value_or("");
      else if (child.key == "grade")
        number.grade = read_grade(key, child, problems_).value_or("");
      else if (child.key == "note")
        (void)read_text(key, child, problems_);
      else if (std::ranges::find(known, child.key) == known.end()) {
        known.insert(known.end(), {"source", "grade", "note"});
        unknown(key, child, known);
      }
    }
    if (number.source.empty() || number.grade.empty())
      problems_.add(node.place, fmt::format("{}: source and grade are needed", shown));
    return number;
  }

  void unknown(const std::string& shown, const Node& node, const std::vector<std::string>& known) {
    problems_.add(node.key_place,
                  fmt::format("{}: unknown key{}", shown, did_you_mean(nearest(node.key, known))));
  }

  RuleBook& book_;
  Problems& problems_;
};

}  // namespace

std::vector<std::string> RuleBook::names() const {
  std::vector<std::string> result;
  for (const RulePreset& preset : presets) result.push_back(preset.name);
  return result;
}

const RulePreset* RuleBook::find(std::string_view name) const {
  const auto found = std::ranges::find(presets, name, &RulePreset::name);
  return found == presets.end() ? nullptr : &*found;
}

RuleBook read_rules(const std::string& text, const std::string& shown) {
  Problems problems;
  problems.announce_file(shown);
  Node root;
  RuleBook book;
  if (parse_document(text, shown, problems, root)) RulesReader{book, problems}.read(root);
  problems.throw_if_any();
  return book;
}

const RuleBook& rule_book() {
  static const RuleBook book =
      read_rules(std::string{embedded::economics_rules}, "economics/rules.toml");
  return book;
}

std::string unknown_rules(std::string_view name) {
  const auto names = rule_book().names();
  return fmt::format("unknown; expected one of {}{}", fmt::join(names, ", "),
                     did_you_mean(nearest(name, names)));
}

Rules rules_named(std::string_view name, Discounting discounting, std::string_view blame) {
  const RulePreset* preset = rule_book().find(name);
  if (preset == nullptr)
    throw InputError{fmt::format("{} {}: {}", blame, name, unknown_rules(name))};
  return {*preset, discounting};
}

const Rules& standard_rules() {
  static const Rules rules = rules_named(rule_book().standard);
  return rules;
}

Rules rules_of(const Scenario& scenario) {
  const EconomicsChoice& choice = scenario.economics;
  return rules_named(choice.rules.empty() ? rule_book().standard : choice.rules,
                     choice.flat ? Discounting::flat : Discounting::chained, "economics.rules");
}

const PriceIndex& shipped_price_index() {
  static const PriceIndex index = [] {
    Problems problems;
    Node root;
    std::optional<PriceIndex> read;
    if (parse_document(std::string{embedded::denmark_unfitted}, "denmark-unfitted.toml", problems,
                       root))
      if (const Node* node = root.find("price_index")) read = read_price_index(*node, problems);
    problems.throw_if_any();
    return read.value_or(PriceIndex{});
  }();
  return index;
}

}  // namespace kohort
