#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/analysis/crossed.hpp"
#include "app/sweep/runner.hpp"
#include "app/sweep/sweep_store.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

/// One output of one scenario at every point: means over replications, NaN where the point failed.
/// Of a ratio such as wait_weeks the ratio of means, as in a run.
struct Series {
  std::string scenario;
  std::string output;  ///< as StudyOutput::name()
  std::string unit;
  std::vector<double> y;
  /// What readers see: the output, with the scenario in front if there are several.
  std::string label;
  /// Every replication, point by point; NaN where it failed. Empty if there is one at each point.
  /// Of a ratio what the replication contributes: values whose mean is the ratio of means and whose
  /// spread is, to first order, the ratio's.
  std::vector<double> each;
  /// Largest size of the figures whose difference this is: decides what is rounding.
  double scale{0};

  /// What a task contributes; NaN where its point failed.
  [[nodiscard]] double of(const Task& task) const {
    return each.empty() ? y[task.point]
                        : each[task.point * (each.size() / y.size()) + task.replication];
  }
};

[[nodiscard]] inline Eigen::VectorXd outputs_of(const Series& s) {
  return Eigen::Map<const Eigen::VectorXd>(s.y.data(), static_cast<Eigen::Index>(s.y.size()));
}

/// Points as rows, replications as columns; NaN where a point failed.
[[nodiscard]] inline Eigen::MatrixXd table_of(const Series& s) {
  const auto points = static_cast<Eigen::Index>(s.y.size());
  if (s.each.empty()) return outputs_of(s);
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  return Eigen::Map<const RowMajor>(s.each.data(), points,
                                    static_cast<Eigen::Index>(s.each.size()) / points);
}
/// For analyses that know that all points share the same people.
[[nodiscard]] inline analysis::Crossed crossed(const Study& study, const Series& s) {
  return analysis::Crossed{table_of(s), study.chance()};
}

/// A figure of a task that the study reports: which numbers of the task it is made from.
class OutputFormula {
 public:
  OutputFormula(const Job& job, const StudyOutput& output, std::size_t row);
  [[nodiscard]] double operator()(const std::vector<double>& values) const;
  /// What each replication of a point contributes to it; see Series::each.
  /// @param replications  values of a task each
  [[nodiscard]] std::vector<double> contributions(
      const std::vector<std::vector<double>>& replications) const;
  /// Size of the largest term.
  [[nodiscard]] double scale(const std::vector<double>& values) const;
  /// What the scenario itself, or its baseline, contributes to a difference.
  [[nodiscard]] OutputFormula part(bool baseline) const;

  std::string scenario;
  std::string output;
  std::string unit;
  std::string label;

 private:
  struct Term {
    std::size_t position{};
    double weight{};
    bool of_baseline{};
    std::optional<std::size_t> denominator{};  ///< position of what a ratio is a ratio to
  };
  std::vector<Term> terms_;
};

/// Every output of the study for every scenario, in this order of loops: scenario, output.
/// Baseline values are given once for each baseline.
[[nodiscard]] std::vector<OutputFormula> output_formulas(const Job& job);

struct FailedTask {
  Task task;
  std::string cause;
};

/// What the stored tasks of the first points say.
struct SweepValues {
  std::uint64_t points{};
  std::uint64_t stored{};        ///< tasks
  std::vector<Series> outputs;   ///< by output_formulas()
  std::vector<Series> benefits;  ///< net benefit of each scenario
  /// Of each scenario, if the study names an effect: differences from the baseline.
  std::vector<Series> costs, effects;
  /// Pairing designs: what scenario and baseline contribute to each of `outputs`.
  std::vector<Series> scenario_parts, baseline_parts;
  std::vector<FailedTask> failed;  ///< tasks
  std::uint64_t failed_points{};
  std::uint64_t missing_points{};  ///< without all of their tasks, and without a failure
  std::string result_hash;
};

/// What to say of a task whose stored values are not as many as its model has.
[[nodiscard]] InputError damaged_task(const Task& task);

/// Reads the store once, the first points and of each the first replications. A point of which a
/// task failed or is missing has the value NaN.
[[nodiscard]] SweepValues collect_series(const Job& job, const SweepStore& store,
                                         std::uint64_t points, std::uint32_t replications);

}  // namespace kohort::sweep
