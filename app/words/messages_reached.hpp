#pragma once

#include <span>

#include "app/words/messages.hpp"

namespace kohort {

/// Words for who a programme reached, for messages(): "reached." and the name of a count or mean.
[[nodiscard]] std::span<const Message> reached_messages();

}  // namespace kohort
