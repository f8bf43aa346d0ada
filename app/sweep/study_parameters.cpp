#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/analysis/correlation.hpp"
#include "app/analysis/test_function.hpp"
#include "app/results/run_results.hpp"
#include "app/scenario/headings.hpp"
#include "app/sweep/inputs.hpp"
#include "app/sweep/points.hpp"
#include "app/sweep/study_fields.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

namespace {

const Names parameter_keys{"key",          "low",   "high",   "value",
                           "distribution", "group", "factor", "note"};
const Names correlation_keys{"a", "b", "value", "note"};

/// Range of x: that of the parameter, or of a factor on it.
Range allowed_range(const Study& study, const StudyParameter& p) {
  if (study.function) return {-INFINITY, INFINITY};
  const CatalogueEntry& entry = catalogue().entries()[p.parameter];
  if (entry.flag) return {0, 1};
  if (p.part == StudyParameter::Part::factor) return {0, INFINITY};
  return entry.range;
}

/// Central value of x.
double central_value(const Study& study, const StudyParameter& p) {
  if (study.function)
    return test_spread(analysis::find_test_function(study.function->name)->input(p.parameter))
        .value;
  if (p.part == StudyParameter::Part::factor) return 1;
  return study.scenarios.front().parameters[p.parameter].value[p.entry];
}

bool has_range(const ResolvedParameter& parameter) {
  for (std::size_t i = 0; i < parameter.low.size(); ++i)
    if (parameter.low[i] < parameter.high[i]) return true;
  return false;
}

}  // namespace

bool StudyFields::is_one_of(const std::string& shown, const Node& node, const std::string& text,
                            const Names& known) {
  if (std::ranges::find(known, text) != known.end()) return true;
  // A long list would bury the suggestion.
  constexpr std::size_t most_listed = 15;
  if (known.size() > most_listed)
    complain(node.place, "{} = {}: there is no such name{}", shown, node.written,
             did_you_mean(nearest(text, known)));
  else
    complain(node.place, "{} = {}: {}", shown, node.written, one_of(known, text));
  return false;
}

const std::vector<Node>* StudyFields::tables(const Node& list, const std::string& name) {
  if (list.kind == Node::Kind::list && std::ranges::all_of(list.children, &Node::is_table))
    return &list.children;
  complain(list.place, "{}: expected blocks of the form [[{}]]", name, name);
  return nullptr;
}

bool StudyFields::locate_argument(const Place& place, const std::string& key, const Study& study,
                                  StudyParameter& p) {
  const auto& function = *analysis::find_test_function(study.function->name);
  const auto position = function.position_of(key);
  if (!position) {
    complain(place, "unknown parameter {}: {} has {}", key, function.name, function.input_names());
    return false;
  }
  p.parameter = *position;
  return true;
}

