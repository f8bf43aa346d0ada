#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <numeric>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/composition.hpp"
#include "app/scenario/distribution.hpp"
#include "app/scenario/drawn.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;

namespace {

constexpr Range anything{-1e9, 1e9};
constexpr Range positive{0, 1e9};

/// The mean as the average of evenly spaced quantiles.
double average(const Distribution& d) {
  constexpr int n = 4000;
  double sum = 0;
  for (int i = 0; i < n; ++i) sum += d.quantile((i + 0.5) / n);
  return sum / n;
}

}  // namespace

TEST_SUITE("distributions") {
  TEST_CASE("a triangle from 0 over 1 to 4: a quarter lies below its mode, the mean is 5 / 3") {
    const Distribution d{"triangular", {1, 0, 4}, anything};
    CHECK(d.quantile(0.25) == doctest::Approx(1));
    CHECK(d.quantile(0.0625) == doctest::Approx(0.5));
    CHECK(d.quantile(1 - 0.1875) == doctest::Approx(4 - std::sqrt(0.1875 * 4 * 3)));
    CHECK(d.mean() == doctest::Approx(5.0 / 3));
  }

  TEST_CASE("PERT: (low + 4 mode + high) / 6, a scaled beta has its value as the mean") {
    CHECK(Distribution("pert", {1, 0, 4}, anything).mean() == doctest::Approx(8.0 / 6));
    CHECK(Distribution("scaled-beta", {3, 2, 6}, anything).mean() == doctest::Approx(3));
    CHECK(Distribution("pert", {3, 2, 6}, anything).mean() == doctest::Approx((2 + 12 + 6) / 6.0));
    CHECK(average({"pert", {3, 2, 6}, anything}) == doctest::Approx(20.0 / 6).epsilon(1e-4));
  }

  TEST_CASE("stated ends are 2.5 and 97.5 per cent points, the value is the mean or the median") {
    for (const char* name : {"normal", "lognormal", "gamma", "beta"}) {
      CAPTURE(name);
      const Distribution d{name, {0.3, 0.2, 0.5}, {0, 1}};
      CHECK(d.quantile(0.025) == doctest::Approx(0.2));
      CHECK(d.quantile(0.975) == doctest::Approx(0.5));
      CHECK(average(d) == doctest::Approx(d.mean()).epsilon(1e-3));
      if (name == std::string_view{"lognormal"})
        CHECK(d.quantile(0.5) == doctest::Approx(0.3));
      else
        CHECK(d.mean() == doctest::Approx(0.3));
    }
    // Where one law has all three points, it is that law: 1.96 deviations from 10 to 12.
    const Distribution normal{"normal", {10, 8, 12}, anything};
    CHECK(normal.quantile(0.8413447460685429) == doctest::Approx(10 + 2 / 1.959963984540054));
    const Distribution lognormal{"lognormal", {1, 0.5, 2}, positive};
    const double sigma = std::log(2) / 1.959963984540054;
    CHECK(lognormal.quantile(0.8413447460685429) == doctest::Approx(std::exp(sigma)));
    CHECK(lognormal.mean() == doctest::Approx(std::exp(sigma * sigma / 2)));
  }

  TEST_CASE("draws stay where they may be") {
    CHECK(Distribution("uniform", {0.5, -1, 2}, {0, 1}).quantile(0.01) == 0);
    const Distribution high{"normal", {0.9, 0.8, 0.99}, {0, 1}};
    CHECK(high.quantile(0.999999) <= 1);
    CHECK(high.quantile(0.999) > high.quantile(0.98));
    CHECK(high.quantile(0.999) < 1);
  }

  TEST_CASE("shares of a whole: what is certain stays, the rest has its means and its points") {
    const std::vector<double> value{0.2, 0.5, 0.3}, low{0.2, 0.45, 0.22}, high{0.2, 0.58, 0.35};
    const Composition& c = composition_of(value, low, high);
    for (const double u : {0.01, 0.3, 0.9}) {
      const auto shares = c.shares(std::vector<double>{0.5, u, 1 - u});
      CHECK(shares[0] == doctest::Approx(0.2));
      CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == doctest::Approx(1));
    }
    const std::vector<double> all{0.25, 0.35, 0.4}, from{0.15, 0.25, 0.3}, to{0.4, 0.48, 0.52};
    const Composition& skewed = composition_of(all, from, to);
    for (std::size_t i = 0; i < 3; ++i) {
      const DrawnFigures f = skewed.figures(i);
      const double width = to[i] - from[i];
      CHECK(std::abs(f.mean - all[i]) < 0.04 * width);
      CHECK(std::abs(f.low - from[i]) < 0.04 * width);
      CHECK(std::abs(f.high - to[i]) < 0.04 * width);
    }
  }
}

TEST_SUITE("draws and prices") {
  const std::string staff =
      "[programmes.sverigesmodel]\nenabled = true\ncaseworkers_factor = { value = 2, unit = "
      "\"ratio\", source = \"assumption\", grade = \"N\" }\n";

  TEST_CASE("1,000 kr. of 2015 are more today, in parameters and in budget lines") {
    const test::Folder folder;
    const Scenario s = load_scenario(folder.scenario(
        "[costs]\nexamination = { value = 1000, unit = \"kr.\", price_year = 2015, source = "
        "\"assumption\", grade = \"N\" }\n" +
        staff +
        "[[programmes.sverigesmodel.budget]]\nyear = 2017\namount = 1000\nprice_year = 2015\n"
        "source = \"assumption\"\ngrade = \"N\"\n"));
    const double factor = s.price_index().factor(2015, s.price_year());
    CHECK(factor > 1.1);
    CHECK(s.central().costs.examination == doctest::Approx(1000 * factor));
    const auto programme =
        std::ranges::find(s.central().programmes, "sverigesmodel", &ProgrammeParameters::name);
    CHECK((*programme)->budget.front().amount == doctest::Approx(1000 * factor));
  }

  TEST_CASE("whole numbers are drawn to the nearest one, upwards and downwards") {
    const test::Folder folder;
    Scenario s = load_scenario(folder.scenario(""));
    const auto& entries = s.entries();
    const auto found = std::ranges::find_if(
        entries, [](const CatalogueEntry& e) { return e.whole && e.size() == 1 && !e.is_money(); });
    REQUIRE(found != entries.end());
    const CatalogueEntry& whole = *found;
    ResolvedParameter& p = s.parameters[static_cast<std::size_t>(found - entries.begin())];
    p.value = {whole.range.low + 2};
    p.low = {whole.range.low + 1};
    p.high = {whole.range.low + 2.9};
    p.distribution = "uniform";
    const DrawnFigures f = drawn_figures(whole, p, 0);
    CHECK(f.high == whole.range.low + 3);
    CHECK(f.low == whole.range.low + 1);
    double most = 0;
    for (std::uint32_t draw = 0; draw < 100; ++draw)
      most = std::max(
          most, s.drawn_values(1, draw)[static_cast<std::size_t>(found - entries.begin())][0]);
    CHECK(most == whole.range.low + 3);
  }

  TEST_CASE("a mean far from its value is told on either side of it") {
    CatalogueEntry entry = catalogue().entries().front();
    entry.range = {0, 1000};
    entry.whole = false;
    ResolvedParameter p;
    p.value = {1};
    p.low = {1};
    p.high = {9};
    p.distribution = "uniform";
    CHECK(mean_is_far(entry, p, 0));
    p.value = {9};
    CHECK(mean_is_far(entry, p, 0));
    p.value = {5};
    CHECK_FALSE(mean_is_far(entry, p, 0));
  }
}
