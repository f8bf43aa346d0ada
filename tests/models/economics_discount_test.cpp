#include <cmath>
#include <doctest/doctest.h>

#include "app/scenario/rules.hpp"
#include "models/economics/present_value.hpp"

using namespace kohort;

namespace {

double factor(std::string_view rules, double t, Discounting how = Discounting::chained) {
  return rules_named(rules, how).factor(t);
}

}  // namespace

TEST_SUITE("economics: discounting") {
  TEST_CASE("factors of the presets in force since 2013 are those computed by hand") {
    struct Row {
      int t;
      double fm2023, fm2013;
    };
    for (const Row row :
         {Row{0, 1, 1}, Row{1, 0.966184, 0.961538}, Row{10, 0.708919, 0.675564},
          Row{18, 0.538361, 0.493628}, Row{35, 0.299977, 0.253415}, Row{36, 0.292660, 0.246034},
          Row{50, 0.207124, 0.162658}, Row{70, 0.126402, 0.090060}, Row{71, 0.124534, 0.088294}}) {
      CAPTURE(row.t);
      CHECK(std::abs(factor("fm2023", row.t) - row.fm2023) < 5e-7);
      CHECK(std::abs(factor("fm2021", row.t) - row.fm2023) < 5e-7);
      CHECK(std::abs(factor("fm2013", row.t) - row.fm2013) < 5e-7);
      CHECK(std::abs(factor("fm2017", row.t) - row.fm2013) < 5e-7);
      CHECK(factor("fm1999", row.t) == doctest::Approx(std::pow(1.06, -row.t)));
      CHECK(factor("budget", row.t) == 1);
    }
  }

  TEST_CASE("chained factors fall all the time, flat ones jump up at a step") {
    for (const RulePreset& preset : rule_book().presets) {
      if (preset.steps.empty()) continue;
      CAPTURE(preset.name);
      for (int t = 0; t < 120; ++t) CHECK(factor(preset.name, t + 1) < factor(preset.name, t));
    }
    CHECK(std::abs(factor("fm2023", 36, Discounting::flat) - 0.411094) < 5e-7);
    CHECK(factor("fm2023", 35, Discounting::flat) == factor("fm2023", 35));
    CHECK(factor("fm2023", 36, Discounting::flat) > factor("fm2023", 35, Discounting::flat));
  }

  TEST_CASE("1 kr. a year from 20 to 64 is worth 12.4264 kr. at birth") {
    const Rules rules = rules_named("fm2023");
    const std::vector<double> krone(45, 1.0);
    CHECK(std::abs(present_value(krone, rules.preset.steps, rules.discounting, 20) - 12.4264) <
          5e-5);
  }

  TEST_CASE("yearly streams agree with the closed form of an annuity, also across steps") {
    const Rules rules = rules_named("fm2023");
    const auto annuity = [](double rate, int n) { return (1 - std::pow(1 + rate, -n)) / rate; };
    const auto value = [&](int n) {
      return present_value(std::vector<double>(static_cast<std::size_t>(n), 1.0),
                           rules.preset.steps, rules.discounting, 1);
    };
    for (const int n : {1, 10, 35})
      CHECK(value(n) == doctest::Approx(annuity(0.035, n)).epsilon(1e-12));
    const double at35 = std::pow(1.035, -35), at70 = at35 * std::pow(1.025, -35);
    CHECK(value(80) == doctest::Approx(annuity(0.035, 35) + at35 * annuity(0.025, 35) +
                                       at70 * annuity(0.015, 10))
                           .epsilon(1e-12));
  }

  TEST_CASE("rate 0 gives the plain sum, a higher rate never more, a huge one only year 0") {
    const std::vector<double> stream{5, 1, 7, 3, 0, 2};
    const auto at = [&](double rate) {
      const DiscountStep steps[] = {{0, rate}};
      return present_value(stream, steps, Discounting::chained);
    };
    CHECK(at(0) == 18);
    for (double rate = 0; rate < 0.2; rate += 0.01) CHECK(at(rate + 0.01) < at(rate));
    CHECK(at(1e12) == doctest::Approx(5));
    CHECK(present_value(stream, {}, Discounting::chained) == 18);
  }

  TEST_CASE("an equivalent annual value has the present value it stands for") {
    const Rules rules = rules_named("fm2013");
    const double annual =
        equivalent_annual_value(1000, rules.preset.steps, rules.discounting, 3, 60);
    const std::vector<double> stream(58, annual);
    CHECK(present_value(stream, rules.preset.steps, rules.discounting, 3) ==
          doctest::Approx(1000).epsilon(1e-12));
    CHECK(equivalent_annual_value(1000, {}, Discounting::chained, 0, 9) == doctest::Approx(100));
  }
}

TEST_SUITE("economics: prices") {
  TEST_CASE("amounts convert to another price level and back, and within a year not at all") {
    const PriceIndex& index = shipped_price_index();
    CHECK(std::abs(index.factor(2010, 2025) - 1.2813) < 5e-5);
    for (int year = index.first_level(); year <= index.last_level(); ++year) {
      CHECK(index.factor(year, year) == 1);
      CHECK(index.factor(year, 2025) * index.factor(2025, year) ==
            doctest::Approx(1).epsilon(1e-14));
    }
    CHECK(index.factor(2010, 2015) * index.factor(2015, 2025) ==
          doctest::Approx(index.factor(2010, 2025)).epsilon(1e-14));
  }
}

TEST_SUITE("economics: society") {
  TEST_CASE(
      "the net tax factor raises real cost, the mark-up only what the public needs in taxes") {
    RulePreset preset = rules_named("fm2023").preset;
    CHECK(society_value(100, 60, preset) == doctest::Approx(128));
    preset.tax_markup.value = 0.2;
    CHECK(society_value(100, 60, preset) == doctest::Approx(128 + 12));
    CHECK(society_value(100, 0, preset) == doctest::Approx(128));
    // A transfer of 50: nothing is used up, but taxes have to be raised for it.
    CHECK(society_value(0, 50, preset) == doctest::Approx(10));
    CHECK(society_value(0, 50, rules_named("fm2023").preset) == 0);
  }

  TEST_CASE("the presets carry the factors and mark-ups of their time, assumptions marked") {
    const auto preset = [](std::string_view name) { return rules_named(name).preset; };
    CHECK(preset("fm1999").tax_markup.value == 0.2);
    CHECK(preset("fm2013").tax_markup.value == 0.2);
    CHECK(preset("fm2017").tax_markup.value == 0.1);
    CHECK(preset("fm2021").tax_markup.value == 0.1);
    CHECK(preset("fm2023").tax_markup.value == 0);
    CHECK(preset("budget").net_tax_factor.value == 1);
    CHECK(preset("fm2023").net_tax_factor.grade == "V");
    for (const auto* name : {"fm1999", "fm2013", "fm2017", "fm2021"})
      CHECK(preset(name).net_tax_factor.grade == "N");
    CHECK(standard_rules().preset.name == "fm2023");
  }
}
