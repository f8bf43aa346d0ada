#pragma once

#include <string>
#include <vector>

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

struct Analyses {
  std::vector<Index> indices;
  /// Curves and lists: acceptability, convergence, pilot, plane, threshold; those of other designs
  /// are empty.
  std::vector<Table> tables;
  /// StudyAnalysis objects of the report's payload, as a JSON array.
  std::string json{"[]"};
  std::vector<Text> notes;
  std::size_t blocks{0}, complete_blocks{0};  ///< 0 for designs without blocks
};

/// The one place that connects sweeps with the mathematics of app/analysis.
/// @param complete  false: everything is empty, since there is nothing to say yet
[[nodiscard]] Analyses analyse(const Job& job, const SweepValues& values, bool complete);

}  // namespace kohort::sweep
