#include <cmath>
#include <limits>
#include <stdexcept>

#include "app/analysis/bootstrap.hpp"
#include "app/analysis/sensitivity.hpp"

namespace kohort::analysis {

namespace {

/// Products whose weighted sums give all correlations; one column each, so that a resample is one
/// matrix-vector product. Columns: a, b, aa, bb; then c, cc, ac, bc for every group.
Eigen::MatrixXd products(const Eigen::MatrixXd& y) {
  const auto groups = y.cols() - 2;
  Eigen::MatrixXd p(y.rows(), 4 + 4 * groups);
  p.col(0) = y.col(0);
  p.col(1) = y.col(1);
  p.col(2) = y.col(0).cwiseAbs2();
  p.col(3) = y.col(1).cwiseAbs2();
  for (Eigen::Index g = 0; g < groups; ++g) {
    p.col(4 + 4 * g) = y.col(2 + g);
    p.col(5 + 4 * g) = y.col(2 + g).cwiseAbs2();
    p.col(6 + 4 * g) = y.col(2 + g).cwiseProduct(y.col(0));
    p.col(7 + 4 * g) = y.col(2 + g).cwiseProduct(y.col(1));
  }
  return p;
}

double correlation(double xy, double x, double y, double xx, double yy) {
  const double variances = (xx - x * x) * (yy - y * y);
  return variances > 0 ? (xy - x * y) / std::sqrt(variances)
                       : std::numeric_limits<double>::quiet_NaN();
}

/// First and total index of every group, one after another.
Eigen::VectorXd indices(const Eigen::MatrixXd& p, const Eigen::VectorXd& weights) {
  const Eigen::VectorXd m = p.transpose() * weights / weights.sum();
  const auto groups = (p.cols() - 4) / 4;
  Eigen::VectorXd result(2 * groups);
  for (Eigen::Index g = 0; g < groups; ++g) {
    const double c = m(4 + 4 * g), cc = m(5 + 4 * g);
    result(2 * g) = correlation(m(7 + 4 * g), m(1), c, m(3), cc);
    result(2 * g + 1) = 1 - correlation(m(6 + 4 * g), m(0), c, m(2), cc);
  }
  return result;
}

}  // namespace

SobolResult sobol_indices(const Design& design, const Eigen::VectorXd& outputs,
                          const Resampling& resampling) {
  if (design.kind != "sobol") throw std::invalid_argument{"sobol_indices() needs its design"};
  SobolResult result;
  const auto first_rows = complete_blocks(design, outputs, result.completeness);
  const auto rows = static_cast<Eigen::Index>(design.groups.size() + 2);
  Eigen::MatrixXd y(static_cast<Eigen::Index>(first_rows.size()), rows);
  for (Eigen::Index i = 0; i < y.rows(); ++i)
    y.row(i) =
        outputs.segment(static_cast<Eigen::Index>(first_rows[static_cast<std::size_t>(i)]), rows)
            .transpose();

  // A and B are two independent samples of the same output. Centred before anything is squared:
  // sums of squares around a far-away zero would lose the digits that the indices are made of.
  Tally tally;
  for (Eigen::Index i = 0; i < y.rows(); ++i) tally.add(y(i, 0)), tally.add(y(i, 1));
  result.mean = tally.mean();
  result.variance = tally.variance();
  // A variance of rounding errors is none.
  const double rounding = 1e-14 * std::abs(result.mean);
  result.constant = !(tally.standard_deviation() > rounding);
  if (result.constant)
    y.setZero();
  else
    y = (y.array() - result.mean) / tally.standard_deviation();
  const Eigen::MatrixXd p = products(y);
  const auto estimates =
      bootstrap(first_rows.size(), resampling, 2 * (rows - 2),
                [&](const Eigen::VectorXd& weights) { return indices(p, weights); });
  for (std::size_t g = 0; g < design.groups.size(); ++g)
    result.indices.push_back({design.groups[g], estimates[2 * g], estimates[2 * g + 1]});
  return result;
}

}  // namespace kohort::analysis
