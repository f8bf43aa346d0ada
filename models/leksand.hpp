#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "models/programme.hpp"

namespace kohort {

inline constexpr std::size_t most_members = 16;   ///< of one parent group
inline constexpr std::size_t most_meetings = 32;  ///< attendance is kept in 32 bits

/// Number of meetings at which two members were both present; one bit a meeting.
[[nodiscard]] std::size_t meetings_shared(std::uint32_t attended_one, std::uint32_t attended_other);

/// Strength of the tie between two members: the dose (models/dose.hpp) of the meetings that they
/// shared, halved every `half_life` years after the course.
[[nodiscard]] double tie_strength(double dose_shared, double years_since_course, double half_life);

/// Probability that a network solves an everyday need, from the sum of ties to members with
/// resources to spare: each full tie fails to help with probability 1 - per_tie.
[[nodiscard]] double network_solves(double ties, double per_tie);

/// Parent groups after the Leksand model: three-step invitation in pregnancy, monthly meetings,
/// networks that solve everyday needs.
[[nodiscard]] ProgrammeType leksand_type();

}  // namespace kohort
