#include <doctest/doctest.h>

#include "tests/import/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// A semicolon CSV of one place, with these numbers in the years from 2011 on.
std::string numbers(const std::vector<std::string>& written, const std::string& unit = "") {
  std::string text = unit.empty() ? "" : "Enhed: " + unit + "\n";
  text += "kommune;tid;indhold\n";
  int year = 2011;
  for (const std::string& number : written)
    text += "Gladsaxe;" + std::to_string(year++) + ";" + number + "\n";
  return text;
}

}  // namespace

TEST_SUITE("doubts") {
  TEST_CASE("in a semicolon file 1.200 is twelve hundred and 1.200,5 has a half more") {
    CHECK(values_of(table_of(numbers({"1.200", "1.200,5", "12", "1.234.567"}))) ==
          std::vector<double>{1200, 1200.5, 12, 1234567});
    CHECK(values_of(table_of(numbers({"1 200", "-3,5", "\u22124"}))) ==
          std::vector<double>{1200, -3.5, -4});
  }

  TEST_CASE("points that can only be decimal marks are asked about, and either answer is obeyed") {
    CHECK(refuses(refusals(numbers({"1.2", "3"})), "2:15:", "--point decimal"));
    CHECK(values_of(table_of(numbers({"1.2", "1.200", "3"}), {.point = "decimal"})) ==
          std::vector<double>{1.2, 1.2, 3});
    CHECK(refusals(numbers({"1.2"}), {.point = "thousands"}).size() == 1);
    CHECK(refuses(refusals(numbers({"0.125"})), "2:15:", "--point"));
  }

  TEST_CASE("points for thousands in some numbers and none in others are asked about") {
    CHECK(refuses(refusals(numbers({"1.200", "2345"})),
                  "2:15:", "1.200 has a point for thousands, but 2345 in line 3 has none"));
    CHECK(values_of(table_of(numbers({"1.200", "2345"}), {.point = "thousands"})) ==
          std::vector<double>{1200, 2345});
    CHECK(values_of(table_of(numbers({"1.200", "2345"}), {.point = "decimal"})) ==
          std::vector<double>{1.2, 2345});
  }

  TEST_CASE("commas before three digits in every number are asked about, unless one tells") {
    CHECK(
        refuses(refusals(numbers({"1,200", "3,400"})), "2:15:", "in an English table, a thousand"));
    CHECK(values_of(table_of(numbers({"1,200", "3,4"}))) == std::vector<double>{1.2, 3.4});
    CHECK(values_of(table_of(numbers({"1,200", "3,400"}), {.point = "decimal"})) ==
          std::vector<double>{1200, 3400});
    CHECK(values_of(table_of(numbers({"1,200"}), {.point = "thousands"})) ==
          std::vector<double>{1.2});
  }

  TEST_CASE("decimals in a table of counts are asked about in every form") {
    CHECK(refuses(refusals(numbers({"12", "3,5"}, "antal")), "4:15:", "in a table of counts"));
    CHECK(refusals(numbers({"12", "3,5"}, "antal"), {.fractions = true}).empty());
    CHECK(refusals(numbers({"12", "3,5"}, "pct.")).empty());
    CHECK(refuses(refusals(small_px("1.200 2 3 4")), "10:1:", "--point thousands"));
    CHECK(values_of(table_of(small_px("1.200 2 3 4"), {.point = "thousands"}))[0] == 1200);
    CHECK(values_of(table_of(small_px("1.2 2 3 4"), {.fractions = true}))[0] == 1.2);
    const std::string unit = "\"extension\":{\"px\":{\"decimals\":0}},";
    CHECK(refuses(refusals(small_json("[1.2,2,3,4]", unit)), "4:44:", "export it again"));
    CHECK(refusals(small_json("[1.2,2,3,4]")).empty());
  }

  TEST_CASE("more decimals than DECIMALS says are asked about, not cut") {
    std::string px = small_px("1.25 2.5 3 4");
    px.replace(px.find("antal"), 5, "pct.");
    px.replace(px.find("DECIMALS=0"), 10, "DECIMALS=1");
    CHECK(refuses(refusals(px), "10:1:", "more decimals than the table says"));
  }

  TEST_CASE("a mark that nobody knows is asked about, and named marks are no numbers") {
    CHECK(refuses(refusals(numbers({"n.a.", "3"})), "2:15:", "--missing \"n.a.\""));
    CHECK(table_of(numbers({"n.a.", "3"}), {.missing = {"n.a."}}).cells[0].mark == "n.a.");
    CHECK(refuses(refusals(numbers({"12a"})), "2:15:", "12a is no number"));
    const auto preliminary = table_of(numbers({"12*", "3"}));
    CHECK(preliminary.cells[0].value == 12);
    CHECK(preliminary.cells[0].mark == "*");
  }

  TEST_CASE("an empty field is no zero") {
    const auto table = table_of(numbers({"", "3"}));
    CHECK(!table.cells[0].value);
    CHECK(table.cells[0].mark == "empty");
  }
}
