#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/district.hpp"

namespace kohort {

/// What happened to a child at one moment, in words.
struct LifeEvent {
  double age{};  ///< [years]; below 0 before the birth
  std::string text;

  friend bool operator==(const LifeEvent&, const LifeEvent&) = default;
};

/// Sums over a whole life, from the birth to the horizon.
struct LifeTotals {
  double placement_years{};
  double cost_municipality{};  ///< [kr., undiscounted]
  double cost_public{};        ///< municipality, region and state
  bool parents_separated{};    ///< after the birth and before 18

  friend bool operator==(const LifeTotals&, const LifeTotals&) = default;
};

/// One child's life in one scenario.
struct Life {
  std::vector<LifeEvent> childhood;  ///< ends with the 18th birthday
  std::vector<LifeEvent> adult;
  LifeTotals totals;

  friend bool operator==(const Life&, const Life&) = default;
};

/// Runs a district to its end and writes down what happens to one followed child on the way.
///
/// Whatever event it is: the child's state before and after it says what happened, so that nothing
/// is missed that comes from others (a caseworker who leaves, a case that makes room).
/// @param programmes  name of each running programme, in the district's order
/// @pre the district has not been run beyond the start of the first budget year
[[nodiscard]] Life record_life(District& d, ChildId child,
                               const std::vector<std::string>& programmes,
                               std::string_view language);

/// Runs a district to its end. @return totals of every child, zero for those not followed
[[nodiscard]] std::vector<LifeTotals> run_with_totals(District& d);

}  // namespace kohort
