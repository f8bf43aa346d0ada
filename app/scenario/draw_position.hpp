#pragma once

#include <cstdint>
#include <string_view>

namespace kohort {

/// Draws of one Latin hypercube (McKay, Beckman & Conover 1979, Technometrics 21:239-245): in draws
/// 0 to 4, 5 to 9 and so on every parameter lies once in each fifth of its distribution. So few,
/// because a run may stop after any of them, and hypercubes are independent of each other.
inline constexpr std::uint32_t draws_of_a_hypercube = 5;

/// Where in its distribution a parameter lies in a draw (Scenario::draw): a probability, uniform on
/// (0, 1), independent of other parameters, seeds, and draws of other hypercubes.
/// @param key  full key of the parameter, "casework.turnover", or of one of several shares of a
///             whole, "placement.entry_0_5[foster]"
[[nodiscard]] double draw_position(std::string_view key, std::uint64_t seed, std::uint32_t draw);

}  // namespace kohort
