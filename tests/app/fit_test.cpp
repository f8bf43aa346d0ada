#include "app/calibrate/fit.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

using namespace kohort;

namespace {

using Figures = std::vector<double>;

std::vector<FitParameter> two_parameters() { return {{"slope", 0, 4, 1}, {"level", -5, 5, 0}}; }

FitTarget target(const std::string& name, double value, double weight = 1) {
  return {name, value, 0.1, weight};
}

bool has(const std::vector<Weakness>& list, Weakness::Kind kind,
         const std::vector<std::string>& names) {
  return std::ranges::any_of(list,
                             [&](const Weakness& w) { return w.kind == kind && w.names == names; });
}

}  // namespace

TEST_SUITE("fit") {
  TEST_CASE("a linear world's truth is recovered, with its standard errors") {
    const auto parameters = two_parameters();
    const std::vector<FitTarget> targets{target("a", 2.5 + 0.5), target("b", 5 + 0.5),
                                         target("c", 7.5 + 0.5)};
    const Evaluate world = [](std::span<const double> x) {
      return Figures{x[0] + x[1], 2 * x[0] + x[1], 3 * x[0] + x[1]};
    };
    const FitResult result = fit(parameters, targets, world, {});
    CHECK(result.end == FitEnd::converged);
    CHECK(result.values[0] == doctest::Approx(2.5).epsilon(1e-3));
    CHECK(result.values[1] == doctest::Approx(0.5).epsilon(5e-3));
    // (X'X)^-1 of the regression on 1, 2, 3 is 1/2 for the slope and 14/6 for the level.
    CHECK(result.standard_error[0] == doctest::Approx(0.1 * std::sqrt(0.5)).epsilon(1e-3));
    CHECK(result.standard_error[1] == doctest::Approx(0.1 * std::sqrt(14.0 / 6)).epsilon(1e-3));
    CHECK(weaknesses(parameters, targets, result).empty());
  }

  TEST_CASE("a mildly non-linear world's truth is recovered") {
    const auto parameters = two_parameters();
    const auto figures = [](double a, double b) {
      return Figures{a * a + b, std::exp(0.3 * a) - b, a / (3 + b * b), a + 0.1 * b * b};
    };
    std::vector<FitTarget> targets;
    for (const double x : figures(2.2, -1.5)) targets.push_back(target("t", x));
    const Evaluate world = [&](std::span<const double> x) { return figures(x[0], x[1]); };
    const FitResult result = fit(parameters, targets, world, {});
    CHECK(result.end == FitEnd::converged);
    CHECK(result.values[0] == doctest::Approx(2.2).epsilon(2e-3));
    CHECK(result.values[1] == doctest::Approx(-1.5).epsilon(5e-3));
    CHECK(result.evaluations < 60);
  }

  TEST_CASE("a truth outside the range leads to the end of the range") {
    const auto parameters = two_parameters();
    const std::vector<FitTarget> targets{target("a", 9), target("b", 1)};
    const Evaluate world = [](std::span<const double> x) { return Figures{x[0], x[1]}; };
    const FitResult result = fit(parameters, targets, world, {});
    CHECK(result.values[0] == doctest::Approx(4).epsilon(1e-2));
    CHECK(result.values[0] <= 4);
    CHECK(result.values[1] == doctest::Approx(1).epsilon(1e-2));
  }

  TEST_CASE("two parameters that do the same are named, and one that does nothing") {
    const std::vector<FitParameter> parameters{
        {"growth", 0, 1, 0.5}, {"onset", 0, 1, 0.5}, {"easing", 0, 1, 0.5}, {"idle", 0, 1, 0.5}};
    const std::vector<FitTarget> targets{target("a", 2), target("b", 3), target("c", 0.2),
                                         target("still", 7), target("e", 1)};
    const Evaluate world = [](std::span<const double> x) {
      const double same = x[0] + 1.01 * x[1];
      return Figures{2 * same, 3 * same + x[2], x[2], 7, same - x[2]};
    };
    const auto found = weaknesses(parameters, targets, fit(parameters, targets, world, {}));
    CHECK(has(found, Weakness::Kind::collinear_parameters, {"growth", "onset"}));
    CHECK(has(found, Weakness::Kind::idle_parameter, {"idle"}));
    CHECK(has(found, Weakness::Kind::idle_target, {"still"}));
    CHECK(found.size() == 3);
  }

  TEST_CASE("the limit of evaluations holds, and says that it was reached") {
    const auto parameters = two_parameters();
    const std::vector<FitTarget> targets{target("a", 9), target("b", 40), target("c", -3)};
    std::uint32_t calls = 0;
    const Evaluate world = [&](std::span<const double> x) {
      ++calls;
      return Figures{std::exp(x[0]), x[1] * x[1] * x[0], x[1]};
    };
    const std::uint32_t least = least_evaluations(parameters.size());
    const FitResult result = fit(parameters, targets, world, {least, 0.05});
    CHECK(result.end == FitEnd::evaluation_limit);
    CHECK(calls <= least);
    CHECK(result.evaluations == calls);
    CHECK(result.deviation <= result.start_deviation);
    CHECK_FALSE(result.sensitivity.empty());
  }

  TEST_CASE("a stop keeps the best so far") {
    const auto parameters = two_parameters();
    const std::vector<FitTarget> targets{target("a", 3), target("b", 1)};
    int calls = 0;
    const Evaluate world = [&](std::span<const double> x) -> std::optional<Figures> {
      if (++calls > 5) return std::nullopt;
      return Figures{x[0], x[1]};
    };
    const FitResult result = fit(parameters, targets, world, {});
    CHECK(result.end == FitEnd::stopped);
    CHECK(result.deviation <= result.start_deviation);
    CHECK(result.figures.size() == 2);
  }

  TEST_CASE("a jumpy world ends too, no worse than it began") {
    const auto parameters = two_parameters();
    const std::vector<FitTarget> targets{target("a", 3.3), target("b", 1.7), target("c", 0)};
    const Evaluate world = [](std::span<const double> x) {
      const auto steps = [](double v) { return std::floor(20 * v) / 20; };
      return Figures{steps(x[0] + 0.3 * x[1]), steps(x[1]), steps(x[0] * x[1]) - 3};
    };
    const FitResult result = fit(parameters, targets, world, {});
    CHECK(result.end != FitEnd::evaluation_limit);
    CHECK(result.deviation < result.start_deviation);
  }
}
