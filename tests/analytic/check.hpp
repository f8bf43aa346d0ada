#pragma once

#include <cmath>
#include <doctest/doctest.h>

#include "sim/statistics.hpp"

namespace kohort::test {

/// The mean of independent observations is within four standard errors of the exact value.
inline void check_mean(const Tally& observed, double exact) {
  CAPTURE(observed.mean());
  CAPTURE(observed.standard_error());
  CAPTURE(exact);
  CHECK(observed.standard_error() < 0.1 * std::abs(exact));  // else the check says little
  CHECK(std::abs(observed.mean() - exact) <= 4 * observed.standard_error());
}

/// The same for a share of independent trials.
inline void check_share(double successes, double trials, double exact) {
  CAPTURE(successes / trials);
  CAPTURE(exact);
  CHECK(std::abs(successes / trials - exact) <= 4 * std::sqrt(exact * (1 - exact) / trials));
}

}  // namespace kohort::test
