#pragma once

#include <cstdint>

namespace kohort::analysis {

/// Nested uniform scrambling in base 2 (Owen 1995, doi:10.1007/978-1-4612-2552-2_19): each of the
/// 52 binary digits is flipped or not by a random bit of its own for every way in which the digits
/// before it can be. Points of a digital net stay one, each of them is uniform, and errors of
/// averages of smooth functions fall faster than with one random shift for all points.
///
/// A pure function of its arguments, so that any point of a sequence can be had alone and a longer
/// sequence begins with the shorter one.
/// @param digits below 2^52, the coordinate times 2^52
/// @param column columns are scrambled independently of each other
[[nodiscard]] std::uint64_t scrambled(std::uint64_t digits, std::uint64_t seed,
                                      std::uint32_t column);

}  // namespace kohort::analysis
