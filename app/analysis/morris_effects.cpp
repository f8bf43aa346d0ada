#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

#include "app/analysis/any_people.hpp"
#include "app/analysis/bootstrap.hpp"
#include "app/analysis/rounding.hpp"
#include "app/analysis/sensitivity.hpp"

namespace kohort::analysis {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// How far the group that has moved since the row before has gone: signed for an input alone, the
/// mean size of its members' steps otherwise.
double step_of(const Design& design, Eigen::Index row, const std::vector<std::size_t>& group) {
  const auto moved = [&](std::size_t j) {
    const auto column = static_cast<Eigen::Index>(j);
    return design.points(row, column) - design.points(row - 1, column);
  };
  if (group.size() == 1) return moved(group.front());
  double sum = 0;
  for (const std::size_t j : group) sum += std::abs(moved(j));
  return sum / static_cast<double>(group.size());
}

/// Elementary effects: a row for each complete trajectory, a column for each group; NaN where
/// rounding has left no step.
Eigen::MatrixXd elementary_effects(const Design& design, const Eigen::VectorXd& outputs,
                                   const std::vector<std::size_t>& first_rows, double rounding) {
  const auto groups = static_cast<Eigen::Index>(design.groups.size());
  Eigen::MatrixXd effects(static_cast<Eigen::Index>(first_rows.size()), groups);
  for (std::size_t t = 0; t < first_rows.size(); ++t)
    for (Eigen::Index step = 1; step <= groups; ++step) {
      const auto row = static_cast<Eigen::Index>(first_rows[t]) + step;
      const std::size_t g = design.moved[static_cast<std::size_t>(row)];
      const double length = step_of(design, row, design.groups[g]);
      const double change = outputs(row) - outputs(row - 1);
      const double effect = std::abs(change) > rounding ? change / length : 0;
      effects(static_cast<Eigen::Index>(t), static_cast<Eigen::Index>(g)) =
          length != 0 ? effect : nan;
    }
  return effects;
}

/// mu, mu* and sigma of every group, one after another.
Eigen::VectorXd measures(const Eigen::MatrixXd& effects, const Eigen::VectorXd& weights) {
  Eigen::VectorXd result(3 * effects.cols());
  for (Eigen::Index j = 0; j < effects.cols(); ++j) {
    double n = 0, sum = 0, sizes = 0, squares = 0;
    for (Eigen::Index t = 0; t < effects.rows(); ++t)
      if (const double e = effects(t, j), w = weights(t); std::isfinite(e) && w > 0)
        n += w, sum += w * e, sizes += w * std::abs(e);
    const double mean = n > 0 ? sum / n : nan;
    for (Eigen::Index t = 0; t < effects.rows(); ++t)
      if (const double e = effects(t, j); std::isfinite(e) && weights(t) > 0)
        squares += weights(t) * (e - mean) * (e - mean);
    result(3 * j) = mean;
    result(3 * j + 1) = n > 0 ? sizes / n : nan;
    result(3 * j + 2) = n > 1 ? std::sqrt(squares / (n - 1)) : n > 0 ? 0 : nan;
  }
  return result;
}

/// Mean size that elementary effects of nothing would have by chance, for each group: the mean
/// size of a normal variable with the standard error that replications show.
Eigen::VectorXd size_of_chance(const Design& design, const Eigen::MatrixXd& outputs,
                               const std::vector<std::size_t>& first_rows) {
  const auto groups = static_cast<Eigen::Index>(design.groups.size());
  const auto rows = static_cast<Eigen::Index>(first_rows.size());
  Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(rows, groups), squares = sum;
  const Eigen::MatrixXd centre =
      elementary_effects(design, outputs.rowwise().mean(), first_rows, 0);
  for (const auto& replication : outputs.colwise())
    squares += (elementary_effects(design, replication, first_rows, 0) - centre).cwiseAbs2();
  const auto n = static_cast<double>(outputs.cols());
  const Eigen::MatrixXd errors = (squares / (n * (n - 1))).cwiseSqrt();
  Eigen::VectorXd result(groups);
  for (Eigen::Index j = 0; j < groups; ++j) {
    Tally tally;
    for (const double e : errors.col(j))
      if (std::isfinite(e)) tally.add(e);
    result(j) = std::sqrt(2 / std::numbers::pi) * tally.mean();
  }
  return result;
}

/// Effects of nothing have a size by chance, which no averaging takes away.
void lower_by_chance(Confident& mu_star, double chance) {
  mu_star.interval.low = std::max(0.0, mu_star.interval.low - chance);
  mu_star.value = std::max(0.0, mu_star.value);
}

}  // namespace

MorrisResult morris_effects(const Design& design, const Eigen::MatrixXd& outputs,
                            const Resampling& resampling, double scale) {
  if (design.kind != "morris") throw std::invalid_argument{"morris_effects() needs its design"};
  MorrisResult result;
  const Eigen::VectorXd means = outputs.rowwise().mean();
  const auto first_rows = complete_blocks(design, means, result.completeness);
  const double rounding = rounding_floor(means, scale);
  const auto effects_of = [&](const Eigen::VectorXd& y) {
    return elementary_effects(design, y, first_rows, rounding);
  };
  const auto effects = effects_of(means);
  result.constant = effects.size() > 0 && !(effects.array().abs() > 0).any();
  const auto groups = static_cast<Eigen::Index>(design.groups.size());
  const auto these = bootstrap(first_rows.size(), resampling, 3 * groups,
                               [&](const Eigen::VectorXd& w) { return measures(effects, w); });
  const Eigen::VectorXd equal = Eigen::VectorXd::Ones(effects.rows());
  const auto any = for_any_people(
      outputs, these, [&](const Eigen::VectorXd& y) { return measures(effects_of(y), equal); },
      resampling.confidence);
  const Eigen::VectorXd chance = outputs.cols() < least_replications
                                     ? Eigen::VectorXd::Constant(groups, nan).eval()
                                     : size_of_chance(design, outputs, first_rows);
  for (std::size_t g = 0; g < design.groups.size(); ++g) {
    MorrisEffect e{g,
                   these[3 * g],
                   any[3 * g],
                   these[3 * g + 1],
                   any[3 * g + 1],
                   these[3 * g + 2],
                   any[3 * g + 2],
                   chance(static_cast<Eigen::Index>(g))};
    if (design.groups[g].size() > 1)
      e.mu = e.mu_any = e.sigma = e.sigma_any = {nan, nan, {nan, nan}};
    lower_by_chance(e.mu_star_any, e.chance);
    result.effects.push_back(e);
  }
  return result;
}

}  // namespace kohort::analysis
