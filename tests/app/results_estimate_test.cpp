#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <numeric>
#include <random>
#include <vector>

#include "app/results/estimate.hpp"
#include "app/results/summary.hpp"
#include "sim/statistics.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;

namespace {

std::vector<std::uint32_t> one_draw(std::size_t n) { return std::vector<std::uint32_t>(n, 0); }

/// Values that vary by `between` among draws and `within` a draw (standard deviations).
struct Nested {
  std::vector<double> values;
  std::vector<std::uint32_t> draws;
  Nested(std::uint32_t d, std::uint32_t per_draw, double between, double within) {
    std::mt19937_64 bits{42};
    std::normal_distribution<double> normal;
    std::vector<double> level(d);
    for (double& x : level) x = between * normal(bits);
    for (std::uint32_t i = 0; i < d * per_draw; ++i) {
      draws.push_back(i % d);
      values.push_back(level[i % d] + within * normal(bits));
    }
  }
};

}  // namespace

TEST_SUITE("estimates") {
  TEST_CASE("quantiles interpolate between neighbours") {
    const std::vector<double> values{1, 2, 3, 4, 5};
    CHECK(quantile(values, 0) == 1);
    CHECK(quantile(values, 0.5) == 3);
    CHECK(quantile(values, 0.625) == doctest::Approx(3.5));
    CHECK(quantile(values, 1) == 5);
    CHECK(std::isnan(quantile({}, 0.5)));
  }

  TEST_CASE("an interval's ends are quantiles of the values, whatever their order") {
    for (const std::size_t n : {2U, 3U, 40U, 41U, 100U}) {
      CAPTURE(n);
      std::vector<double> values;
      for (std::size_t i = 0; i < n; ++i)
        values.push_back(static_cast<double>((i * 37 + 5) % 101) - 20);
      const std::vector<std::uint32_t> draws(n, 0);
      const Estimate found = estimate(values, draws);
      std::sort(values.begin(), values.end());
      CHECK(found.low == quantile(values, 0.025));
      CHECK(found.high == quantile(values, 0.975));
    }
  }

  TEST_CASE("one draw gives the usual standard error") {
    const std::vector<double> values{1, 2, 4, 7, 11};
    Tally tally;
    for (const double v : values) tally.add(v);
    const Estimate e = estimate(values, one_draw(5));
    CHECK(e.mean == doctest::Approx(5));
    CHECK(e.se == doctest::Approx(tally.standard_error()));
    const std::vector<std::uint32_t> each{0, 1, 2, 3, 4};
    CHECK(estimate(values, each).se == doctest::Approx(tally.standard_error()));
  }

  TEST_CASE("replications of one draw are not taken for independent ones") {
    // Four copies of each of three values know no more than the three.
    const std::vector<double> three{1, 5, 9};
    std::vector<double> copies;
    std::vector<std::uint32_t> draws;
    for (std::uint32_t i = 0; i < 12; ++i) {
      copies.push_back(three[i % 3]);
      draws.push_back(i % 3);
    }
    const std::vector<std::uint32_t> each{0, 1, 2};
    CHECK(estimate(copies, draws).se == doctest::Approx(estimate(three, each).se));
    CHECK(half_width(copies, draws) == doctest::Approx(half_width(three, each)));
  }

  TEST_CASE("one replication has no interval") {
    const std::vector<double> value{3};
    const Estimate e = estimate(value, one_draw(1));
    CHECK(e.mean == 3);
    CHECK(std::isnan(e.low));
    CHECK_FALSE(e.excludes_zero());
    CHECK(std::isinf(half_width(value, one_draw(1))));
  }

  TEST_CASE("differences are formed within each replication") {
    const std::vector<double> before{10, 200, 3000, 40000};
    std::vector<double> after = before;
    for (double& v : after) v += 1;
    const Compared c = compare(before, after, one_draw(4));
    CHECK(c.difference.mean == 1);
    CHECK(c.difference.se == 0);
    CHECK(c.difference.low == 1);
    CHECK(c.baseline.se > 1000);
  }

  TEST_CASE("variance splits into chance and knowledge") {
    const Nested nested{400, 5, 3, 2};
    const auto split = variance_split(nested.values, nested.draws);
    REQUIRE(split);
    CHECK(split->chance == doctest::Approx(4).epsilon(0.1));
    CHECK(split->knowledge == doctest::Approx(9).epsilon(0.15));
    CHECK(split->knowledge_share() == doctest::Approx(9.0 / 13).epsilon(0.1));
  }

  TEST_CASE("a split by hand: two draws of two replications") {
    const std::vector<double> values{0, 10, 2, 12};  // draw 0: 0, 2; draw 1: 10, 12
    const std::vector<std::uint32_t> draws{0, 1, 0, 1};
    const auto split = variance_split(values, draws);
    REQUIRE(split);
    CHECK(split->chance == doctest::Approx(2));      // mean square within
    CHECK(split->knowledge == doctest::Approx(49));  // (100 - 2) / 2
  }

  TEST_CASE("the split is left out where it cannot be told") {
    const std::vector<double> values{1, 2, 3};
    CHECK_FALSE(variance_split(values, one_draw(3)));
    CHECK_FALSE(variance_split(values, std::vector<std::uint32_t>{0, 1, 2}));
  }

  TEST_CASE("more replications of the same draws come no nearer than the limit") {
    const Nested nested{50, 100, 3, 2};
    const double limit = half_width_limit(nested.values, nested.draws);
    CHECK(half_width(nested.values, nested.draws) == doctest::Approx(limit).epsilon(0.02));
  }
}

