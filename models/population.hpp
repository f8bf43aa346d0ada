#pragma once

#include <cstdint>
#include <vector>

#include "models/parameters.hpp"
#include "models/state.hpp"

namespace kohort {

struct District;

/// Whether a family belongs to the most vulnerable share of families.
[[nodiscard]] bool in_risk_zone(const District& d, const Family& family);

/// Whether the six correlations of the covariates fit together (positive definite matrix).
[[nodiscard]] bool correlations_possible(const PopulationParameters& p);

/// Mean number of children in a family that has any.
[[nodiscard]] double mean_family_size(const PopulationParameters& p);

/// Hazard ratio of needs of the family's children: log-normal in vulnerability with mean 1, times
/// what programmes did.
[[nodiscard]] inline double need_frailty(const Family& family) {
  return double{family.need_ratio} * family.need_factor;
}

/// Addresses of the children's draws, in their order, for draws that all make.
[[nodiscard]] std::vector<std::uint64_t> keys_of_children(const District& d);

/// Makes the families and children of a district whose births fall in the run.
///
/// Families come in the order of their first births, which are stratified: family i has its first
/// birth in the i-th of equal slices of time. Vulnerability (standard normal), mother's age,
/// education and firmness of the union are tied by a Gaussian copula.
/// @param lead [years] families whose first birth lies this long before the run are included,
///             because their later children belong to it
void make_population(District& d, double births_per_year, Time begin, Time end, double lead);

}  // namespace kohort
