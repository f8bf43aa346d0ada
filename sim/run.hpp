#pragma once

#include <variant>

#include "sim/fault.hpp"
#include "sim/quantity.hpp"

namespace kohort {

/// The event loop: fires the events of `model` in [now, end) in time order, then sets now = end.
///
/// `model` has a `calendar`, a `now`, and for each alternative of its event variant a function
/// `handle(model, event)`; a missing one does not compile. The horizon is half-open, so running to
/// 7 and then to 18 is the same as running to 18.
///
/// In builds with KOHORT_CHECKS a model may look after each event whether it still adds up: its
/// `check_after_event(model)` is called, if it has one.
///
/// Errors that the engine finds in a handler are told with the event that was being handled. Other
/// exceptions pass as they are; `model.calendar.firing()` says what was being handled.
/// @throws ModelError if `end` is before `now` or not a number
template <class Model>
void run(Model& model, Time end) {
  if (!(model.now <= end)) [[unlikely]]
    detail::refuse_turning_back("run", in_years(model.now), in_years(end));
  try {
    model.calendar.pass_to(model.now);
    for (Time next = model.calendar.next_time(); next < end; next = model.calendar.next_time()) {
      model.now = next;
      // Copied by alternative: the handler may schedule the same slot again, and copying the whole
      // variant costs more.
      std::visit([&model](auto event) { handle(model, event); }, model.calendar.take_due());
#ifdef KOHORT_CHECKS
      if constexpr (requires { check_after_event(model); }) check_after_event(model);
#endif
    }
    model.calendar.pass_to(end);
  } catch (ModelError& error) {
    error.during(model.calendar.firing());
    throw;
  }
  model.now = end;
}

}  // namespace kohort
