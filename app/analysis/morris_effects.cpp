#include <cmath>
#include <limits>
#include <stdexcept>

#include "app/analysis/bootstrap.hpp"
#include "app/analysis/sensitivity.hpp"

namespace kohort::analysis {

namespace {

/// Elementary effects: a row for each complete trajectory, a column for each input.
Eigen::MatrixXd elementary_effects(const Design& design, const Eigen::VectorXd& outputs,
                                   const std::vector<std::size_t>& first_rows) {
  const auto k = design.points.cols();
  Eigen::MatrixXd effects(static_cast<Eigen::Index>(first_rows.size()), k);
  for (std::size_t t = 0; t < first_rows.size(); ++t)
    for (Eigen::Index step = 1; step <= k; ++step) {
      const auto row = static_cast<Eigen::Index>(first_rows[t]) + step;
      const auto j = static_cast<Eigen::Index>(design.moved[static_cast<std::size_t>(row)]);
      effects(static_cast<Eigen::Index>(t), j) =
          (outputs(row) - outputs(row - 1)) / (design.points(row, j) - design.points(row - 1, j));
    }
  return effects;
}

/// mu, mu* and sigma of every input, one after another.
Eigen::VectorXd measures(const Eigen::MatrixXd& effects, const Eigen::VectorXd& weights) {
  const double n = weights.sum();
  const auto k = effects.cols();
  Eigen::VectorXd result(3 * k);
  for (Eigen::Index j = 0; j < k; ++j) {
    const double mean = effects.col(j).dot(weights) / n;
    const double squares = (effects.col(j).array() - mean).square().matrix().dot(weights);
    result(3 * j) = mean;
    result(3 * j + 1) = effects.col(j).cwiseAbs().dot(weights) / n;
    result(3 * j + 2) = n > 1 ? std::sqrt(squares / (n - 1)) : 0;
  }
  return result;
}

}  // namespace

MorrisResult morris_effects(const Design& design, const Eigen::VectorXd& outputs,
                            const Resampling& resampling) {
  if (design.kind != "morris") throw std::invalid_argument{"morris_effects() needs its design"};
  MorrisResult result;
  const auto first_rows = complete_blocks(design, outputs, result.completeness);
  const auto effects = elementary_effects(design, outputs, first_rows);
  const auto estimates = bootstrap(first_rows.size(), resampling, 3 * design.points.cols(),
                                   [&](const Eigen::VectorXd& w) { return measures(effects, w); });
  for (std::size_t j = 0; j < design.inputs(); ++j)
    result.effects.push_back({j, estimates[3 * j], estimates[3 * j + 1], estimates[3 * j + 2]});
  return result;
}

}  // namespace kohort::analysis
