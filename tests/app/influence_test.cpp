#include "app/results/influence.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <random>

#include "app/results/run_results.hpp"

using namespace kohort;

namespace {

/// Normal numbers by adding uniform ones; the same on every machine.
class Noise {
 public:
  explicit Noise(std::uint64_t seed) : bits_{seed} {}
  double operator()() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += static_cast<double>(bits_() >> 11U) * 0x1p-53;
    return sum;
  }

 private:
  std::mt19937_64 bits_;
};

/// `count` parameters drawn without any relation; every other one is skewed.
std::vector<DrawnParameter> parameters_without_relation(std::size_t count, std::size_t draws,
                                                        Noise& noise) {
  std::vector<DrawnParameter> list(count);
  for (std::size_t p = 0; p < count; ++p) {
    list[p].parameter = p;
    for (std::size_t d = 0; d < draws; ++d)
      list[p].values.push_back(p % 2 == 0 ? noise() : std::exp(noise()));
  }
  return list;
}

}  // namespace

TEST_SUITE_BEGIN("influence");

TEST_CASE("where no parameter matters, hardly any run reports one") {
  int reported = 0;
  constexpr int runs = 400;
  for (int run = 0; run < runs; ++run) {
    Noise noise{static_cast<std::uint64_t>(run) + 1};
    const auto parameters = parameters_without_relation(60, 25, noise);
    std::vector<double> means;
    for (int d = 0; d < 25; ++d) means.push_back(noise());
    if (!influences(parameters, means, 1).empty()) ++reported;
  }
  // 5 % of 400 are 20; three standard errors of a binomial are 13.
  CHECK(reported <= 33);
}

TEST_CASE("a straight line gives its slope, its share and the value at which it turns") {
  Noise noise{7};
  auto parameters = parameters_without_relation(40, 200, noise);
  std::vector<double> means;
  for (std::size_t d = 0; d < 200; ++d)
    means.push_back(6 - 3 * parameters[4].values[d] + 4 * noise());
  // Single replications have as much chance again: 9 + 16 between draws, 25 within.
  const auto found = influences(parameters, means, 50);
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].parameter == 4);
  CHECK(found[0].slope == doctest::Approx(-3).epsilon(0.3));
  REQUIRE(found[0].share_se);
  CHECK(*found[0].share_se > 0.01);
  CHECK(std::abs(found[0].share - 9.0 / 50) < 3 * *found[0].share_se);
  CHECK(*found[0].turns_at == doctest::Approx(2).epsilon(0.3));
}

TEST_CASE("the larger influence comes first, and shares do not exceed the whole") {
  Noise noise{11};
  auto parameters = parameters_without_relation(20, 100, noise);
  std::vector<double> means;
  for (std::size_t d = 0; d < 100; ++d)
    means.push_back(2 * parameters[2].values[d] + 5 * parameters[8].values[d]);
  const auto found = influences(parameters, means, 29);
  REQUIRE(found.size() >= 2);
  CHECK(found[0].parameter == 8);
  CHECK(found[1].parameter == 2);
  for (const Influence& influence : found) CHECK(influence.share <= 1);
}

TEST_CASE("few draws, constant parameters and constant results say nothing") {
  Noise noise{3};
  const auto few = parameters_without_relation(3, fewest_draws - 1, noise);
  CHECK(influences(few, few[0].values, 1).empty());
  std::vector<DrawnParameter> constant{{0, 0, std::vector<double>(20, 1.5)}};
  std::vector<double> means;
  for (int d = 0; d < 20; ++d) means.push_back(noise());
  CHECK(influences(constant, means, 1).empty());
  const auto many = parameters_without_relation(3, 20, noise);
  CHECK(influences(many, std::vector<double>(20, 4.0), 0).empty());
  CHECK(influences(many, std::vector<double>(20, 4.0), 1).empty());
}

TEST_CASE("in a scenario only drawn parameters in use are looked at, as they were drawn") {
  const Scenario scenario =
      load_scenario(KOHORT_SOURCE_DIR "/scenarios/gladsaxe-2016-sverigesmodel.toml");
  constexpr std::string_view key = "casework.institution_elasticity";
  const auto position = static_cast<std::size_t>(scenario.find(key) - scenario.parameters.data());
  constexpr std::uint32_t seed = 5;
  constexpr std::uint32_t count = 40;
  std::vector<double> values;
  std::vector<std::uint32_t> draws;
  for (std::uint32_t r = 0; r < 2 * count; ++r) {
    draws.push_back(r % count);
    values.push_back(1 - scenario.drawn_values(seed, r % count)[position][0]);
  }
  const ParameterDraws parameters{scenario, seed};
  const auto found = influences({&scenario, &parameters}, values, draws);
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].parameter == position);
  CHECK(found[0].share == doctest::Approx(1));
  CHECK(*found[0].turns_at == doctest::Approx(1));
  for (const Influence& influence : found) {
    const ResolvedParameter& p = scenario.parameters[influence.parameter];
    CHECK(p.distribution != "fixed");
    CHECK(in_use(scenario, p));
  }
}

TEST_CASE("a value that the parameter may not have is no turning point") {
  const Scenario scenario =
      load_scenario(KOHORT_SOURCE_DIR "/scenarios/gladsaxe-2016-sverigesmodel.toml");
  const auto position = static_cast<std::size_t>(scenario.find("casework.institution_elasticity") -
                                                 scenario.parameters.data());
  std::vector<double> values;
  std::vector<std::uint32_t> draws;
  for (std::uint32_t r = 0; r < 30; ++r) {
    draws.push_back(r);
    values.push_back(100 + scenario.drawn_values(1, r)[position][0]);  // turns at -100
  }
  const ParameterDraws parameters{scenario, 1};
  for (const Influence& influence : influences({&scenario, &parameters}, values, draws))
    if (influence.parameter == position) CHECK_FALSE(influence.turns_at);
}

TEST_SUITE_END();
