#include <Eigen/Dense>
#include <cmath>
#include <doctest/doctest.h>
#include <fstream>
#include <string>
#include <unsupported/Eigen/MatrixFunctions>
#include <vector>

// The exact values that docs/engine.md prints for the decision model of sim/examples, from the
// matrix exponential instead of the example's closed form.

namespace {

/// Numbers after "exact" under the example's heading, in order.
std::vector<double> printed_values() {
  std::ifstream page{KOHORT_SOURCE_DIR "/docs/engine.md"};
  std::vector<double> values;
  bool here = false;
  for (std::string line; std::getline(page, line);) {
    if (line.find("<!-- printed: ") != std::string::npos)
      here = line.find("sick_sicker") != std::string::npos;
    const std::size_t at = line.find("  exact ");
    if (here && at != std::string::npos) values.push_back(std::stod(line.substr(at + 8)));
  }
  return values;
}

/// Discounted sum over 1,500 years, from healthy: Simpson's rule on steps of P(t) = exp(Q t).
double discounted(double worsening, const Eigen::Vector4d& per_year) {
  Eigen::Matrix4d q;
  q << 0, 0.05, 0, 0.01,         // healthy to sick, dead
      0.30, 0, worsening, 0.02,  // sick to healthy, sicker, dead
      0, 0, 0, 0.08,             // sicker to dead
      0, 0, 0, 0;
  for (int s = 0; s < 4; ++s) q(s, s) = -q.row(s).sum();
  constexpr double step = 0.05, discount = 0.03;
  const Eigen::Matrix4d move = (q * step).exp();
  Eigen::RowVector4d state{1, 0, 0, 0};
  double sum = 0;
  constexpr int steps = 30'000;
  for (int i = 0; i <= steps; ++i) {
    const double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
    sum += weight * std::exp(-discount * step * i) * state.dot(per_year);
    state = (state * move).eval();
  }
  return sum * step / 3;
}

}  // namespace

TEST_SUITE("decision model") {
  TEST_CASE("the exact values on the page are those of the matrix exponential") {
    const double usual_cost = discounted(0.12, {1'000, 20'000, 90'000, 0});
    const double treated_cost = discounted(0.06, {1'000, 80'000, 90'000, 0});
    const double usual_value = discounted(0.12, {1, 0.75, 0.45, 0});
    const double treated_value = discounted(0.06, {1, 0.80, 0.45, 0});
    const double more_cost = treated_cost - usual_cost, more_value = treated_value - usual_value;
    const std::vector<double> printed = printed_values();
    REQUIRE(printed.size() == 6);
    CHECK(std::abs(printed[0] - usual_cost) < 0.006);
    CHECK(std::abs(printed[1] - treated_cost) < 0.006);
    CHECK(std::abs(printed[2] - usual_value) < 0.006);
    CHECK(std::abs(printed[3] - treated_value) < 0.006);
    CHECK(std::abs(printed[4] - (300'000 * more_value - more_cost)) < 0.01);
    CHECK(std::abs(printed[5] - more_cost / more_value) < 0.6);
  }
}
