#pragma once

#include "sim/fault.hpp"

/// KOHORT_ASSERT(condition): what the code takes for granted here.
///
/// In builds with KOHORT_CHECKS (the CMake option of that name; tests have it) a false condition is
/// refused with a ModelError, to which `run` adds event, entity and time. In others it is compiled
/// but never evaluated, and costs nothing. What a user could get wrong is no case for it.
#ifdef KOHORT_CHECKS
#define KOHORT_ASSERT(...)              \
  ((__VA_ARGS__) ? static_cast<void>(0) \
                 : ::kohort::detail::refuse_assumption(#__VA_ARGS__, __FILE__, __LINE__))
#else
#define KOHORT_ASSERT(...) static_cast<void>(sizeof((__VA_ARGS__) ? 1 : 0))
#endif
