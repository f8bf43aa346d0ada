#pragma once

#include <Eigen/Core>
#include <filesystem>
#include <string>
#include <vector>

/// Inputs and outputs of a study that was computed elsewhere, or by `kohort sweep`.
namespace kohort::analyse {

/// Columns by their names in the file. Empty: those that begin with "input:" and "output:".
struct ColumnChoice {
  std::vector<std::string> inputs, outputs;
};

/// A row for each point, in the order in which points come first.
struct Samples {
  std::string shown;                         ///< the file's name in messages
  std::vector<std::string> inputs, outputs;  ///< names without "input:" and "output:"
  std::vector<std::size_t> line;             ///< of the file, by point: where it comes first
  std::vector<std::size_t> block;            ///< as in the file; empty if it has no such column
  Eigen::MatrixXd values;                    ///< of the inputs
  /// Quantiles of the inputs; from the file, or the inputs' ranks among the points.
  Eigen::MatrixXd quantiles;
  /// Of each output: a row for each point, a column for each replication; NaN where it failed.
  std::vector<Eigen::MatrixXd> each;

  [[nodiscard]] std::size_t points() const { return static_cast<std::size_t>(values.rows()); }
  [[nodiscard]] std::size_t replications() const {
    return each.empty() ? 0 : static_cast<std::size_t>(each.front().cols());
  }
};

/// Reads comma-, semicolon- or tab-separated text. Columns `point`, `block` and `replication` say
/// which rows belong together; without `point` every row is a point, without `replication` each
/// has one. Empty or "NA" in an output: it failed there.
/// @throws InputError with every problem found (file:line:column)
[[nodiscard]] Samples read_samples(const std::filesystem::path& file, const ColumnChoice& choice);

}  // namespace kohort::analyse
