#pragma once

#include <array>

#include "models/outcome.hpp"

namespace kohort {

/// How one krone is shared between payers, in the order of Payer. Transfers have a negative family
/// share, so that they sum to zero.
using Split = std::array<double, size_of<Payer>>;
inline constexpr Split municipality_pays{1, 0, 0, 0};
inline constexpr Split region_pays{0, 1, 0, 0};
inline constexpr Split state_pays{0, 0, 1, 0};

/// The part of a split that municipality, region and state bear together.
[[nodiscard]] constexpr double public_share(const Split& split) {
  return split[0] + split[1] + split[2];
}

/// A transfer to a family, of which the state refunds `state_share`.
[[nodiscard]] constexpr Split transfer_split(double state_share) {
  return {1 - state_share, 0, state_share, -1};
}

/// One krone of earnings that is lost while a person does not work, by who loses it.
///
/// The municipality keeps only what equalisation leaves of its tax; other municipalities, which the
/// state stands for here, get the rest. With `equalisation` 0 it is switched off.
/// @param municipal_tax, state_tax  on an extra krone of wage [share]
[[nodiscard]] constexpr Split lost_earnings_split(double municipal_tax, double state_tax,
                                                  double equalisation) {
  const double kept = municipal_tax * (1 - equalisation);
  const double state = state_tax + municipal_tax * equalisation;
  return {kept, 0, state, 1 - kept - state};
}

}  // namespace kohort
