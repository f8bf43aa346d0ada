#include <cmath>
#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/cashflow/cashflow_command.hpp"
#include "app/scenario/rules.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/cashflow_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// The contents of the first block of a kind in a Markdown text.
std::string block(const std::string& markdown, const std::string& kind) {
  const std::string fence = "```" + kind + "\n";
  const auto begin = markdown.find(fence) + fence.size();
  return markdown.substr(begin, markdown.find("```\n", begin) - begin);
}

}  // namespace

TEST_SUITE("cashflow") {
  TEST_CASE("the example of docs/cashflow.md prints what is written there") {
    const std::string guide = test::read_file(KOHORT_SOURCE_DIR "/docs/cashflow.md");
    CHECK(contains(block(guide, "sh"), "kohort cashflow course.csv --rate 3 --lang en"));
    CashflowOptions options;
    options.rate = 3;
    CHECK(cashflow_text(evaluate(block(guide, "csv"), options), "en") == block(guide, "text"));
  }

  TEST_CASE("golden case: values, payback, ratio and rate of return") {
    std::string text = "t,cost,saving\n1,3000,\n";
    for (int t = 1; t <= 20; ++t) text += std::to_string(t) + ",,500\n";
    CashflowOptions options;
    options.rate = 3;
    const Cashflow flow = evaluate(text, options).flow;
    CHECK(std::abs(flow.saving - 7438.74) < 0.005);
    CHECK(std::abs(flow.cost - 2912.62) < 0.005);
    CHECK(std::abs(flow.net_present_value() - 4526.12) < 0.005);
    CHECK(std::abs(*flow.benefit_cost_ratio - 2.55) < 0.005);
    REQUIRE(flow.internal.rates.size() == 1);
    CHECK(std::abs(flow.internal.rates[0] - 0.1930) < 5e-5);
    CHECK(flow.years[*flow.payback.paid].year == 6);
  }

  TEST_CASE("both dialects, both languages and signed amounts say the same") {
    const Cashflow english = evaluate("year,cost,saving\n2020,\"1,234.5\",0\n2022,,2000\n").flow;
    for (const std::string other :
         {"\xEF\xBB\xBF\xC3\x85r;Udgift;Besparelse\r\n2020;1.234,5;\r\n2022;;2.000,00\r\n",
          "aar;beloeb\n2020;1234,5\n2022;-2000\n", "year\tamount\n2020\t1234.5\n2022\t\u22122000",
          "year,cost staff,cost rooms,saving\n2020,1000,234.5,\n2022,,,1500\n\n2022,,,500\n"}) {
      CAPTURE(other);
      const Cashflow flow = evaluate(other).flow;
      CHECK(flow.net_present_value() == doctest::Approx(english.net_present_value()));
      CHECK(flow.cost == doctest::Approx(1234.5));
      CHECK(flow.years.size() == 3);
    }
  }

  TEST_CASE("rules: nothing is discounted in the budget, flat and chained part after a step") {
    CashflowOptions options;
    options.rules = "budget";
    CHECK(evaluate(two_years, options).flow.net_present_value() == 50);
    options.rules = "fm2013";
    CHECK(evaluate(two_years, options).flow.net_present_value() ==
          doctest::Approx(150 / 1.04 - 100));
    const std::string late = "t,saving\n36,100\n";
    options.rules = "fm2023";
    CHECK(evaluate(late, options).flow.saving == doctest::Approx(29.2660).epsilon(1e-5));
    options.flat = true;
    const CashflowReport flat = evaluate(late, options);
    CHECK(flat.flow.saving == doctest::Approx(41.1094).epsilon(1e-5));
    CHECK(contains(cashflow_text(flat, "da"), "fladt fra år nul"));
    CHECK(contains(cashflow_text(evaluate(late), "da"), "kædet"));
    CHECK(contains(cashflow_text(evaluate(late), "da"), "fm2023"));
  }

  TEST_CASE("prices: each year's own, or all of one year's") {
    CashflowOptions options;
    options.rate = 0;
    options.price_year = 2025;
    const PriceIndex& index = shipped_price_index();
    CHECK(evaluate(two_years, options).flow.net_present_value() ==
          doctest::Approx(150 * index.factor(2021, 2025) - 100 * index.factor(2020, 2025)));
    options.prices_of = 2010;
    CHECK(evaluate(two_years, options).flow.net_present_value() ==
          doctest::Approx(50 * index.factor(2010, 2025)));
    options.prices_of = 2025;
    CHECK(evaluate(two_years, options).flow.net_present_value() == 50);
  }

  TEST_CASE("payers add up to the whole") {
    const Cashflow flow =
        evaluate("year,cost,saving,payer\n2020,100,,kommune\n2021,,40,kommune\n2021,,90,stat\n")
            .flow;
    REQUIRE(flow.payers.size() == 2);
    CHECK(flow.payers[0].net == -60);
    CHECK(flow.payers[0].present_value + flow.payers[1].present_value ==
          doctest::Approx(flow.net_present_value()));
  }

  TEST_CASE("never paid back, no rate and several rates are said") {
    const std::string loss = cashflow_text(evaluate("t,cost,saving\n0,100,\n1,50,\n"), "en");
    CHECK(contains(loss, "never within the years"));
    CHECK(contains(loss, "none (the amounts never change sign)"));
    const std::string several = cashflow_text(evaluate("t,amount\n0,100\n1,-240\n2,143\n"), "en");
    CHECK(contains(several, "several: 10.00% or 30.00%"));
  }

  TEST_CASE("JSON holds the same figures") {
    CashflowOptions options;
    options.rate = 5;
    const CashflowReport report = evaluate(two_years, options);
    const auto json = nlohmann::json::parse(cashflow_json(report));
    CHECK(json["net_present_value"].get<double>() == report.flow.net_present_value());
    CHECK(json["years"].size() == 2);
    CHECK(json["years"][1]["discount_factor"].get<double>() == doctest::Approx(1 / 1.05));
    CHECK(json["payback_year"] == 2021);
  }
}

