#include "app/run/reference.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/files/problems.hpp"
#include "app/words/input_error.hpp"
#include "app/words/suggestion.hpp"

namespace kohort {

namespace {

bool belongs_to_programme(const ResolvedParameter& parameter) {
  return parameter.key.starts_with("programmes.");
}

bool same(const ResolvedParameter& p, const ResolvedParameter& q) {
  return p.key == q.key && p.value == q.value && p.low == q.low && p.high == q.high &&
         p.distribution == q.distribution && p.price_year == q.price_year && p.unit == q.unit;
}

std::vector<std::string> names_of(const std::vector<const Scenario*>& scenarios) {
  std::vector<std::string> names;
  for (const Scenario* scenario : scenarios) names.push_back(scenario->id);
  return names;
}

/// A value with the place that gives it.
std::string stated(const Scenario& scenario, const ResolvedParameter& p) {
  const std::string place = p.history.empty() ? scenario.id : to_string(p.history.back().place);
  return fmt::format("{}: {} = {:.6g}", place, p.key, fmt::join(p.value, ", "));
}

}  // namespace

std::optional<PlaceDifference> place_difference(const Scenario& a, const Scenario& b) {
  if (a.price_index().first_year != b.price_index().first_year ||
      a.price_index().annual_rise != b.price_index().annual_rise) {
    return PlaceDifference{};
  }
  const auto next = [](const Scenario& s, std::size_t i) {
    while (i < s.parameters.size() && belongs_to_programme(s.parameters[i])) ++i;
    return i;
  };
  std::size_t i = next(a, 0);
  std::size_t j = next(b, 0);
  while (i < a.parameters.size() && j < b.parameters.size()) {
    if (!same(a.parameters[i], b.parameters[j]))
      return PlaceDifference{&a.parameters[i], &b.parameters[j]};
    i = next(a, i + 1);
    j = next(b, j + 1);
  }
  if (i >= a.parameters.size() && j >= b.parameters.size()) return std::nullopt;
  return PlaceDifference{};
}

std::string scenario_name(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  return name.ends_with(".toml") ? name.substr(0, name.size() - 5) : name;
}

std::size_t reference_position(const std::vector<const Scenario*>& scenarios,
                               const std::string& name) {
  const std::string id = scenario_name(name);
  const auto found = std::ranges::find(scenarios, id, &Scenario::id);
  const std::vector<std::string> names = names_of(scenarios);
  if (found == scenarios.end())
    throw InputError{fmt::format(
        "--reference {}: expected a scenario of this run ({}), or the file of another{}", name,
        fmt::join(names, ", "), did_you_mean(nearest(id, names)))};
  if (scenarios.size() < 2)
    throw InputError{fmt::format(
        "--reference {}: is the only scenario, and nothing is left to compare with it; give "
        "another one beside it",
        name)};
  return static_cast<std::size_t>(found - scenarios.begin());
}

std::string other_place(const Scenario& a, const Scenario& b) {
  const std::string why =
      "with --reference all scenarios are about the same place and people, and "
      "differ in their programmes alone";
  const auto difference = place_difference(a, b);
  if (!difference || difference->first == nullptr)
    return fmt::format("{}, {}: {}; these have different prices or parameters", a.id, b.id, why);
  return fmt::format("{}; {}: {}", stated(a, *difference->first), stated(b, *difference->second),
                     why);
}

}  // namespace kohort
