#include <Eigen/Dense>
#include <cmath>

#include "app/calibrate/fit.hpp"

namespace kohort {

namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

}  // namespace

std::vector<Weakness> weaknesses(std::span<const FitParameter> parameters,
                                 std::span<const FitTarget> targets, const FitResult& result) {
  std::vector<Weakness> found;
  if (result.sensitivity.empty()) return found;
  Matrix s(static_cast<int>(targets.size()), static_cast<int>(parameters.size()));
  for (int i = 0; i < s.rows(); ++i)
    for (int j = 0; j < s.cols(); ++j)
      s(i, j) = result.sensitivity[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];

  // Less than a tenth of a tolerance over the whole search range.
  constexpr double idle = 0.1;
  std::vector<int> active;
  for (int j = 0; j < s.cols(); ++j) {
    if (s.col(j).norm() < idle)
      found.push_back(
          {Weakness::Kind::idle_parameter, {parameters[static_cast<std::size_t>(j)].name}});
    else
      active.push_back(j);
  }
  // Columns of length 1: a condition number above 30 means near-dependence, and the parameters
  // with large parts in the direction of a small singular value take part in it.
  // Source: Belsley, Kuh & Welsch 1980, Regression Diagnostics, ch. 3.
  if (active.size() > 1) {
    Matrix scaled(s.rows(), static_cast<int>(active.size()));
    for (int j = 0; j < scaled.cols(); ++j)
      scaled.col(j) = s.col(active[static_cast<std::size_t>(j)]).normalized();
    const Eigen::JacobiSVD<Matrix> svd(scaled, Eigen::ComputeThinV);
    const Vector& singular = svd.singularValues();
    for (int k = 0; k < singular.size(); ++k) {
      if (singular[k] * 30 > singular[0]) continue;
      Weakness weakness{Weakness::Kind::collinear_parameters, {}};
      for (int j = 0; j < scaled.cols(); ++j)
        if (std::abs(svd.matrixV()(j, k)) > 0.3)
          weakness.names.push_back(
              parameters[static_cast<std::size_t>(active[static_cast<std::size_t>(j)])].name);
      if (weakness.names.size() > 1) found.push_back(std::move(weakness));
    }
  }
  for (int i = 0; i < s.rows(); ++i) {
    const FitTarget& target = targets[static_cast<std::size_t>(i)];
    if (target.weight > 0 && s.row(i).norm() < idle * std::sqrt(target.weight))
      found.push_back({Weakness::Kind::idle_target, {target.name}});
  }
  return found;
}

}  // namespace kohort
