#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "app/analysis/regression.hpp"
#include "sim/elementary.hpp"

namespace kohort::analysis {

namespace {

constexpr Eigen::Index most_points_of_search = 600;
constexpr double trend_scale = 100;  // prior deviation of the trend, in those of the process
constexpr double jitter = 1e-8;

/// Logarithms of what is searched for: a length for each input, then noise over signal variance.
using Parameters = Eigen::VectorXd;

/// Rows spread evenly over the sample.
Eigen::MatrixXd every_nth(const Eigen::MatrixXd& rows, Eigen::Index count) {
  if (count >= rows.rows()) return rows;
  Eigen::MatrixXd result(count, rows.cols());
  for (Eigen::Index i = 0; i < count; ++i) result.row(i) = rows.row(i * rows.rows() / count);
  return result;
}

Eigen::MatrixXd kernel(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
  Eigen::MatrixXd squares = -2 * a * b.transpose();
  squares.colwise() += a.rowwise().squaredNorm();
  squares.rowwise() += b.rowwise().squaredNorm().transpose();
  return (-0.5 * squares.cwiseMax(0)).unaryExpr(&elementary::exp);
}

/// Functions whose weights are standard normal a priori: 1, inputs, and the process at the knots.
Eigen::MatrixXd features(const Eigen::MatrixXd& scores, const Eigen::MatrixXd& knots,
                         const Parameters& parameters) {
  const auto k = scores.cols();
  const Eigen::RowVectorXd inverse_length =
      (-parameters.head(k)).unaryExpr(&elementary::exp).transpose();
  const Eigen::MatrixXd x = scores.array().rowwise() * inverse_length.array();
  const Eigen::MatrixXd u = knots.array().rowwise() * inverse_length.array();
  Eigen::MatrixXd own = kernel(u, u);
  own.diagonal().array() += jitter;
  const Eigen::MatrixXd lower = own.llt().matrixL();
  Eigen::MatrixXd result(scores.rows(), 1 + k + knots.rows());
  result.col(0).setConstant(trend_scale);
  result.middleCols(1, k) = trend_scale * scores;
  result.rightCols(knots.rows()) =
      lower.triangularView<Eigen::Lower>().solve(kernel(u, x)).transpose();
  return result;
}

struct Posterior {
  Eigen::LLT<Eigen::MatrixXd> precision;
  Eigen::VectorXd weights;
  double scale{};  ///< signal variance
  double log_likelihood{};
};

Posterior posterior(const Eigen::MatrixXd& phi, const Eigen::VectorXd& y, double noise) {
  Posterior result;
  Eigen::MatrixXd precision = phi.transpose() * phi;
  precision.diagonal().array() += noise;
  result.precision.compute(precision);
  const Eigen::VectorXd projected = phi.transpose() * y;
  result.weights = result.precision.solve(projected);
  const auto n = static_cast<double>(y.size());
  // yT (phi phiT + noise I)^-1 y, written as a sum of squares: no cancellation.
  const double quadratic =
      (y - phi * result.weights).squaredNorm() / noise + result.weights.squaredNorm();
  result.scale = quadratic / n;
  double log_determinant = (n - static_cast<double>(phi.cols())) * std::log(noise);
  const Eigen::MatrixXd lower = result.precision.matrixL();
  for (Eigen::Index i = 0; i < lower.rows(); ++i) log_determinant += 2 * std::log(lower(i, i));
  result.log_likelihood = -0.5 * (n * std::log(result.scale) + log_determinant);
  if (!std::isfinite(result.log_likelihood))
    result.log_likelihood = -std::numeric_limits<double>::infinity();
  return result;
}

/// Maximum likelihood, one parameter after another with shrinking steps: few dimensions, no slopes,
/// and the same answer everywhere.
Parameters search(const Eigen::MatrixXd& scores, const Eigen::VectorXd& y,
                  const Eigen::MatrixXd& knots) {
  const auto k = scores.cols();
  Parameters best(k + 1);
  best.head(k).setConstant(std::log(2.0));
  best(k) = std::log(0.1);
  const auto value = [&](const Parameters& p) {
    return posterior(features(scores, knots, p), y, elementary::exp(p(k))).log_likelihood;
  };
  double likelihood = value(best);
  for (const double step : {1.6, 0.8, 0.4}) {
    for (Eigen::Index j = 0; j <= k; ++j)
      for (const double direction : {1.0, -1.0}) {
        Parameters next = best;
        const double low = j < k ? std::log(0.2) : std::log(1e-8);
        const double high = j < k ? std::log(50.0) : std::log(1e4);
        next(j) = std::clamp(next(j) + direction * (j < k ? step : 2 * step), low, high);
        const double tried = value(next);
        if (tried <= likelihood) continue;
        likelihood = tried;
        best = next;
        break;
      }
  }
  return best;
}

}  // namespace

Fit fit_gaussian_process(const Eigen::MatrixXd& scores, const Eigen::VectorXd& outputs,
                         std::size_t knots) {
  const double mean = outputs.mean();
  const double sd =
      std::sqrt((outputs.array() - mean).square().sum() / static_cast<double>(outputs.size()));
  if (!(sd > 0) || scores.cols() == 0) return fit_polynomial(scores, outputs);
  const Eigen::VectorXd y = (outputs.array() - mean) / sd;
  const Eigen::MatrixXd knot_points = every_nth(scores, static_cast<Eigen::Index>(knots));
  const Parameters parameters =
      search(every_nth(scores, most_points_of_search), every_nth(y, most_points_of_search),
             every_nth(knot_points, 60));
  const double noise = elementary::exp(parameters(scores.cols()));

  Fit result;
  const Eigen::MatrixXd phi = features(scores, knot_points, parameters);
  const Posterior known = posterior(phi, y, noise);
  const auto m = phi.cols();
  const Eigen::MatrixXd lower = known.precision.matrixL();
  const Eigen::VectorXd leverage =
      lower.triangularView<Eigen::Lower>().solve(phi.transpose()).colwise().squaredNorm();
  const double press =
      ((y - phi * known.weights).array() / (1 - leverage.array()).max(1e-12)).square().sum();
  result.cross_validated_r2 = std::max(0.0, 1 - press / static_cast<double>(y.size()));
  // Back to the outputs' own scale, with their mean as one more function of certain weight.
  result.basis.resize(phi.rows(), m + 1);
  result.basis << phi, Eigen::VectorXd::Ones(phi.rows());
  result.weights.resize(m + 1);
  result.weights << known.weights * sd, mean;
  result.factor = Eigen::MatrixXd::Zero(m + 1, m + 1);
  result.factor.topLeftCorner(m, m) =
      sd * std::sqrt(known.scale * noise) *
      lower.transpose().triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(m, m));
  result.fitted = result.basis * result.weights;
  result.form = fmt::format("Gaussian process with {} knots", knot_points.rows());
  return result;
}

}  // namespace kohort::analysis
