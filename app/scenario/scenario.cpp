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
#include "sim/random.hpp"

namespace kohort {

namespace {

/// What a random number of a parameter draw is for. Part of the results: append, never renumber.
enum class ParameterDecision : std::uint32_t { value = 1, fifth = 2 };

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
  // What is not known about a kind of programme is the same for all of the kind.
  const std::string& key = entry.of_first ? catalogue().entries()[*entry.of_first].key : entry.key;
  const double position = draw_position(key, seed, draw);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = quantile(p.distribution, {p.value[i], p.low[i], p.high[i]}, entry.range, position);
    if (entry.whole) values[i] = std::round(values[i]);
  }
  return values;
}

}  // namespace

double draw_position(std::string_view key, std::uint64_t seed, std::uint32_t draw) {
  const std::uint64_t parameter = fnv1a(key);
  const auto uniform = [&](std::uint32_t of, ParameterDecision what) {
    return Draws<ParameterDecision>{seed, of}.uniform(parameter, what, 0);
  };
  // A random order of the fifths: by numbers that each draw of the hypercube has.
  const double own = uniform(draw, ParameterDecision::fifth);
  const std::uint32_t first = draw - draw % draws_of_a_hypercube;
  std::uint32_t below = 0;
  for (std::uint32_t other = first; other < first + draws_of_a_hypercube; ++other)
    if (other != draw && uniform(other, ParameterDecision::fifth) < own) ++below;
  return (below + uniform(draw, ParameterDecision::value)) / draws_of_a_hypercube;
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
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (parameters[i].follows) values[i] = values[*parameters[i].follows];
  const std::vector<CatalogueEntry>& entries = this->entries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].is_money()) continue;
    const double factor = price_index_.factor(parameters[i].price_year, to);
    for (double& amount : values[i]) amount *= factor;
  }
  Parameters result;
  for (const std::string& name : further_programmes) result.add_programme(name);
  write_values(result, values);
  for (const ResolvedBudgetLine& line : budget) {
    const auto programme =
        std::ranges::find(result.programmes, line.programme, &ProgrammeParameters::name);
    (*programme)
        ->budget.push_back({line.year, line.amount * price_index_.factor(line.price_year, to)});
  }
  for (auto& programme : result.programmes)
    std::ranges::stable_sort(programme->budget, {}, &BudgetLine::year);
  return result;
}

std::vector<std::vector<double>> Scenario::drawn_values(std::uint64_t seed,
                                                        std::uint32_t draw) const {
  const std::vector<CatalogueEntry>& entries = this->entries();
  std::vector<std::vector<double>> values;
  for (std::size_t i = 0; i < entries.size(); ++i)
    values.push_back(parameters[i].follows ? values[*parameters[i].follows]
                                           : draw_values(entries[i], parameters[i], seed, draw));
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
  for (const auto& programme : central_.programmes)
    if (programme->enabled) enabled.push_back(programme->name);
  return enabled;
}

bool Scenario::has_programme(std::string_view name) const {
  return std::ranges::any_of(central_.programmes, [name](const auto& programme) {
    return programme->enabled && programme->name == name;
  });
}

const std::vector<CatalogueEntry>& Scenario::entries() const {
  return (catalogue_ ? *catalogue_ : catalogue()).entries();
}

}  // namespace kohort
