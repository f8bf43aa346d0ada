#pragma once

namespace kohort {

/// Exit code of a program that was interrupted.
inline constexpr int interrupted = 130;

}  // namespace kohort
