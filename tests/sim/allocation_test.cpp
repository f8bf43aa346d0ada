#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <doctest/doctest.h>
#include <new>
#include <variant>
#include <vector>

#include "sim/calendar.hpp"
#include "sim/hazard_clock.hpp"
#include "sim/random.hpp"
#include "sim/resource.hpp"
#include "sim/run.hpp"

namespace {

std::atomic<std::uint64_t> allocations{0};

void* counted(std::size_t size, std::size_t alignment) {
  ++allocations;
  const std::size_t rounded = (size + alignment - 1) / alignment * alignment;
  void* const memory = std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded);
  if (memory == nullptr) throw std::bad_alloc{};
  return memory;
}

}  // namespace

// Every allocation of this test program is counted. Not inlined: g++ would see malloc meet delete.
[[gnu::noinline]] void* operator new(std::size_t size) {
  return counted(size, __STDCPP_DEFAULT_NEW_ALIGNMENT__);
}
[[gnu::noinline]] void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(size, static_cast<std::size_t>(alignment));
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}

using namespace kohort;

namespace {

enum class Purpose : std::uint32_t { arrival = 1, service = 2, patience = 3 };

struct Arrive {
  std::uint32_t client;
};
struct GiveUp {
  std::uint32_t client;
};
struct Finish {
  std::uint32_t client;
};

/// Clients who come back for ever, wait, lose patience or are served by a changing number of
/// servers.
struct Office {
  static constexpr std::uint32_t clients = 300;

  Office() {
    servers.reserve(clients);
    for (std::uint32_t c = 0; c < clients; ++c) come_back(c);
  }
  double draw(std::uint32_t client, Purpose purpose) {
    return draws.exponential(client, purpose, visits[client]);
  }
  void come_back(std::uint32_t client) {
    ++visits[client];
    calendar.schedule(client, now + years(draw(client, Purpose::arrival)), Arrive{client});
  }
  void serve(std::uint32_t client) {
    HazardClock work{now, draw(client, Purpose::service)};
    work.set_rate(now, Rate{40});
    calendar.schedule(client, work.due(), Finish{client});
  }

  Draws<Purpose> draws{1, 1};
  Calendar<std::variant<Arrive, GiveUp, Finish>> calendar{clients};
  Resource servers{4, Time{}, 2};
  std::vector<std::uint32_t> visits = std::vector<std::uint32_t>(clients);
  std::uint64_t events{0};
  Time now{};
};

void handle(Office& office, const Arrive& event) {
  ++office.events;
  if (office.servers.seize(office.now, event.client, event.client % 2))
    office.serve(event.client);
  else
    office.calendar.schedule(event.client,
                             office.now + years(0.1 * office.draw(event.client, Purpose::patience)),
                             GiveUp{event.client});
}

void handle(Office& office, const GiveUp& event) {
  ++office.events;
  office.servers.renege(office.now, event.client);
  office.come_back(event.client);
}

void handle(Office& office, const Finish& event) {
  if (++office.events % 100 == 0) {
    office.servers.set_capacity(office.now, office.events % 200 == 0 ? 3 : 5);
    while (const auto next = office.servers.admit(office.now)) office.serve(*next);
  }
  if (const auto next = office.servers.release(office.now)) office.serve(*next);
  office.come_back(event.client);
}

}  // namespace

TEST_SUITE("allocation") {
  TEST_CASE("the counter counts") {
    const std::uint64_t before = allocations;
    const std::vector<Office> one(1);
    CHECK(allocations > before);
  }

  TEST_CASE("the event loop allocates nothing") {
    Office office;
    const std::uint64_t before = allocations;
    run(office, at(100));
    const std::uint64_t after = allocations;
    CHECK(after == before);
    CHECK(office.events > 10'000);
    CHECK(office.servers.reneges() > 1'000);
  }

  TEST_CASE("a calendar is used again without allocating") {
    Calendar<int> calendar{5'000};
    const std::uint64_t before = allocations;
    calendar.reset(5'000);
    calendar.reset(20);
    calendar.reset(3'000);
    const std::uint64_t after = allocations;
    CHECK(after == before);
  }
}
