#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace kohort {

/// Mean and points of what is drawn.
struct DrawnFigures {
  double mean{};
  double median{};
  double low{};   ///< 2.5 per cent point
  double high{};  ///< 97.5 per cent point
};

/// Shares of a whole that are uncertain together: a logistic-normal law (Aitchison & Shen 1980,
/// Biometrika 67:261-272), shares proportional to exp(centre + scale z) with independent standard
/// normal z. They are positive and sum to 1. Centres and scales, one on each side, are fitted so
/// that every share has its value as mean and its low and high as 2.5 and 97.5 per cent points,
/// over a fixed, evenly spread sample. Shares with low = high are kept as they are.
class Composition {
 public:
  /// @pre as many values as lows and highs, at least 2; the values sum to 1
  Composition(std::span<const double> value, std::span<const double> low,
              std::span<const double> high);

  /// Why these ranges cannot all hold while the shares sum to 1, or empty if they can.
  /// @param labels  names of the shares
  [[nodiscard]] std::string fault(std::span<const std::string> labels) const;

  /// Shares at these positions, one probability for each share.
  /// @pre fault() is empty
  [[nodiscard]] std::vector<double> shares(std::span<const double> positions) const;
  /// Quantile of one share by itself, whatever the others are.
  [[nodiscard]] double quantile(std::size_t share, double probability) const;
  /// What the fit has reached.
  [[nodiscard]] DrawnFigures figures(std::size_t share) const;
  /// Whether this share is drawn.
  [[nodiscard]] bool varies(std::size_t share) const { return low_[share] < high_[share]; }

 private:
  struct Scale {
    double centre{}, below{}, above{};
  };

  void start();
  void fit();
  void sample(const std::vector<double>& scores);
  void correct();
  [[nodiscard]] double distance() const;
  void proportions(const double* scores, double* shares) const;

  std::vector<double> value_, low_, high_;
  std::vector<std::size_t> drawn_;           ///< shares that vary
  double whole_{1};                          ///< what these sum to
  std::vector<Scale> scales_;                ///< of these
  std::vector<std::vector<double>> sorted_;  ///< sample of each of these
};

/// The composition, fitted once and kept for the life of the program; for several threads.
[[nodiscard]] const Composition& composition_of(const std::vector<double>& value,
                                                const std::vector<double>& low,
                                                const std::vector<double>& high);

}  // namespace kohort
