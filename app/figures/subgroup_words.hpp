#pragma once

#include "app/figures/unit.hpp"
#include "app/figures/words.hpp"
#include "models/subgroup.hpp"

namespace kohort {

/// What is counted for each group, as readers meet it.
struct GroupFigure {
  SubgroupCount what;
  MetricUnit unit;
  Words name;
  Words per;  ///< "børn pr. 1.000"
};

/// In the order of SubgroupCount.
[[nodiscard]] const GroupFigure& group_figure(SubgroupCount what);
[[nodiscard]] const Words& division_words(std::size_t division);
[[nodiscard]] const Words& subgroup_words(Subgroup group);

}  // namespace kohort
