#include "app/sweep/inputs.hpp"

#include <algorithm>
#include <cmath>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/drawn.hpp"

namespace kohort::sweep {

namespace {

using Part = StudyParameter::Part;

double straight(const Spread& spread, double coordinate) {
  // The ends are exactly low and high.
  if (coordinate >= 1) return spread.high;
  return spread.low + (spread.high - spread.low) * coordinate;
}

double at(Mapping mapping, std::string_view distribution, const Spread& spread, const Range& range,
          double coordinate) {
  if (mapping == Mapping::range) return straight(spread, coordinate);
  return quantile(distribution, spread, range, coordinate);
}

const Composition& composition_of(const ResolvedParameter& p) {
  return kohort::composition_of(p.value, p.low, p.high);
}

}  // namespace

ScenarioInputs::ScenarioInputs(const Study& study, const Scenario& scenario)
    : study_{study}, scenario_{scenario} {
  if (study.function) return;
  for (const StudyParameter& p : study.parameters)
    together_.push_back(p.part == Part::entry && drawn_together(p.parameter));
}

/// Whether the study draws all uncertain shares of a whole by the scenario's distribution.
bool ScenarioInputs::drawn_together(std::size_t parameter) const {
  const ResolvedParameter& known = scenario_.parameters[parameter];
  if (!catalogue().entries()[parameter].sums_to_one() || known.distribution == "fixed" ||
      mapping_of(study_.design.kind) != Mapping::quantile)
    return false;
  for (std::size_t i = 0; i < known.value.size(); ++i) {
    const auto draws_it = [&](const StudyParameter& p) {
      return p.parameter == parameter && p.part == Part::entry && p.entry == i && !p.spread;
    };
    if (is_drawn(known, i) && std::ranges::none_of(study_.parameters, draws_it)) return false;
  }
  return true;
}

double ScenarioInputs::map(const StudyParameter& p, const Spread& spread, std::string_view name,
                           double coordinate) const {
  const CatalogueEntry& entry = catalogue().entries()[p.parameter];
  const bool factor = p.part == Part::factor;
  const Range range = entry.flag ? Range{0, 1} : factor ? Range{0, INFINITY} : entry.range;
  const double x = at(mapping_of(study_.design.kind), name, spread, range, coordinate);
  return (entry.whole || entry.flag) && !factor ? std::round(x) : x;
}

double ScenarioInputs::input(std::size_t parameter, double coordinate) const {
  const StudyParameter& p = study_.parameters[parameter];
  const ResolvedParameter& known = scenario_.parameters[p.parameter];
  if (p.part == Part::table) return std::isnan(coordinate) ? 0.5 : coordinate;
  if (std::isnan(coordinate)) {
    // What the study says of it comes before what the scenario says.
    if (p.own_value) return p.spread->value;
    return p.part == Part::factor ? 1 : known.value[p.entry];
  }
  if (p.spread) return map(p, *p.spread, p.distribution, coordinate);
  const CatalogueEntry& entry = catalogue().entries()[p.parameter];
  if (entry.flag) return map(p, {0, 0, 1}, "uniform", coordinate);
  if (entry.sums_to_one() && mapping_of(study_.design.kind) == Mapping::quantile)
    return composition_of(known).quantile(p.entry, coordinate);
  return map(p, {known.value[p.entry], known.low[p.entry], known.high[p.entry]}, known.distribution,
             coordinate);
}

std::vector<double> ScenarioInputs::inputs(std::span<const double> coordinates) const {
  const bool shares = std::ranges::find(together_, true) != together_.end();
  const auto all = shares ? values(coordinates) : std::vector<std::vector<double>>{};
  std::vector<double> list;
  for (std::size_t j = 0; j < study_.parameters.size(); ++j) {
    const StudyParameter& p = study_.parameters[j];
    list.push_back(together_[j] ? all[p.parameter][p.entry] : input(j, coordinates[j]));
  }
  return list;
}

void ScenarioInputs::set_table(const StudyParameter& p, double coordinate,
                               std::vector<double>& numbers) const {
  if (std::isnan(coordinate)) return;
  const ResolvedParameter& known = scenario_.parameters[p.parameter];
  for (std::size_t i = 0; i < numbers.size(); ++i)
    numbers[i] =
        map(p, {known.value[i], known.low[i], known.high[i]}, known.distribution, coordinate);
}

void ScenarioInputs::set_shares(std::size_t parameter, std::span<const double> coordinates,
                                std::vector<double>& numbers) const {
  std::vector<double> positions(numbers.size(), 0.5);
  bool central = true;
  for (std::size_t j = 0; j < study_.parameters.size(); ++j) {
    const StudyParameter& p = study_.parameters[j];
    if (p.parameter != parameter || std::isnan(coordinates[j])) continue;
    positions[p.entry] = coordinates[j];
    central = false;
  }
  if (!central) numbers = composition_of(scenario_.parameters[parameter]).shares(positions);
}

/// Puts named entries in place; of shares of a whole, the others share what is left as before. When
/// nothing is left they are 0, and the shares sum to more than 1, which inconsistencies() tells.
void ScenarioInputs::set_entries(std::size_t parameter, std::span<const double> coordinates,
                                 std::vector<double>& numbers) const {
  std::vector<bool> named(numbers.size(), false);
  for (std::size_t j = 0; j < study_.parameters.size(); ++j) {
    const StudyParameter& p = study_.parameters[j];
    if (p.parameter != parameter || p.part != Part::entry) continue;
    if (std::isnan(coordinates[j]) && !p.own_value) continue;
    numbers[p.entry] = input(j, coordinates[j]);
    named[p.entry] = true;
  }
  if (!catalogue().entries()[parameter].sums_to_one()) return;
  if (std::ranges::find(named, true) == named.end()) return;
  double taken = 0, others = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) (named[i] ? taken : others) += numbers[i];
  const double factor = others > 0 ? std::max(0.0, 1 - taken) / others : 1;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (!named[i]) numbers[i] *= factor;
}

