#include "sim/calendar.hpp"

#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <limits>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "sim/random.hpp"

using namespace kohort;

namespace {

enum class Purpose : std::uint32_t { any = 1 };

struct Tag {
  std::uint32_t slot{0};
  std::uint32_t version{0};
  friend bool operator==(const Tag&, const Tag&) = default;
};

/// Reproducible random whole numbers.
class Dice {
 public:
  std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>(draws_.uniform(0, Purpose::any, next_++) * n);
  }

 private:
  Draws<Purpose> draws_{11, 0};
  std::uint32_t next_{0};
};

/// The obvious event list: an ordered set of (time, slot).
class SimpleCalendar {
 public:
  explicit SimpleCalendar(std::uint32_t slots) : time_(slots, never), event_(slots) {}
  void schedule(std::uint32_t slot, Time time, Tag event) {
    clear(slot);
    if (time < never) order_.insert({time, slot});
    time_[slot] = time;
    event_[slot] = event;
  }
  void clear(std::uint32_t slot) {
    order_.erase({time_[slot], slot});
    time_[slot] = never;
  }
  Time time_of(std::uint32_t slot) const { return time_[slot]; }
  std::optional<std::pair<Time, Tag>> take_before(Time end) {
    if (order_.empty() || !(order_.begin()->first < end)) return std::nullopt;
    const auto [time, slot] = *order_.begin();
    clear(slot);
    return std::pair{time, event_[slot]};
  }

 private:
  std::set<std::pair<Time, std::uint32_t>> order_;
  std::vector<Time> time_;
  std::vector<Tag> event_;
};

}  // namespace

TEST_SUITE("calendar") {
  TEST_CASE("any sequence of operations does what an ordered set would do") {
    for (const std::uint32_t slots : {1u, 2u, 7u, 8u, 9u, 64u, 65u, 600u, 5'000u, 40'000u}) {
      CAPTURE(slots);
      Calendar<Tag> calendar{slots};
      SimpleCalendar simple{slots};
      Dice dice;
      double now = 0;
      std::uint32_t last_taken = 0;
      std::uint32_t version = 0;
      for (int step = 0; step < 20'000; ++step) {
        // Few different times, so that ties are common; half of the changes hit the slot just
        // taken.
        const std::uint32_t slot = dice.below(2) == 0 ? last_taken : dice.below(slots);
        const std::uint32_t what = dice.below(10);
        if (what < 6) {
          const Time time = dice.below(20) == 0 ? never : at(now + dice.below(16));
          const Tag event{slot, ++version};
          calendar.schedule(slot, time, event);
          simple.schedule(slot, time, event);
        } else if (what == 6) {
          calendar.clear(slot);
          simple.clear(slot);
        } else {
          const Time end = what == 7 ? at(now + 1) : never;
          const auto actual = calendar.take_before(end);
          const auto expected = simple.take_before(end);
          REQUIRE(actual.has_value() == expected.has_value());
          if (actual) {
            REQUIRE(actual->time == expected->first);
            REQUIRE(actual->event == expected->second);
            now = in_years(actual->time);
            last_taken = actual->event.slot;
          }
        }
        REQUIRE(calendar.time_of(slot) == simple.time_of(slot));
      }
      while (const auto expected = simple.take_before(never)) {
        const auto actual = calendar.take_before(never);
        REQUIRE(actual.has_value());
        REQUIRE(actual->time == expected->first);
        REQUIRE(actual->event == expected->second);
      }
      CHECK_FALSE(calendar.take_before(never).has_value());
    }
  }

  TEST_CASE("events at the same time come by slot, whoever scheduled first") {
    Calendar<Tag> calendar{100};
    for (const std::uint32_t slot : {73u, 9u, 8u, 99u, 0u, 10u})
      calendar.schedule(slot, at(1), {slot, 0});
    for (const std::uint32_t slot : {0u, 8u, 9u, 10u, 73u, 99u})
      CHECK(calendar.take_before(at(2))->event.slot == slot);
  }

  TEST_CASE("the horizon is half-open: an event at the end stays for later") {
    Calendar<Tag> calendar{1};
    calendar.schedule(0, at(7), {});
    CHECK_FALSE(calendar.take_before(at(7)).has_value());
    CHECK(calendar.time_of(0) == at(7));
    CHECK(calendar.take_before(at(std::nextafter(7.0, 8.0)))->time == at(7));
  }

  TEST_CASE("a slot has one pending event: the last one scheduled") {
    Calendar<Tag> calendar{3};
    calendar.schedule(1, at(5), {1, 1});
    calendar.schedule(1, at(3), {1, 2});
    calendar.schedule(1, at(9), {1, 3});
    const auto taken = calendar.take_before(never);
    CHECK(taken->time == at(9));
    CHECK(taken->event.version == 3);
    CHECK_FALSE(calendar.take_before(never).has_value());
  }

  TEST_CASE("a taken event is gone, also when its slot is cleared or asked for its time") {
    Calendar<Tag> calendar{9};
    calendar.schedule(4, at(1), {4, 0});
    REQUIRE(calendar.take_before(never).has_value());
    CHECK(calendar.time_of(4) == never);
    SUBCASE("cleared") { calendar.clear(4); }
    SUBCASE("scheduled for never") { calendar.schedule(4, never, {}); }
    SUBCASE("left alone") {}
    CHECK(calendar.time_of(4) == never);
    CHECK_FALSE(calendar.take_before(never).has_value());
    calendar.schedule(4, at(2), {4, 1});
    CHECK(calendar.take_before(never)->event.version == 1);
  }

  TEST_CASE("negative times come before positive ones, and the two zeros are one time") {
    Calendar<Tag> calendar{4};
    calendar.schedule(0, at(0.5), {0, 0});
    calendar.schedule(1, at(0.0), {1, 0});
    calendar.schedule(2, at(-0.0), {2, 0});
    calendar.schedule(3, at(-1), {3, 0});
    for (const std::uint32_t slot : {3u, 1u, 2u, 0u}) {
      const auto taken = calendar.take_before(never);
      CHECK(taken->event.slot == slot);
      CHECK(std::signbit(in_years(taken->time)) == (slot == 3));
    }
  }

  TEST_CASE("reset forgets everything, a taken event included") {
    Calendar<Tag> calendar{20};
    for (std::uint32_t slot = 0; slot < 20; ++slot) calendar.schedule(slot, at(slot), {slot, 0});
    REQUIRE(calendar.take_before(never).has_value());
    calendar.reset(300);
    CHECK(calendar.slots() == 300);
    CHECK_FALSE(calendar.take_before(never).has_value());
    calendar.schedule(299, at(1), {299, 0});
    CHECK(calendar.take_before(never)->event.slot == 299);
    calendar.reset(2);  // fewer than the slot just taken
    CHECK_FALSE(calendar.take_before(never).has_value());
    calendar.reset(0);
    CHECK_FALSE(calendar.take_before(never).has_value());
  }

  TEST_CASE("the vector code and the portable code find the same rival") {
    Dice dice;
    for (int trial = 0; trial < 20'000; ++trial) {
      detail::EightTimes line;
      for (double& time : line.time)
        time = dice.below(4) == 0 ? std::numeric_limits<double>::infinity() : dice.below(6) - 2.0;
      const std::size_t own = dice.below(8);
      const auto expected = detail::least_but_portable(line, own);
      const auto actual = detail::least_but(line, own);
      REQUIRE(actual.time == expected.time);
      if (expected.time < never.time_since_epoch().count())
        REQUIRE(actual.position == expected.position);
    }
  }
}
