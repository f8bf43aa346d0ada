#pragma once

#include <cstdint>
#include <string_view>

namespace kohort {

/// Where in its distribution a parameter lies in a draw (Scenario::draw): a probability, uniform on
/// (0, 1), independent of other parameters, draws and seeds.
/// @param key  full key of the parameter, "casework.turnover", or of one of several shares of a
///             whole, "placement.entry_0_5[foster]"
[[nodiscard]] double draw_position(std::string_view key, std::uint64_t seed, std::uint32_t draw);

}  // namespace kohort
