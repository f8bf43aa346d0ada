#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "app/analysis/purposes.hpp"
#include "sim/statistics.hpp"

namespace kohort::analysis {

/// Outputs of a study in which all points share the same people: every point (row) is lived in the
/// same replications (columns), so points and replications are crossed, not nested, and
///
///   output[p][r] = mean + point[p] + replication[r] + interaction[p][r]
///
/// What a replication adds it adds at all points. More points therefore never make the mean surer
/// than the replications allow, and a single replication says nothing about other people. Variances
/// and covariances are the unbiased mean-square estimators of the balanced two-way layout with
/// random effects (Searle, Casella & McCulloch 1992, Variance Components, chapter 4).
///
/// A point with a failed output (NaN or infinity) in any replication is left out whole.
class Crossed {
 public:
  /// @param outputs  a matrix for each output: points as rows, replications as columns
  /// @param chance  false: replications cannot differ, as those of a function without noise
  /// @throws std::invalid_argument if shapes differ or there is no output
  explicit Crossed(const std::vector<Eigen::MatrixXd>& outputs, bool chance = true);
  /// One output.
  explicit Crossed(const Eigen::MatrixXd& output, bool chance = true)
      : Crossed{std::vector<Eigen::MatrixXd>{output}, chance} {}
  /// Outputs without chance: points as rows, outputs as columns.
  [[nodiscard]] static Crossed certain(const Eigen::MatrixXd& outputs);

  [[nodiscard]] Eigen::Index points() const { return means_.rows(); }
  [[nodiscard]] Eigen::Index replications() const { return replications_; }
  [[nodiscard]] Eigen::Index outputs() const { return means_.cols(); }
  /// Rows that did not fail, in order.
  [[nodiscard]] const std::vector<Eigen::Index>& kept() const { return kept_; }
  [[nodiscard]] std::size_t failed() const { return failed_; }
  /// False with one replication of something that chance acts on: nothing can then be said about
  /// other people than these.
  [[nodiscard]] bool people_known() const { return !chance_ || replications_ > 1; }

  /// Means over replications, a row for each point that did not fail.
  [[nodiscard]] const Eigen::MatrixXd& means() const { return means_; }
  /// Means over points and replications.
  [[nodiscard]] Eigen::RowVectorXd mean() const { return means_.colwise().mean(); }
  /// What the outputs would be at the points if each were lived without end: means() drawn towards
  /// their own mean until they vary as much as knowledge does. Means of few replications vary more,
  /// by chance. Equal to means() where nothing of that can be told.
  [[nodiscard]] const Eigen::MatrixXd& settled() const { return settled_; }
  /// Variance of settled() as a share of that of means(): 1 if chance adds nothing to them.
  [[nodiscard]] double reliability() const;

  /// Covariance of the grand means due to people: replications and their interaction with points.
  [[nodiscard]] const Eigen::MatrixXd& of_people() const { return of_people_; }
  /// The same due to points: to which values of the parameters happened to be drawn.
  [[nodiscard]] Eigen::MatrixXd of_points() const;
  /// Degrees of freedom of their sum (Satterthwaite 1946).
  [[nodiscard]] double freedom() const;

  /// The same for linear combinations of the outputs: outputs x `columns`.
  [[nodiscard]] Crossed combined(const Eigen::MatrixXd& columns) const;

  /// Mean squares of the layout, by output.
  [[nodiscard]] double square_of_points(Eigen::Index output) const;
  [[nodiscard]] double square_of_replications(Eigen::Index output) const;
  [[nodiscard]] double square_of_interaction(Eigen::Index output) const;
  /// Means over points, a row for each replication.
  [[nodiscard]] const Eigen::MatrixXd& replication_means() const { return replication_means_; }

 private:
  void settle();

  bool chance_{true};
  Eigen::Index replications_{1};
  std::vector<Eigen::Index> kept_;
  std::size_t failed_{0};
  Eigen::MatrixXd means_, settled_;
  Eigen::MatrixXd replication_means_;
  Eigen::MatrixXd between_;    ///< covariance of means()
  Eigen::MatrixXd chance_of_;  ///< the part of it that is chance: interaction / replications
  Eigen::MatrixXd of_people_;
};

/// Positive semidefinite square root of a covariance, by eigenvectors: as many columns as it has
/// dimensions beyond rounding.
[[nodiscard]] Eigen::MatrixXd root_of(const Eigen::MatrixXd& covariance);

/// Shifts of the means that the data do not rule out: an ellipsoid that reaches `reach` standard
/// errors in every direction, so that the least and greatest value of a smooth function over it are
/// its confidence interval.
/// @param reach  a quantile of Student's t
/// @param inner  also shifts within it, for functions that do not only grow
/// @param at  means; shifts that make two of them equal, or one of them 0, are then among them
[[nodiscard]] std::vector<Eigen::RowVectorXd> plausible_shifts(const Eigen::MatrixXd& covariance,
                                                               double reach, bool inner,
                                                               const Eigen::RowVectorXd& at = {});

/// Shifts that stand for a normal distribution with this covariance, all of equal weight.
[[nodiscard]] std::vector<Eigen::RowVectorXd> normal_shifts(const Eigen::MatrixXd& covariance);

/// Degrees of freedom of the sum of two independent variances with these (Satterthwaite 1946).
[[nodiscard]] double joint_freedom(double a, double freedom_of_a, double b, double freedom_of_b);

/// Interval of what two independent causes make uncertain, each of which alone gives an interval
/// around `value` (Zou & Donner 2008, doi:10.1002/sim.3095).
[[nodiscard]] Interval combine(double value, const Interval& a, const Interval& b);

}  // namespace kohort::analysis
