#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <string>

namespace kohort::analysis {

enum class Regression {
  polynomial,        ///< Hermite polynomials; degree by leave-one-out cross-validation
  gaussian_process,  ///< for kinks and bends that polynomials miss; slower
};

/// A smooth function of inputs, fitted to noisy outputs: fitted = basis * weights. Inputs are
/// normal scores, i.e. the normal quantiles of points on the unit cube.
struct Fit {
  Eigen::MatrixXd basis;  ///< a row for each point
  Eigen::VectorXd weights;
  Eigen::MatrixXd factor;  ///< weights are uncertain by factor * standard normals
  Eigen::VectorXd fitted;
  /// polynomial only: degree of each basis function (row) in each input (column).
  Eigen::MatrixXi degrees;
  double cross_validated_r2{};  ///< share of variance predicted for points left out; 0 at worst
  std::string form;             ///< such as "polynomial of degree 3 without interactions"
};

/// Constant, additive of degree 1 to 5, or with all interactions of total degree 2 to 4: whichever
/// predicts points left out best, with at least five points for each coefficient.
/// Hermite polynomials are orthonormal for normal scores: the squares of their weights are Sobol'
/// variances, and multiplying weights by correlations gives expectations after partial learning.
/// @pre no NaN; as many rows in scores as outputs, at least one
[[nodiscard]] Fit fit_polynomial(const Eigen::MatrixXd& scores, const Eigen::VectorXd& outputs);

/// Linear trend plus a squared-exponential process with a length for each input, approximated by
/// `knots` of the points (subset of regressors: Quinonero-Candela & Rasmussen 2005, JMLR 6, 1939);
/// lengths and noise by maximum likelihood on at most 600 points.
[[nodiscard]] Fit fit_gaussian_process(const Eigen::MatrixXd& scores,
                                       const Eigen::VectorXd& outputs, std::size_t knots = 100);

[[nodiscard]] Fit fit(Regression method, const Eigen::MatrixXd& scores,
                      const Eigen::VectorXd& outputs);

}  // namespace kohort::analysis
