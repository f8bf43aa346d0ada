#include <doctest/doctest.h>

#include "app/import/measure.hpp"
#include "tests/import/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

TEST_SUITE("units") {
  TEST_CASE("units of statbanks are told apart by what can be done with them") {
    const auto measure = [](const char* unit) { return measured_unit(unit).measure; };
    for (const char* unit : {"antal", "Antal personer", "Personer", "number", "Number of children"})
      CHECK_MESSAGE(measure(unit) == Measure::count, unit);
    for (const char* unit : {"pct.", "Procent", "%", "per cent", "Andel (pct.)", "% per year"})
      CHECK_MESSAGE(measure(unit) == Measure::percent, unit);
    for (const char* unit : {"pr. 1.000 børn", "Antal pr. 1.000 indbyggere", "promille",
                             "per 1,000 children", "Anbragte pr. 1000"})
      CHECK_MESSAGE(measure(unit) == Measure::per_1000, unit);
    for (const char* unit : {"", "-"}) CHECK_MESSAGE(measure(unit) == Measure::unknown, unit);
    for (const char* unit : {"kr. pr. indbygger", "1.000 kr. pr. barn", "pr. 100.000", "personkm",
                             "pr. 10.000 indbyggere", "kilo", "indeks", "per child"})
      CHECK_MESSAGE(measure(unit) == Measure::other, unit);
  }

  TEST_CASE("amounts in thousands and millions are kroner, and say of which prices they are") {
    const auto factor = [](const char* unit) { return measured_unit(unit).factor; };
    for (const char* unit :
         {"1.000 kr.", "1000 kr.", "1,000 DKK", "t.kr.", "1.000 kr., løbende priser",
          "1.000 kr. (løbende priser)", "1.000 kr. i løbende priser"}) {
      CHECK_MESSAGE(measured_unit(unit).measure == Measure::money, unit);
      CHECK_MESSAGE(factor(unit) == 1000, unit);
    }
    CHECK(factor("mio. kr.") == 1e6);
    CHECK(factor("mia. kr.") == 1e9);
    CHECK(factor("kr.") == 1);
    CHECK(factor("kr. per year") == 1);
    CHECK(measured_unit("mio. kr., løbende priser").prices == "current");
    CHECK(measured_unit("mio. kr., 2020-priser").prices == "constant");
    CHECK(measured_unit("kr.").prices.empty());
  }
}
