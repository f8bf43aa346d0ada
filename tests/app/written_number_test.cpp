#include "app/words/written_number.hpp"

#include <doctest/doctest.h>
#include <string>

#include "tests/app/contains.hpp"

using namespace kohort;
using test::contains;

TEST_SUITE("numbers as people write them") {
  TEST_CASE("amounts in tables: marks of either language, spaces and signs") {
    CHECK(read_amount("1.234.567,89", Marks::danish).value == 1234567.89);
    CHECK(read_amount("1,234,567.89", Marks::english).value == 1234567.89);
    CHECK(read_amount("1 234,5", Marks::danish).value == 1234.5);
    CHECK(read_amount("1\u00A0234\u202F567", Marks::danish).value == 1234567);
    CHECK(read_amount("-12", Marks::danish).value == -12);
    CHECK(read_amount("\u2212"
                      "12",
                      Marks::english)
              .value == -12);
    CHECK(read_amount("+12", Marks::english).value == 12);
    CHECK(read_amount("", Marks::english).value == 0);
    CHECK(read_amount("1.200", Marks::danish).value == 1200);
    CHECK(read_amount("0,500", Marks::danish).value == 0.5);
    CHECK(read_amount("12,3456", Marks::danish).decimals == 4);
    for (const char* wrong : {"1,23,456", "12a", "--1", "1.2.3", ",", "nan", "1e5", "-", "1 2",
                              "12 34", "1,234 567", "- 5", "inf", "0x10"}) {
      CAPTURE(wrong);
      CHECK_FALSE(read_amount(wrong, Marks::english).value);
      CHECK_FALSE(read_amount(wrong, Marks::english).wrong.empty());
    }
  }

  TEST_CASE("a group that begins with zero is no thousand: 0.500 is not 500") {
    CHECK(read_amount("0.500", Marks::danish).wrong ==
          "a point separates thousands here; did you mean 0,500?");
    CHECK(read_amount("0,125", Marks::english).wrong ==
          "a comma separates thousands here; did you mean 0.125?");
    CHECK(read_amount("-0.500", Marks::danish).wrong ==
          "a point separates thousands here; did you mean -0,500?");
    CHECK_FALSE(read_amount("012.500", Marks::danish).value);
    CHECK(read_amount("1e6", Marks::danish).wrong ==
          "powers of ten are not read here; did you mean 1000000?");
  }

  TEST_CASE("amounts with units, in both languages") {
    const auto kr = [](const char* text) { return read_kroner(text).value.value_or(-1); };
    CHECK(kr("100000") == 100000);
    CHECK(kr("100000 kr.") == 100000);
    CHECK(kr("100.000 kr.") == 100000);
    CHECK(kr("100,000 kr.") == 100000);
    CHECK(kr("100 000 kr") == 100000);
    CHECK(kr("1.234.567,5 kr.") == 1234567.5);
    CHECK(kr("kr. 500") == 500);
    CHECK(kr("500 DKK") == 500);
    CHECK(kr("500 t.kr.") == 500e3);
    CHECK(kr("500 tkr") == 500e3);
    CHECK(kr("500 tusind kroner") == 500e3);
    CHECK(kr("10 million kr.") == 10e6);
    CHECK(kr("10 mio. kr.") == 10e6);
    CHECK(kr("10 Mio.") == 10e6);
    CHECK(kr("0,125 mio. kr.") == 125e3);
    CHECK(kr("0.1 mio. kr.") == doctest::Approx(0.1e6));
    CHECK(kr("1 mia. kr.") == 1e9);
    CHECK(kr("1.5 bn kr.") == 1.5e9);
    CHECK(kr("1e6 kr.") == 1e6);
    CHECK(kr("2.5e+6kr.") == 2.5e6);
    CHECK(kr("1234.567 kr.") == 1234.567);
    CHECK(kr("-5 kr.") == -5);
  }

  TEST_CASE("what can be off by a thousand, and units unknown, are refused with what to write") {
    CHECK(read_kroner("1.200").wrong == "this can be 1200 or 1.2: write one of them");
    CHECK(read_kroner("1,200 mio. kr.").wrong == "this can be 1200 or 1.2: write one of them");
    CHECK(contains(read_kroner("2 billion kr.").wrong, "write mia. kr. or mio. kr."));
    CHECK(contains(read_kroner("500 m.kr.").wrong, "unknown unit \"m.kr.\"; expected kr., t.kr."));
    CHECK(contains(read_kroner("500 t").wrong, "unknown unit"));
    CHECK(contains(read_kroner("5 euro").wrong, "unknown unit"));
    for (const char* wrong : {"", "kr.", "many", "1..5", "1.5.5 kr.", "1,2,3 kr.", "nan", "inf kr.",
                              "1e999 kr.", "5 5 kr.", "--5", ". kr.", "e6", "1e"}) {
      CAPTURE(wrong);
      CHECK_FALSE(read_kroner(wrong).value);
      CHECK_FALSE(read_kroner(wrong).wrong.empty());
    }
  }

  TEST_CASE("which numbers with a point look like a Danish thousand") {
    for (const char* text : {"1.200", "500.000", "-12.345"}) CHECK(looks_like_thousands(text));
    for (const char* text : {"0.500", "1.2", "1.2000", "1200.000", "1200", "1e3", "01.200", ".200"})
      CHECK_FALSE(looks_like_thousands(text));
  }
}
