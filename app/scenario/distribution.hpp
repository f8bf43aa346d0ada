#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "app/scenario/law.hpp"
#include "models/parameter_registry.hpp"

namespace kohort {

/// What is known about one number: its central value and a range.
///
/// uniform, triangular, pert, scaled-beta: low and high are the ends; value is the mode of
/// triangular and pert, the mean of scaled-beta.
/// normal, gamma, beta, lognormal: low and high are the 2.5 and 97.5 per cent points; value is the
/// mean, of lognormal the median.
/// logistic-normal (shares of a whole, app/scenario/composition.hpp): 2.5 and 97.5 per cent points,
/// and the mean.
struct Spread {
  double value{0};
  double low{0};
  double high{0};
};

/// Fixed first, what is for shares only last.
inline constexpr std::array<std::string_view, 10> distribution_names{
    "fixed",  "uniform",   "triangular", "pert",  "scaled-beta",
    "normal", "lognormal", "beta",       "gamma", "logistic-normal"};
inline constexpr std::string_view of_shares = "logistic-normal";

[[nodiscard]] bool is_distribution(std::string_view name);
/// Of a distribution whose low and high are 2.5 and 97.5 per cent points; of the others, empty.
[[nodiscard]] std::optional<Law::Family> family_of(std::string_view name);

/// Why this distribution cannot have this spread inside `range`, or empty if it can.
[[nodiscard]] std::string distribution_fault(std::string_view name, const Spread& spread,
                                             const Range& range);

/// A law made of two halves that meet at the median, so that it has its stated low and high as 2.5
/// and 97.5 per cent points and its stated value as the mean, or as the median, exactly. Where one
/// law of the family has all three, both halves are that law. A tail that reaches beyond the
/// allowed range is cut there; its 2.5 per cent stay between the range's end and the stated point.
class Halves {
 public:
  /// @param mean  the stated value; the median follows
  /// @returns empty if no median gives that mean
  [[nodiscard]] static std::optional<Halves> with_mean(Law::Family family, double mean, double low,
                                                       double high, const Range& range);
  [[nodiscard]] static Halves with_median(Law::Family family, double median, double low,
                                          double high, const Range& range);
  /// Means that with_mean() can reach: just above the first and below the second.
  [[nodiscard]] static std::array<double, 2> means(Law::Family family, double low, double high,
                                                   const Range& range);

  [[nodiscard]] double quantile(double probability) const;
  [[nodiscard]] double mean() const;

 private:
  Halves(Law::Family family, double median, double low, double high, const Range& range);

  double median_, low_, high_;
  Range range_;
  Law lower_, upper_;
  double below_range_, below_low_;   ///< shares of the lower law
  double above_range_, above_high_;  ///< shares of the upper law
};

/// How one number is drawn. Fitting it takes milliseconds: distribution_of() remembers.
class Distribution {
 public:
  /// @pre distribution_fault() is empty, name is not logistic-normal
  Distribution(std::string_view name, const Spread& spread, const Range& range);

  /// Increasing in `probability`, inside the allowed range.
  /// @pre 0 < probability < 1
  [[nodiscard]] double quantile(double probability) const;
  [[nodiscard]] double mean() const;

 private:
  enum class Kind { fixed, uniform, triangular, stretched_beta, halves };

  [[nodiscard]] double raw_quantile(double probability) const;

  Kind kind_{Kind::fixed};
  Spread spread_;
  Range range_;
  double a_{1}, b_{1};  ///< shapes of pert and scaled-beta
  std::optional<Halves> halves_;
};

/// The distribution, fitted once and kept for the life of the program; for several threads.
/// @pre as of Distribution
[[nodiscard]] const Distribution& distribution_of(std::string_view name, const Spread& spread,
                                                  const Range& range);

/// Quantile of the distribution inside `range`; increasing in `probability`.
/// @pre distribution_fault() is empty, 0 < probability < 1
[[nodiscard]] double quantile(std::string_view name, const Spread& spread, const Range& range,
                              double probability);

}  // namespace kohort
