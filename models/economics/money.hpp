#pragma once

#include "sim/quantity.hpp"

namespace kohort {

/// An amount [kr., price year of the run], undiscounted; positive is a cost to who pays.
using Money = Quantity<struct Kr>;

/// A stream of cost [kr. per year].
using CostRate = Quantity<struct KrPerYear>;

[[nodiscard]] constexpr Money operator*(CostRate per_year, Duration d) {
  return {per_year.value * d.count()};
}

}  // namespace kohort
