#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "app/analyse/analyses.hpp"
#include "app/analysis/decision.hpp"

namespace kohort::analyse {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Costs of all options, then effects of all of them; the first option is to do nothing.
analysis::Crossed outcomes_of(const Samples& samples, const std::vector<std::size_t>& costs,
                              const std::vector<std::size_t>& effects) {
  const Eigen::MatrixXd& first = samples.each[costs.front()];
  const Eigen::MatrixXd nothing = Eigen::MatrixXd::Zero(first.rows(), first.cols());
  std::vector<Eigen::MatrixXd> each;
  for (const auto* outputs : {&costs, &effects}) {
    each.push_back(nothing);
    for (const std::size_t output : *outputs) each.push_back(samples.each[output]);
  }
  return analysis::Crossed{each, samples.replications() > 1};
}

/// From 0 to twice the price of the dearest option, where the curves have come to rest.
std::vector<double> default_willingness(const analysis::Crossed& outcomes) {
  double dearest = 0;
  for (const auto& option : analysis::cost_effectiveness(outcomes, {}).plane)
    if (std::isfinite(option.ratio.value)) dearest = std::max(dearest, option.ratio.value);
  std::vector<double> values{0};
  constexpr int steps = 8;
  for (int i = 1; i <= steps && dearest > 0; ++i) values.push_back(2 * dearest * i / steps);
  return values;
}

}  // namespace

void analyse_options(const Samples& samples, const std::vector<std::size_t>& costs,
                     const std::vector<std::size_t>& effects,
                     const std::vector<double>& willingness, Answer& answer) {
  if (costs.empty()) return;
  const analysis::Crossed outcomes = outcomes_of(samples, costs, effects);
  if (outcomes.points() < 2) {
    answer.notes.push_back({"Ingen muligheder at sammenligne: alle punkter på nær et mislykkedes.",
                            "No options to compare: all points but one failed."});
    return;
  }
  const auto found = analysis::cost_effectiveness(
      outcomes, willingness.empty() ? default_willingness(outcomes) : willingness);
  const auto name = [&](std::size_t option) {
    return option == 0 ? std::string{"nothing"} : samples.outputs[costs[option - 1]];
  };
  for (std::size_t option = 1; option <= costs.size(); ++option) {
    const auto& plane = found.plane[option];
    const auto add = [&](const char* index, const analysis::Confident& number) {
      answer.found.push_back(
          {samples.outputs[effects[option - 1]], "plane", name(option), index, number});
    };
    add("mean_cost", plane.mean_cost);
    add("mean_effect", plane.mean_effect);
    if (std::isfinite(plane.ratio.value)) add("cost_of_one_unit", plane.ratio);
  }
  for (std::size_t w = 0; w < found.willingness_to_pay.size(); ++w)
    for (std::size_t option = 0; option <= costs.size(); ++option) {
      const auto row = static_cast<Eigen::Index>(w), column = static_cast<Eigen::Index>(option);
      answer.found.push_back(
          {"",
           "acceptability",
           name(option),
           fmt::format("at_{:.10g}", found.willingness_to_pay[w]),
           {found.acceptability(row, column),
            unknown,
            {found.acceptability_low(row, column), found.acceptability_high(row, column)}}});
    }
}

}  // namespace kohort::analyse
