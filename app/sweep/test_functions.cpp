#include "app/sweep/test_functions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "sim/random.hpp"

namespace kohort::sweep {

namespace {

enum class TestDecision : std::uint32_t { noise = 1 };

/// Source: Ishigami & Homma 1990, doi:10.1109/ISUMA.1990.151285; a = 7, b = 0.1.
double ishigami(std::span<const double> x) {
  const double s = std::sin(x[1]);
  return std::sin(x[0]) + 7 * s * s + 0.1 * x[2] * x[2] * x[2] * x[2] * std::sin(x[0]);
}

double linear(std::span<const double> x) {
  double sum = 0;
  for (const double v : x) sum += v;
  return sum;
}

/// Not a number for negative arguments: what a model does that cannot cope with its inputs.
double root(std::span<const double> x) {
  double sum = 0;
  for (const double v : x) sum += v < 0 ? std::numeric_limits<double>::quiet_NaN() : std::sqrt(v);
  return sum;
}

constexpr double pi = std::numbers::pi;

constexpr std::array functions{
    TestFunctionInfo{"test:ishigami", 3, 3, "uniform", {0, -pi, pi}, ishigami},
    TestFunctionInfo{"test:linear", 1, 50, "normal", {0, -1.96, 1.96}, linear},
    TestFunctionInfo{"test:root", 1, 50, "uniform", {0.5, 0, 1}, root}};

/// Takes time and gives 0, in a way that a compiler cannot see.
double burn(std::uint32_t work) {
  std::array<std::uint32_t, 4> block{1, 2, 3, 4};
  for (std::uint64_t i = 0; i < std::uint64_t{work} * 1000; ++i) block = philox4x32(block, {5, 6});
  return block == std::array<std::uint32_t, 4>{} ? 1e-300 : 0;
}

}  // namespace

std::span<const TestFunctionInfo> test_functions() { return functions; }

const TestFunctionInfo* find_test_function(std::string_view name) {
  const auto found = std::ranges::find(functions, name, &TestFunctionInfo::name);
  return found == functions.end() ? nullptr : &*found;
}

std::vector<std::string> test_function_names() {
  std::vector<std::string> names;
  for (const TestFunctionInfo& f : functions) names.emplace_back(f.name);
  return names;
}

double evaluate(const TestFunction& function, std::span<const double> arguments, std::uint32_t seed,
                std::uint32_t replication) {
  double value = find_test_function(function.name)->value(arguments) + burn(function.work);
  if (function.noise > 0)
    value +=
        function.noise * Draws<TestDecision>{seed, replication}.normal(0, TestDecision::noise, 0);
  return value;
}

}  // namespace kohort::sweep