TEST_SUITE("cashflow: bad input") {
  TEST_CASE("every problem is reported at once, with place and suggestion") {
    CashflowOptions options;
    options.rules = "fm2032";
    const auto list = problems("yaer,cost,saving\n2020,1.5.5,3\n2021,abc,4\n1,2\n", options);
    REQUIRE(list.size() == 6);
    std::string all;
    for (const auto& line : list) all += line + "\n";
    CHECK(contains(all, "1:1: unknown column \"yaer\""));
    CHECK(contains(all, "did you mean year?"));
    CHECK(contains(all, "1:1: a column year"));
    CHECK(contains(all, "2:6: cost = 1.5.5: expected an amount, such as 1,234.5"));
    CHECK(contains(all, "3:6: cost = abc"));
    CHECK(contains(all, "4:1: 2 field(s), but the header has 3"));
    CHECK(contains(all, "--rules fm2032: unknown; expected one of fm1999"));
  }

  TEST_CASE("a decimal point in a Danish file is not taken for a thousand") {
    const auto list = problems("år;udgift\n2020;1.5\n");
    REQUIRE(list.size() == 1);
    CHECK(list[0] == "2:6: udgift = 1.5: a point separates thousands here; did you mean 1,5?");
    CHECK_FALSE(problems("year,cost\n2020,\"1,5\"\n").empty());
  }

  TEST_CASE("years, empty files, quotation marks and other encodings") {
    CHECK(contains(problems("year,cost\n20,1\n").front(), "between 1900 and 2200"));
    CHECK(contains(problems("t,cost\n2020,1\n").front(), "did you mean a column year?"));
    CHECK(contains(problems("t,cost\n,1\n").front(), "a number of years between 0 and 200"));
    CHECK(contains(problems("t;cost\n1.5;1\n").front(), "did you mean 1,5?"));
    CHECK(contains(problems("t,year,cost\n1,2020,1\n").front(), "more than once"));
    CHECK(contains(problems("t\n1\n").front(), "amounts is missing"));
    CHECK(contains(problems("t,cost\n").front(), "no amounts"));
    CHECK(contains(problems("").front(), "empty"));
    CHECK(contains(problems("t,cost\n1,\"5\n").front(), "never closed"));
    CHECK(contains(problems("\xC5r;udgift\n2020;1\n").front(), "not UTF-8"));
    CHECK(contains(problems("t,cost\n1,1e400\n").front(), "expected an amount, such as"));
    CHECK(contains(problems("t,cost\n1,9999999999999999999\n").front(), "is the unit right?"));
    CashflowOptions missing;
    missing.file = "no-such-file.csv";
    CHECK_THROWS_WITH_AS((void)make_cashflow(missing), doctest::Contains("there is no such file"),
                         InputError);
  }

  TEST_CASE("options that do not fit") {
    CashflowOptions options;
    options.prices_of = 2010;
    CHECK(contains(problems(two_years, options).front(), "needs --price-year"));
    options.price_year = 2099;
    CHECK(contains(problems(two_years, options).front(), "the price index has the years"));
    CashflowOptions relative;
    relative.price_year = 2025;
    CHECK(contains(problems("t,cost\n1,5\n", relative).front(), "--prices-of"));
    CashflowOptions late;
    late.base_year = 2021;
    CHECK(contains(problems(two_years, late).front(), "--base-year 2021"));
    CashflowOptions both;
    both.rate = 300;
    both.rules = "fm2023";
    CHECK(problems(two_years, both).size() == 2);
  }

  TEST_CASE("numbers that can be off by a thousand are refused in either dialect") {
    CHECK(problems("år;udgift\n2020;0.500\n").front() ==
          "2:6: udgift = 0.500: a point separates thousands here; did you mean 0,500?");
    CHECK(problems("year,cost\n2020,\"0,125\"\n").front() ==
          "2:6: cost = 0,125: a comma separates thousands here; did you mean 0.125?");
    // Only three decimals everywhere: a Danish writer may have meant thousands.
    const auto list = problems("year,cost,saving\n2020,1.200,\n2021,,12.500\n");
    REQUIRE(list.size() == 2);
    CHECK(list[0] ==
          "2:6: cost = 1.200: a decimal point, or a thousand? Write 1.2000 for the one, 1200 for "
          "the other");
    CHECK(contains(list[1], "3:7: saving = 12.500"));
    // One number that can only be decimal settles it.
    CHECK(problems("year,cost,saving\n2020,1.200,\n2021,,0.5\n").empty());
    CHECK(problems("year;cost\n2020;1.200\n").empty());
  }
}

