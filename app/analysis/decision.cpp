#include "app/analysis/decision.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace kohort::analysis {

namespace {

/// Adds 1 draw's win to the best options, shared among equals.
void add_winners(const Eigen::RowVectorXd& net_benefit, Eigen::Ref<Eigen::RowVectorXd> wins) {
  const double best = net_benefit.maxCoeff();
  const auto winners = (net_benefit.array() == best).cast<double>();
  wins += (winners / winners.sum()).matrix();
}

/// Weight of a draw on the positive side: 1, 0, or a half on the axis.
double positive(double x) { return x > 0 ? 1 : x < 0 ? 0 : 0.5; }

CostEffectiveness::Plane plane_of(const Eigen::VectorXd& cost, const Eigen::VectorXd& effect) {
  CostEffectiveness::Plane plane;
  const auto n = static_cast<double>(cost.size());
  for (Eigen::Index i = 0; i < cost.size(); ++i) {
    const double dearer = positive(cost(i)), better = positive(effect(i));
    plane.dearer_better += dearer * better / n;
    plane.cheaper_better += (1 - dearer) * better / n;
    plane.cheaper_worse += (1 - dearer) * (1 - better) / n;
    plane.dearer_worse += dearer * (1 - better) / n;
  }
  plane.mean_cost = cost.mean();
  plane.mean_effect = effect.mean();
  plane.ratio = plane.mean_effect == 0 ? std::numeric_limits<double>::quiet_NaN()
                                       : plane.mean_cost / plane.mean_effect;
  return plane;
}

}  // namespace

Eigen::MatrixXd complete_rows(const Eigen::MatrixXd& matrix) {
  Eigen::MatrixXd result(matrix.rows(), matrix.cols());
  Eigen::Index rows = 0;
  for (Eigen::Index i = 0; i < matrix.rows(); ++i)
    if (matrix.row(i).allFinite()) result.row(rows++) = matrix.row(i);
  result.conservativeResize(rows, Eigen::NoChange);
  return result;
}

CostEffectiveness cost_effectiveness(const Eigen::MatrixXd& costs, const Eigen::MatrixXd& effects,
                                     std::vector<double> willingness_to_pay,
                                     std::size_t reference) {
  const auto options = costs.cols();
  if (costs.rows() != effects.rows() || options != effects.cols() ||
      static_cast<Eigen::Index>(reference) >= options)
    throw std::invalid_argument{"costs and effects of the same draws and options"};
  Eigen::MatrixXd both(costs.rows(), 2 * options);
  both << costs, effects;
  both = complete_rows(both);
  CostEffectiveness result;
  result.draws = static_cast<std::size_t>(both.rows());
  result.failed_draws = static_cast<std::size_t>(costs.rows()) - result.draws;
  result.willingness_to_pay = std::move(willingness_to_pay);
  const auto levels = static_cast<Eigen::Index>(result.willingness_to_pay.size());
  result.acceptability = Eigen::MatrixXd::Zero(levels, options);
  result.plane.resize(static_cast<std::size_t>(options));
  if (both.rows() == 0) return result;

  const auto cost = both.leftCols(options);
  const auto effect = both.rightCols(options);
  const auto base = static_cast<Eigen::Index>(reference);
  for (Eigen::Index option = 0; option < options; ++option)
    if (option != base)
      result.plane[static_cast<std::size_t>(option)] =
          plane_of(cost.col(option) - cost.col(base), effect.col(option) - effect.col(base));
  for (Eigen::Index level = 0; level < levels; ++level) {
    const double price = result.willingness_to_pay[static_cast<std::size_t>(level)];
    const Eigen::MatrixXd net_benefit = price * effect - cost;
    Eigen::RowVectorXd wins = Eigen::RowVectorXd::Zero(options);
    for (Eigen::Index i = 0; i < net_benefit.rows(); ++i) add_winners(net_benefit.row(i), wins);
    result.acceptability.row(level) = wins / static_cast<double>(net_benefit.rows());
    Eigen::Index best = 0;
    net_benefit.colwise().mean().maxCoeff(&best);
    result.frontier.push_back(static_cast<std::size_t>(best));
  }
  return result;
}

Ranking rank_options(const Eigen::MatrixXd& net_benefits) {
  const Eigen::MatrixXd complete = complete_rows(net_benefits);
  const auto options = complete.cols();
  Ranking result;
  result.draws = static_cast<std::size_t>(complete.rows());
  result.failed_draws = static_cast<std::size_t>(net_benefits.rows()) - result.draws;
  result.probability = Eigen::MatrixXd::Zero(options, options);
  for (Eigen::Index i = 0; i < complete.rows(); ++i)
    for (Eigen::Index option = 0; option < options; ++option) {
      const auto own = complete(i, option);
      const auto better = (complete.row(i).array() > own).count();
      const auto equal = (complete.row(i).array() == own).count();  // itself too
      for (auto rank = better; rank < better + equal; ++rank)
        result.probability(option, rank) += 1 / static_cast<double>(equal);
    }
  if (complete.rows() > 0) result.probability /= static_cast<double>(complete.rows());
  for (Eigen::Index option = 0; option < options; ++option) {
    double mean = 0;
    for (Eigen::Index rank = 0; rank < options; ++rank)
      mean += static_cast<double>(rank + 1) * result.probability(option, rank);
    result.mean_rank.push_back(mean);
  }
  result.order.resize(static_cast<std::size_t>(options));
  std::iota(result.order.begin(), result.order.end(), std::size_t{0});
  if (complete.rows() > 0) {
    const Eigen::RowVectorXd means = complete.colwise().mean();
    std::stable_sort(result.order.begin(), result.order.end(), [&](std::size_t a, std::size_t b) {
      return means(static_cast<Eigen::Index>(a)) > means(static_cast<Eigen::Index>(b));
    });
  }
  return result;
}

}  // namespace kohort::analysis
