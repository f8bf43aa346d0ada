#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <set>

#include "app/figures/costs.hpp"
#include "app/figures/metric.hpp"
#include "app/results/answer.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"

using namespace kohort;

TEST_SUITE("numbers") {
  TEST_CASE("Danish numbers have points, a decimal comma and a true minus sign") {
    CHECK(format_number(1234567, 0, "da") == "1.234.567");
    CHECK(format_number(-1234.56, 1, "da") == "\u22121.234,6");
    CHECK(format_number(999.96, 1, "da") == "1.000,0");
    CHECK(format_number(12, 0, "da") == "12");
  }

  TEST_CASE("a five is rounded away from zero, as on the page") {
    CHECK(format_number(-0.35, 1, "da") == "\u22120,4");
    CHECK(format_number(-3.05, 1, "da") == "\u22123,1");
    CHECK(format_number(1.005, 2, "en") == "1.01");
    CHECK(format_number(0.5, 0, "en") == "1");
    CHECK(format_number(99.95, 1, "en") == "100.0");
    CHECK(format_number(0.04999, 1, "en") == "0.0");
    CHECK(format_number(1e-9, 2, "en") == "0.00");
    CHECK(format_number(2.5e20, 0, "en") == "250,000,000,000,000,000,000");
  }

  TEST_CASE("English numbers have commas and a decimal point") {
    CHECK(format_number(1234567.25, 2, "en") == "1,234,567.25");
    CHECK(format_number(-100, 0, "en") == "\u2212100");
  }

  TEST_CASE("what rounds to zero has no sign, and what is no number is a dash") {
    CHECK(format_number(-0.04, 1, "da") == "0,0");
    CHECK(format_signed(0.04, 1, "da") == "0,0");
    CHECK(format_signed(2, 0, "da") == "+2");
    CHECK(format_number(std::numeric_limits<double>::quiet_NaN(), 1, "da") == "\u2013");
    CHECK(format_signed(std::numeric_limits<double>::infinity(), 1, "da") == "\u2013");
  }

  TEST_CASE("digits are no finer than the standard error's first") {
    CHECK(format_with_se(1234.567, 0.3, "da") == "1.234,6");
    CHECK(format_with_se(1234.567, 12, "da") == "1.230");
    CHECK(format_with_se(1234.567, 300, "da") == "1.200");
    CHECK(format_with_se(1234.567, 0.0001, "da") == "1.234,57");
    CHECK(format_with_se(4, 30, "da") == "0");
    CHECK(format_with_se(7.25, 0, "da", 1) == "7,3");
    CHECK(decimals_for(0.1, 5) == 1);
    CHECK(decimals_for(std::numeric_limits<double>::quiet_NaN(), 1) == 1);
  }

  TEST_CASE("numbers and units are held together") {
    CHECK(format_percent(0.123, 1, "da") == "12,3\u00a0pct.");
    CHECK(format_percent(0.123, 1, "en") == "12.3%");
    CHECK(format_kr(6.14e6, {true, 1}, "da") == "6,1\u00a0mio. kr.");
    CHECK(format_kr(-84321, {false, -3}, "da") == "\u221284.000\u00a0kr.");
  }

  TEST_CASE("amounts that belong together share a scale") {
    const MoneyStyle large = money_style({200'000, 10'000, -3e6, 4e6});
    CHECK(large.millions);
    CHECK(large.decimals == 2);
    const MoneyStyle small = money_style({200'000, 10'000, 1e5, 3e5});
    CHECK_FALSE(small.millions);
    CHECK(small.decimals == -4);
  }

  TEST_CASE("padding and wrapping count letters, not bytes") {
    CHECK(display_width("æøå\u2212") == 4);
    CHECK(pad_left("æ", 3) == "  æ");
    CHECK(pad_right("ø", 3) == "ø  ");
    CHECK(wrap("æble øre ålekvabbe", 8) == "æble øre\nålekvabbe");
    CHECK(wrap("12\u00a0kr. mere", 7) == "12\u00a0kr.\nmere");
  }
}

TEST_SUITE("texts") {
  std::multiset<std::string> placeholders(std::string_view text) {
    std::multiset<std::string> found;
    for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
      found.emplace(text.substr(open, text.find('}', open) - open + 1));
    }
    return found;
  }

  TEST_CASE("every text exists once, in both languages") {
    std::set<std::string_view> keys;
    for (const Message& message : messages()) {
      CAPTURE(message.key);
      CHECK(keys.insert(message.key).second);
      CHECK_FALSE(message.da.empty());
      CHECK_FALSE(message.en.empty());
      for (const std::string& place : placeholders(message.en)) {
        CHECK(placeholders(message.da).contains(place));
      }
    }
  }

  TEST_CASE("every metric, payer and kind of cost has a name") {
    for (const std::string_view language : {"da", "en"}) {
      for (const Metric& metric : headline_metrics()) {
        CHECK_FALSE(metric_label(metric, language).empty());
      }
      for (const CostKind& kind : cost_kinds()) CHECK_FALSE(kind.name.in(language).empty());
      for (std::size_t view = 0; view < payer_views; ++view)
        CHECK_FALSE(payer_view_words(view).in(language).empty());
    }
    CHECK_THROWS_AS((void)text("no.such.text", "da"), std::logic_error);
  }

  TEST_CASE("an abbreviation ends a sentence with one full stop, and paths stay whole") {
    CHECK(without_double_stops("Det koster 2 kr..") == "Det koster 2 kr.");
    CHECK(without_double_stops("12 pct.. Og 3 kr..") == "12 pct. Og 3 kr.");
    CHECK(without_double_stops("se ../mappe") == "se ../mappe");
  }
}
