#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "sim/quantity.hpp"
#include "sim/tournament.hpp"

namespace kohort {

/// Future event list with one pending event per entity.
///
/// An entity owns a slot. Scheduling replaces the slot's pending event in place, so nothing is ever
/// cancelled and nothing goes stale. Order: time, then slot; ties depend on the model, not on who
/// scheduled first.
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
    tree_.reset(slots);
    events_.resize(slots);
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
    } else if (tree_.time_of(slot) != due) {
      tree_.change(slot, due);
    }
  }

  /// Removes the slot's pending event, if any.
  void clear(std::uint32_t slot) {
    assert(slot < slots_);
    if (slot == taken_) taken_ = none;
    tree_.change(slot, nothing);
  }

  /// Time of the slot's pending event, `never` if it has none.
  [[nodiscard]] Time time_of(std::uint32_t slot) const {
    assert(slot < slots_);
    return slot == taken_ ? never : at(tree_.time_of(slot));
  }

  /// Whether the slot's event has been taken out and nothing put in its place yet.
  [[nodiscard]] bool is_taken(std::uint32_t slot) const { return slot == taken_; }

  /// Time of the earliest pending event, `never` if there is none.
  [[nodiscard]] Time next_time() {
    if (taken_ != none) {
      replay(taken_, nothing);
      taken_ = none;
    }
    return at(tree_.first().time);
  }

  /// Takes out the earliest pending event, at `next_time()`, which must have been asked for and
  /// must not be `never`. The reference is good until the slot is scheduled again: copy what is
  /// needed.
  [[nodiscard]] const Event& take() {
    assert(taken_ == none && tree_.first().time < nothing);
    taken_ = tree_.first().slot;
    return events_[taken_];
  }

  /// Takes out the earliest pending event before `end` (half-open), if there is one.
  [[nodiscard]] std::optional<Pending> take_before(Time end) {
    const Time time = next_time();
    if (!(time < end)) return std::nullopt;
    return Pending{time, take()};
  }

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  static constexpr double nothing = std::numeric_limits<double>::infinity();

  void replay(std::uint32_t slot, double time) {
    tree_.replay(slot, time);
    if (!tree_.large()) return;
    for (const std::uint32_t rival : tree_.rivals()) {
#if defined(__GNUC__)
      __builtin_prefetch(tree_.place_of(rival));
      __builtin_prefetch(&events_[rival]);
#endif
    }
  }

  std::size_t slots_{0};
  Tournament tree_;
  std::vector<Event> events_;
  std::uint32_t taken_{none};  ///< slot whose event was taken and whose leaf still holds it
};

}  // namespace kohort
