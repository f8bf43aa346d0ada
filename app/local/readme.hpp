#pragma once

#include <string>
#include <string_view>

#include "app/local/comparison.hpp"

namespace kohort::local {

/// What a fit of own figures came to, besides plan and task.
struct Outcomes {
  FitResult fit;
  SimulatedTargets judged;
  std::uint64_t judged_seed{};
  std::uint32_t judged_replications{};
};

/// The page of the folder: what was fitted, how well, what is taken over as it is, what could not
/// be used, and how to go on.
/// @param outcomes  null if nothing could be fitted or compared
[[nodiscard]] std::string readme_text(const Figures& figures, const Plan& plan,
                                      const CalibrationTask* task, const Outcomes* outcomes,
                                      std::string_view language);

/// With which seeds and how many replications the comparison was made.
[[nodiscard]] std::string judged_text(const CalibrationTask& task, const Outcomes& outcomes,
                                      std::string_view language);

/// A file of figures to fill in, with an explanation of each.
[[nodiscard]] std::string figures_template(std::string_view language);

}  // namespace kohort::local
