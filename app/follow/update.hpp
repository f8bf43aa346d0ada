#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <span>
#include <vector>

/// What counts of a real place say about a forecast from replications: mathematics only.
namespace kohort::follow {

/// Mean and the values between which 95 % of the probability lies.
struct Predicted {
  double mean{};
  double low{};
  double high{};
};

/// The interval of one more history of a place, from the replications alone: quantiles p (n + 1)
/// (type 6 of Hyndman & Fan 1996), which hold a further value of the same kind with probability
/// exactly 95 % if there are 39 values or more; fewer give their least and greatest.
[[nodiscard]] Predicted predicted(std::span<const double> values);

/// The draws of a forecast, weighed by what has been counted.
///
/// Model: the counts of a place are the means of one parameter draw (knowledge) and luck on top.
/// Both are taken as normal, jointly over all counted figures and years: luck with the pooled
/// covariance of replications within draws, knowledge with the covariance between the draws' means
/// beyond what luck makes of them (one-way random effects). A draw's own mean is shrunk towards all
/// others' as far as its few replications leave it unknown; where draws differ by luck alone, all
/// weights are equal. The weight of a draw is the density of the counts around its mean (Student's
/// t, since luck's covariance is estimated).
class Update {
 public:
  /// @param counted  replications by row, what was counted by column
  /// @param draws    of each replication
  /// @param actual   what was counted
  /// @pre fewest_replications() are there
  Update(const Eigen::MatrixXd& counted, std::span<const std::uint32_t> draws,
         const Eigen::VectorXd& actual);

  /// Of each draw, in ascending order of their numbers; they add up to 1.
  [[nodiscard]] const std::vector<double>& weights() const { return weights_; }
  [[nodiscard]] const std::vector<std::uint32_t>& draw_numbers() const { return numbers_; }
  /// As many equally weighted draws would say as much: 1 / sum of squared weights.
  [[nodiscard]] double effective_draws() const;
  /// Mean squared distance of the counts from the nearest draw, in standard deviations of one
  /// place: about 1 where the forecast is right; several times that, and no draw explains them.
  [[nodiscard]] double distance() const { return distance_; }

  /// A figure that was not counted, given the counts: draws by their weights, and luck as the
  /// counts have shown it (what comes after many placements is more placements). The shape of luck
  /// is that of the replications.
  /// @param values  of each replication
  [[nodiscard]] Predicted given_counts(std::span<const double> values) const;

 private:
  Eigen::MatrixXd counted_;
  std::vector<std::uint32_t> draws_;
  Eigen::VectorXd actual_;
  std::vector<std::uint32_t> numbers_;
  std::vector<double> weights_;
  double distance_{};
};

/// Replications beyond one for each draw that so many counts take, so that luck's covariance is
/// known.
[[nodiscard]] std::size_t fewest_replications(std::size_t draws, std::size_t counts);

/// How far the weights move a parameter.
struct Moved {
  double before{};  ///< mean over the draws
  double after{};   ///< weighted
  double sd{};      ///< of the draws
  /// Move over what weights that know nothing of the parameter would make of it (standard normal
  /// then).
  double score{};
};
[[nodiscard]] Moved moved(std::span<const double> values, std::span<const double> weights);

}  // namespace kohort::follow