std::vector<std::vector<double>> ScenarioInputs::values(std::span<const double> coordinates) const {
  std::vector<std::vector<double>> all;
  all.reserve(scenario_.parameters.size());
  for (const ResolvedParameter& p : scenario_.parameters) all.push_back(p.value);
  for (std::size_t j = 0; j < study_.parameters.size(); ++j) {
    const StudyParameter& p = study_.parameters[j];
    std::vector<double>& numbers = all[p.parameter];
    switch (p.part) {
      case Part::number:
        numbers.front() = input(j, coordinates[j]);
        break;
      case Part::factor:
        for (double& v : numbers) v *= input(j, coordinates[j]);
        break;
      case Part::table:
        set_table(p, coordinates[j], numbers);
        break;
      case Part::entry:
        // All entries of a table at once, when its first one comes.
        if (std::ranges::none_of(study_.parameters.begin(),
                                 study_.parameters.begin() + static_cast<std::ptrdiff_t>(j),
                                 [&](const auto& o) { return o.parameter == p.parameter; }))
          together_[j] ? set_shares(p.parameter, coordinates, numbers)
                       : set_entries(p.parameter, coordinates, numbers);
        break;
    }
  }
  return all;
}

std::vector<double> test_arguments(const Study& study, std::span<const double> coordinates) {
  using analysis::TestInput;
  const analysis::TestFunction& function = *analysis::find_test_function(study.function->name);
  std::size_t count = function.inputs.size();
  for (const StudyParameter& p : study.parameters) count = std::max(count, p.parameter + 1);
  std::vector<double> arguments;
  for (std::size_t i = 0; i < count; ++i) arguments.push_back(test_spread(function.input(i)).value);
  const Mapping mapping = mapping_of(study.design.kind);
  for (std::size_t j = 0; j < study.parameters.size(); ++j) {
    const StudyParameter& p = study.parameters[j];
    const double c = coordinates[j];
    const TestInput& input = function.input(p.parameter);
    double& x = arguments[p.parameter];
    if (std::isnan(c)) {
      if (p.own_value) x = p.spread->value;
      continue;
    }
    if (p.spread)
      x = at(mapping, p.distribution, *p.spread, {-INFINITY, INFINITY}, c);
    else
      x = mapping == Mapping::range ? straight(test_spread(input), c) : input.value(c);
  }
  return arguments;
}

Spread test_spread(const analysis::TestInput& input) {
  if (input.kind == analysis::TestInput::Kind::uniform)
    return {(input.first + input.second) / 2, input.first, input.second};
  constexpr double quantile_975 = 1.96;
  return {input.first, input.first - quantile_975 * input.second,
          input.first + quantile_975 * input.second};
}

}  // namespace kohort::sweep
