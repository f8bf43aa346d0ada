#include "app/calibrate/fit.hpp"

#include <Eigen/SVD>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <limits>
#include <unsupported/Eigen/NonLinearOptimization>

namespace kohort {

namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

/// What the optimiser sees: residuals of the fitted targets as functions of angles, one for each
/// parameter, value = low + (high - low) (1 + sin angle) / 2. The optimiser knows no bounds, and
/// whatever angle it tries is a value within them (as in MINUIT).
class Residuals {
 public:
  using Scalar = double;
  using InputType = Vector;
  using ValueType = Vector;
  using JacobianType = Matrix;
  enum { InputsAtCompileTime = Eigen::Dynamic, ValuesAtCompileTime = Eigen::Dynamic };

  Residuals(std::span<const FitParameter> parameters, std::span<const FitTarget> targets,
            const Evaluate& evaluate, std::uint32_t limit, const FitOptions& options)
      : parameters_{parameters},
        targets_{targets},
        evaluate_{evaluate},
        limit_{limit},
        step_{options.step},
        enough_{options.enough} {
    for (std::size_t i = 0; i < targets.size(); ++i)
      if (targets[i].weight > 0) fitted_.push_back(i);
  }

  [[nodiscard]] int inputs() const { return static_cast<int>(parameters_.size()); }
  [[nodiscard]] int values() const { return static_cast<int>(fitted_.size()); }

  /// A negative answer makes the optimiser stop.
  int operator()(const Vector& angles, Vector& out) {
    const auto figures = call(values_of(angles), limit_);
    if (!figures) return -1;
    out = residuals(*figures);
    last_ = out;
    improved = out.squaredNorm() < best_norm;
    if (improved) {
      best_norm = out.squaredNorm();
      best_angles = angles;
      best_figures = *figures;
    }
    if (best_norm < enough_) return met = true, -1;
    return 0;
  }

  int df(const Vector& angles, Matrix& out) {
    const auto slopes = slopes_at(values_of(angles), last_or_call(angles), limit_);
    if (!slopes) return -1;
    out = *slopes;
    for (int j = 0; j < out.cols(); ++j) out.col(j) *= 0.5 * std::cos(angles[j]);
    return 0;
  }

  /// Change of the residuals over the whole search range of each parameter, at the present slope.
  std::optional<Matrix> slopes_at(const std::vector<double>& at, const Vector& residuals_there,
                                  std::uint32_t limit) {
    Matrix slopes(values(), inputs());
    for (std::size_t j = 0; j < parameters_.size(); ++j) {
      const FitParameter& p = parameters_[j];
      const double step = step_ * (p.high - p.low);
      std::vector<double> moved = at;
      moved[j] += moved[j] + step <= p.high ? step : -step;
      const double part = (moved[j] - at[j]) / (p.high - p.low);
      const auto figures = call(moved, limit);
      if (!figures) return std::nullopt;
      slopes.col(static_cast<int>(j)) = (residuals(*figures) - residuals_there) / part;
    }
    return slopes;
  }

  std::optional<std::vector<double>> call(const std::vector<double>& at, std::uint32_t limit) {
    if (evaluations >= limit) {
      out_of_evaluations = true;
      return std::nullopt;
    }
    auto figures = evaluate_(at);
    if (figures)
      ++evaluations;
    else
      stopped = true;
    return figures;
  }

  [[nodiscard]] Vector residuals(const std::vector<double>& figures) const {
    Vector out(values());
    for (int i = 0; i < values(); ++i) {
      const std::size_t target = fitted_[static_cast<std::size_t>(i)];
      out[i] = std::sqrt(targets_[target].weight) * targets_[target].deviation(figures[target]);
    }
    return out;
  }

  [[nodiscard]] std::vector<double> values_of(const Vector& angles) const {
    std::vector<double> out;
    for (std::size_t j = 0; j < parameters_.size(); ++j) {
      const FitParameter& p = parameters_[j];
      const double part = 0.5 * (1 + std::sin(angles[static_cast<int>(j)]));
      out.push_back(std::clamp(p.low + part * (p.high - p.low), p.low, p.high));
    }
    return out;
  }

  [[nodiscard]] Vector angles_of_starts() const {
    Vector angles(inputs());
    for (std::size_t j = 0; j < parameters_.size(); ++j) {
      const FitParameter& p = parameters_[j];
      // At an end of the range the slope in the angle is 0, and the value would never leave it.
      const double part = std::clamp((p.start - p.low) / (p.high - p.low), 0.01, 0.99);
      angles[static_cast<int>(j)] = std::asin(2 * part - 1);
    }
    return angles;
  }

  [[nodiscard]] const std::vector<std::size_t>& fitted() const { return fitted_; }

  std::uint32_t evaluations{0};
  bool stopped{false};
  bool out_of_evaluations{false};
  bool met{false};
  bool improved{false};  ///< by the last point tried
  double best_norm{std::numeric_limits<double>::infinity()};
  Vector best_angles;
  std::vector<double> best_figures;

 private:
  /// The optimiser asks for slopes only where it has been: at its best point.
  Vector last_or_call(const Vector& angles) {
    if (best_angles.size() == angles.size() && best_angles == angles)
      return residuals(best_figures);
    return last_;
  }

