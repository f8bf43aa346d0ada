#pragma once

#include <stop_token>

#include "app/local/readme.hpp"

namespace kohort::local {

/// The engine, which ends after the last year that a figure is about: no figure of the desk needs
/// the followed children's later lives. Where a target does, the engine as it is.
[[nodiscard]] BaselineEngine until_last_figure(const CalibrationTask& task, BaselineEngine engine);

/// Simulates the fitted values with other seeds than the fit's, with so many replications that
/// chance is small beside the tolerances, and puts the figures into `outcomes`.
/// @return false if a stop was requested
/// @throws InputError if a target has no value in this run
[[nodiscard]] bool judge(CalibrationTask task, const BaselineEngine& engine, unsigned threads,
                         const std::stop_token& stop, Outcomes& outcomes);

}  // namespace kohort::local
