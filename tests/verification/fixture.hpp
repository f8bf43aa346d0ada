#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "tests/models/fixture.hpp"
#include "tests/models/programme_fixture.hpp"

namespace kohort::test {

using Settings = std::vector<std::string>;

/// Several groups of overrides in one.
inline Settings all_of(std::initializer_list<Settings> groups) {
  Settings all;
  for (const Settings& group : groups) all.insert(all.end(), group.begin(), group.end());
  return all;
}

inline Settings leksand(const Settings& own) { return programme("leksand", own); }

/// Parent groups which every couple joins and attends to the end.
inline Settings everybody_joins() {
  return leksand({"gp_reach=1", "acceptance=1", "acceptance_vulnerability=0", "attendance=1",
                  "attendance_vulnerability=0", "dropout=0"});
}

/// Addresses of draws for values of which each has its own.
inline std::vector<std::uint32_t> replications_of(const std::vector<double>& values) {
  std::vector<std::uint32_t> draws(values.size());
  for (std::uint32_t i = 0; i < draws.size(); ++i) draws[i] = i;
  return draws;
}

/// Cost over all budget years to one payer, or to one payer in all categories.
inline double net_cost(const Outcome& o, Payer payer) {
  double sum = 0;
  for (std::size_t c = 0; c < size_of<Category>; ++c)
    sum += total_cost(o, static_cast<Category>(c), payer);
  return sum;
}

/// Years in placement over the budget years, all types.
inline double placement_years(const Outcome& o) {
  double sum = 0;
  for (std::size_t type = 0; type < place_types; ++type)
    sum += total(
        o, static_cast<Yearly>(static_cast<std::size_t>(Yearly::placement_years_kinship) + type));
  return sum;
}

}  // namespace kohort::test
