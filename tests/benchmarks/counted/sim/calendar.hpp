#pragma once

#include "../counts.hpp"

// The engine's calendar under another name, and one that counts in its place. Models are compiled
// with this folder ahead of the project's own, so the product has no trace of counting.
#define Calendar PlainCalendar
#include "../../../../sim/calendar.hpp"
#undef Calendar

namespace kohort {

template <class Event, class Slots = CheckedSlots>
class Calendar : public PlainCalendar<Event, Slots> {
 public:
  using Base = PlainCalendar<Event, Slots>;
  using Base::Base;

  void schedule(std::uint32_t slot, Time time, const Event& event) {
    ++counted::counts.schedules;
    Base::schedule(slot, time, event);
  }
  [[nodiscard]] const Event& take() {
    ++counted::counts.events;
    return Base::take();
  }
  [[nodiscard]] const Event& take_due() {
    ++counted::counts.events;
    return Base::take_due();
  }
  [[nodiscard]] auto take_before(Time end) {
    auto pending = Base::take_before(end);
    if (pending) ++counted::counts.events;
    return pending;
  }
};

}  // namespace kohort
