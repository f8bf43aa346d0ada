#include <cmath>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "app/results/json.hpp"
#include "app/results/outputs.hpp"
#include "app/results/run_results.hpp"
#include "app/scenario/rules.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;

namespace {

constexpr std::size_t three_years = 3;
constexpr std::size_t twenty_ages = 20;
constexpr auto median = 3;  // of Fan::probabilities

/// Five replications; `change(outcome, r)` makes the scenario of the baseline.
template <class Before, class Change>
OutcomeReader five(Before before, Change change, std::uint32_t each_draw = 1) {
  return [=](std::size_t row, const OutcomeVisitor& visit) {
    for (std::uint32_t r = 0; r < 5 * each_draw; ++r) {
      Outcome o{three_years, twenty_ages};
      before(o, r);
      if (row > 0) change(o, r);
      visit(r, r / each_draw, o);
    }
  };
}

ScenarioSummary summary_of(const OutcomeReader& read) {
  return summarise(headline_values(read, 0), headline_values(read, 1));
}

/// The programme costs 10, 11, ..., 14 in the first year and saves 1 and 2 kr. in the others.
void investment(Outcome& o, std::uint32_t r) {
  o.cost(0, Category::programme, Payer::municipality) += 10.0 + r;
  o.cost(1, Category::placement_foster, Payer::municipality) -= 1;
  o.cost(2, Category::placement_foster, Payer::municipality) -= 2;
  o.cost(0, Category::benefit, Payer::state) += 100;
  o.cost(1, Category::benefit, Payer::family) -= 40;
}
void level(Outcome& o, std::uint32_t) {
  for (std::size_t y = 0; y < three_years; ++y) {
    o.cost(y, Category::placement_foster, Payer::municipality) = 1000;
    o.cost(y, Category::benefit, Payer::state) = 5000;
    o.yearly(Yearly::placement_starts, y) = 50;
  }
}

}  // namespace

