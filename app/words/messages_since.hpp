#pragma once

#include <span>

#include "app/words/messages.hpp"

namespace kohort {

/// Words for what has changed since earlier results, for messages().
[[nodiscard]] std::span<const Message> since_messages();

}  // namespace kohort
