#pragma once

#include <stop_token>

#include "app/words/exit_codes.hpp"

namespace kohort {

/// Turns the first Ctrl-C (or termination request) into a stop request; the second ends at once, as
/// the first does where nobody would look at the request (Polled).
/// To be made before any thread, once.
class StopOnSignal {
 public:
  StopOnSignal();
  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_;
};

}  // namespace kohort
