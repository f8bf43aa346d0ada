#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "app/analysis/any_people.hpp"
#include "app/analysis/bootstrap.hpp"
#include "app/analysis/rounding.hpp"
#include "app/analysis/sensitivity.hpp"

namespace kohort::analysis {

namespace {

/// Outputs of the complete base points: a row each, with the columns A, B and one for each group.
Eigen::MatrixXd rows_of(const Eigen::VectorXd& outputs, const std::vector<std::size_t>& first_rows,
                        Eigen::Index columns) {
  Eigen::MatrixXd y(static_cast<Eigen::Index>(first_rows.size()), columns);
  for (Eigen::Index i = 0; i < y.rows(); ++i)
    y.row(i) =
        outputs.segment(static_cast<Eigen::Index>(first_rows[static_cast<std::size_t>(i)]), columns)
            .transpose();
  return y;
}

/// Products whose weighted means give all indices; one column each, so that a resample is one
/// matrix-vector product. Columns: a, b, aa + bb; then b (c - a), c - a, (b - c)^2, (a - c)^2 for
/// every group. Outputs are centred by now: sums of squares around a far-away zero would lose the
/// digits that the indices are made of.
Eigen::MatrixXd products(const Eigen::MatrixXd& y) {
  const auto groups = y.cols() - 2;
  Eigen::MatrixXd p(y.rows(), 3 + 4 * groups);
  p.col(0) = y.col(0);
  p.col(1) = y.col(1);
  p.col(2) = y.leftCols(2).rowwise().squaredNorm();
  for (Eigen::Index g = 0; g < groups; ++g) {
    const Eigen::VectorXd change = y.col(2 + g) - y.col(0);
    p.col(3 + 4 * g) = y.col(1).cwiseProduct(change);
    p.col(4 + 4 * g) = change;
    p.col(5 + 4 * g) = (y.col(1) - y.col(2 + g)).cwiseAbs2();
    p.col(6 + 4 * g) = change.cwiseAbs2();
  }
  return p;
}

/// First and total index of every group, one after another.
Eigen::VectorXd indices(const Eigen::MatrixXd& p, const Eigen::VectorXd& weights) {
  const Eigen::VectorXd m = p.transpose() * weights / weights.sum();
  const double mean = (m(0) + m(1)) / 2;
  const double variance = m(2) / 2 - mean * mean;
  const auto groups = (p.cols() - 3) / 4;
  if (!(variance > 0))
    return Eigen::VectorXd::Constant(2 * groups, std::numeric_limits<double>::quiet_NaN());
  Eigen::VectorXd result(2 * groups);
  for (Eigen::Index g = 0; g < groups; ++g) {
    const double small = (m(3 + 4 * g) - mean * m(4 + 4 * g)) / variance;
    const double large = 1 - m(5 + 4 * g) / (2 * variance);
    const double weight = std::clamp(small, 0.0, 1.0);
    result(2 * g) = (1 - weight) * small + weight * large;
    result(2 * g + 1) = m(6 + 4 * g) / (2 * variance);
  }
  return result;
}

/// A and B are two independent samples of the same output.
Tally both_samples(const Eigen::MatrixXd& y) {
  Tally tally;
  for (Eigen::Index i = 0; i < y.rows(); ++i) tally.add(y(i, 0)), tally.add(y(i, 1));
  return tally;
}

}  // namespace

SobolResult sobol_indices(const Design& design, const Eigen::MatrixXd& outputs,
                          const Resampling& resampling, double scale) {
  if (design.kind != "sobol") throw std::invalid_argument{"sobol_indices() needs its design"};
  SobolResult result;
  const Eigen::VectorXd means = outputs.rowwise().mean();
  const auto first_rows = complete_blocks(design, means, result.completeness);
  const auto columns = static_cast<Eigen::Index>(design.groups.size() + 2);
  const Eigen::MatrixXd y = rows_of(means, first_rows, columns);
  const Tally tally = both_samples(y);
  result.mean = tally.mean();
  result.variance = tally.variance();
  result.constant = !(tally.standard_deviation() > rounding_floor(means, scale));
  result.too_few = first_rows.size() < least_base_points;
  const bool none_at_all = result.constant || result.too_few;
  const auto scaled = [&](const Eigen::MatrixXd& rows) -> Eigen::MatrixXd {
    if (none_at_all) return Eigen::MatrixXd::Zero(rows.rows(), rows.cols());
    return (rows.array() - result.mean) / tally.standard_deviation();
  };
  const Eigen::MatrixXd p = products(scaled(y));
  const auto these = bootstrap(first_rows.size(), resampling, 2 * (columns - 2),
                               [&](const Eigen::VectorXd& weights) { return indices(p, weights); });
  const Eigen::VectorXd equal = Eigen::VectorXd::Ones(y.rows());
  const auto any = for_any_people(
      outputs, these,
      [&](const Eigen::VectorXd& of_points) {
        return indices(products(scaled(rows_of(of_points, first_rows, columns))), equal);
      },
      resampling.confidence);
  for (std::size_t g = 0; g < design.groups.size(); ++g)
    result.indices.push_back(
        {design.groups[g], these[2 * g], these[2 * g + 1], any[2 * g], any[2 * g + 1]});
  return result;
}

}  // namespace kohort::analysis
