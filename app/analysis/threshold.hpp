#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "app/analysis/sensitivity.hpp"

namespace kohort::analysis {

/// Net benefits of paired draws at one value of the parameter: the same draws, in the same order,
/// at every value. NaN for a draw that failed.
using PairedNetBenefits = std::function<std::vector<double>(double value)>;

struct ThresholdEvaluation {
  double value{};
  double mean{}, se{};  ///< of the draws that did not fail here
  std::size_t failed{0};
};

/// The value of a parameter at which the mean net benefit changes its sign. A mean that is zero at
/// an end of the range, or touches zero and returns, does not.
struct Threshold {
  enum class Outcome {
    found,
    no_crossing,  ///< the mean has the same sign at both ends, or is zero at one of them
    failed,       ///< no draw without failure at some value
  };
  Outcome outcome{Outcome::failed};
  /// Of `value`: by the delta method, se of the mean there over the size of the slope there, and
  /// Student's t of the draws. Without end if the mean is flat at the crossing; not a number with a
  /// single draw, which says nothing about others.
  Confident value;
  double slope{};  ///< of the mean at the crossing, from the two nearest values around it
  /// Further crossings seen, of a sweep only; a search finds one of those there are.
  std::vector<double> further;
  std::vector<ThresholdEvaluation> evaluations;  ///< in the order made
};

struct ThresholdSearch {
  double tolerance{1e-6};  ///< of the value, as a share of the range
  std::size_t most_evaluations{40};
  double confidence{0.95};
};

/// Finds a change of sign in [low, high] (Alefeld, Potra & Shi 1995, doi:10.1145/210089.210111,
/// from Boost). Paired draws make the mean a smooth function of the value even when it is noisy.
/// @throws std::invalid_argument unless low < high, both finite
[[nodiscard]] Threshold find_threshold(const PairedNetBenefits& net_benefits, double low,
                                       double high, const ThresholdSearch& search = {});

/// The same from values that have been computed already, by straight lines between them. Values in
/// ascending order; the crossing nearest to `prefer` is given, the others are listed.
/// @throws std::invalid_argument if sizes differ or values do not ascend
[[nodiscard]] Threshold threshold_from_sweep(std::span<const double> values,
                                             const std::vector<std::vector<double>>& net_benefits,
                                             double prefer, double confidence = 0.95);

}  // namespace kohort::analysis