TEST_SUITE("summaries") {
  TEST_CASE("blocks of any size give the same cells") {
    const OutcomeReader read = [](std::size_t row, const OutcomeVisitor& visit) {
      for (std::uint32_t r = 0; r < 9; ++r) visit(r, r % 3, test::fake_outcome(1, r, row == 1));
    };
    const auto whole = compare_cells(read, 0, 1);
    const auto pieces = compare_cells(read, 0, 1, 10'000);
    REQUIRE(whole.size() == Outcome::size(test::fake_years, test::fake_ages));
    REQUIRE(pieces.size() == whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
      CHECK(pieces[i].difference.mean == whole[i].difference.mean);
      CHECK(pieces[i].scenario.se == whole[i].scenario.se);
    }
  }

  TEST_CASE("headline metrics are sums and ratios of the outcome") {
    Outcome outcome{2, 30};
    outcome.yearly(Yearly::case_years, 0) = 90;
    outcome.yearly(Yearly::case_years, 1) = 110;
    outcome.yearly(Yearly::caseworker_years, 0) = 4;
    outcome.yearly(Yearly::caseworker_years, 1) = 6;
    outcome.yearly(Yearly::placed_at_year_end, 0) = 3;
    outcome.yearly(Yearly::placed_at_year_end, 1) = 5;
    outcome.cost(0, Category::programme, Payer::municipality) = 100;
    outcome.cost(1, Category::refund, Payer::state) = 20;
    outcome.cost(1, Category::earnings, Payer::family) = 7;
    outcome.by_age(ByAgeCount::child_years, 0) = 500;
    outcome.by_age(ByAgeCount::first_placements, 3) = 4;
    outcome.by_age(ByAgeCount::first_placements, 18) = 9;  // too late to count
    outcome.followed(1, Category::measures, Payer::municipality) = 1035;
    const auto value = [&](std::string_view id) {
      return headline_metrics()[metric_index(id)].value(outcome, standard_rules());
    };
    CHECK(value("cases_per_caseworker") == 20);
    CHECK(value("wait_weeks") == 0);  // nobody waited
    CHECK(value("placed_at_year_end") == 5);
    CHECK(value("cost_municipality") == 100);
    CHECK(value("cost_public") == 120);
    CHECK(value("cost_family") == 7);
    CHECK(value("ever_placed_by_18") == 8);
    CHECK(value("lifetime_cost_public") == doctest::Approx(1035.0 / 500));
    CHECK(value("lifetime_value_public") == doctest::Approx(2));
  }
}
