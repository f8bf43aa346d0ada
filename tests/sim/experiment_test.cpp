#include "sim/experiment.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <doctest/doctest.h>
#include <memory>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "sim/random.hpp"
#include "sim/statistics.hpp"

using namespace kohort;

namespace {

enum class Purpose : std::uint32_t { any = 1 };

/// Tasks take unequal time, so that threads finish out of order.
Tally simulate(std::size_t task) {
  const Draws<Purpose> draws{8, static_cast<std::uint32_t>(task)};
  Tally tally;
  const auto draws_needed = static_cast<std::uint32_t>(20 + (task * 7919) % 900);
  for (std::uint32_t i = 0; i < draws_needed; ++i) tally.add(draws.normal(i, Purpose::any, 0));
  return tally;
}

}  // namespace

TEST_SUITE("experiment") {
  TEST_CASE("1, 2 and 7 threads give the same bits") {
    const auto fold = [](unsigned threads) {
      Tally all;
      const auto end = run_experiment(0, 500, threads, simulate,
                                      [&](std::size_t, const Tally& tally) { all.merge(tally); });
      CHECK(end == 500);
      return all;
    };
    const Tally one = fold(1);
    for (const unsigned threads : {0u, 2u, 7u}) {
      CAPTURE(threads);
      const Tally several = fold(threads);
      CHECK(several.count() == one.count());
      CHECK(several.mean() == one.mean());
      CHECK(several.variance() == one.variance());
    }
  }

  TEST_CASE("the sink gets every result once, in order, on the calling thread") {
    for (const unsigned threads : {1u, 2u, 7u}) {
      CAPTURE(threads);
      const auto caller = std::this_thread::get_id();
      std::size_t expected = 17;
      bool in_order = true;
      bool here = true;
      const auto end = run_experiment(
          17, 400, threads, [](std::size_t i) { return simulate(i).count() + i; },
          [&](std::size_t index, std::uint64_t result) {
            in_order = in_order && index == expected++ && result == simulate(index).count() + index;
            here = here && std::this_thread::get_id() == caller;
          });
      CHECK(end == 400);
      CHECK(expected == 400);
      CHECK(in_order);
      CHECK(here);
    }
  }

  TEST_CASE("results that can only be moved reach the sink") {
    std::size_t sum = 0;
    run_experiment(
        0, 20, 2, [](std::size_t i) { return std::make_unique<std::size_t>(i); },
        [&](std::size_t, std::unique_ptr<std::size_t> result) { sum += *result; });
    CHECK(sum == 190);
  }

  TEST_CASE("no tasks and fewer tasks than threads are fine") {
    for (const unsigned threads : {1u, 7u}) {
      int calls = 0;
      const auto count = [&](std::size_t, int) { ++calls; };
      const auto task = [](std::size_t) { return 1; };
      CHECK(run_experiment(5, 5, threads, task, count) == 5);
      CHECK(calls == 0);
      CHECK(run_experiment(5, 8, threads, task, count) == 8);
      CHECK(calls == 3);
    }
  }

  TEST_CASE(
      "of several failing tasks the first one's exception is rethrown, after its forerunners") {
    for (const unsigned threads : {1u, 2u, 7u}) {
      for (int repeat = 0; repeat < 20; ++repeat) {
        CAPTURE(threads);
        std::vector<std::size_t> delivered;
        std::string message;
        std::atomic<bool> later_done{threads == 1};
        try {
          run_experiment(
              0, 200, threads,
              [&](std::size_t i) {
                if (i == 37) later_done.wait(false);  // a later result is there already
                if (i == 38) {
                  later_done = true;
                  later_done.notify_all();
                }
                if (i == 37 || i == 40) throw std::runtime_error{"task " + std::to_string(i)};
                return simulate(i).count();
              },
              [&](std::size_t i, std::uint64_t) { delivered.push_back(i); });
        } catch (const std::runtime_error& error) {
          message = error.what();
        }
        REQUIRE(message == "task 37");
        REQUIRE(delivered.size() == 37);
        REQUIRE(delivered.back() == 36);
      }
    }
  }

  TEST_CASE("an exception in the sink ends the work and is rethrown") {
    for (const unsigned threads : {1u, 2u, 7u}) {
      CAPTURE(threads);
      std::atomic<int> started{0};
      const auto work = [&] {
        run_experiment(
            0, 100'000, threads,
            [&](std::size_t i) {
              ++started;
              return i;
            },
            [](std::size_t i, std::size_t) {
              if (i == 10) throw std::logic_error{"full"};
            });
      };
      CHECK_THROWS_AS(work(), std::logic_error);
      CHECK(started < 1'000);
    }
  }

  TEST_CASE("a stop request keeps a prefix without gaps") {
    for (const unsigned threads : {1u, 2u, 7u}) {
      CAPTURE(threads);
      std::stop_source source;
      std::vector<std::size_t> delivered;
      const auto end = run_experiment(
          0, 10'000, threads, simulate,
          [&](std::size_t i, const Tally&) {
            delivered.push_back(i);
            if (i == 100) source.request_stop();
          },
          source.get_token());
      CHECK(end == delivered.size());
      CHECK(end > 100);
      CHECK(end < 1'000);
      bool gapless = true;
      for (std::size_t i = 0; i < delivered.size(); ++i) gapless = gapless && delivered[i] == i;
      CHECK(gapless);
    }
  }

  TEST_CASE("threads that run ahead wait for the sink") {
    constexpr unsigned threads = 4;
    std::atomic<std::size_t> furthest{0};
    std::size_t largest_lead = 0;
    run_experiment(
        0, 2'000, threads,
        [&](std::size_t i) {
          std::size_t seen = furthest;
          while (seen < i && !furthest.compare_exchange_weak(seen, i)) {
          }
          return i;
        },
        [&](std::size_t i, std::size_t) { largest_lead = std::max(largest_lead, furthest - i); });
    CHECK(largest_lead <= threads * 8);
  }
}
