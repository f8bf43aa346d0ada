#include "app/analysis/correlation.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <numeric>
#include <stdexcept>

#include "app/words/input_error.hpp"
#include "sim/elementary.hpp"

namespace kohort::analysis {

namespace {

constexpr double smallest_eigenvalue = 1e-9;

std::string pair_name(const std::vector<std::string>& names, Eigen::Index i, Eigen::Index j) {
  return fmt::format("{} and {}", names[static_cast<std::size_t>(i)],
                     names[static_cast<std::size_t>(j)]);
}

void check_entries(const Eigen::MatrixXd& r, const std::vector<std::string>& names) {
  if (r.rows() != r.cols() || static_cast<std::size_t>(r.rows()) != names.size())
    throw InputError{fmt::format("the correlation matrix is {} by {} for {} parameters", r.rows(),
                                 r.cols(), names.size())};
  std::vector<std::string> problems;
  for (Eigen::Index i = 0; i < r.rows(); ++i) {
    if (r(i, i) != 1)
      problems.push_back(fmt::format("the correlation of {} with itself is {}; it must be 1",
                                     names[static_cast<std::size_t>(i)], r(i, i)));
    for (Eigen::Index j = 0; j < i; ++j) {
      if (r(i, j) != r(j, i))
        problems.push_back(fmt::format("the correlation of {} is {} one way and {} the other",
                                       pair_name(names, j, i), r(j, i), r(i, j)));
      if (!(std::abs(r(i, j)) <= 1))
        problems.push_back(fmt::format("the correlation of {} is {}; it must be from -1 to 1",
                                       pair_name(names, j, i), r(i, j)));
    }
  }
  if (!problems.empty()) throw InputError{std::move(problems)};
}

/// `scores` is what must be positive definite, `stated` what the user wrote.
void check_positive(const Eigen::MatrixXd& scores, const Eigen::MatrixXd& stated,
                    CorrelationKind kind, const std::vector<std::string>& names) {
  const double least =
      Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>{scores, Eigen::EigenvaluesOnly}.eigenvalues()(
          0);
  if (least > smallest_eigenvalue) return;
  Eigen::MatrixXd nearest = nearest_correlation(scores, 1e-4);
  if (kind == CorrelationKind::rank) nearest = nearest.unaryExpr(&rank_correlation);
  nearest.diagonal().setOnes();
  Eigen::Index row = 0, column = 0;
  (nearest - stated).cwiseAbs().maxCoeff(&row, &column);
  if (row > column) std::swap(row, column);
  std::vector<std::string> problems{fmt::format(
      "no {} parameters can have these correlations together: the matrix is not positive definite "
      "(least eigenvalue {:.4g}). Furthest from possible: {} with {:.4g}",
      names.size(), least, pair_name(names, row, column), stated(row, column))};
  for (Eigen::Index j = 0; j < stated.cols(); ++j)
    for (Eigen::Index i = 0; i < j; ++i)
      if (std::abs(nearest(i, j) - stated(i, j)) > 5e-4)
        problems.push_back(fmt::format("nearest possible: {} {:.3f} instead of {:.4g}",
                                       pair_name(names, i, j), nearest(i, j), stated(i, j)));
  throw InputError{std::move(problems)};
}

Eigen::MatrixXd with_eigenvalues_above(const Eigen::MatrixXd& matrix, double least) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver{matrix};
  return solver.eigenvectors() * solver.eigenvalues().cwiseMax(least).asDiagonal() *
         solver.eigenvectors().transpose();
}

std::vector<Eigen::Index> ascending_order(const Eigen::VectorXd& values) {
  std::vector<Eigen::Index> order(static_cast<std::size_t>(values.size()));
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](Eigen::Index a, Eigen::Index b) { return values(a) < values(b); });
  return order;
}

Eigen::MatrixXd correlation_of(const Eigen::MatrixXd& columns) {
  const Eigen::MatrixXd centred = columns.rowwise() - columns.colwise().mean();
  const Eigen::MatrixXd covariance = centred.transpose() * centred;
  const Eigen::VectorXd scale = covariance.diagonal().cwiseSqrt().cwiseInverse();
  return scale.asDiagonal() * covariance * scale.asDiagonal();
}

}  // namespace

