#include <cmath>
#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/cashflow/cashflow_command.hpp"
#include "app/cashflow/csv_amount.hpp"
#include "app/economics/rules.hpp"
#include "app/input_error.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;
using test::contains;
using test::TemporaryFolder;

namespace {

std::filesystem::path write(const TemporaryFolder& folder, const std::string& text,
                            const std::string& name = "flow.csv") {
  std::ofstream{folder.path() / name, std::ios::binary} << text;
  return folder.path() / name;
}

CashflowReport evaluate(const std::string& text, CashflowOptions options = {}) {
  const TemporaryFolder folder;
  options.file = write(folder, text);
  return make_cashflow(options);
}

/// Problems with the file's name taken out of them.
std::vector<std::string> problems(const std::string& text, CashflowOptions options = {}) {
  const TemporaryFolder folder;
  options.file = write(folder, text);
  try {
    (void)make_cashflow(options);
    return {};
  } catch (const InputError& error) {
    auto list = error.problems();
    const std::string name = options.file.string() + ":";
    for (std::string& line : list)
      if (line.starts_with(name)) line.erase(0, name.size());
    return list;
  }
}

/// The contents of the first block of a kind in a Markdown text.
std::string block(const std::string& markdown, const std::string& kind) {
  const std::string fence = "```" + kind + "\n";
  const auto begin = markdown.find(fence) + fence.size();
  return markdown.substr(begin, markdown.find("```\n", begin) - begin);
}

const std::string two_years = "year,cost,saving\n2020,100,\n2021,,150\n";

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
    REQUIRE(flow.internal_rates.size() == 1);
    CHECK(std::abs(flow.internal_rates[0] - 0.1930) < 5e-5);
    CHECK(flow.years[*flow.payback].year == 6);
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
    CHECK(contains(loss, "none (the present value never changes sign)"));
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
    CHECK(contains(problems("t,cost\n1.5,1\n").front(), "whole number"));
    CHECK(contains(problems("t,cost\n,1\n").front(), "whole number"));
    CHECK(contains(problems("t,year,cost\n1,2020,1\n").front(), "more than once"));
    CHECK(contains(problems("t\n1\n").front(), "amounts is missing"));
    CHECK(contains(problems("t,cost\n").front(), "no amounts"));
    CHECK(contains(problems("").front(), "empty"));
    CHECK(contains(problems("t,cost\n1,\"5\n").front(), "never closed"));
    CHECK(contains(problems("\xC5r;udgift\n2020;1\n").front(), "not UTF-8"));
    CHECK(contains(problems("t,cost\n1,1e400\n").front(), "expected an amount"));
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

  TEST_CASE("amounts as people write them") {
    CHECK(read_amount("1.234.567,89", true).value == 1234567.89);
    CHECK(read_amount("1,234,567.89", false).value == 1234567.89);
    CHECK(read_amount("1 234,5", true).value == 1234.5);
    CHECK(read_amount("-12", true).value == -12);
    CHECK(read_amount("\u2212"
                      "12",
                      false)
              .value == -12);
    CHECK(read_amount("", false).value == 0);
    for (const char* wrong : {"1,23,456", "12a", "--1", "1.2.3", ",", "nan", "1e5", "-"})
      CHECK_FALSE(read_amount(wrong, false).value);
  }
}
