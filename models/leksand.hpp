#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "models/programme.hpp"

namespace kohort {

inline constexpr std::size_t most_members = 16;   ///< of one parent group
inline constexpr std::size_t most_meetings = 32;  ///< attendance is kept in 32 bits

/// Strength of the tie between two members: the share of all meetings at which both were present,
/// halved every `half_life` years after the course.
[[nodiscard]] double tie_strength(std::uint32_t attended_one, std::uint32_t attended_other,
                                  double meetings, double years_since_course, double half_life);

/// Probability that a network solves an everyday need, from the sum of ties to members with
/// resources to spare: each full tie fails to help with probability 1 - per_tie.
[[nodiscard]] double network_solves(double ties, double per_tie);

/// Parent groups after the Leksand model: three-step invitation in pregnancy, monthly meetings,
/// networks that solve everyday needs.
[[nodiscard]] ProgrammeType leksand_type();

}  // namespace kohort
