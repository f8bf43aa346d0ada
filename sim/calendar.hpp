#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/least_of_eight.hpp"
#include "sim/quantity.hpp"

namespace kohort {

/// Future event list with one pending event per entity.
///
/// An entity owns a slot. Scheduling replaces the slot's pending event in place, so nothing is ever
/// cancelled and nothing goes stale. Order: time, then slot; ties depend on the model, not on who
/// scheduled first.
///
/// A tournament tree: leaves hold the slots' times, each node the time and the slot of the earliest
/// of the eight nodes below it, whose times share a cache line. A change walks from its leaf
/// upwards. The best of the seven others in a line does not depend on the change, so the processor
/// finds it for all levels at once and only one comparison a level is left in sequence. Because
/// nodes name the slot, taking the earliest needs no walk down. docs/performance.md has what else
/// was tried.
///
/// Taking an event leaves its leaf in place until the next call, because handlers nearly always
/// schedule the same entity again.
template <class Event>
class Calendar {
 public:
  struct Pending {
    Time time;
    Event event;
  };

  explicit Calendar(std::size_t slots = 0) { reset(slots); }

  /// Forgets everything and makes room for `slots` entities; allocates only when it grows.
  void reset(std::size_t slots) {
    assert(slots < none);
    slots_ = slots;
    levels_ = 0;
    std::size_t lines = 0;
    std::size_t nodes = std::max<std::size_t>(slots, 1);
    do {
      first_line_[levels_++] = lines;
      nodes = (nodes + fan - 1) / fan;
      lines += nodes;
    } while (nodes > 1);
    // Leaves name no slot, they are the slots.
    const std::size_t leaf_lines = levels_ > 1 ? first_line_[1] : lines;
    times_.assign(lines, Line{});
    winners_.assign((lines - leaf_lines) * fan, 0);
    leaf_lines_ = leaf_lines;
    prefetch_from_ = levels_ > 5 ? levels_ - 2 : max_levels;
    events_.resize(slots);
    first_ = {Line::infinity, 0};
    taken_ = none;
  }

  [[nodiscard]] std::size_t slots() const { return slots_; }

  /// Makes `event` the slot's pending event, instead of the one it had; `never` clears the slot.
  void schedule(std::uint32_t slot, Time time, const Event& event) {
    assert(slot < slots_);
    assert(in_years(time) == in_years(time) && "the time of an event is not a number");
    events_[slot] = event;
    // Minus zero becomes zero: which of two equal zeros a minimum keeps differs between machines.
    const double due = in_years(time) + 0.0;
    if (slot == taken_) {
      taken_ = none;
      replay(slot, due);
    } else {
      change(slot, due);
    }
  }

  /// Removes the slot's pending event, if any.
  void clear(std::uint32_t slot) {
    assert(slot < slots_);
    if (slot == taken_) taken_ = none;
    change(slot, Line::infinity);
  }

  /// Time of the slot's pending event, `never` if it has none.
  [[nodiscard]] Time time_of(std::uint32_t slot) const {
    assert(slot < slots_);
    return slot == taken_ ? never : at(times_[slot / fan].time[slot % fan]);
  }

  /// Time of the earliest pending event, `never` if there is none.
  [[nodiscard]] Time next_time() {
    if (taken_ != none) {
      replay(taken_, Line::infinity);
      taken_ = none;
    }
    return at(first_.time);
  }

  /// Takes out the earliest pending event, at `next_time()`, which must have been asked for and
  /// must not be `never`. The reference is good until the slot is scheduled again: copy what is
  /// needed.
  [[nodiscard]] const Event& take() {
    assert(taken_ == none && first_.time < Line::infinity);
    taken_ = first_.slot;
    return events_[taken_];
  }

  /// Takes out the earliest pending event before `end` (half-open), if there is one.
  [[nodiscard]] std::optional<Pending> take_before(Time end) {
    const Time time = next_time();
    if (!(time < end)) return std::nullopt;
    return Pending{time, take()};
  }

 private:
  static constexpr std::size_t fan = 8;
  static constexpr std::size_t max_levels = 11;  // 8^11 slots, more than a 32-bit slot can name
  static constexpr std::uint32_t none = 0xffffffff;

  using Line = detail::EightTimes;

  struct Winner {
    double time;
    std::uint32_t slot;
  };

  /// The better of `own`, at position `position` of a line, and the best other of that line.
  [[nodiscard]] static Winner better(Winner own, std::size_t position, Winner other,
                                     std::size_t other_position) {
    const bool loses =
        (other.time < own.time) | ((other.time == own.time) & (other_position < position));
    return {loses ? other.time : own.time, loses ? other.slot : own.slot};
  }

  /// Enters `time` for `slot` into the leaf's line and returns the line's winner.
  Winner enter(std::uint32_t slot, double time) {
    Line& line = times_[slot / fan];
    const std::size_t position = slot % fan;
    const auto rival = detail::least_but(line, position);
    line.time[position] = time;
    const auto rival_slot = static_cast<std::uint32_t>(slot - position + rival.position);
    return better({time, slot}, position, {rival.time, rival_slot}, rival.position);
  }

  /// For a slot that has just won everywhere: all nodes above it change, so no test for an end.
  void replay(std::uint32_t slot, double time) {
    Winner winner = enter(slot, time);
    std::size_t node = slot / fan;
    for (std::size_t level = 1; level < levels_; ++level) {
      const std::size_t position = node % fan;
      node /= fan;
      Line& line = times_[first_line_[level] + node];
      std::uint32_t* const slots = &winners_[(first_line_[level] - leaf_lines_ + node) * fan];
      const auto rival = detail::least_but(line, position);
      const std::uint32_t rival_slot = slots[rival.position];
      // Rivals near the root are likely to be next: in a large calendar their leaves are far away.
      if (level >= prefetch_from_) prefetch(rival_slot);
      line.time[position] = winner.time;
      slots[position] = winner.slot;
      winner = better(winner, position, {rival.time, rival_slot}, rival.position);
    }
    first_ = winner;
  }

  /// For any slot: ends where the winner stays as it was, mostly at once.
  void change(std::uint32_t slot, double time) {
    Winner winner = enter(slot, time);
    std::size_t node = slot / fan;
    for (std::size_t level = 1; level < levels_; ++level) {
      const std::size_t position = node % fan;
      node /= fan;
      Line& line = times_[first_line_[level] + node];
      std::uint32_t* const slots = &winners_[(first_line_[level] - leaf_lines_ + node) * fan];
      if (line.time[position] == winner.time && slots[position] == winner.slot) return;
      line.time[position] = winner.time;
      slots[position] = winner.slot;
      const auto rival = detail::least_but(line, position);
      winner = better(winner, position, {rival.time, slots[rival.position]}, rival.position);
    }
    first_ = winner;
  }

  void prefetch(std::uint32_t slot) const {
#if defined(__GNUC__)
    __builtin_prefetch(&times_[slot / fan]);
    __builtin_prefetch(&events_[slot]);
#else
    static_cast<void>(slot);
#endif
  }

  std::size_t slots_{0};
  std::size_t levels_{0};
  std::size_t leaf_lines_{0};
  std::size_t prefetch_from_{max_levels};
  std::size_t first_line_[max_levels]{};  ///< first line of each level, leaves first
  std::vector<Line> times_;
  std::vector<std::uint32_t> winners_;  ///< slots of the nodes above the leaves
  std::vector<Event> events_;
  Winner first_{Line::infinity, 0};  ///< the earliest of all
  std::uint32_t taken_{none};        ///< slot whose event was taken and whose leaf still holds it
};

}  // namespace kohort
