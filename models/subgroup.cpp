#include "models/subgroup.hpp"

#include "models/district.hpp"
#include "models/population.hpp"

namespace kohort {

namespace {

Subgroup offset(Subgroup first, std::size_t position) {
  return static_cast<Subgroup>(static_cast<std::size_t>(first) + position);
}

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
          offset(Subgroup::union_apart, static_cast<std::size_t>(family.union_at_birth)),
          offset(Subgroup::education_basic, family.education),
          offset(Subgroup::mother_under_25, family.mother_age),
          child.number == 0 ? Subgroup::first_born : Subgroup::later_born,
          child.boy ? Subgroup::boys : Subgroup::girls};
}

void count_groups(District& d, const Child& child, SubgroupCount what, double amount) {
  if (!child.followed) return;
  for (const Subgroup group : subgroups_of(d, child))
    d.accounts.outcome.subgroup(group, what) += amount;
}

}  // namespace kohort
