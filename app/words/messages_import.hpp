#pragma once

#include <span>

#include "app/words/messages.hpp"

namespace kohort {

/// Texts of `import`; part of messages().
[[nodiscard]] std::span<const Message> import_messages();

}  // namespace kohort
