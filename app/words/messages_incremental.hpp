#pragma once

#include <span>

#include "app/words/messages.hpp"

namespace kohort {

/// Words for options of one decision side by side, for messages().
[[nodiscard]] std::span<const Message> incremental_messages();

}  // namespace kohort
