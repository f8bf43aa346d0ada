#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "app/figures/subgroup_words.hpp"
#include "app/results/estimate.hpp"
#include "models/outcome.hpp"

namespace kohort {

/// A group with fewer children than this in a replication is flagged: in it a single placed child
/// moves the share by more than five percentage points.
inline constexpr double fewest_children = 20;

/// Totals of the groups, [figure][replication], figures in the order of Outcome's block.
using SubgroupValues = std::vector<std::vector<double>>;
void gather_subgroups(const Outcome& outcome, SubgroupValues& values);

/// Results of one group of followed children: numbers per child, so that groups of any size can be
/// held against each other.
struct SubgroupSummary {
  Subgroup group{};
  std::string_view division;
  double children{};  ///< mean number in a replication
  /// Per child or 1,000 children; `children`: number.
  std::array<Compared, subgroup_figures> figures;

  [[nodiscard]] bool small() const { return children < fewest_children; }
  [[nodiscard]] std::string_view name() const {
    return subgroup_names()[static_cast<std::size_t>(group)];
  }
  [[nodiscard]] const Compared& figure(SubgroupCount what) const {
    return figures[static_cast<std::size_t>(what)];
  }
};

/// Every group that has children in any replication. Figures per child are ratios of means, so that
/// every child counts alike, however many there are in its replication.
[[nodiscard]] std::vector<SubgroupSummary> summarise_subgroups(
    const SubgroupValues& baseline, const SubgroupValues& scenario,
    std::span<const std::uint32_t> draws);

}  // namespace kohort
