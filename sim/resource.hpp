#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "sim/fault.hpp"
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
///
/// Places to wait may be limited (`set_room`, `arrive`), and clients may balk. What only a
/// programmer can break is refused with a ModelError: a server given back that nobody has, an
/// entity that waits already, one without a place, a time before the last one.
class Resource {
 public:
  enum class Arrival : std::uint8_t { starts, waits, turned_away };

  /// @param priorities number of classes, 1 to 64; class 0 is served first
  explicit Resource(std::uint32_t capacity = 0, Time start = Time{}, std::uint32_t priorities = 1)
      : lines_(checked(priorities)),
        capacity_{start, double(capacity)},
        servers_{capacity},
        busy_{start},
        length_{start},
        present_{start} {}

  /// Makes room for entities 0 to `entities` - 1.
  void reserve(std::uint32_t entities) {
    if (entities > places_.size()) places_.resize(entities);
  }

  /// Asks for a server. True: service starts now. False: the entity waits.
  /// @throws ModelError also if there is no place left to wait: see `arrive`
  [[nodiscard]] bool seize(Time now, std::uint32_t id, std::uint32_t priority = 0) {
    const Arrival arrival = arrive(now, id, priority);
    if (arrival == Arrival::turned_away) [[unlikely]]
      refuse("seize", now, id, "there is no place left to wait; ask with arrive");
    return arrival == Arrival::starts;
  }

  /// The same for a limited number of places to wait: who finds all of them taken goes away.
  [[nodiscard]] Arrival arrive(Time now, std::uint32_t id, std::uint32_t priority = 0) {
    if (!(id < places_.size() && priority < lines_.size()) || waiting(id)) [[unlikely]]
      refuse_arrival(now, id, priority);
    if (occupied_ < servers_ && occupied_lines_ == 0) {
      ++seizes_;
      occupy(now);
      present_.change(now, 1);
      count_wait(priority, 0);
      return Arrival::starts;
    }
    if (waiting() >= room_) {
      ++turned_away_;
      return Arrival::turned_away;
    }
    ++seizes_;
    append(id, priority);
    places_[id].since = now;
    length_.change(now, 1);
    present_.change(now, 1);
    return Arrival::waits;
  }

  /// Counts a client who would rather not join. Whether to is the client's own decision, by
  /// `waiting()` and `busy()`.
  void balk() { ++balks_; }

  /// Limits the places to wait; who waits already may stay.
  void set_room(std::size_t places) { room_ = places; }

  /// Gives a server back. Returns the entity whose service starts on it, if one was waiting and the
  /// server is not surplus after a fall in capacity.
  [[nodiscard]] std::optional<std::uint32_t> release(Time now) {
    if (occupied_ == 0) [[unlikely]]
      refuse("release", now, std::nullopt, "no server is busy, so none can be given back");
    present_.change(now, -1);
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
    present_.change(now, -1);
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
  /// The same of one class.
  [[nodiscard]] const Tally& waits(std::uint32_t priority) const {
    return lines_.at(priority).waits;
  }
  /// Waits of those who left unserved [years].
  [[nodiscard]] const Tally& lost_waits() const { return lost_waits_; }
  [[nodiscard]] const TimeWeighted& queue_length() const { return length_; }
  [[nodiscard]] const TimeWeighted& busy_servers() const { return busy_; }
  /// Number in the system: those who wait and those in service.
  [[nodiscard]] const TimeWeighted& present() const { return present_; }
  /// Busy server time over available server time until `now`, dimensionless.
  [[nodiscard]] double utilisation(Time now) const {
    const double available = capacity_.area(now);
    return available > 0 ? busy_.area(now) / available : 0;
  }
  /// Those who were let in, whether they had to wait or not.
  [[nodiscard]] std::uint64_t seizes() const { return seizes_; }
  /// Those for whom there was no place to wait.
  [[nodiscard]] std::uint64_t turned_away() const { return turned_away_; }
  [[nodiscard]] std::uint64_t balks() const { return balks_; }
  [[nodiscard]] std::uint64_t reneges() const { return reneges_; }

  /// Drops what was observed before `now`, for the end of a warm-up. Queue and services stay.
  void restart_statistics(Time now) {
    busy_.restart(now);
    length_.restart(now);
    capacity_.restart(now);
    present_.restart(now);
    waits_ = lost_waits_ = Tally{};
    for (Line& line : lines_) line.waits = Tally{};
    seizes_ = reneges_ = turned_away_ = balks_ = 0;
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
    Tally waits;
  };

  [[nodiscard]] static std::uint32_t checked(std::uint32_t priorities) {
    if (!(priorities >= 1 && priorities <= 64)) [[unlikely]]
      detail::refuse_number("the number of a resource's priorities", priorities, "1 to 64");
    return priorities;
  }
  [[noreturn, gnu::cold]] static void refuse(const char* what, Time now,
                                             std::optional<std::uint32_t> id,
                                             const std::string& why) {
    detail::refuse(std::string{what} + (id ? " of entity " + std::to_string(*id) : std::string{}) +
                   " at time " + shortest(in_years(now)) + ": " + why);
  }
  [[noreturn, gnu::cold]] void refuse_arrival(Time now, std::uint32_t id,
                                              std::uint32_t priority) const {
    refuse("seize", now, id,
           id >= places_.size()
               ? "reserve has made room for " + std::to_string(places_.size()) + " entities"
           : priority >= lines_.size() ? "there is no priority " + std::to_string(priority)
                                       : "it waits already");
  }
  void count_wait(std::uint32_t priority, double wait) {
    waits_.add(wait);
    lines_[priority].waits.add(wait);
  }

  void occupy(Time now) { busy_.set(now, ++occupied_); }

  /// The first in line starts; the server was counted as busy before.
  std::uint32_t start_first(Time now) {
    const auto best = static_cast<std::size_t>(std::countr_zero(occupied_lines_));
    const std::uint32_t id = lines_[best].first;
    count_wait(places_[id].priority, in_years(now - places_[id].since));
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
  TimeWeighted present_;
  std::size_t room_{std::numeric_limits<std::size_t>::max()};
  Tally waits_;
  Tally lost_waits_;
  std::uint64_t seizes_{0};
  std::uint64_t reneges_{0};
  std::uint64_t turned_away_{0};
  std::uint64_t balks_{0};
};

}  // namespace kohort
