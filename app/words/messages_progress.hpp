#pragma once

#include <span>

#include "app/words/messages.hpp"

namespace kohort {

/// Words for how far a computation has come and where its time went, for messages().
[[nodiscard]] std::span<const Message> progress_messages();

}  // namespace kohort
