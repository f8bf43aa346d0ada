#include "app/scenario/scenario.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/files/hash.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/scenario/composition.hpp"
#include "app/scenario/distribution.hpp"
#include "app/scenario/draw_position.hpp"
#include "app/words/input_error.hpp"
#include "models/programme.hpp"
#include "sim/random.hpp"

namespace kohort {

namespace {

/// What a random number of a parameter draw is for. Part of the results: append, never renumber.
enum class ParameterDecision : std::uint32_t { value = 1 };

std::vector<double> draw_values(const CatalogueEntry& entry, const ResolvedParameter& p,
                                std::uint64_t seed, std::uint32_t draw) {
  std::vector<double> values = p.value;
  if (p.distribution == "fixed") return values;
  if (entry.sums_to_one()) {
    std::vector<double> positions;
    for (std::size_t i = 0; i < values.size(); ++i)
      positions.push_back(draw_position(entry.share_key(i), seed, draw));
    return composition_of(p.value, p.low, p.high).shares(positions);
  }
  const double position = draw_position(entry.key, seed, draw);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = quantile(p.distribution, {p.value[i], p.low[i], p.high[i]}, entry.range, position);
    if (entry.whole) values[i] = std::round(values[i]);
  }
  return values;
}

}  // namespace

double draw_position(std::string_view key, std::uint64_t seed, std::uint32_t draw) {
  return Draws<ParameterDecision>{seed, draw}.uniform(fnv1a(key), ParameterDecision::value, 0);
}

const ResolvedParameter* Scenario::find(std::string_view key) const {
  const auto found = std::ranges::find(parameters, key, &ResolvedParameter::key);
  return found == parameters.end() ? nullptr : &*found;
}

int Scenario::price_year() const {
  return static_cast<int>(find("time.price_year")->value.front());
}

Parameters Scenario::assemble(std::vector<std::vector<double>> values) const {
  const int to = price_year();
  const auto& entries = catalogue().entries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].is_money()) continue;
    const double factor = price_index_.factor(parameters[i].price_year, to);
    for (double& amount : values[i]) amount *= factor;
  }
  Parameters result;
  write_values(result, values);
  const auto names = programme_names();
  for (const ResolvedBudgetLine& line : budget) {
    const auto position = std::ranges::find(names, line.programme) - names.begin();
    result.programmes[static_cast<std::size_t>(position)]->budget.push_back(
        {line.year, line.amount * price_index_.factor(line.price_year, to)});
  }
  for (auto& programme : result.programmes)
    std::ranges::stable_sort(programme->budget, {}, &BudgetLine::year);
  return result;
}

std::vector<std::vector<double>> Scenario::drawn_values(std::uint64_t seed,
                                                        std::uint32_t draw) const {
  const auto& entries = catalogue().entries();
  std::vector<std::vector<double>> values;
  for (std::size_t i = 0; i < entries.size(); ++i)
    values.push_back(draw_values(entries[i], parameters[i], seed, draw));
  return values;
}

Parameters Scenario::draw(std::uint64_t seed, std::uint32_t draw) const {
  return from_draw(drawn_values(seed, draw), seed, draw);
}

Parameters Scenario::from_draw(std::vector<std::vector<double>> values, std::uint64_t seed,
                               std::uint32_t draw) const {
  Parameters result = assemble(std::move(values));
  if (const auto faults = inconsistencies(result); !faults.empty())
    throw InputError{fmt::format(
        "scenario {}, seed {}, parameter draw {}: the ranges allow values that contradict each "
        "other: {}",
        id, seed, draw, fmt::join(faults, "; "))};
  return result;
}

std::vector<std::string> Scenario::programmes() const {
  std::vector<std::string> enabled;
  const auto names = programme_names();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (central_.programmes[i]->enabled) enabled.push_back(names[i]);
  return enabled;
}

bool Scenario::has_programme(std::string_view name) const {
  const auto types = programme_types();
  const auto found = std::ranges::find(types, name, &ProgrammeType::name);
  return found != types.end() &&
         central_.programmes[static_cast<std::size_t>(found - types.begin())]->enabled;
}

}  // namespace kohort
