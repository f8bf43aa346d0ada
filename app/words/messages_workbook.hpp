#pragma once

#include <span>

#include "app/words/messages.hpp"

namespace kohort {

/// Texts of the workbook, for messages().
[[nodiscard]] std::span<const Message> workbook_messages();

}  // namespace kohort