  std::span<const FitParameter> parameters_;
  std::span<const FitTarget> targets_;
  const Evaluate& evaluate_;
  std::uint32_t limit_;
  double step_;
  double enough_;
  std::vector<std::size_t> fitted_;
  Vector last_;
};

/// What a file with five digits says, so that the figures are those of the file.
double five_digits(double x) { return std::strtod(fmt::format("{:.5g}", x).c_str(), nullptr); }

FitEnd optimise(Residuals& residuals, Vector& angles) {
  Eigen::LevenbergMarquardt<Residuals> solver{residuals};
  // Simulated figures move in small jumps, person by person; finer limits would chase them.
  solver.parameters.ftol = 1e-3;
  solver.parameters.xtol = 1e-3;
  solver.parameters.factor = 1;
  solver.parameters.maxfev = std::numeric_limits<int>::max();
  const auto status = solver.minimize(angles);
  if (residuals.met) return FitEnd::converged;
  if (residuals.out_of_evaluations) return FitEnd::evaluation_limit;
  if (residuals.stopped) return FitEnd::stopped;
  using namespace Eigen::LevenbergMarquardtSpace;
  const bool converged = status == RelativeReductionTooSmall ||
                         status == RelativeErrorAndReductionTooSmall || status == CosinusTooSmall ||
                         (status == RelativeErrorTooSmall && residuals.improved);
  return converged ? FitEnd::converged : FitEnd::no_improvement;
}

/// Gauss-Newton: with targets known up to their tolerances, the covariance of the values is the
/// inverse of S'S. Directions that S does not see have no finite variance.
std::vector<double> standard_errors(const Matrix& s, std::span<const FitParameter> parameters) {
  const Eigen::JacobiSVD<Matrix> svd(s, Eigen::ComputeThinV);
  const Vector& singular = svd.singularValues();
  std::vector<double> errors;
  for (int j = 0; j < s.cols(); ++j) {
    double variance = 0;
    for (int k = 0; k < singular.size(); ++k) {
      const double part = svd.matrixV()(j, k) * svd.matrixV()(j, k);
      if (part < 1e-12) continue;
      variance += singular[k] > 1e-9 * singular[0] ? part / (singular[k] * singular[k])
                                                   : std::numeric_limits<double>::infinity();
    }
    const FitParameter& p = parameters[static_cast<std::size_t>(j)];
    errors.push_back((p.high - p.low) * std::sqrt(variance));
  }
  return errors;
}

}  // namespace

bool FitTarget::meets(double figure) const {
  return std::abs(figure - value) <= tolerance * (1 + 1e-12);
}

std::uint32_t least_evaluations(std::size_t parameters) {
  return static_cast<std::uint32_t>(2 * parameters + 3);
}

double weighted_deviation(std::span<const FitTarget> targets, std::span<const double> figures) {
  double sum = 0;
  for (std::size_t i = 0; i < targets.size(); ++i)
    if (targets[i].weight > 0)
      sum += targets[i].weight * std::pow(targets[i].deviation(figures[i]), 2);
  return sum;
}

FitResult fit(std::span<const FitParameter> parameters, std::span<const FitTarget> targets,
              const Evaluate& evaluate, const FitOptions& options) {
  FitResult result;
  // The last point is evaluated again as it will be written, with its slopes.
  const auto reserve = static_cast<std::uint32_t>(parameters.size() + 1);
  Residuals residuals{parameters, targets, evaluate, options.max_evaluations - reserve, options};
  Vector angles = residuals.angles_of_starts();
  for (const FitParameter& p : parameters) result.values.push_back(p.start);
  result.standard_error.assign(parameters.size(), std::numeric_limits<double>::infinity());

  const auto start = residuals.call(result.values, options.max_evaluations);
  if (!start) return result;
  result.figures = *start;
  result.start_deviation = result.deviation = weighted_deviation(targets, *start);
  result.end = optimise(residuals, angles);
  if (residuals.best_norm < result.deviation) {
    result.values = residuals.values_of(residuals.best_angles);
    result.figures = residuals.best_figures;
  }
  for (std::size_t j = 0; j < parameters.size(); ++j)
    result.values[j] =
        std::clamp(five_digits(result.values[j]), parameters[j].low, parameters[j].high);
  if (!residuals.stopped) {
    if (const auto last = residuals.call(result.values, options.max_evaluations)) {
      result.figures = *last;
      if (const auto s = residuals.slopes_at(result.values, residuals.residuals(*last),
                                             options.max_evaluations)) {
        result.standard_error = standard_errors(*s, parameters);
        result.sensitivity.assign(targets.size(), std::vector<double>(parameters.size(), 0.0));
        for (int i = 0; i < s->rows(); ++i)
          for (int j = 0; j < s->cols(); ++j)
            result.sensitivity[residuals.fitted()[static_cast<std::size_t>(i)]]
                              [static_cast<std::size_t>(j)] = (*s)(i, j);
      }
    }
    if (residuals.stopped) result.end = FitEnd::stopped;
  }
  result.deviation = weighted_deviation(targets, result.figures);
  result.evaluations = residuals.evaluations;
  return result;
}

}  // namespace kohort
