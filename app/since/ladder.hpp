#pragma once

#include <optional>
#include <vector>

#include "app/since/comparison.hpp"

namespace kohort::since {

/// One answer between the older and the newer one.
struct Rung {
  std::vector<Cause> causes;     ///< what is different from the rung before
  std::vector<Figures> answers;  ///< by scenario
  bool now{};        ///< scenarios are those of the newer folder, in its order; else the older's
  bool simulated{};  ///< held by neither folder
};

/// From the older answer to the newer, as many rungs as can be told apart; at least two, whose
/// causes are those that differ, or chance alone where nothing does.
/// @param result  is told why causes had to be joined
/// @return nothing if a stop was requested
[[nodiscard]] std::optional<std::vector<Rung>> climb(const Former& before, const Former& after,
                                                     Comparison& result,
                                                     const SinceOptions& options,
                                                     const Engine& engine,
                                                     const std::stop_token& stop);

}  // namespace kohort::since
