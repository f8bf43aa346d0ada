#include "models/subgroup.hpp"

#include "models/district.hpp"
#include "models/population.hpp"

namespace kohort {

namespace {

// Divisions whose groups are in the order of a state or of the labels of parameters.
constexpr SubgroupDivision by_union = subgroup_divisions[1];
constexpr SubgroupDivision by_education = subgroup_divisions[2];
constexpr SubgroupDivision by_mother_age = subgroup_divisions[3];
static_assert(by_union.first == Subgroup::union_apart &&
              by_education.first == Subgroup::education_basic &&
              by_mother_age.first == Subgroup::mother_under_25);
static_assert(group_of(by_union, static_cast<std::size_t>(Union::apart)) == Subgroup::union_apart &&
              group_of(by_union, static_cast<std::size_t>(Union::cohabiting)) ==
                  Subgroup::union_cohabiting &&
              group_of(by_union, static_cast<std::size_t>(Union::married)) ==
                  Subgroup::union_married);

}  // namespace

std::span<const std::string_view> subgroup_names() {
  static constexpr std::array<std::string_view, subgroup_count> names{"risk_zone",
                                                                      "outside_risk_zone",
                                                                      "apart",
                                                                      "cohabiting",
                                                                      "married",
                                                                      "basic",
                                                                      "upper_secondary",
                                                                      "short_or_medium_higher",
                                                                      "long_higher",
                                                                      "under_25",
                                                                      "25_29",
                                                                      "30_34",
                                                                      "35_39",
                                                                      "40_and_over",
                                                                      "first_born",
                                                                      "later_born",
                                                                      "boys",
                                                                      "girls"};
  return names;
}

std::span<const std::string_view> subgroup_count_names() {
  static constexpr std::array<std::string_view, subgroup_figures> names{
      "children",          "ever_placed",       "placement_years",
      "parents_separated", "cost_municipality", "cost_public"};
  return names;
}

std::array<Subgroup, subgroup_divisions.size()> subgroups_of(const District& d,
                                                             const Child& child) {
  const Family& family = d.families[index(child.family)];
  return {in_risk_zone(d, family) ? Subgroup::risk_zone : Subgroup::outside_risk_zone,
          group_of(by_union, static_cast<std::size_t>(family.union_at_birth)),
          group_of(by_education, family.education),
          group_of(by_mother_age, family.mother_age),
          child.number == 0 ? Subgroup::first_born : Subgroup::later_born,
          child.boy ? Subgroup::boys : Subgroup::girls};
}

void count_groups(District& d, const Child& child, SubgroupCount what, double amount) {
  if (!child.followed) return;
  for (const Subgroup group : subgroups_of(d, child))
    d.accounts.outcome.subgroup(group, what) += amount;
}

}  // namespace kohort
