#pragma once

#include "models/programme.hpp"

namespace kohort {

/// More caseworkers with fewer cases each. It changes the department only; what that does to
/// children follows from the caseload elasticities of the baseline (casework.*_elasticity).
[[nodiscard]] ProgrammeType sverigesmodel_type();

}  // namespace kohort
