#include <algorithm>
#include <doctest/doctest.h>
#include <map>

#include "app/results/economics.hpp"
#include "app/scenario/rules.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;

namespace {

constexpr std::array payers{Payer::municipality, Payer::region, Payer::state, Payer::family};

/// Books a cost to each payer, in the order of Payer.
void book(Outcome& o, std::size_t year, Category category, const PayerCosts& costs) {
  for (const Payer payer : payers)
    o.cost(year, category, payer) += costs[static_cast<std::size_t>(payer)];
}
void book_life(Outcome& o, std::size_t age, Category category, const PayerCosts& costs) {
  for (const Payer payer : payers)
    o.followed(age, category, payer) += costs[static_cast<std::size_t>(payer)];
}

EconomicsValues values_of(const std::vector<Outcome>& outcomes,
                          const std::vector<std::uint32_t>& draws, const Rules& rules) {
  EconomicsValues values{draws, {}};
  for (const Outcome& o : outcomes) values.figures.push_back(economics_figures(o, rules));
  return values;
}

std::map<std::string, double, std::less<>> means(const EconomicsSummary& summary) {
  std::map<std::string, double, std::less<>> found;
  for (const EconomicsLine& line : summary.lines) found[std::string{line.id}] = line.value.mean;
  return found;
}

}  // namespace

