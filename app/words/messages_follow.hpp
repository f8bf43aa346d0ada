#pragma once

#include <span>

#include "app/words/messages.hpp"

namespace kohort {

/// Words for what was counted against its forecast, for messages().
[[nodiscard]] std::span<const Message> follow_messages();

}  // namespace kohort
