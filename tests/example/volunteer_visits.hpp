#pragma once

#include "models/programme.hpp"

namespace kohort {

/// Volunteers who visit families with a newborn: the worked example of a programme.
[[nodiscard]] ProgrammeType volunteer_visits_type();

}  // namespace kohort
