#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Least squares between simulated figures and targets; knows nothing of the model.
namespace kohort {

struct FitParameter {
  std::string name;
  double low{}, high{};  ///< search range, low < high
  double start{};        ///< within it
};

struct FitTarget {
  std::string name;
  double value{};
  double tolerance{};  ///< what counts as one unit of deviation, > 0
  double weight{1};    ///< 0: shown, not fitted

  [[nodiscard]] double deviation(double figure) const { return (figure - value) / tolerance; }
  [[nodiscard]] bool meets(double figure) const;
};

/// Figures, one for each target, at these parameter values; nothing if the user asked to stop.
using Evaluate = std::function<std::optional<std::vector<double>>(std::span<const double> values)>;

struct FitOptions {
  std::uint32_t max_evaluations{400};
  double step{0.05};  ///< of finite differences, as a part of the search range
  /// Weighted deviation below which nothing is left to improve; relative measures of progress would
  /// then go on for ever.
  double enough{1e-10};
};

enum class FitEnd { converged, no_improvement, evaluation_limit, stopped };

struct FitResult {
  FitEnd end{FitEnd::stopped};
  std::vector<double> values;          ///< rounded to five digits
  std::vector<double> figures;         ///< at `values`
  std::vector<double> standard_error;  ///< of values; infinite where nothing is known
  /// By target and parameter: deviations (in tolerances, times the root of the weight) that the
  /// whole search range would make at the present slope. Empty if it was never computed.
  std::vector<std::vector<double>> sensitivity;
  std::uint32_t evaluations{0};
  double start_deviation{0};  ///< weighted sum of squared deviations
  double deviation{0};
};

/// Fewest evaluations with which fit() can do anything.
[[nodiscard]] std::uint32_t least_evaluations(std::size_t parameters);

/// Weighted sum of squared deviations.
[[nodiscard]] double weighted_deviation(std::span<const FitTarget> targets,
                                        std::span<const double> figures);

/// Levenberg-Marquardt from the starts, within the ranges. The same input gives the same result.
/// @pre at least as many targets with weight above 0 as parameters, and
///   options.max_evaluations >= least_evaluations()
[[nodiscard]] FitResult fit(std::span<const FitParameter> parameters,
                            std::span<const FitTarget> targets, const Evaluate& evaluate,
                            const FitOptions& options);

/// What the targets cannot tell about the parameters.
struct Weakness {
  enum class Kind {
    idle_parameter,        ///< hardly moves any target
    collinear_parameters,  ///< move the targets in nearly the same way
    idle_target,           ///< hardly moved by any parameter
  };
  Kind kind{};
  std::vector<std::string> names;
};

[[nodiscard]] std::vector<Weakness> weaknesses(std::span<const FitParameter> parameters,
                                               std::span<const FitTarget> targets,
                                               const FitResult& result);

}  // namespace kohort
