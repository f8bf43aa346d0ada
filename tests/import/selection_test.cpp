#include <doctest/doctest.h>

#include "tests/import/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

StatisticalTable placed() { return read_table(table_file("placed.px"), {}); }

std::vector<std::string> refused(const StatisticalTable& table, const TableChoice& choice) {
  return refused_by([&] { (void)select(table, choice); });
}

}  // namespace

TEST_SUITE("selection") {
  TEST_CASE("one number a year by code, by text in any case, and by a municipality's number") {
    for (const char* place : {"område=159", "OMRÅDE=gladsaxe", "område= Gladsaxe "}) {
      const auto chosen = select(placed(), {.where = {place, "alder=TOT"}, .time = "2016..2017"});
      REQUIRE(chosen.years.size() == 2);
      CHECK(chosen.years[0].value == 115);
      CHECK(chosen.years[1].year == 2017);
      CHECK(chosen.words == "Gladsaxe (159), I alt");
      CHECK(chosen.unit == "antal");
    }
  }

  TEST_CASE("counts add up over several categories, and a dash counts as zero and is told") {
    const auto chosen =
        select(placed(), {.where = {"område=159", "alder=0-11,12-17"}, .time = "2018"});
    CHECK(chosen.years[0].value == 50);
    CHECK(chosen.years[0].added == 2);
    CHECK(chosen.years[0].nil == 1);
    CHECK(select(placed(), {.where = {"område=657", "alder=0-11..12-17"}, .time = "2015"})
              .years[0]
              .value == 141);
  }

  TEST_CASE("a cell without a number in a sum is asked about, and the answer is counted") {
    const TableChoice sum{.where = {"område=159", "alder=0-11,12-17"}, .time = "2016..2017"};
    const auto problems = refused(placed(), sum);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].find("placed.px:37:7: Gladsaxe, 0-11 år, 2017: \"..\" instead of a number") !=
          std::string::npos);
    CHECK(problems[0].find("--suppressed") != std::string::npos);
    TableChoice answered = sum;
    answered.suppressed = 2;
    const auto chosen = select(placed(), answered);
    CHECK(chosen.years[1].value == 67);
    CHECK(chosen.years[1].filled == 1);
    CHECK(chosen.years[0].filled == 0);
  }

  TEST_CASE("a dimension of which nothing is chosen is asked about, with its categories") {
    const auto problems = refused(placed(), {.where = {"område=159"}});
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].find("say which alder with --where; the table has TOT (I alt)") !=
          std::string::npos);
    CHECK(problems[0].find("--where \"alder=TOT\"") != std::string::npos);
  }

  TEST_CASE("a total is not added to its parts, nor the country to a municipality") {
    CHECK(refused(placed(), {.where = {"område=159", "alder=TOT,0-11"}})[0].find(
              "would count twice") != std::string::npos);
    CHECK(refused(placed(), {.where = {"område=000,159", "alder=TOT"}})[0].find(
              "would count twice") != std::string::npos);
    CHECK(refused(placed(), {.where = {"område=159,657", "alder=TOT"}}).empty());
  }

  TEST_CASE("shares and numbers of unknown units are not added up") {
    StatisticalTable table = placed();
    const TableChoice two{.where = {"område=159,657", "alder=TOT"}};
    for (const char* unit : {"pct.", "", "pr. 1.000 børn", "kilo"}) {
      table.unit = unit;
      CHECK(refused(table, two).size() == 1);
    }
    table.unit = "1.000 kr.";
    CHECK(refused(table, two).empty());
  }

  TEST_CASE("unknown dimensions, codes and times are refused with what there is") {
    CHECK(refused(placed(), {.where = {"omrade=159", "alder=TOT"}})[0].find(
              "did you mean område?") != std::string::npos);
    CHECK(refused(placed(), {.where = {"område=158", "alder=TOT"}})[0].find(
              "000 (Hele landet), 159 (Gladsaxe)") != std::string::npos);
    CHECK(refused(placed(), {.where = {"område"}}).size() == 3);
    CHECK(refused(placed(), {.where = {"område=159", "alder=TOT"}, .time = "2014..2016"})[0].find(
              "the table has 2015") != std::string::npos);
    CHECK(refused(placed(), {.where = {"område=159", "alder=TOT"}, .time = "sidste år"})[0].find(
              "expected 2016") != std::string::npos);
    CHECK(refused(placed(), {.where = {"område=159,159", "alder=TOT"}})[0].find("chosen twice") !=
          std::string::npos);
    CHECK(refused(placed(), {.where = {"tid=2016", "område=159", "alder=TOT"}})[0].find("--time") !=
          std::string::npos);
  }

  TEST_CASE("of quarters the user says what the year is, and a part of a year has no mean") {
    const auto children = read_table(table_file("children.csv"), {.unit = "antal"});
    TableChoice choice{.where = {"OMRÅDE=159"}, .time = "2016"};
    CHECK(refused(children, choice)[0].find("--year-from") != std::string::npos);
    choice.year_from = "mean";
    CHECK(select(children, choice).years[0].value == doctest::Approx(15110));
    CHECK(select(children, choice).years_of_parts == std::vector<std::string>{"2016K1-2016K4"});
    choice.year_from = "first";
    CHECK(select(children, choice).years[0].value == 15104);
    choice.year_from = "last";
    CHECK(select(children, choice).years[0].value == 15116);
    choice.year_from = "sum";
    choice.time = "2016K2..2016K4";
    CHECK(refused(children, choice)[0].find("3 of 4 periods") != std::string::npos);
    CHECK(select(children, {.where = {"OMRÅDE=159"}, .time = "2016K3"}).years[0].value == 15112);
  }
}
