#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/scenario/scenario.hpp"

namespace kohort {

/// One control by draw: a number whose expectation is exactly 0 and which is independent from
/// hypercube to hypercube of draws (draws_of_a_hypercube).
using Control = std::vector<double>;

/// Values with their controls taken out.
struct Controlled {
  std::vector<double> values;  ///< expectation as before, mostly less variance between draws
  std::size_t controls{};      ///< that were of use in some part of the draws
};

/// Takes out of the values what the luck of their draw explains.
///
/// A result moves with the parameters, and how far a draw's parameters lie from their middle is
/// known: a line through (control, mean of the draw) tells how much of a deviation is that luck.
/// Whole hypercubes of draws are split into folds, and each fold's coefficients are
/// estimated from the other folds (splitting; Nelson 1990, Operations Research 38:974-992). They
/// are thus independent of the controls that they are multiplied by, so the mean of the values
/// stays unbiased however the controls were chosen. They are chosen forwards, the one that explains
/// most first, as long as its t statistic is above 3.5: with fifty controls that is one false
/// choice in ten or so, which costs a little variance and no bias.
///
/// With fewer than 16 draws nothing is changed.
/// @param values, draws  one entry for each replication
/// @param controls       each with an entry for every draw number
[[nodiscard]] Controlled take_out_controls(std::span<const double> values,
                                           std::span<const std::uint32_t> draws,
                                           std::span<const Control> controls);

/// The controls of a scenario: where in its distribution each uncertain parameter in use lies, as a
/// probability less one half, for the draws 0 to `draws` - 1.
[[nodiscard]] std::vector<Control> parameter_controls(const Scenario& scenario, std::uint64_t seed,
                                                      std::uint32_t draws);

/// The mean difference with controls taken out.
struct ControlledMean {
  double mean{};
  double half_width{};        ///< of the 95 % interval, as half_width() of the values
  double half_width_limit{};  ///< with endless replications of the same draws
  std::size_t controls{};
};
/// Empty if no control is of use.
[[nodiscard]] std::optional<ControlledMean> controlled_mean(std::span<const double> values,
                                                            std::span<const std::uint32_t> draws,
                                                            std::span<const Control> controls);

/// What common random numbers are worth: how many times as many replications different people in
/// the two worlds would take, for the part of the difference that is chance. Their variances would
/// add up. Empty if chance cannot be told from what is not known.
[[nodiscard]] std::optional<double> same_people_worth(std::span<const double> baseline,
                                                      std::span<const double> scenario,
                                                      std::span<const std::uint32_t> draws);

}  // namespace kohort
