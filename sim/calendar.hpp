#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "sim/event_name.hpp"
#include "sim/fault.hpp"
#include "sim/quantity.hpp"
#include "sim/tournament.hpp"

namespace kohort {

/// Whether a calendar looks whether a slot exists. Times are always looked at.
struct CheckedSlots {
  static constexpr bool check = true;
};
/// For models that compute slots from numbers of entities they own, and have tests of their own:
/// looked at in builds with KOHORT_CHECKS.
struct TrustedSlots {
#ifdef KOHORT_CHECKS
  static constexpr bool check = true;
#else
  static constexpr bool check = false;
#endif
};

/// Future event list with one pending event per entity.
///
/// An entity owns a slot. Scheduling replaces the slot's pending event in place, so nothing is ever
/// cancelled and nothing goes stale. Order: time, then slot; ties depend on the model, not on who
/// scheduled first.
///
/// Time never runs backwards: an event before the last one that was taken, a time that is not a
/// number and a slot that does not exist are refused with a ModelError, in release builds too.
///
/// Taking an event leaves its leaf in place until the next call, because handlers nearly always
/// schedule the same entity again.
template <class Event, class Slots = CheckedSlots>
class Calendar {
 public:
  struct Pending {
    Time time;
    Event event;
  };

  explicit Calendar(std::size_t slots = 0) { reset(slots); }

  /// Forgets everything, the time as well, and makes room for `slots` entities; allocates only
  /// when it grows.
  void reset(std::size_t slots) {
    if (!(slots < none)) detail::refuse("a calendar cannot have that many slots");
    slots_ = slots;
    tree_.reset(slots);
    events_.resize(slots);
    taken_ = none;
    now_ = beginning;
    fired_ = none;
  }

  [[nodiscard]] std::size_t slots() const { return slots_; }

  /// Makes `event` the slot's pending event, instead of the one it had; `never` clears the slot.
  /// @throws ModelError if the time is in the past or not a number, or there is no such slot
  void schedule(std::uint32_t slot, Time time, const Event& event) {
    check_slot(slot, "schedule");
    if (!(in_years(time) >= now_)) [[unlikely]]
      refuse_event(slot, time, event);
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
    check_slot(slot, "clear");
    if (slot == taken_) taken_ = none;
    tree_.change(slot, nothing);
  }

  /// Time of the slot's pending event, `never` if it has none.
  [[nodiscard]] Time time_of(std::uint32_t slot) const {
    check_slot(slot, "time_of");
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
  /// @throws ModelError if there is none
  [[nodiscard]] const Event& take() {
    if (taken_ != none || !(tree_.first().time < nothing)) [[unlikely]]
      detail::refuse("take: no event is pending, or next_time was not asked for");
    return take_due();
  }

  /// `take` for loops that have just seen `next_time()` give a time: not looked at again.
  [[nodiscard]] const Event& take_due() {
    const auto [time, slot] = tree_.first();
    taken_ = fired_ = slot;
    now_ = time;
    const Event& event = events_[slot];
    fired_kind_ = static_cast<std::uint32_t>(event_kind(event));
    return event;
  }

  /// Time has come to `time` without an event: nothing may be scheduled before it any more.
  /// @throws ModelError if an event is pending before it, or if it is not a number
  void pass_to(Time time) {
    if (!(in_years(time) <= in_years(next_time()))) [[unlikely]]
      refuse_to_pass(time);
    if (in_years(time) > now_) now_ = in_years(time);
    fired_ = none;
  }

  /// The event that is being handled: the last one taken, unless time has gone on since.
  [[nodiscard]] Firing firing() const {
    if (fired_ == none) return {};
    return {true, at(now_), fired_, event_name<Event>(fired_kind_)};
  }

  /// Takes out the earliest pending event before `end` (half-open), if there is one.
  [[nodiscard]] std::optional<Pending> take_before(Time end) {
    const Time time = next_time();
    if (!(time < end)) return std::nullopt;
    return Pending{time, take_due()};
  }

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  static constexpr double nothing = std::numeric_limits<double>::infinity();
  static constexpr double beginning = std::numeric_limits<double>::lowest();

  void check_slot(std::uint32_t slot, const char* what) const {
    if constexpr (Slots::check) {
      if (!(slot < slots_)) [[unlikely]]
        detail::refuse_slot(slot, slots_, what);
    }
  }

  // Never inlined: the check itself hands on what it has in registers.
  [[noreturn, gnu::cold, gnu::noinline]] void refuse_event(std::uint32_t slot, Time time,
                                                           const Event& event) const {
    detail::refuse_time(slot, in_years(time), now_, event_name<Event>(event_kind(event)));
  }

  [[noreturn, gnu::cold, gnu::noinline]] void refuse_to_pass(Time time) const {
    const auto [due, slot] = tree_.first();
    if (in_years(time) != in_years(time)) detail::refuse_turning_back("time", now_, in_years(time));
    detail::refuse_time(slot, due, in_years(time), event_name<Event>(event_kind(events_[slot])));
  }

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
  std::uint32_t fired_{none};  ///< slot whose event was taken last
  std::uint32_t fired_kind_{0};
  double now_{beginning};  ///< of the last event taken, or passed to since [years]
};

}  // namespace kohort