/// Finds the parameter that `key` names: "needs.onset" or "needs.onset[6-11]".
bool StudyFields::locate(const Node& table, const std::string& key, const Study& study,
                         StudyParameter& p) {
  const Place& place = table.find("key")->place;
  p.place = place;
  p.key = key;
  if (study.function) return locate_argument(place, key, study, p);
  const auto bracket = key.find('[');
  const std::string name = key.substr(0, bracket);
  const int index = catalogue().index_of(name);
  if (index < 0) {
    complain(place, "unknown parameter {}{}", name, did_you_mean(nearest_parameter(name)));
    return false;
  }
  p.parameter = static_cast<std::size_t>(index);
  const CatalogueEntry& entry = catalogue().entries()[p.parameter];
  p.unit = entry.unit;
  if (entry.section == "time") {
    complain(place, "{} is a choice about the run; say it once with set = [\"{}=...\"]", name,
             name);
    return false;
  }
  const Node* factor = table.find("factor");
  if (factor && (factor->kind != Node::Kind::flag || !factor->flag)) {
    complain(factor->place, "parameters.factor: expected true, or leave it out");
    return false;
  }
  if (factor && entry.sums_to_one()) {
    complain(factor->place, "{}: its entries sum to 1; name one of them, and the others give way",
             name);
    return false;
  }
  if (bracket == std::string::npos) {
    if (factor) p.part = StudyParameter::Part::factor;
    if (!factor && !entry.labels.empty()) p.part = StudyParameter::Part::table;
    if (p.part != StudyParameter::Part::number) p.unit = factor ? "factor" : "quantile";
    return true;
  }
  const std::string label = key.ends_with(']') ? key.substr(bracket + 1, key.size() - bracket - 2)
                                               : key.substr(bracket + 1);
  if (entry.labels.empty()) {
    complain(place, "{}: a single number has no entries (write {})", key, name);
    return false;
  }
  const auto found = std::ranges::find(entry.labels, label);
  if (found == entry.labels.end() || !key.ends_with(']')) {
    complain(place, "{}: entry [{}]: {}", name, label, one_of(entry.labels, label));
    return false;
  }
  if (factor) {
    complain(factor->place, "{}: a single entry needs no factor", key);
    return false;
  }
  p.part = StudyParameter::Part::entry;
  p.entry = static_cast<std::size_t>(found - entry.labels.begin());
  return true;
}

/// Whether the scenarios say how uncertain the parameter is, in the way that the design needs.
bool StudyFields::has_own_range(const Study& study, const StudyParameter& p) const {
  if (study.function) return true;
  const CatalogueEntry& entry = catalogue().entries()[p.parameter];
  if (entry.flag) return mapping_of(study.design.kind) == Mapping::range;
  if (p.part == StudyParameter::Part::factor) return false;
  return std::ranges::all_of(study.scenarios, [&](const Scenario& scenario) {
    const ResolvedParameter& known = scenario.parameters[p.parameter];
    const bool wide = p.part == StudyParameter::Part::table
                          ? has_range(known)
                          : !known.low.empty() && known.low[p.entry] < known.high[p.entry];
    return wide &&
           (mapping_of(study.design.kind) == Mapping::range || known.distribution != "fixed");
  });
}

void StudyFields::read_spread(const Node& table, const Study& study, StudyParameter& p) {
  const auto field = [&](const char* name) -> std::optional<double> {
    const Node* node = table.find(name);
    return node ? read_number(std::string{"parameters."} + name, *node, problems_) : std::nullopt;
  };
  const auto low = field("low"), high = field("high"), value = field("value");
  if (const Node* node = table.find("distribution"))
    if (const auto text = read_text("parameters.distribution", *node, problems_)) {
      const Names names{distribution_names.begin() + 1, distribution_names.end() - 1};
      if (!is_one_of("parameters.distribution", *node, *text, names)) return;
      p.distribution = *text;
    }
  const bool any =
      table.find("low") || table.find("high") || table.find("value") || table.find("distribution");
  if (!any) {
    if (complete_ && !has_own_range(study, p))
      complain(p.place, "{}: the scenario gives no {}; give low and high here", p.key,
               mapping_of(study.design.kind) == Mapping::range
                   ? "range"
                   : "distribution (it is fixed, or has no low and high)");
    return;
  }
  if (!table.find("low") || !table.find("high"))
    return complain(p.place, "{}: give both low and high, or neither of them", p.key);
  if (!low || !high) return;
  if (p.part == StudyParameter::Part::table)
    return complain(p.place,
                    "{}: is a table; name an entry, such as {}[{}], or say factor = true, or leave "
                    "low and high to the scenario",
                    p.key, p.key, catalogue().entries()[p.parameter].labels.front());
  if (!(*low < *high))
    return complain(table.find("low")->place, "parameters.low = {}: is not below high = {}",
                    table.find("low")->written, table.find("high")->written);
  if (!study.function && catalogue().entries()[p.parameter].is_money())
    for (const char* name : {"low", "high", "value"})
      if (const Node* node = table.find(name))
        ask_about_thousand(std::string{"parameters."} + name, *node, problems_);
  if (!complete_) return;
  const Spread spread{value ? *value : central_value(study, p), *low, *high};
  check_spread(table, p, spread, study);
  p.spread = spread;
  p.own_value = value.has_value();
  if (p.distribution.empty()) p.distribution = "uniform";
}