TEST_SUITE("cashflow: sums that are zero") {
  TEST_CASE("decimals that add up to zero are paid back") {
    std::vector<std::string> tenths(9, "0,1"), oere(12, "100,01");
    tenths[0] = "-0,8";
    oere[0] = "-1000,10";
    CHECK(flow_of(tenths).flow.payback.paid == 8U);
    CHECK(flow_of(oere).flow.payback.paid == 10U);
    CHECK(flow_of(oere).flow.payback_time == doctest::Approx(10));
    // Four decimals: half an øre is not forgiven.
    std::vector<std::string> fine(10, "0,0999");
    fine[0] = "-0,8";
    CHECK(flow_of(fine).flow.payback.paid == 9U);
  }

  TEST_CASE("with interest: a present value of 0.00 and a ratio of 1.00 are paid back") {
    const CashflowReport report = flow_of({"100", "-230", "132"}, 10);
    CHECK(report.flow.net_present_value() == 0);
    CHECK(report.flow.discounted_payback.paid == 2U);
    const std::string text = cashflow_text(report, "en");
    CHECK(contains(text, "Net present value:           0.00\u00a0kr."));
    CHECK(contains(text, "Benefit-cost ratio:          1.00\n"));
    CHECK(contains(text, "Paid back with interest:     2 (year no. 3, counting the first)"));
    CHECK(contains(text, "several: 10.00% or 20.00%"));
    // An øre short is short, and the ratio does not say 1.00.
    const CashflowReport shorter = flow_of({"100", "-230", "131,98"}, 10);
    CHECK_FALSE(shorter.flow.discounted_payback.paid);
    CHECK(contains(cashflow_text(shorter, "en"), "Benefit-cost ratio:          0.9999\n"));
  }

  TEST_CASE("large amounts show the øre that decide") {
    const std::string text = cashflow_text(flow_of({"-1000000", "999999,60"}), "en");
    CHECK(contains(text, "Net present value:           \u22120.40\u00a0kr."));
    CHECK(contains(text, "never within the years"));
    CHECK(contains(cashflow_text(flow_of({"-1000000", "1000000"}), "en"),
                   "Net present value:           0\u00a0kr."));
  }

  TEST_CASE("paid back and lost again is said in text and JSON, in both languages") {
    const CashflowReport report = flow_of({"-1600", "10000", "-10000"});
    CHECK(contains(cashflow_text(report, "en"),
                   "1 (year no. 2, counting the first); lost again in 2\n"));
    CHECK(contains(cashflow_text(report, "da"),
                   "1 (år nr. 2, det første medregnet); tabt igen i 2\n"));
    const auto json = nlohmann::json::parse(cashflow_json(report));
    CHECK(json["payback_year"] == 1);
    CHECK(json["payback_lost_year"] == 2);
    CHECK(json["payback_kept_year"].is_null());
    const CashflowReport again = flow_of({"-1600", "10000", "-10000", "2000"});
    CHECK(contains(cashflow_text(again, "en"), "lost again in 2; back again from 3 to the end\n"));
    CHECK(contains(cashflow_text(again, "da"), "tabt igen i 2; igen fra 3 og perioden ud\n"));
  }

  TEST_CASE("a cost that is only rounding has no ratio") {
    const CashflowReport report = evaluate("t,cost,saving\n0,0.1,5\n0,0.2,\n0,-0.3,\n");
    CHECK_FALSE(report.flow.benefit_cost_ratio);
  }
}

