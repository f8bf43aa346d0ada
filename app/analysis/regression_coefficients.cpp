#include "app/analysis/regression_coefficients.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "app/analysis/any_people.hpp"
#include "app/analysis/rounding.hpp"
#include "sim/statistics.hpp"

namespace kohort::analysis {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr Eigen::Index most_groups = 100;

/// Positions in ascending order, 1 to n; equal values share the mean of theirs.
Eigen::VectorXd ranks_of(const Eigen::VectorXd& x) {
  std::vector<Eigen::Index> order(static_cast<std::size_t>(x.size()));
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return x(a) < x(b); });
  Eigen::VectorXd ranks(x.size());
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;
    while (end < order.size() && x(order[end]) == x(order[i])) ++end;
    const double shared = static_cast<double>(i + 1 + end) / 2;
    for (; i < end; ++i) ranks(order[i]) = shared;
  }
  return ranks;
}

/// Mean 0 and sum of squares 1; zeros if the column does not vary.
Eigen::VectorXd standardised(const Eigen::VectorXd& x, Scale scale) {
  const Eigen::VectorXd values = scale == Scale::ranks ? ranks_of(x) : x;
  const Eigen::VectorXd centred = values.array() - values.mean();
  const double norm = centred.norm();
  const double rounding = rounding_floor(values, 0) * std::sqrt(static_cast<double>(x.size()));
  return norm > rounding ? Eigen::VectorXd{centred / norm} : Eigen::VectorXd::Zero(x.size());
}

/// Sums over points of z and of z z', z being the inputs and the output.
struct Moments {
  double count{0};
  Eigen::VectorXd sums;
  Eigen::MatrixXd products;
};

Moments moments_of(const Eigen::MatrixXd& z) {
  return {static_cast<double>(z.rows()), z.colwise().sum(), z.transpose() * z};
}

/// Coefficients, and R2 after them; not numbers if an input is a straight line of others.
Eigen::VectorXd line(const Moments& m) {
  const Eigen::Index k = m.sums.size() - 1;
  const Eigen::MatrixXd covariance = m.products - m.sums * m.sums.transpose() / m.count;
  const Eigen::VectorXd sd = covariance.diagonal().cwiseMax(0).cwiseSqrt();
  Eigen::MatrixXd r = covariance;
  for (Eigen::Index i = 0; i <= k; ++i)
    for (Eigen::Index j = 0; j <= k; ++j) r(i, j) = covariance(i, j) / (sd(i) * sd(j));
  constexpr double least_eigenvalue = 1e-10;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver{r.topLeftCorner(k, k)};
  if (!r.allFinite() || !(solver.eigenvalues()(0) > least_eigenvalue))
    return Eigen::VectorXd::Constant(k + 1, nan);
  const Eigen::VectorXd with_output = r.col(k).head(k);
  const Eigen::MatrixXd& v = solver.eigenvectors();
  Eigen::VectorXd result(k + 1);
  result.head(k) = v * (v.transpose() * with_output).cwiseQuotient(solver.eigenvalues());
  // What is left of an input without effect is rounding.
  for (double& b : result.head(k))
    if (std::abs(b) <= rounding_share) b = 0;
  result(k) = result.head(k).dot(with_output);
  return result;
}