TEST_SUITE("economics") {
  const Rules rules = rules_named("fm2023");

  /// Ten children; benefits and pensions fall, a programme costs, families pay less for a place.
  struct Two {
    Outcome before{2, 30}, after{2, 30};
    Two() {
      for (Outcome* o : {&before, &after}) {
        o->by_age(ByAgeCount::child_years, 0) = 10;
        o->by_age(ByAgeCount::child_years, 1) = 8;
      }
      book(before, 0, Category::benefit, {20, 1, 5, -26});
      book(before, 1, Category::disability_pension, {10, 2, 40, -52});
      book(before, 0, Category::placement_institution, {100, 0, 30, 7});
      book(after, 0, Category::programme, {50, 0, 0, 0});
      book_life(before, 20, Category::prison, {1, 2, 300, 4});
      book_life(before, 5, Category::placement_foster, {90, 0, 0, 10});
      book_life(after, 3, Category::programme, {40, 0, 0, 0});
    }
    [[nodiscard]] EconomicsSummary summary(const Rules& by) const {
      const EconomicsParameters shares{};
      return summarise_economics(
          values_of({before, before}, {0, 1}, by), values_of({after, after}, {0, 1}, by), by,
          [&](std::uint32_t) -> const EconomicsParameters& { return shares; }, 2);
    }
  };

  TEST_CASE("benefits and pensions of all public payers fall by 78, and families get 78 less") {
    const auto line = means(Two{}.summary(rules));
    CHECK(line.at("transfers_public") == doctest::Approx(-(20 + 1 + 5 + 10 + 2 + 40)));
    CHECK(line.at("transfers_family") == doctest::Approx(26 + 52));
  }

  TEST_CASE("what each payer gains is what it no longer pays") {
    const auto line = means(Two{}.summary(rules));
    CHECK(line.at("gain_municipality") == doctest::Approx(20 + 10 + 100 - 50));
    CHECK(line.at("gain_region") == doctest::Approx(1 + 2));
    CHECK(line.at("gain_state") == doctest::Approx(5 + 40 + 30));
    CHECK(line.at("gain_family") == doctest::Approx(-26 - 52 + 7));
  }

  TEST_CASE("over lives: per child of ten, and per birth year of two") {
    const auto line = means(Two{}.summary(rules));
    CHECK(line.at("lifetime_gain_municipality") == doctest::Approx((1 + 90 - 40) / 10.0));
    CHECK(line.at("lifetime_gain_state") == doctest::Approx(300 / 10.0));
    CHECK(line.at("lifetime_gain_family") == doctest::Approx((4 + 10) / 10.0));
    CHECK(line.at("lifetime_gain_public") == doctest::Approx((1 + 2 + 300 + 90 - 40) / 10.0));
    CHECK(line.at("birth_year_gain_public") == doctest::Approx((1 + 2 + 300 + 90 - 40) / 2.0));
    CHECK(line.at("birth_year_cost_public_baseline") == doctest::Approx((1 + 2 + 300 + 90) / 2.0));
  }

  TEST_CASE("the ledgers divide the same money: invested, saved, and what is left") {
    const EconomicsSummary s = Two{}.summary(rules);
    CHECK(s.ledgers[0].programme_cost.mean == doctest::Approx(50));
    CHECK(s.ledgers[0].saving.mean == doctest::Approx(130));
    CHECK(s.ledgers[0].net.mean == doctest::Approx(-80));
    CHECK(s.ledgers[1].saving.mean == doctest::Approx(130 + 3 + 75));
    CHECK_FALSE(s.ledgers[1].discounted);
    CHECK(s.ledgers[2].discounted);
  }

  TEST_CASE("society counts what families pay: 137 saved for 50, in the year itself") {
    // Transfers cancel, and in year 0 nothing is discounted; both sides have the tax factor.
    const EconomicsSummary s = Two{}.summary(rules);
    REQUIRE(s.benefit_cost_ratio);
    const double markup = society_value(0, 1, rules.preset);  // of each public krone
    const double factor = society_value(1, 0, rules.preset);
    const double t1 = rules.factor(1);
    const double saved = factor * 137 + markup * (130 + 26 + 52 * t1);
    CHECK(s.benefit_cost_ratio->value.mean == doctest::Approx(saved / ((factor + markup) * 50)));
  }

  TEST_CASE("the net present value over two years is the yearly equivalent and its discounting") {
    const auto line = means(Two{}.summary(rules));
    CHECK(line.at("net_present_value") > 0);
    CHECK(line.at("net_present_value") ==
          doctest::Approx(line.at("equivalent_annual_value") * (1 + rules.factor(1))));
  }

  TEST_CASE("cashable savings take each draw's own shares, of the municipality's part") {
    const auto place = static_cast<std::size_t>(
        std::ranges::find(cashable_labels, "placement_institution") - cashable_labels.begin());
    REQUIRE(place < cashable_labels.size());
    std::array<EconomicsParameters, 2> shares{};
    for (EconomicsParameters& p : shares) p.cashable.fill(0);
    shares[1].cashable[place] = 0.5;
    std::vector<Outcome> before, after;
    for (const double saved : {100.0, 300.0}) {
      book(before.emplace_back(1, 1), 0, Category::placement_institution, {saved, 77, 0, 0});
      after.emplace_back(1, 1);
    }
    const EconomicsSummary s = summarise_economics(
        values_of(before, {0, 1}, rules), values_of(after, {0, 1}, rules), rules,
        [&](std::uint32_t draw) -> const EconomicsParameters& { return shares[draw]; }, 1);
    // Nothing of 100, and half of 300.
    CHECK(s.cashable_saving.mean == doctest::Approx(75));
    CHECK(s.other_saving.mean == doctest::Approx((100 + 150) / 2.0));
  }

  TEST_CASE("what is not paid for begins and ends where it does") {
    std::vector<Outcome> before(2, Outcome{4, 1}), after(2, Outcome{4, 1});
    after[0].yearly(Yearly::programme_unfunded, 1) = 5;
    after[1].yearly(Yearly::programme_unfunded, 2) = 7;
    const EconomicsParameters shares{};
    const auto unfunded =
        summarise_economics(
            values_of(before, {0, 1}, rules), values_of(after, {0, 1}, rules), rules,
            [&](std::uint32_t) -> const EconomicsParameters& { return shares; }, 1)
            .unfunded;
    REQUIRE(unfunded);
    CHECK(unfunded->amount.mean == doctest::Approx(6));
    CHECK(unfunded->first_year == 1);
    CHECK(unfunded->last_year == 2);
  }

  TEST_CASE("a budget line stands beside what is spent in its own year, in the run's prices") {
    const test::Folder folder;
    const Scenario s = load_scenario(folder.scenario(
        "[time]\nbudget_years = { value = 3, unit = \"years\", source = \"choice\", grade = "
        "\"choice\" }\n[programmes.sverigesmodel]\nenabled = true\ncaseworkers_factor = { value = "
        "2, unit = \"ratio\", source = \"assumption\", grade = \"N\" }\n"
        "[[programmes.sverigesmodel.budget]]\nyear = 2017\namount = 1000\nprice_year = 2019\n"
        "source = \"assumption\"\ngrade = \"N\"\n"));
    EconomicsValues before, after;
    for (std::uint32_t r = 0; r < 2; ++r) {
      before.draws.push_back(r);
      before.figures.emplace_back().invested = {10, 20, 30};
      after.figures.emplace_back().invested = {110, 420, 930};
    }
    after.draws = before.draws;
    const auto lines = compare_budget_lines(before, after, s);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].bottom_up->mean == doctest::Approx(100));
    CHECK(lines[1].bottom_up->mean == doctest::Approx(400));
    CHECK(lines[2].bottom_up->mean == doctest::Approx(900));
    const double factor = s.price_index().factor(2019, s.price_year());
    CHECK(factor > 1);  // prices have risen since
    CHECK(*lines[1].adopted == doctest::Approx(1000 * factor));
    CHECK(lines[1].difference->mean == doctest::Approx(400 - 1000 * factor));
    const Scenario off =
        load_scenario(folder.path() / "s.toml", {"programmes.sverigesmodel.enabled=false"});
    CHECK(compare_budget_lines(before, after, off).empty());
  }
}
