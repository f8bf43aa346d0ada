#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

/// Groups of followed children for whom results are told apart. Every child belongs to one group of
/// each division, so that the groups of a division add up to all followed children.
namespace kohort {

struct Child;
struct District;

/// Appending a division is safe; the order is part of stored results. The groups of mother's age
/// and education are in the order of the parameters' labels.
enum class Subgroup : std::size_t {
  risk_zone,  ///< the top `population.risk_zone_share` of vulnerability
  outside_risk_zone,
  union_apart,  ///< the parents' union when their first child is born
  union_cohabiting,
  union_married,
  education_basic,  ///< of the mother
  education_upper_secondary,
  education_short_or_medium,
  education_long,
  mother_under_25,  ///< the mother's age when her first child is born
  mother_25_29,
  mother_30_34,
  mother_35_39,
  mother_40_and_over,
  first_born,
  later_born,
  boys,
  girls,
  count_
};

/// What is counted for each group.
enum class SubgroupCount : std::size_t {
  children,           ///< followed children who have come of age
  ever_placed,        ///< of these, placed at least once before 18
  placement_years,    ///< before 18
  parents_separated,  ///< children whose parents separated after their birth and before 18
  cost_municipality,  ///< to the horizon [kr., undiscounted]
  cost_public,        ///< municipality, region and state
  count_
};

inline constexpr std::size_t subgroup_count = static_cast<std::size_t>(Subgroup::count_);
inline constexpr std::size_t subgroup_figures = static_cast<std::size_t>(SubgroupCount::count_);

/// A way of dividing the children: `size` groups from `first` on.
struct SubgroupDivision {
  std::string_view name;
  Subgroup first;
  std::size_t size;
};
inline constexpr std::array<SubgroupDivision, 6> subgroup_divisions{
    {{"risk_zone", Subgroup::risk_zone, 2},
     {"union_at_birth", Subgroup::union_apart, 3},
     {"mother_education", Subgroup::education_basic, 4},
     {"mother_age", Subgroup::mother_under_25, 5},
     {"birth_order", Subgroup::first_born, 2},
     {"sex", Subgroup::boys, 2}}};

/// The group of a division at a position from 0 on.
[[nodiscard]] constexpr Subgroup group_of(const SubgroupDivision& division, std::size_t position) {
  return static_cast<Subgroup>(static_cast<std::size_t>(division.first) + position);
}

// The divisions follow upon each other in the order of the groups and leave none out.
static_assert([] {
  Subgroup next = Subgroup::risk_zone;
  for (const SubgroupDivision& division : subgroup_divisions) {
    if (division.first != next) return false;
    next = group_of(division, division.size);
  }
  return next == Subgroup::count_;
}());
static_assert(group_of(subgroup_divisions[1], 2) == Subgroup::union_married &&
              group_of(subgroup_divisions[2], 3) == Subgroup::education_long &&
              group_of(subgroup_divisions[3], 4) == Subgroup::mother_40_and_over);

/// Names used in tables and files, in the order of the enumerations.
[[nodiscard]] std::span<const std::string_view> subgroup_names();
[[nodiscard]] std::span<const std::string_view> subgroup_count_names();

/// The child's group in each division.
[[nodiscard]] std::array<Subgroup, subgroup_divisions.size()> subgroups_of(const District& d,
                                                                           const Child& child);

/// Adds to a figure of the groups that a followed child belongs to; nothing for other children.
void count_groups(District& d, const Child& child, SubgroupCount what, double amount = 1);

}  // namespace kohort