double normal_score_correlation(double rank) { return 2 * std::sin(std::numbers::pi * rank / 6); }

double rank_correlation(double normal_scores) {
  return 6 / std::numbers::pi * std::asin(std::clamp(normal_scores, -1.0, 1.0) / 2);
}

Eigen::MatrixXd nearest_correlation(const Eigen::MatrixXd& matrix, double least_eigenvalue) {
  constexpr int most_rounds = 1000;
  Eigen::MatrixXd y = (matrix + matrix.transpose()) / 2;
  Eigen::MatrixXd correction = Eigen::MatrixXd::Zero(y.rows(), y.cols());
  for (int round = 0; round < most_rounds; ++round) {
    const Eigen::MatrixXd before = y - correction;
    const Eigen::MatrixXd x = with_eigenvalues_above(before, least_eigenvalue);
    correction = x - before;
    Eigen::MatrixXd next = x;
    next.diagonal().setOnes();
    const double change = (next - y).norm();
    y = next;
    if (change < 1e-10) break;
  }
  // The last projection set the diagonal; what is left of negative eigenvalues goes with scaling.
  Eigen::MatrixXd result = with_eigenvalues_above(y, least_eigenvalue);
  const Eigen::VectorXd scale = result.diagonal().cwiseSqrt().cwiseInverse();
  result = scale.asDiagonal() * result * scale.asDiagonal();
  result.diagonal().setOnes();
  return (result + result.transpose()) / 2;
}

NormalCopula::NormalCopula(const Eigen::MatrixXd& correlation, CorrelationKind kind,
                           const std::vector<std::string>& names) {
  check_entries(correlation, names);
  Eigen::MatrixXd scores = correlation;
  if (kind == CorrelationKind::rank) {
    scores = correlation.unaryExpr(&normal_score_correlation);
    scores.diagonal().setOnes();
  }
  check_positive(scores, correlation, kind, names);
  factor_ = scores.llt().matrixL();
}

Eigen::MatrixXd NormalCopula::joint(const Eigen::MatrixXd& points) const {
  const Eigen::MatrixXd scores = points.unaryExpr(&elementary::normal_quantile);
  Eigen::MatrixXd result = points;
  for (Eigen::Index j = 0; j < points.cols(); ++j) {
    if (factor_(j, j) == 1) continue;  // rows of the factor have length 1
    // Far tails round to 0 or 1, where quantile functions end.
    result.col(j) = (scores * factor_.row(j).transpose())
                        .unaryExpr(&elementary::normal_cdf)
                        .cwiseMax(0x1p-53)
                        .cwiseMin(1 - 0x1p-53);
  }
  return result;
}

Design NormalCopula::apply(Design design) const {
  const bool latin = design.kind == "latin_hypercube";
  if ((!latin && design.kind != "probabilistic") || design.points.cols() != factor_.rows())
    throw std::invalid_argument{"correlations need a probabilistic design of as many inputs"};
  if (!latin) {
    design.points = joint(design.points);
    return design;
  }
  Eigen::MatrixXd scores = design.points.unaryExpr(&elementary::normal_quantile);
  if (scores.rows() > scores.cols() + 1)
    // The correlations that the sample has by chance are taken out first.
    scores = correlation_of(scores).llt().matrixL().solve(scores.transpose()).transpose().eval();
  const Eigen::MatrixXd asked_for = scores * factor_.transpose();
  for (Eigen::Index j = 0; j < asked_for.cols(); ++j) {
    const auto wanted = ascending_order(asked_for.col(j));
    Eigen::VectorXd values = design.points.col(j);
    std::sort(values.begin(), values.end());
    for (std::size_t i = 0; i < wanted.size(); ++i)
      design.points(wanted[i], j) = values(static_cast<Eigen::Index>(i));
  }
  return design;
}

}  // namespace kohort::analysis
