#include <cmath>

#include "app/trace/trace.hpp"
#include "models/subgroup.hpp"

namespace kohort {

namespace {

std::string group_name(Subgroup first, int number) {
  return std::string{
      subgroup_names()[static_cast<std::size_t>(first) + static_cast<std::size_t>(number)]};
}

std::vector<Column> columns() {
  std::vector<Column> all{
      {"child", "integer", "", "number of the child, as in kohort trace --child"},
      {"birth_year", "integer", "", "calendar year of birth"},
      {"birth", "real", "years", "since the start of the first budget year"},
      {"sex", "text", "", "boys or girls"},
      {"risk_zone", "text", "", "the family is in the risk zone or outside it"},
      {"birth_order", "integer", "", "1: the family's first child"},
      {"mother_age", "text", "", "the mother's age when her first child was born"},
      {"mother_education", "text", "", "the mother's education"},
      {"union_at_birth", "text", "", "the parents' union when their first child was born"}};
  for (const std::string world : {"baseline", "scenario"}) {
    all.push_back({world + "_placement_years", "real", "years", "in placement before 18"});
    all.push_back({world + "_cost_municipality", "real", "kr.", "to the horizon, undiscounted"});
    all.push_back({world + "_cost_public", "real", "kr.", "municipality, region and state"});
    all.push_back({world + "_parents_separated", "integer", "", "1: before the child was 18"});
  }
  return all;
}

void add_totals(Row& row, const LifeTotals& life) {
  row.emplace_back(life.placement_years);
  row.emplace_back(life.cost_municipality);
  row.emplace_back(life.cost_public);
  row.emplace_back(std::int64_t{life.parents_separated});
}

Row row_of(const LifeDifference& child, int start) {
  const Person& p = child.person;
  Row row{std::int64_t{p.number},
          std::int64_t{start} + static_cast<std::int64_t>(std::floor(p.birth)),
          p.birth,
          group_name(Subgroup::boys, p.boy ? 0 : 1),
          group_name(Subgroup::risk_zone, p.risk_zone ? 0 : 1),
          std::int64_t{p.in_family},
          group_name(Subgroup::mother_under_25, p.mother_age),
          group_name(Subgroup::education_basic, p.education),
          group_name(Subgroup::union_apart, static_cast<int>(p.union_at_birth))};
  add_totals(row, child.baseline);
  add_totals(row, child.scenario);
  return row;
}

}  // namespace

Table lives_table(const std::vector<LifeDifference>& all, int start) {
  return {"lives", "Every followed child's two lives, those that differ most first.", columns(),
          [&all, start](const std::function<void(const Row&)>& sink) {
            for (const LifeDifference& child : all) sink(row_of(child, start));
          }};
}

}  // namespace kohort
