#pragma once

#include <array>
#include <vector>

#include "models/parameters.hpp"
#include "models/subgroup.hpp"

/// What everyday needs that no network solves take of ordinary services: hours of health visitors,
/// day-care staff and psychologists.
namespace kohort {

struct Child;
struct District;

/// Everyday needs that services met, in ones, so that their order leaves no trace: lives are lived
/// ahead of the clock (docs/decisions/0013-lives-ahead-of-the-clock.md).
struct ServiceUse {
  std::vector<ByAge> yearly;                     ///< by budget year and age band
  std::vector<double> at_age;                    ///< of followed children, by age in years
  std::array<ByAge, subgroup_count> of_group{};  ///< of followed children, by age band
};

/// Hours of all services together that an everyday need takes, by age band.
[[nodiscard]] ByAge service_hours(const ServiceParameters& p);
/// What they cost [kr., price year of the run].
[[nodiscard]] ByAge service_cost(const ServiceParameters& p);

/// Notes an everyday need that arises in a budget year (counted from 0, may lie outside) when the
/// child is `age` years old.
void use_services(District& d, const Child& child, int year, double age);

/// End of the run: books the hours and the cost of what was noted.
void settle_services(District& d);

}  // namespace kohort
