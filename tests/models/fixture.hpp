#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/scenario/scenario.hpp"
#include "models/district.hpp"
#include "models/simulate.hpp"

namespace kohort::test {

/// The shipped baseline with overrides ("key=value"); small unless they say otherwise.
inline Parameters denmark(std::vector<std::string> overrides = {}) {
  overrides.insert(overrides.begin(), "municipality.births_per_year=120");
  return load_scenario(KOHORT_SOURCE_DIR "/scenarios/denmark.toml", overrides).central();
}

inline District district(const Parameters& p, std::uint32_t replication = 0) {
  return build_district(std::make_shared<const Parameters>(p), 7, replication, 0, 1, 0, 1);
}

inline std::vector<Outcome> simulate(const Parameters& p, std::uint32_t replication = 0) {
  const Parameters* const scenarios[] = {&p};
  return simulate_replication(scenarios, 7, replication);
}

inline bool same_bits(const Outcome& a, const Outcome& b) {
  const auto x = a.values(), y = b.values();
  return std::equal(x.begin(), x.end(), y.begin(), y.end());
}

/// Forgets the cost of subgroups, which holds everything that is attributed to followed children.
inline void clear_group_costs(Outcome& o) {
  for (std::size_t group = 0; group < subgroup_count; ++group)
    for (const auto what : {SubgroupCount::cost_municipality, SubgroupCount::cost_public})
      o.subgroup(static_cast<Subgroup>(group), what) = 0;
}

/// Sum of a yearly count over the budget years.
inline double total(const Outcome& o, Yearly what) {
  double sum = 0;
  for (std::size_t year = 0; year < o.budget_years(); ++year) sum += o.yearly(what, year);
  return sum;
}

inline double total(const Outcome& o, ByAgeCount what, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t age = from; age < to; ++age) sum += o.by_age(what, age);
  return sum;
}

inline double total_cost(const Outcome& o, Category category, Payer payer) {
  double sum = 0;
  for (std::size_t year = 0; year < o.budget_years(); ++year) sum += o.cost(year, category, payer);
  return sum;
}

}  // namespace kohort::test
