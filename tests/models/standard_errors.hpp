#pragma once

#include <cmath>

namespace kohort::test {

/// By how many standard errors `seen` of `n` differ from the expected share.
inline double errors(double seen, double n, double expected) {
  return std::abs(seen / n - expected) / std::sqrt(expected * (1 - expected) / n);
}

}  // namespace kohort::test
