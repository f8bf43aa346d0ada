#pragma once

#include "models/programme.hpp"

namespace kohort {

/// Copenhagen's early effort for children aged 0-2, decided in 2016: detection before birth,
/// screening with family training, and plus places in day care; each part can be left out.
[[nodiscard]] ProgrammeType early_effort_type();

}  // namespace kohort
