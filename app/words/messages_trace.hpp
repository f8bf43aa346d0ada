#pragma once

#include <span>

#include "app/words/messages.hpp"

namespace kohort {

/// Texts of `trace`; part of messages().
[[nodiscard]] std::span<const Message> trace_messages();

}  // namespace kohort
