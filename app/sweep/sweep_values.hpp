#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/sweep/analyse.hpp"
#include "app/sweep/runner.hpp"
#include "app/sweep/sweep_store.hpp"

namespace kohort::sweep {

/// A figure of a task that the study reports: which numbers of the task it is made from.
class OutputFormula {
 public:
  OutputFormula(const Job& job, const StudyOutput& output, std::size_t row);
  [[nodiscard]] double operator()(const std::vector<double>& values) const;

  std::string scenario;
  std::string output;
  std::string unit;
  std::string label;

 private:
  struct Term {
    std::size_t position{};
    double weight{};
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
  std::uint64_t stored{};          ///< tasks
  std::vector<Series> outputs;     ///< by output_formulas()
  std::vector<Series> benefits;    ///< net benefit of each scenario
  std::vector<FailedTask> failed;  ///< tasks
  std::uint64_t failed_points{};
  std::string result_hash;
};

/// Reads the store once. A point of which a task failed or is missing has the value NaN.
[[nodiscard]] SweepValues collect_series(const Job& job, const SweepStore& store,
                                         std::uint64_t points);

}  // namespace kohort::sweep
