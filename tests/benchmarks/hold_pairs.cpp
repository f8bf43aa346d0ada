#include <cmath>
#include <cstdint>
#include <memory>
#include <queue>

#include "pairs.hpp"
#include "sim/calendar.hpp"
#include "sim/elementary.hpp"

/// The hold model: take the earliest event, schedule its entity again after Exp(1).
namespace kohort::benchmarks {

namespace {

/// SplitMix64 (Steele, Lea & Flood 2014): cheap, so that the event list is what is measured.
struct Stream {
  std::uint64_t state{1};
  std::uint64_t bits() {
    std::uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  double exponential() {
    return -elementary::log((static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52);
  }
  std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>(((bits() >> 32) * n) >> 32);
  }
};

struct Entry {
  double time;
  std::uint32_t id;
  friend bool operator<(const Entry& a, const Entry& b) { return a.time > b.time; }
};

struct Bump {
  std::uint32_t id;
};

constexpr int holds = 1'000'000;

std::function<Work()> queue_hold(std::uint32_t pending) {
  auto queue = std::make_shared<std::priority_queue<Entry>>();
  Stream stream;
  for (std::uint32_t id = 0; id < pending; ++id) queue->push({stream.exponential(), id});
  return [queue, stream]() mutable {
    double time = 0;
    for (int i = 0; i < holds; ++i) {
      Entry entry = queue->top();
      queue->pop();
      time = entry.time;
      entry.time += stream.exponential();
      queue->push(entry);
    }
    return Work{holds, time};
  };
}

template <bool replace>
std::function<Work()> calendar_hold(std::uint32_t pending) {
  auto calendar = std::make_shared<Calendar<Bump>>(pending);
  Stream stream;
  for (std::uint32_t id = 0; id < pending; ++id)
    calendar->schedule(id, at(stream.exponential()), Bump{id});
  return [=]() mutable {
    Time now{};
    for (int i = 0; i < holds; ++i) {
      const auto next = calendar->take_before(never);
      now = next->time;
      calendar->schedule(next->event.id, now + years(stream.exponential()), next->event);
      if constexpr (replace) {
        const std::uint32_t other = stream.below(pending);
        calendar->schedule(other, now + years(stream.exponential()), Bump{other});
      }
    }
    return Work{holds, replace ? std::nan("") : in_years(now)};
  };
}

}  // namespace

std::vector<Pair> hold_pairs() {
  std::vector<Pair> pairs;
  for (const std::uint32_t pending : {1'000u, 100'000u, 1'000'000u}) {
    const std::string size = std::to_string(pending);
    const auto reference = [pending] { return queue_hold(pending); };
    pairs.push_back({"hold/" + size, [pending] { return calendar_hold<false>(pending); }, reference,
                     pending < 1'000'000 ? 1.0 : 0.9});
    pairs.push_back({"hold and replace another/" + size,
                     [pending] { return calendar_hold<true>(pending); }, reference, 0.75});
  }
  return pairs;
}

}  // namespace kohort::benchmarks
