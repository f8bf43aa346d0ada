#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "app/analysis/test_function.hpp"
#include "app/sweep/study.hpp"

namespace kohort::sweep {

/// From coordinates of a point to values of the parameters, for one scenario.
///
/// A coordinate lies between 0 and 1 and is mapped by the study's Mapping; NaN stands for the
/// central value.
class ScenarioInputs {
 public:
  /// Both must outlive this.
  ScenarioInputs(const Study& study, const Scenario& scenario);

  /// Values as written, one vector for each parameter of the scenario.
  [[nodiscard]] std::vector<std::vector<double>> values(std::span<const double> coordinates) const;
  /// What a study parameter is at a coordinate: its value or factor; of a whole table the
  /// coordinate itself (0.5 for the central values). A share that is drawn together with the others
  /// of its whole also depends on their coordinates: inputs() has what it is.
  [[nodiscard]] double input(std::size_t parameter, double coordinate) const;
  /// What all study parameters are at a point.
  [[nodiscard]] std::vector<double> inputs(std::span<const double> coordinates) const;

 private:
  [[nodiscard]] double map(const StudyParameter& p, const Spread& spread, std::string_view name,
                           double coordinate) const;
  void set_table(const StudyParameter& p, double coordinate, std::vector<double>& numbers) const;
  void set_entries(std::size_t parameter, std::span<const double> coordinates,
                   std::vector<double>& numbers) const;
  [[nodiscard]] bool drawn_together(std::size_t parameter) const;
  void set_shares(std::size_t parameter, std::span<const double> coordinates,
                  std::vector<double>& numbers) const;

  const Study& study_;
  const Scenario& scenario_;
  std::vector<bool> together_;  ///< by study parameter: a share drawn with all others of its whole
};

/// The arguments of a test function at a point.
[[nodiscard]] std::vector<double> test_arguments(const Study& study,
                                                 std::span<const double> coordinates);

/// Central value and range of a test function's input: 95 % of a normal one.
[[nodiscard]] Spread test_spread(const analysis::TestInput& input);

}  // namespace kohort::sweep
