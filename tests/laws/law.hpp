#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/scenario/scenario.hpp"

namespace kohort::laws {

/// Which way a figure goes from the other side of a comparison to this one.
enum class Direction {
  rises,      ///< beyond chance
  falls,      ///< beyond chance
  not_lower,  ///< not lower beyond chance
  not_higher,
  same,  ///< in every replication
  none   ///< only a range is asked
};

struct Range {
  double low{};
  double high{};
};

using Settings = std::vector<std::string>;  ///< "key=value" as given to --set

/// What somebody who knows the field expects of the model; docs/verification.md says how to write
/// one.
struct Law {
  std::string name;
  std::string reason;
  Place place;                    ///< where it stands
  std::string scenario;           ///< in scenarios/
  Settings both;                  ///< of every side
  Settings set;                   ///< of this side
  Settings against;               ///< of the other side
  bool against_baseline{false};   ///< the other side is the same place without programmes
  std::vector<Settings> ordered;  ///< sides one after the other, instead of set and against
  std::string metric;             ///< see figure.hpp
  std::string per;                ///< divides the metric; empty: nothing does
  std::optional<Range> years;     ///< calendar years that are counted; all budget years if empty
  Range ages{0, 200};             ///< of counts by age
  Direction direction{Direction::none};
  std::optional<Range> between;         ///< of this side's value
  std::optional<Range> change_percent;  ///< of the change from the other side
  double first_at_most{0};  ///< part of the last side's effect that the first may have; 0: any
  int births{300};
  int replications{16};
  int draws{0};  ///< of the parameters, beside the central values
  int draw_replications{4};
  double least_share{0.9};  ///< of draws in which the direction must hold
  double chance{3};         ///< standard errors that count as beyond chance
  bool known_to_fail{false};
  std::string fails_because;
};

}  // namespace kohort::laws
