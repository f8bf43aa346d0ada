#pragma once

#include "models/parameter_registry.hpp"

/// Ranges that many parameters share.
namespace kohort::ranges {

inline constexpr Range probability{0, 1};
inline constexpr Range hazard{0, 50};
inline constexpr Range ratio{0, 20};
inline constexpr Range log_ratio{-3, 3};
inline constexpr Range correlation{-0.95, 0.95};
inline constexpr Range elasticity{-3, 3};
inline constexpr Range money{0, 1e8};

}  // namespace kohort::ranges
