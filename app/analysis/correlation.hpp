#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "app/analysis/design.hpp"

namespace kohort::analysis {

enum class CorrelationKind {
  normal_scores,  ///< of the normal scores themselves: the copula's own parameter
  rank,           ///< Spearman's, which no monotone change of a parameter's scale alters
};

/// The nearest correlation matrix in the Frobenius norm, by alternating projections with Dykstra's
/// correction. Source: Higham 2002, doi:10.1093/imanum/22.3.329.
/// @param least_eigenvalue the result has none below it (nearly)
[[nodiscard]] Eigen::MatrixXd nearest_correlation(const Eigen::MatrixXd& matrix,
                                                  double least_eigenvalue = 1e-6);

/// Joint distribution of inputs with uniform margins: what is normal about it is only how they
/// hang together, not their own distributions.
class NormalCopula {
 public:
  /// @param names of the inputs, for messages
  /// @throws InputError with everything wrong: entries outside [-1, 1], no symmetry, a diagonal
  ///   other than 1; or a matrix that no variables can have, with its least eigenvalue, the pair
  ///   that is furthest from possible and the nearest possible entries
  NormalCopula(const Eigen::MatrixXd& correlation, CorrelationKind kind,
               const std::vector<std::string>& names);

  /// The probabilistic design of latin hypercube or probabilistic kind, with these correlations.
  /// Probabilistic points go through the Cholesky factor. In a Latin hypercube the values of each
  /// input are put in the order that the factor asks for, so that there is still one in each part
  /// (Iman & Conover 1982, doi:10.1080/03610918208812265).
  /// @throws std::invalid_argument for designs of other kinds or another number of inputs
  [[nodiscard]] Design apply(Design design) const;
  /// Independent points (rows) with these correlations. An input that no earlier one pulls along
  /// keeps its values to the bit.
  [[nodiscard]] Eigen::MatrixXd joint(const Eigen::MatrixXd& points) const;

 private:
  Eigen::MatrixXd factor_;  ///< lower triangular
};

/// Correlation of normal scores that gives Spearman's `rank`: 2 sin(pi rank / 6).
[[nodiscard]] double normal_score_correlation(double rank);
[[nodiscard]] double rank_correlation(double normal_scores);

}  // namespace kohort::analysis