TEST_SUITE("summaries") {
  TEST_CASE("the fan is of the sum so far: 12, 11 and 9 in the middle, not 12, -1 and -2") {
    const ScenarioSummary s = summary_of(five(level, investment));
    const PayerSummary& own = s.payers[static_cast<std::size_t>(Payer::municipality)];
    REQUIRE(own.cumulated_difference.size() == three_years);
    CHECK(own.cumulated_difference[0].quantiles[median] == doctest::Approx(12));
    CHECK(own.cumulated_difference[1].quantiles[median] == doctest::Approx(11));
    CHECK(own.cumulated_difference[2].quantiles[median] == doctest::Approx(9));
    CHECK(own.cumulated[1].difference.mean == doctest::Approx(11));
    CHECK(own.cumulated[1].scenario.mean == doctest::Approx(2011));
    CHECK(own.yearly[1].difference.mean == doctest::Approx(-1));
  }

  TEST_CASE("every payer has its own years: the state 100 in the first, families -40 in the next") {
    const ScenarioSummary s = summary_of(five(level, investment));
    const auto at = [&](Payer payer, std::size_t year) {
      return s.payers[static_cast<std::size_t>(payer)].yearly[year].difference.mean;
    };
    CHECK(at(Payer::state, 0) == doctest::Approx(100));
    CHECK(at(Payer::state, 1) == 0);
    CHECK(at(Payer::family, 1) == doctest::Approx(-40));
    // The public is without families.
    CHECK(s.payers[public_view].yearly[0].difference.mean == doctest::Approx(112));
    CHECK(s.payers[public_view].yearly[1].difference.mean == doctest::Approx(-1));
    CHECK(s.metric("cost_public").difference.mean == doctest::Approx(109));
    CHECK(s.metric("cost_family").difference.mean == doctest::Approx(-40));
  }

  TEST_CASE("all years count for payback, the last one too") {
    const ScenarioSummary s = summary_of(five(level, [](Outcome& o, std::uint32_t) {
      o.cost(0, Category::programme, Payer::municipality) += 10;
      o.cost(2, Category::placement_foster, Payer::municipality) -= 11;
    }));
    const Payback& own = s.payers[0].payback;
    CHECK(own.probability == 1);
    CHECK(own.saved_at_end == 5);
    CHECK(own.by_year == std::vector<double>{0, 0, 1});
  }

  TEST_CASE("a prevented placement costs 40 kr., and has no price where it saves") {
    const auto fewer = [](double kr) {
      return [kr](Outcome& o, std::uint32_t r) {
        o.yearly(Yearly::placement_starts, 0) -= 2.0 + (r % 2);
        o.cost(0, Category::programme, Payer::municipality) += kr * (2.0 + (r % 2));
      };
    };
    const ScenarioSummary dear = summary_of(five(level, fewer(40)));
    REQUIRE(dear.cost_per_prevented_placement);
    CHECK(*dear.cost_per_prevented_placement == doctest::Approx(40));
    CHECK_FALSE(summary_of(five(level, fewer(-40))).cost_per_prevented_placement);
  }

  TEST_CASE("what varies between draws is the difference, not the level") {
    // The level is that of the draw, the difference 3 or 5 whatever the draw.
    const ScenarioSummary s = summary_of(five(
        [](Outcome& o, std::uint32_t r) {
          o.cost(0, Category::placement_foster, Payer::municipality) = 1000.0 * (r / 2 + 1);
        },
        [](Outcome& o, std::uint32_t r) {
          o.cost(0, Category::programme, Payer::municipality) += 3 + 2 * (r % 2);
        },
        2));
    REQUIRE(s.split);
    CHECK(s.split->chance == doctest::Approx(2));
    CHECK(s.split->knowledge == 0);
  }

  TEST_CASE("a block of cells at a time gives what all of them give at once") {
    const OutcomeReader read = five(
        [](Outcome& o, std::uint32_t r) {
          double value = r;
          for (double& cell : o.values()) cell = value += 0.5;
        },
        investment);
    const auto one = compare_cells(read, 0, 1);
    const auto blocks = compare_cells(read, 0, 1, 10 * 2 * 5 * sizeof(double));
    REQUIRE(one.size() == blocks.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      REQUIRE(blocks[i].baseline.mean == one[i].baseline.mean);
      REQUIRE(blocks[i].difference.mean == one[i].difference.mean);
      REQUIRE(one[i].baseline.mean == doctest::Approx(2 + 0.5 * static_cast<double>(i + 1)));
    }
  }

  TEST_CASE("placed by 18 counts those of 17, and nobody of 18") {
    Outcome o{1, 30};
    o.by_age(ByAgeCount::child_years, 0) = 500;
    o.by_age(ByAgeCount::child_years, 1) = 400;
    o.by_age(ByAgeCount::first_placements, 0) = 1;
    o.by_age(ByAgeCount::first_placements, 17) = 4;
    o.by_age(ByAgeCount::first_placements, 18) = 100;
    const Rules& rules = standard_rules();
    CHECK(metric_of("ever_placed_by_18").value(o, rules) == doctest::Approx(1000 * 5 / 500.0));
  }

  TEST_CASE("at the end of the period is in its last year, and lives are discounted to birth") {
    Outcome o{3, 30};
    for (std::size_t y = 0; y < 3; ++y)
      o.yearly(Yearly::placed_at_year_end, y) = static_cast<double>(10 * (y + 1));
    const Rules& rules = standard_rules();
    CHECK(metric_of("placed_at_year_end").value(o, rules) == 30);
    o.by_age(ByAgeCount::child_years, 0) = 2;
    o.followed(10, Category::prison, Payer::state) = 100;
    o.followed(10, Category::prison, Payer::family) = 40;
    CHECK(metric_of("lifetime_cost_public").value(o, rules) == doctest::Approx(50));
    CHECK(metric_of("lifetime_cost_family").value(o, rules) == doctest::Approx(20));
    CHECK(metric_of("lifetime_value_public").value(o, rules) ==
          doctest::Approx(50 * rules.factor(10)));
    CHECK(rules.factor(10) < 0.8);
  }

  TEST_CASE("ratios have their factor, by year and over all years") {
    Outcome o{2, 1};
    o.yearly(Yearly::wait_years, 0) = 1;
    o.yearly(Yearly::waits, 0) = 2;
    o.yearly(Yearly::wait_years, 1) = 1;
    o.yearly(Yearly::waits, 1) = 8;
    const double week = 365.2425 / 7;
    CHECK(metric_of("wait_weeks").in_year(o, 0) == doctest::Approx(week / 2));
    CHECK(metric_of("wait_weeks").in_year(o, 1) == doctest::Approx(week / 8));
    CHECK(metric_of("wait_weeks").value(o, standard_rules()) == doctest::Approx(week / 5));
  }

  TEST_CASE("yearly ratios weigh by their cases, each world with its own") {
    const auto waits = [](Outcome& o, double years_waited, double cases) {
      o.yearly(Yearly::wait_years, 0) = years_waited;
      o.yearly(Yearly::waits, 0) = cases;
    };
    const ScenarioSummary s = summary_of(
        five([&](Outcome& o, std::uint32_t r) { r == 0 ? waits(o, 8, 4) : waits(o, 1, 10); },
             [&](Outcome& o, std::uint32_t r) { r == 0 ? waits(o, 2, 4) : waits(o, 1, 10); }));
    const auto found = std::ranges::find_if(
        s.yearly_ratios, [](const YearlyRatio& y) { return y.metric->id == "wait_weeks"; });
    REQUIRE(found != s.yearly_ratios.end());
    const double week = 365.2425 / 7;
    // 12 years of 44 cases without, 6 of 44 with.
    CHECK(found->years[0].baseline.mean == doctest::Approx(week * 12 / 44));
    CHECK(found->years[0].scenario.mean == doctest::Approx(week * 6 / 44));
    CHECK(found->years[0].difference.mean == doctest::Approx(-week * 6 / 44));
  }
}

TEST_SUITE("numbers in summary.json") {
  TEST_CASE("an estimate's four numbers are its own") {
    const Json e = to_json(Estimate{1, 2, 3, 4});
    CHECK(e == Json{{"mean", 1.0}, {"se", 2.0}, {"low", 3.0}, {"high", 4.0}});
  }

  TEST_CASE("what is needed has a lower and an upper end") {
    BreakEven found;
    found.outcome = BreakEven::Outcome::found;
    found.needed = {{"placement_starts", {-5, 2}}};
    const Json needed = break_even_json(found).at("needed").at("placement_starts");
    CHECK(needed == Json{{"mean", -5.0}, {"low", -7.0}, {"high", -3.0}});
  }
}
