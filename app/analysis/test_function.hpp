#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kohort::analysis {

/// An input of a test function and its distribution.
struct TestInput {
  enum class Kind { uniform, normal };
  std::string_view name;
  Kind kind{Kind::uniform};
  double first{0};   ///< low, or mean
  double second{1};  ///< high, or standard deviation

  /// Value at the quantile u in (0, 1).
  [[nodiscard]] double value(double u) const;
};

/// A function whose analysis has known answers: the same study can be run on it as on the model.
struct TestFunction {
  std::string_view name;  ///< such as "test:ishigami"
  std::string_view reference;
  std::vector<TestInput> inputs{};
  /// There may be more, like the first and called x2, x3, ...; 0: there are those of the list.
  std::size_t most_inputs{0};
  double (*evaluate)(std::span<const double> values){};

  // Answers; empty or nothing where there is no closed form.
  std::optional<double> mean{}, variance{};
  std::vector<double> first{}, total{};  ///< Sobol' indices by input
  /// For decisions between the function's value and 0 ("do nothing").
  std::optional<double> perfect_information{};  ///< expected value
  std::vector<double> partial_information{};    ///< by input alone
  std::optional<double> probability_below_zero{};

  /// Position of an input by its name; nothing if there is none of it.
  [[nodiscard]] std::optional<std::size_t> position_of(std::string_view input) const;
  /// @param position  also of an input beyond the list
  [[nodiscard]] const TestInput& input(std::size_t position) const {
    return inputs[position < inputs.size() ? position : 0];
  }
  /// "x1 to x3", or their names.
  [[nodiscard]] std::string input_names() const;
  /// evaluate() at a point of the unit cube.
  [[nodiscard]] double at(std::span<const double> unit_point) const;
};

/// test:ishigami, test:sobol-g, test:morris, test:linear-normal-decision, test:linear, test:root.
[[nodiscard]] const std::vector<TestFunction>& test_functions();

/// Null if there is none of that name.
[[nodiscard]] const TestFunction* find_test_function(std::string_view name);

/// What a normal gain with this mean and standard deviation is worth over choosing now between it
/// and nothing: sd * phi(m / sd) - |m| * Phi(-|m| / sd). The unit normal loss of Raiffa & Schlaifer
/// 1961, Applied Statistical Decision Theory.
[[nodiscard]] double normal_information_value(double mean, double sd);

}  // namespace kohort::analysis
