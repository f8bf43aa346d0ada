#include "sim/resource.hpp"

#include <algorithm>
#include <cstdint>
#include <doctest/doctest.h>
#include <optional>
#include <vector>

#include "sim/random.hpp"

using namespace kohort;

namespace {

enum class Purpose : std::uint32_t { any = 1 };

Resource make(std::uint32_t capacity, std::uint32_t priorities = 1) {
  Resource resource{capacity, at(0), priorities};
  resource.reserve(200);
  return resource;
}

using Id = std::optional<std::uint32_t>;

}  // namespace

TEST_SUITE("resource") {
  TEST_CASE("those who wait are served first come first served") {
    Resource resource = make(2);
    CHECK(resource.seize(at(0), 0));
    CHECK(resource.seize(at(1), 1));
    CHECK_FALSE(resource.seize(at(2), 7));
    CHECK_FALSE(resource.seize(at(2), 3));
    CHECK_FALSE(resource.seize(at(4), 5));
    CHECK(resource.waiting() == 3);
    CHECK(resource.release(at(5)) == Id{7});
    CHECK(resource.release(at(6)) == Id{3});
    CHECK(resource.busy() == 2);
    CHECK(resource.release(at(6)) == Id{5});
    CHECK(resource.release(at(7)) == Id{});
    CHECK(resource.release(at(8)) == Id{});
    CHECK(resource.busy() == 0);
  }

  TEST_CASE("a lower priority number goes first, and within it the first come") {
    Resource resource = make(1, 64);
    REQUIRE(resource.seize(at(0), 100));
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> arrivals{{1, 63}, {2, 5}, {3, 63},
                                                                        {4, 0},  {5, 5}, {6, 0}};
    for (const auto& [id, priority] : arrivals) REQUIRE_FALSE(resource.seize(at(1), id, priority));
    for (const std::uint32_t id : {4u, 6u, 2u, 5u, 1u, 3u})
      CHECK(resource.release(at(2)) == Id{id});
  }

  TEST_CASE("whoever reneges leaves from any place in line and may come back") {
    Resource resource = make(1);
    REQUIRE(resource.seize(at(0), 0));
    for (const std::uint32_t id : {1u, 2u, 3u, 4u, 5u}) REQUIRE_FALSE(resource.seize(at(0), id));
    CHECK(resource.renege(at(1), 3));  // middle
    CHECK(resource.renege(at(1), 1));  // first
    CHECK(resource.renege(at(1), 5));  // last
    CHECK_FALSE(resource.renege(at(1), 3));
    CHECK_FALSE(resource.renege(at(1), 0));    // in service
    CHECK_FALSE(resource.renege(at(1), 150));  // never came
    CHECK_FALSE(resource.waiting(3));
    CHECK(resource.waiting(4));
    REQUIRE_FALSE(resource.seize(at(2), 3));
    CHECK(resource.reneges() == 3);
    CHECK(resource.lost_waits().mean() == doctest::Approx(1));
    CHECK(resource.release(at(3)) == Id{2});
    CHECK(resource.release(at(3)) == Id{4});
    CHECK(resource.release(at(3)) == Id{3});
    CHECK(resource.release(at(3)) == Id{});
  }

  TEST_CASE("more capacity lets as many start as there are new servers") {
    Resource resource = make(1);
    REQUIRE(resource.seize(at(0), 0));
    for (const std::uint32_t id : {1u, 2u, 3u}) REQUIRE_FALSE(resource.seize(at(0), id));
    CHECK(resource.admit(at(1)) == Id{});
    resource.set_capacity(at(2), 3);
    CHECK_FALSE(resource.seize(at(2), 9));  // nobody overtakes those in line
    CHECK(resource.admit(at(2)) == Id{1});
    CHECK(resource.admit(at(2)) == Id{2});
    CHECK(resource.admit(at(2)) == Id{});
    CHECK(resource.busy() == 3);
    CHECK(resource.waits().mean() == doctest::Approx(4.0 / 3));
  }

  TEST_CASE("less capacity lets services finish and starts none until below it") {
    Resource resource = make(3);
    for (const std::uint32_t id : {0u, 1u, 2u}) REQUIRE(resource.seize(at(0), id));
    REQUIRE_FALSE(resource.seize(at(0), 3));
    resource.set_capacity(at(1), 1);
    CHECK(resource.busy() == 3);
    CHECK(resource.release(at(2)) == Id{});
    CHECK(resource.release(at(3)) == Id{});
    CHECK(resource.busy() == 1);
    CHECK(resource.release(at(4)) == Id{3});
    resource.set_capacity(at(5), 0);
    CHECK_FALSE(resource.seize(at(5), 4));
    CHECK(resource.release(at(6)) == Id{});
    CHECK(resource.admit(at(6)) == Id{});
    CHECK(resource.waiting(4));
  }

  TEST_CASE("statistics weigh by time and by service started") {
    Resource resource = make(2);
    REQUIRE(resource.seize(at(0), 0));
    REQUIRE(resource.seize(at(1), 1));
    REQUIRE_FALSE(resource.seize(at(2), 2));
    REQUIRE(resource.release(at(4)) == Id{2});
    REQUIRE(resource.release(at(6)) == Id{});
    resource.set_capacity(at(6), 1);
    CHECK(resource.waits().count() == 3);
    CHECK(resource.waits().sum() == doctest::Approx(2));
    CHECK(resource.waits().maximum() == 2);
    CHECK(resource.busy_servers().area(at(8)) == doctest::Approx(1 + 2 * 5 + 2));
    CHECK(resource.queue_length().area(at(8)) == doctest::Approx(2));
    CHECK(resource.utilisation(at(8)) == doctest::Approx(13.0 / (12 + 2)));
    CHECK(resource.seizes() == 3);
    resource.restart_statistics(at(8));
    CHECK(resource.seizes() == 0);
    CHECK(resource.waits().count() == 0);
    CHECK(resource.busy_servers().mean(at(9)) == 1);
    CHECK(resource.queue_length().mean(at(9)) == static_cast<double>(resource.waiting()));
    CHECK(resource.queue_length().maximum() == static_cast<double>(resource.waiting()));
    CHECK(resource.utilisation(at(9)) == 1);
  }

  TEST_CASE("under any use entities are conserved and nobody waits beside a free server") {
    constexpr std::uint32_t entities = 200;
    constexpr std::uint32_t priorities = 3;
    Resource resource = make(5, priorities);
    const Draws<Purpose> draws{12, 0};
    std::uint32_t next_draw = 0;
    const auto below = [&](std::size_t n) {
      return static_cast<std::uint32_t>(draws.uniform(0, Purpose::any, next_draw++) *
                                        static_cast<double>(n));
    };
    std::vector<std::vector<std::uint32_t>> line(priorities);  // the obvious queue
    std::uint32_t in_service = 0;
    std::uint64_t started = 0;
    std::uint64_t length = 0;
    const auto check_next = [&](Id id) {
      if (!id) return;
      ++started;
      --length;
      auto& best =
          *std::find_if(line.begin(), line.end(), [](const auto& l) { return !l.empty(); });
      REQUIRE(*id == best.front());
      best.erase(best.begin());
    };
    for (int step = 0; step < 50'000; ++step) {
      const Time now = at(step);
      const std::uint32_t what = below(10);
      const std::uint32_t id = below(entities);
      if (what < 4 && !resource.waiting(id)) {
        const std::uint32_t priority = below(priorities);
        if (resource.seize(now, id, priority)) {
          ++in_service;
          ++started;
        } else {
          line[priority].push_back(id);
          ++length;
        }
      } else if (what < 7 && in_service > 0) {
        const Id next = resource.release(now);
        check_next(next);
        if (!next) --in_service;
      } else if (what < 9) {
        const bool was_waiting = resource.waiting(id);
        REQUIRE(resource.renege(now, id) == was_waiting);
        if (was_waiting) {
          for (auto& l : line) std::erase(l, id);
          --length;
        }
      } else if (below(10) == 0) {
        resource.set_capacity(now, below(9));
        while (const Id next = resource.admit(now)) {
          check_next(next);
          ++in_service;
        }
      }
      REQUIRE(resource.busy() == in_service);
      REQUIRE(resource.waiting() == length);
      REQUIRE((length == 0 || resource.busy() >= resource.capacity()));
      REQUIRE(resource.seizes() == started + resource.reneges() + length);
      REQUIRE(resource.waits().count() == started);
    }
    CHECK(resource.reneges() > 1'000);
    CHECK(started > 5'000);
  }
}
