#pragma once

#include <cstdint>
#include <variant>

#include "sim/quantity.hpp"

namespace kohort {

/// The event loop: fires the events of `model` in [now, end) in time order, then sets now = end.
///
/// `model` has a `calendar`, a `now`, and for each alternative of its event variant a function
/// `handle(model, event)`; a missing one does not compile. The horizon is half-open, so running to
/// 7 and then to 18 is the same as running to 18.
template <class Model>
void run(Model& model, Time end) {
  for (Time next = model.calendar.next_time(); next < end; next = model.calendar.next_time()) {
    model.now = next;
    // Copied by alternative: the handler may schedule the same slot again, and copying the whole
    // variant costs more.
    std::visit([&model](auto event) { handle(model, event); }, model.calendar.take());
  }
  model.now = end;
}

}  // namespace kohort
