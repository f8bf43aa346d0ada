#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/scenario/distribution.hpp"

namespace kohort::sweep {

/// A function with known answers, to be studied in place of scenarios.
struct TestFunction {
  std::string name;       ///< "test:ishigami"
  std::uint32_t work{0};  ///< extra computing for each value, in thousands of steps
  double noise{0};        ///< standard deviation of chance, which differs between replications only
};

struct TestFunctionInfo {
  std::string_view name;
  std::size_t least_arguments{1};
  std::size_t most_arguments{1};
  std::string_view distribution;  ///< of an argument that says nothing about its own
  Spread spread;
  double (*value)(std::span<const double> arguments){};
};

[[nodiscard]] std::span<const TestFunctionInfo> test_functions();
[[nodiscard]] const TestFunctionInfo* find_test_function(std::string_view name);
[[nodiscard]] std::vector<std::string> test_function_names();

/// Value at a point in one replication. Chance is addressed by seed and replication alone, so that
/// all points share it.
[[nodiscard]] double evaluate(const TestFunction& function, std::span<const double> arguments,
                              std::uint32_t seed, std::uint32_t replication);

}  // namespace kohort::sweep