TEST_SUITE("cashflow: rates of return") {
  TEST_CASE("what exists is found, and what is not says where it was sought") {
    CHECK(contains(rates_text("t,amount\n0,1000\n153,-1500\n"), " 0.265%"));
    CHECK(contains(rates_text("t,amount\n0,100\n1,-1200\n"), " 1,100.00%"));
    CHECK(contains(rates_text("t,amount\n0,1\n1,-1000000\n"), "above 1,000,000%"));
    CHECK(contains(rates_text("t,amount\n0,1000000\n1,-1\n"), "below \u221299.99%"));
    CHECK(contains(rates_text("t,amount\n0,100\n1,-150\n2,100\n"),
                   "none between \u221299.99% and 1,000,000% (the present value does not change "
                   "sign there); the amounts change sign 2 times"));
    CHECK(contains(rates_text("t,amount\n0,100\n1,-150\n2,100\n", "da"),
                   "ingen mellem \u221299,99\u00a0pct. og 1.000.000\u00a0pct."));
    CHECK(contains(rates_text("t,amount\n0,100\n1,-1200\n2,0.05\n3,-0.05\n"),
                   "the amounts change sign 3 times"));
    const auto json = nlohmann::json::parse(cashflow_json(evaluate("t,amount\n0,1\n1,-1000000\n")));
    CHECK(json["internal_rates"].empty());
    CHECK(json["internal_rates_search"]["more_above"] == true);
    CHECK(json["internal_rates_search"]["sign_changes"] == 1);
  }
}