void StudyFields::check_spread(const Node& table, const StudyParameter& p, const Spread& spread,
                               const Study& study) {
  const Range range = allowed_range(study, p);
  for (const auto& [name, x] : {std::pair{"low", spread.low}, std::pair{"high", spread.high}})
    if (x < range.low || x > range.high)
      complain(table.find(name)->place,
               "parameters.{} = {}: {} must be between {:.15g} and {:.15g}", name,
               table.find(name)->written, p.key, range.low, range.high);
  const bool centred = !p.distribution.empty() && p.distribution != "uniform";
  if (centred && (spread.value < spread.low || spread.value > spread.high))
    complain(p.place, "{}: the value {:.15g} lies outside low = {:.15g} to high = {:.15g}", p.key,
             spread.value, spread.low, spread.high);
  if (!p.distribution.empty())
    if (const auto fault = distribution_fault(p.distribution, spread, range); !fault.empty())
      complain(p.place, "{}: {}", p.key, fault);
  if (study.function || p.part != StudyParameter::Part::factor) return;
  const CatalogueEntry& entry = catalogue().entries()[p.parameter];
  for (const Scenario& scenario : study.scenarios)
    for (const double value : scenario.parameters[p.parameter].value)
      if (!entry.sums_to_one() &&
          (value * spread.low < entry.range.low || value * spread.high > entry.range.high))
        return complain(p.place, "{}: factors {:.15g} to {:.15g} allow what cannot be: expected {}",
                        p.key, spread.low, spread.high, expected_text(entry));
}

void StudyFields::check_doubles(const Study& study, const StudyParameter& p) {
  for (const StudyParameter& other : study.parameters) {
    if (other.parameter != p.parameter) continue;
    const bool entries =
        other.part == StudyParameter::Part::entry && p.part == StudyParameter::Part::entry;
    if (entries && other.entry != p.entry) continue;
    if (other.key == p.key)
      complain(p.place, "{} is given twice, first in line {}", p.key, other.place.line);
    else
      complain(p.place, "{}: {} in line {} varies it already", p.key, other.key, other.place.line);
    return;
  }
}

void StudyFields::read_parameter(const Node& table, Study& study) {
  check_keys(table, "parameters.", parameter_keys);
  const auto key = needed_text(table, "parameters.", "key");
  if (const Node* note = table.find("note")) (void)read_text("parameters.note", *note, problems_);
  StudyParameter p;
  if (const Node* group = table.find("group"))
    p.group = read_text("parameters.group", *group, problems_).value_or("");
  if (!key || !locate(table, *key, study, p)) return;
  read_spread(table, study, p);
  check_doubles(study, p);
  add(study, std::move(p));
}

/// Adds a parameter; of shares of a whole that is named, those that vary. Where a design moves
/// several parameters straight from low to high, the largest share gives way to the others.
void StudyFields::add(Study& study, StudyParameter p) {
  const bool shares =
      p.part == StudyParameter::Part::table && catalogue().entries()[p.parameter].sums_to_one();
  if (!shares || study.scenarios.empty()) {
    study.parameters.push_back(std::move(p));
    return;
  }
  const CatalogueEntry& entry = catalogue().entries()[p.parameter];
  const bool quantiles = mapping_of(study.design.kind) == Mapping::quantile;
  const auto& value = study.scenarios.front().parameters[p.parameter].value;
  const auto largest = static_cast<std::size_t>(std::ranges::max_element(value) - value.begin());
  for (std::size_t i = 0; i < entry.labels.size(); ++i) {
    const auto wide = [&](const Scenario& s) {
      const ResolvedParameter& known = s.parameters[p.parameter];
      return i < known.low.size() && known.low[i] < known.high[i];
    };
    if (std::ranges::none_of(study.scenarios, wide)) continue;
    if (!quantiles && study.design.kind != DesignKind::one_way && i == largest) continue;
    StudyParameter share = p;
    share.key = entry.share_key(i);
    share.part = StudyParameter::Part::entry;
    share.entry = i;
    share.unit = entry.unit;
    // Drawn together, and so judged together.
    if (quantiles && p.group.empty()) share.group = entry.key;
    study.parameters.push_back(std::move(share));
  }
}

