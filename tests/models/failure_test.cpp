#include <doctest/doctest.h>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "fixture.hpp"

// Faults of our own, put in on purpose: what cannot come from a scenario file, because the loader
// refuses it.

using namespace kohort;
using namespace kohort::test;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Throws when the first placement begins.
class Thrower : public LifeObserver {
 public:
  void counted(Yearly what) override {
    if (what == Yearly::placement_starts) throw std::out_of_range{"a shelf that is not there"};
  }
};

}  // namespace

TEST_SUITE("failure") {
  TEST_CASE("a fault in a handler names event, who it befell, entity and time") {
    District d = district(denmark());
    Thrower thrower;
    d.accounts.observer = &thrower;
    try {
      run_until(d, d.end);
      FAIL("nothing was thrown");
    } catch (const SimulationError& error) {
      const std::string text = error.what();
      CAPTURE(text);
      CHECK(contains(text, "event "));
      CHECK(contains(text, " of child "));
      CHECK(contains(text, " of family "));
      CHECK(contains(text, "(entity "));
      CHECK(contains(text, "at time "));
      CHECK(contains(text, ": a shelf that is not there"));
      CHECK(d.calendar.firing().any);
    }
  }

  TEST_CASE("a rate that is not a number is refused with replication, seed, district and event") {
    Parameters p = denmark();
    p.casework.hiring_months = std::numeric_limits<double>::quiet_NaN();
    const Parameters* const scenarios[] = {&p};
    for (const std::uint64_t seed : {std::uint64_t{7}, std::uint64_t{1} << 63}) {
      try {
        (void)simulate_replication(scenarios, seed, 3);
        FAIL("nothing was thrown");
      } catch (const SimulationError& error) {
        const std::string text = error.what();
        CAPTURE(text);
        CHECK(contains(text, "replication 3, seed " + std::to_string(seed) + ", district 1 of "));
        CHECK(contains(text, "baseline, event WorkerLeaves of caseworker "));
        CHECK(contains(text, "not a number"));
        CHECK(error.in_district() == text.substr(text.find("district")));
      }
    }
  }

  TEST_CASE("seeds of 64 bits are other people, those of 32 bits are who they were") {
    const Parameters p = denmark();
    const Parameters* const scenarios[] = {&p};
    const auto zero = simulate_replication(scenarios, 0, 0);
    const auto far = simulate_replication(scenarios, std::uint64_t{1} << 63, 0);
    CHECK_FALSE(same_bits(zero.front(), far.front()));
  }
}
