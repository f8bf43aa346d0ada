#include "app/results/subgroups.hpp"

#include <numeric>

#include "app/results/ratio.hpp"

namespace kohort {

namespace {

std::size_t cell(Subgroup group, SubgroupCount what) {
  return static_cast<std::size_t>(group) * subgroup_figures + static_cast<std::size_t>(what);
}

/// Figures are per 1,000 children, or per child if they are money.
double per_children(SubgroupCount what) {
  return group_figure(what).unit == MetricUnit::per_1000_children ? 1000 : 1;
}

SubgroupSummary summarise_group(Subgroup group, const SubgroupValues& baseline,
                                const SubgroupValues& scenario,
                                std::span<const std::uint32_t> draws) {
  const std::vector<double>& children = baseline[cell(group, SubgroupCount::children)];
  SubgroupSummary result;
  result.group = group;
  result.children =
      std::accumulate(children.begin(), children.end(), 0.0) / static_cast<double>(children.size());
  for (std::size_t f = 0; f < subgroup_figures; ++f) {
    const auto what = static_cast<SubgroupCount>(f);
    if (what == SubgroupCount::children) {
      result.figures[f] = compare(children, scenario[cell(group, what)], draws);
      continue;
    }
    const auto per_child = [&](const SubgroupValues& values) {
      std::vector<double> ratios = values[cell(group, what)];
      for (std::size_t r = 0; r < ratios.size(); ++r)
        ratios[r] = children[r] > 0 ? ratios[r] * per_children(what) / children[r] : 0;
      return ratios;
    };
    result.figures[f] =
        compare_ratios({per_child(baseline), children}, {per_child(scenario), children}, draws);
  }
  return result;
}

}  // namespace

void gather_subgroups(const Outcome& outcome, SubgroupValues& values) {
  values.resize(subgroup_count * subgroup_figures);
  for (std::size_t g = 0; g < subgroup_count; ++g) {
    for (std::size_t f = 0; f < subgroup_figures; ++f) {
      const auto group = static_cast<Subgroup>(g);
      const auto what = static_cast<SubgroupCount>(f);
      values[cell(group, what)].push_back(outcome.subgroup(group, what));
    }
  }
}

std::vector<SubgroupSummary> summarise_subgroups(const SubgroupValues& baseline,
                                                 const SubgroupValues& scenario,
                                                 std::span<const std::uint32_t> draws) {
  std::vector<SubgroupSummary> all;
  if (draws.empty()) return all;
  for (const SubgroupDivision& division : subgroup_divisions) {
    for (std::size_t i = 0; i < division.size; ++i) {
      const Subgroup group = group_of(division, i);
      SubgroupSummary summary = summarise_group(group, baseline, scenario, draws);
      summary.division = division.name;
      if (summary.children > 0) all.push_back(summary);
    }
  }
  return all;
}

}  // namespace kohort
