#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "sim/quantity.hpp"
#include "sim/statistics.hpp"

namespace kohort {

/// A number of like servers and the entities waiting for one, by priority and then first come first
/// served.
///
/// The resource says what should happen and the model does it: `seize` tells whether service
/// starts, `release` and `admit` name the entity whose service starts now. Entities are numbered
/// from 0, as in the calendar. Nothing is allocated after `reserve`; every operation takes constant
/// time.
class Resource {
 public:
  /// @param priorities number of classes, at most 64; class 0 is served first
  explicit Resource(std::uint32_t capacity = 0, Time start = Time{}, std::uint32_t priorities = 1)
      : lines_(priorities),
        capacity_{start, double(capacity)},
        servers_{capacity},
        busy_{start},
        length_{start} {
    assert(priorities >= 1 && priorities <= 64);
  }

  /// Makes room for entities 0 to `entities` - 1.
  void reserve(std::uint32_t entities) {
    if (entities > places_.size()) places_.resize(entities);
  }

  /// Asks for a server. True: service starts now. False: the entity waits.
  [[nodiscard]] bool seize(Time now, std::uint32_t id, std::uint32_t priority = 0) {
    assert(id < places_.size() && !waiting(id));
    assert(priority < lines_.size());
    ++seizes_;
    if (occupied_ < servers_ && occupied_lines_ == 0) {
      occupy(now);
      waits_.add(0);
      return true;
    }
    append(id, priority);
    places_[id].since = now;
    length_.change(now, 1);
    return false;
  }

  /// Gives a server back. Returns the entity whose service starts on it, if one was waiting and the
  /// server is not surplus after a fall in capacity.
  [[nodiscard]] std::optional<std::uint32_t> release(Time now) {
    assert(occupied_ > 0);
    if (occupied_ <= servers_ && occupied_lines_ != 0) return start_first(now);
    busy_.set(now, --occupied_);
    return std::nullopt;
  }

  /// The next entity whose service starts because a server is free, if there is one. Call it until
  /// it returns nothing after raising the capacity.
  [[nodiscard]] std::optional<std::uint32_t> admit(Time now) {
    if (occupied_ >= servers_ || occupied_lines_ == 0) return std::nullopt;
    occupy(now);
    return start_first(now);
  }

  /// Takes an entity out of the queue unserved. False if it was not waiting.
  bool renege(Time now, std::uint32_t id) {
    if (!waiting(id)) return false;
    ++reneges_;
    lost_waits_.add(in_years(now - places_[id].since));
    remove(id);
    length_.change(now, -1);
    return true;
  }

  /// Changes the number of servers. After a rise, `admit` names who starts; after a fall, services
  /// under way are finished first.
  void set_capacity(Time now, std::uint32_t capacity) {
    servers_ = capacity;
    capacity_.set(now, capacity);
  }

  [[nodiscard]] std::uint32_t capacity() const { return servers_; }
  /// Services under way; may exceed the capacity for a while after a fall.
  [[nodiscard]] std::uint32_t busy() const { return occupied_; }
  [[nodiscard]] std::size_t waiting() const { return static_cast<std::size_t>(length_.level()); }
  [[nodiscard]] bool waiting(std::uint32_t id) const {
    return id < places_.size() && places_[id].priority != not_waiting;
  }

  /// Waits of those whose service has started, 0 for those who did not have to wait [years].
  [[nodiscard]] const Tally& waits() const { return waits_; }
  /// Waits of those who left unserved [years].
  [[nodiscard]] const Tally& lost_waits() const { return lost_waits_; }
  [[nodiscard]] const TimeWeighted& queue_length() const { return length_; }
  [[nodiscard]] const TimeWeighted& busy_servers() const { return busy_; }
  /// Busy server time over available server time until `now`, dimensionless.
  [[nodiscard]] double utilisation(Time now) const {
    const double available = capacity_.area(now);
    return available > 0 ? busy_.area(now) / available : 0;
  }
  [[nodiscard]] std::uint64_t seizes() const { return seizes_; }
  [[nodiscard]] std::uint64_t reneges() const { return reneges_; }

  /// Drops what was observed before `now`, for the end of a warm-up. Queue and services stay.
  void restart_statistics(Time now) {
    busy_.restart(now);
    length_.restart(now);
    capacity_.restart(now);
    waits_ = lost_waits_ = Tally{};
    seizes_ = reneges_ = 0;
  }

 private:
  static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint32_t not_waiting = nobody;

  /// An entity's place in the line of its priority; neighbours are entities.
  struct Place {
    Time since{};
    std::uint32_t ahead{nobody};
    std::uint32_t behind{nobody};
    std::uint32_t priority{not_waiting};
  };
  struct Line {
    std::uint32_t first{nobody};
    std::uint32_t last{nobody};
  };

  void occupy(Time now) { busy_.set(now, ++occupied_); }

  /// The first in line starts; the server was counted as busy before.
  std::uint32_t start_first(Time now) {
    const auto best = static_cast<std::size_t>(std::countr_zero(occupied_lines_));
    const std::uint32_t id = lines_[best].first;
    waits_.add(in_years(now - places_[id].since));
    remove(id);
    length_.change(now, -1);
    return id;
  }

  void append(std::uint32_t id, std::uint32_t priority) {
    Line& line = lines_[priority];
    Place& place = places_[id];
    place.priority = priority;
    place.ahead = line.last;
    place.behind = nobody;
    (line.last == nobody ? line.first : places_[line.last].behind) = id;
    line.last = id;
    occupied_lines_ |= std::uint64_t{1} << priority;
  }

  void remove(std::uint32_t id) {
    Place& place = places_[id];
    Line& line = lines_[place.priority];
    (place.ahead == nobody ? line.first : places_[place.ahead].behind) = place.behind;
    (place.behind == nobody ? line.last : places_[place.behind].ahead) = place.ahead;
    if (line.first == nobody) occupied_lines_ &= ~(std::uint64_t{1} << place.priority);
    place.priority = not_waiting;
  }

  std::vector<Place> places_;
  std::vector<Line> lines_;          ///< by priority
  std::uint64_t occupied_lines_{0};  ///< bit p: somebody waits with priority p
  TimeWeighted capacity_;
  std::uint32_t servers_;
  std::uint32_t occupied_{0};
  TimeWeighted busy_;
  TimeWeighted length_;
  Tally waits_;
  Tally lost_waits_;
  std::uint64_t seizes_{0};
  std::uint64_t reneges_{0};
};

}  // namespace kohort
