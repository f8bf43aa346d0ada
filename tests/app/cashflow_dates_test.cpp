#include <cmath>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/app/cashflow_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

TEST_SUITE("cashflow") {
  TEST_CASE("dates: what is no date, and dates with the day first") {
    CHECK(problems("date,cost\n31-12-2024,1\n").front() ==
          "2:1: date = 31-12-2024: expected a date between 1900-01-01 and 2200-12-31, written "
          "year-month-day (did you mean 2024-12-31?)");
    CHECK(contains(problems("dato;udgift\n1.2.2024;1\n").front(), "did you mean 2024-02-01?"));
    for (const char* wrong : {"2023-02-29", "2024-1-1", "1899-12-31", "2024", "", "soon"}) {
      const auto list = problems(std::string{"date,cost\n"} + wrong + ",1\n2024-01-01,1\n");
      REQUIRE(list.size() == 1);
      CHECK(contains(list[0], "2:1: date = " + std::string{wrong} + ": expected a date"));
    }
    CHECK(contains(problems("date,year,cost\n2024-01-01,2024,1\n").front(), "more than once"));
    CashflowOptions options;
    options.base_year = 2024;
    CHECK(contains(problems("date,cost\n2024-01-01,1\n", options).front(), "say --base-date"));
    options.base_year.reset();
    options.base_date = "2024-01-02";
    CHECK(contains(problems("date,cost\n2024-01-01,1\n", options).front(),
                   "--base-date 2024-01-02: the first amount falls in 2024-01-01"));
    options.base_date = "1 January";
    CHECK(contains(problems("date,cost\n2024-01-01,1\n", options).front(), "such as 2024-12-31"));
    CHECK(contains(problems(two_years, options).front(), "say --base-year"));
    CashflowOptions rates;
    rates.finance_rate = -1;
    rates.reinvest_rate = 101;
    CHECK(problems(two_years, rates).size() == 2);
  }

  TEST_CASE("dates are discounted by days of a year of 365, as XNPV and XIRR do") {
    // Values by the definitions, with LibreOffice's example of XNPV and XIRR.
    const std::string csv =
        "date,amount\n2001-01-01,10000\n2002-01-02,-2000\n2003-01-03,-2500\n2004-01-05,-5000\n"
        "2005-01-06,-10000\n";
    CashflowOptions options;
    options.rate = 6;
    const CashflowReport report = evaluate(csv, options);
    const double expected =
        -10000 + 2000 / std::pow(1.06, 366 / 365.0) + 2500 / std::pow(1.06, 732 / 365.0) +
        5000 / std::pow(1.06, 1099 / 365.0) + 10000 / std::pow(1.06, 1466 / 365.0);
    CHECK(report.flow.net_present_value() == doctest::Approx(expected).epsilon(1e-12));
    REQUIRE(report.flow.internal.rates.size() == 1);
    CHECK(report.flow.internal.rates[0] == doctest::Approx(0.242813782).epsilon(1e-8));
    CHECK(report.flow.years.size() == 5);
    CHECK_FALSE(report.flow.equivalent_annual_value);
    // 500 of the last 10,000 are missing before it: paid back after 5 per cent of its time.
    CHECK(*report.flow.payback_time ==
          doctest::Approx((1099 + 0.05 * (1466 - 1099)) / 365).epsilon(1e-12));
    const std::string text = cashflow_text(report, "en");
    CHECK(contains(text, "Discounted to 2001-01-01."));
    CHECK(contains(text, "2005-01-06\n"));
    const auto json = nlohmann::json::parse(cashflow_json(report));
    CHECK(json["payback_date"] == "2005-01-06");
    CHECK(json["base_date"] == "2001-01-01");
    CHECK(json["years"][1]["date"] == "2002-01-02");
    CHECK(json["equivalent_annual_value"].is_null());
    options.base_date = "2000-01-02";  // 365 days before
    CHECK(evaluate(csv, options).flow.net_present_value() ==
          doctest::Approx(expected / 1.06).epsilon(1e-12));
  }

  TEST_CASE("parts of years: half a year is discounted half a year, in both dialects") {
    CashflowOptions options;
    options.rate = 21;
    for (const std::string csv :
         {"t,amount\n0,100\n0.5,-110\n", "t;amount\n0;100\n0,5;-110\n",
          "year,amount\n2020,100\n2020.5,-110\n", "amount,t\n-60,0.5\n-50,0.5\n100,0\n"}) {
      CAPTURE(csv);
      const Cashflow flow = evaluate(csv, options).flow;
      CHECK(flow.net_present_value() == doctest::Approx(0).epsilon(1e-12));
      CHECK(flow.years.size() == 2);
      CHECK(flow.internal.rates.at(0) == doctest::Approx(0.21).epsilon(1e-12));
      CHECK(*flow.payback_time == doctest::Approx(0.5 * 100 / 110));
      CHECK(flow.discounted_payback.paid == 1U);
    }
  }

  TEST_CASE("the modified rate of return takes its own rates, or those of the rules") {
    const std::string csv =
        "t,amount\n0,120000\n1,-39000\n2,-30000\n3,-21000\n4,-37000\n5,-46000\n";
    CashflowOptions options;
    options.finance_rate = 10;
    options.reinvest_rate = 12;
    CHECK(*evaluate(csv, options).flow.modified_rate == doctest::Approx(0.126094).epsilon(1e-5));
    CashflowOptions rate;
    rate.rate = 12;
    CHECK(evaluate(csv, rate).flow.modified_rate == evaluate(csv, options).flow.modified_rate);
    CHECK(contains(cashflow_text(evaluate(csv, options), "en"),
                   "Modified rate of return:     12.61%"));
    CHECK(contains(cashflow_text(evaluate("t,cost\n0,1\n"), "en"),
                   "none (it takes both a payment and a gain)"));
  }
}
