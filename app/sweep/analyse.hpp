#pragma once

#include <string>
#include <vector>

#include "app/analysis/decision.hpp"
#include "app/files/table.hpp"
#include "app/scenario/scenario.hpp"
#include "app/sweep/sweep_values.hpp"

namespace kohort::sweep {

/// One number that an analysis found, for the table `indices`.
struct Index {
  std::string scenario;
  std::string output;
  std::string method;
  std::string parameter;  ///< or group, or option; empty if it is about all of them
  std::string index;
  double value{};
  double se{};
  double low{}, high{};  ///< 95 % interval; NaN if not known
};

/// Every option of a decision, in ascending order of effect.
struct OptionsSideBySide {
  std::string cost, effect;          ///< headline metrics
  std::vector<std::string> options;  ///< doing nothing, then every scenario
  std::vector<analysis::Incremental> rows;
};

struct Analyses {
  std::vector<Index> indices;
  /// Curves and lists: acceptability, convergence, incremental, pilot, plane, threshold; those of
  /// other designs are empty.
  std::vector<Table> tables;
  /// StudyAnalysis objects of the report's payload, as a JSON array.
  std::string json{"[]"};
  OptionsSideBySide side_by_side;  ///< without rows: there are no options to compare
  std::vector<Text> notes;
  std::size_t blocks{0}, complete_blocks{0};  ///< 0 for designs without blocks
};

/// The one place that connects sweeps with the mathematics of app/analysis.
/// @param complete  false: everything is empty, since there is nothing to say yet
[[nodiscard]] Analyses analyse(const Job& job, const SweepValues& values, bool complete);

}  // namespace kohort::sweep