void StudyFields::add_all_uncertain(Study& study) {
  const auto named = [&](std::size_t i) {
    return std::ranges::any_of(study.parameters,
                               [i](const StudyParameter& p) { return p.parameter == i; });
  };
  if (study.function) {
    const auto& inputs = analysis::find_test_function(study.function->name)->inputs;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (named(i)) continue;
      StudyParameter p;
      p.key = inputs[i].name;
      p.parameter = i;
      study.parameters.push_back(p);
    }
    return;
  }
  for (std::size_t i = 0; i < catalogue().entries().size(); ++i) {
    const CatalogueEntry& entry = catalogue().entries()[i];
    StudyParameter p;
    p.key = entry.key;
    p.parameter = i;
    p.part = entry.labels.empty() ? StudyParameter::Part::number : StudyParameter::Part::table;
    p.unit = entry.labels.empty() ? entry.unit : "quantile";
    const bool used = std::ranges::any_of(
        study.scenarios, [&](const Scenario& s) { return in_use(s, s.parameters[i]); });
    if (entry.is_choice() || named(i) || !used || !has_own_range(study, p)) continue;
    add(study, std::move(p));
  }
}

void StudyFields::read_correlations(const Node& list, Study& study) {
  const auto* blocks = tables(list, "correlations");
  if (!blocks) return;
  if (!study.random())
    return complain(list.place,
                    "correlations: a {} design varies parameters independently; they are for "
                    "probabilistic and latin-hypercube designs",
                    name_of(study.design.kind));
  Names known;
  for (const StudyParameter& p : study.parameters) known.push_back(p.key);
  for (const Node& table : *blocks) {
    check_keys(table, "correlations.", correlation_keys);
    const auto a = needed_text(table, "correlations.", "a");
    const auto b = needed_text(table, "correlations.", "b");
    const auto value = needed_number(table, "correlations.", "value");
    if (!a || !b || !value) continue;
    if (!is_one_of("correlations.a", *table.find("a"), *a, known) ||
        !is_one_of("correlations.b", *table.find("b"), *b, known))
      continue;
    if (*a == *b) {
      complain(table.find("b")->place, "correlations: {} cannot be correlated with itself", *a);
      continue;
    }
    if (!(*value > -1 && *value < 1)) {
      complain(table.find("value")->place,
               "correlations.value = {}: expected a correlation above -1 and below 1",
               table.find("value")->written);
      continue;
    }
    const auto at = [&](const std::string& key) {
      return static_cast<std::size_t>(std::ranges::find(known, key) - known.begin());
    };
    const Correlation c{std::min(at(*a), at(*b)), std::max(at(*a), at(*b)), *value};
    if (std::ranges::any_of(study.correlations,
                            [&](const Correlation& o) { return o.a == c.a && o.b == c.b; }))
      complain(table.place, "correlations: {} and {} are given twice", *a, *b);
    else
      study.correlations.push_back(c);
  }
  if (!blocks->empty()) check_possible(blocks->front().place, study);
}

void StudyFields::check_possible(const Place& place, const Study& study) {
  std::vector<std::string> keys;
  for (const StudyParameter& p : study.parameters) keys.push_back(p.key);
  try {
    const analysis::NormalCopula copula{correlation_matrix(study),
                                        analysis::CorrelationKind::normal_scores, keys};
  } catch (const InputError& error) {
    for (const std::string& problem : error.problems())
      complain(place, "correlations: {}", problem);
  }
}

}  // namespace kohort::sweep
