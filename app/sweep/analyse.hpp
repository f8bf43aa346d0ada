#pragma once

#include <string>
#include <vector>

#include "app/sweep/model.hpp"
#include "app/sweep/points.hpp"
#include "app/sweep/study.hpp"

namespace kohort::sweep {

/// One output of one scenario at every point: means over replications, NaN where the point failed.
struct Series {
  std::string scenario;
  std::string output;  ///< as StudyOutput::name()
  std::string unit;
  std::vector<double> y;
  /// What readers see: the output, with the scenario in front if there are several.
  std::string label;
};

/// One number that an analysis found, for the table `indices`.
struct Index {
  std::string scenario;
  std::string output;
  std::string method;
  std::string parameter;  ///< or group; empty if it is about all of them
  std::string index;
  double value{};
  double low{}, high{};  ///< 95 % interval; NaN if not known
};

struct Analyses {
  std::vector<Index> indices;
  /// StudyAnalysis objects of the report's payload, as a JSON array.
  std::string json{"[]"};
};

/// The one place that connects sweeps with the mathematics of designs and analyses.
/// @param net_benefits  of every scenario over its baseline
[[nodiscard]] Analyses analyse(const Study& study, const Points& points, const SweepModel& model,
                               const std::vector<Series>& series,
                               const std::vector<Series>& net_benefits);

}  // namespace kohort::sweep
