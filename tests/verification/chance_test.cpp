// Items 46-57 and 72 of docs/verification-list.md: random numbers, draws of parameters, size.
#include <cmath>
#include <doctest/doctest.h>

#include "app/figures/metric.hpp"
#include "app/results/estimate.hpp"
#include "app/scenario/rules.hpp"
#include "sim/run.hpp"
#include "tests/verification/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

constexpr const char* baseline_file = KOHORT_SOURCE_DIR "/scenarios/denmark.toml";

/// Years in placement of the baseline in `n` replications.
std::vector<double> placed(std::uint32_t seed, std::uint32_t n) {
  const Parameters p = denmark();
  std::vector<double> values;
  for (std::uint32_t r = 0; r < n; ++r)
    values.push_back(placement_years(simulate_baseline(p, seed, r)));
  return values;
}

Estimate estimated(const std::vector<double>& values) {
  return estimate(values, replications_of(values));
}

}  // namespace

TEST_SUITE_BEGIN("chance");

TEST_CASE("V46 another seed agrees, and the standard error falls with the root of the number") {
  const Estimate one = estimated(placed(1, 120)), other = estimated(placed(2, 120));
  CHECK(one.mean != other.mean);
  CHECK(std::abs(one.mean - other.mean) < 3 * std::hypot(one.se, other.se));
  const double few = estimated(placed(1, 30)).se;
  CHECK(few / one.se == doctest::Approx(2).epsilon(0.25));
}

TEST_CASE("V48 the same people in both arms take most of the chance out of the difference") {
  std::vector<double> paired, independent;
  std::vector<double> base, with;
  for (std::uint32_t r = 0; r < 40; ++r) {
    const auto o = simulate(denmark(leksand({"need_onset_ratio=0.9"})), r);
    base.push_back(total(o[0], Yearly::notifications));
    with.push_back(total(o[1], Yearly::notifications));
  }
  for (std::size_t r = 0; r < base.size(); ++r) {
    paired.push_back(with[r] - base[r]);
    independent.push_back(with[r] - base[(r + 1) % base.size()]);
  }
  const double ratio = std::pow(estimated(paired).se / estimated(independent).se, 2);
  MESSAGE("variance of the paired difference / of the independent one: ", ratio);
  CHECK(ratio < 0.25);
}

TEST_CASE("V49 with every distribution collapsed to its value, draws are the deterministic run") {
  const Scenario loose = load_scenario(baseline_file);
  Settings fixed{"municipality.births_per_year=120"};
  for (const ResolvedParameter& p : loose.parameters)
    if (!p.low.empty() && p.distribution != "fixed")
      fixed.push_back(p.key + ".distribution=\"fixed\"");
  REQUIRE(fixed.size() > 50);
  const Scenario s = load_scenario(baseline_file, fixed);
  const Outcome central = simulate_baseline(s.central(), 7, 0);
  for (std::uint32_t draw = 0; draw < 3; ++draw)
    CHECK(same_bits(simulate_baseline(s.draw(1, draw), 7, 0), central));
  CHECK_FALSE(same_bits(simulate_baseline(loose.draw(1, 0), 7, 0),
                        simulate_baseline(loose.central(), 7, 0)));
}

TEST_CASE("V51 where the result is linear, its mean over draws is the deterministic result") {
  // The cost of measures is linear in their price, whose distribution has the value as its mean.
  // Where a result is not linear, or a distribution is skewed about its value, the two differ.
  const Scenario s = load_scenario(baseline_file, {"municipality.births_per_year=120"});
  const auto cost = [](const Parameters& p) {
    return total_cost(simulate_baseline(p, 7, 0), Category::measures, Payer::municipality);
  };
  std::vector<double> values;
  for (std::uint32_t draw = 0; draw < 100; ++draw) {
    Parameters p = s.central();
    p.costs.measure = s.draw(1, draw).costs.measure;
    values.push_back(cost(p));
  }
  const Estimate e = estimated(values);
  CHECK(e.se > 0);
  CHECK(std::abs(e.mean - cost(s.central())) < 4 * e.se);
}

TEST_CASE("V57 twice the replications stay within the interval printed for the first half") {
  const std::uint32_t half = 20;
  std::vector<std::vector<double>> values(headline_metrics().size());
  for (std::uint32_t r = 0; r < 2 * half; ++r) {
    const Outcome o = simulate_baseline(denmark(), 3, r);
    for (std::size_t m = 0; m < values.size(); ++m)
      values[m].push_back(headline_metrics()[m].value(o, standard_rules()));
  }
  std::size_t outside = 0;
  for (std::size_t m = 0; m < values.size(); ++m) {
    const std::vector<double> first(values[m].begin(), values[m].begin() + half);
    const double moved = std::abs(estimated(values[m]).mean - estimated(first).mean);
    const double printed = half_width(first, replications_of(first));
    CAPTURE(headline_metrics()[m].id);
    CHECK(moved <= 2 * printed);
    outside += moved > printed;
  }
  // An interval of 95 per cent leaves one figure in twenty outside.
  CHECK(outside <= values.size() / 20);
}

TEST_CASE("V72 memory grows with the number of people and no faster") {
  const auto bytes = [](const char* births) {
    District d = district(denmark({std::string{"municipality.births_per_year="} + births}));
    run_until(d, at(20));
    return memory_bytes(d);
  };
  const double two = bytes("500"), four = bytes("1000"), eight = bytes("2000");
  CHECK(four / two == doctest::Approx(2).epsilon(0.1));
  CHECK(eight / four == doctest::Approx(2).epsilon(0.1));
}

TEST_SUITE_END();