/// Delete-a-group jackknife over points, every `groups`-th in one; see any_people.hpp.
std::vector<Confident> with_intervals(const Eigen::MatrixXd& z, double confidence) {
  const Moments all = moments_of(z);
  const Eigen::VectorXd whole = line(all);
  const Eigen::Index groups = std::min(z.rows(), most_groups);
  Eigen::VectorXd variance = Eigen::VectorXd::Zero(whole.size());
  Eigen::MatrixXd without(whole.size(), groups);
  for (Eigen::Index g = 0; g < groups; ++g) {
    const Eigen::Index rows = (z.rows() - g + groups - 1) / groups;
    Eigen::MatrixXd part(rows, z.cols());
    for (Eigen::Index i = 0; i < rows; ++i) part.row(i) = z.row(g + i * groups);
    const Moments left_out = moments_of(part);
    without.col(g) = line(
        {all.count - left_out.count, all.sums - left_out.sums, all.products - left_out.products});
  }
  const Eigen::VectorXd centre = without.rowwise().mean();
  for (Eigen::Index g = 0; g < groups; ++g) variance += (without.col(g) - centre).cwiseAbs2();
  const auto n = static_cast<double>(groups);
  variance *= (n - 1) / n;
  const double t = student_t_quantile(n - 1, 0.5 + confidence / 2);
  std::vector<Confident> result;
  for (Eigen::Index s = 0; s < whole.size(); ++s) {
    const double se = std::sqrt(variance(s));
    result.push_back({whole(s), se, {whole(s) - t * se, whole(s) + t * se}});
  }
  return result;
}

/// Rows whose outputs are all numbers.
std::vector<Eigen::Index> complete(const Eigen::MatrixXd& inputs, const Eigen::MatrixXd& outputs) {
  std::vector<Eigen::Index> rows;
  for (Eigen::Index i = 0; i < outputs.rows(); ++i)
    if (outputs.row(i).allFinite() && inputs.row(i).allFinite()) rows.push_back(i);
  return rows;
}

Eigen::MatrixXd rows_of(const Eigen::MatrixXd& matrix, const std::vector<Eigen::Index>& rows) {
  Eigen::MatrixXd result(static_cast<Eigen::Index>(rows.size()), matrix.cols());
  for (std::size_t i = 0; i < rows.size(); ++i)
    result.row(static_cast<Eigen::Index>(i)) = matrix.row(rows[i]);
  return result;
}

}  // namespace

StandardisedRegression standardised_regression(const Eigen::MatrixXd& inputs,
                                               const Eigen::MatrixXd& outputs, Scale scale,
                                               double confidence, double size) {
  if (inputs.rows() != outputs.rows())
    throw std::invalid_argument{"one row of outputs for each point"};
  StandardisedRegression result;
  result.r2 = result.r2_any = {nan, nan, {nan, nan}};
  const auto rows = complete(inputs, outputs);
  result.points = rows.size();
  const Eigen::MatrixXd x = rows_of(inputs, rows), each = rows_of(outputs, rows);
  std::vector<std::size_t> varying;
  Eigen::MatrixXd z(x.rows(), x.cols() + 1);
  for (Eigen::Index j = 0; j < x.cols() && x.rows() > 0; ++j) {
    const Eigen::VectorXd column = standardised(x.col(j), scale);
    if (column.isZero(0)) continue;
    z.col(static_cast<Eigen::Index>(varying.size())) = column;
    varying.push_back(static_cast<std::size_t>(j));
  }
  const auto k = static_cast<Eigen::Index>(varying.size());
  result.too_few = x.rows() < 2 * (k + 1);
  if (result.too_few) return result;
  z.conservativeResize(Eigen::NoChange, k + 1);
  const Eigen::VectorXd means = each.rowwise().mean();
  Tally tally;
  for (const double y : means) tally.add(y);
  result.constant = !(tally.standard_deviation() > rounding_floor(means, size));
  if (result.constant || k == 0) return result;
  const auto with_output = [&](const Eigen::VectorXd& y) {
    z.col(k) = standardised(y, scale);
    return z;
  };
  const auto these = with_intervals(with_output(means), confidence);
  result.collinear = !std::isfinite(these.back().value);
  if (result.collinear) return result;
  const auto any = for_any_people(
      each, these, [&](const Eigen::VectorXd& y) { return line(moments_of(with_output(y))); },
      confidence);
  for (std::size_t j = 0; j < varying.size(); ++j)
    result.coefficients.push_back({varying[j], these[j], any[j]});
  result.r2 = these.back();
  result.r2_any = any.back();
  return result;
}

}  // namespace kohort::analysis
