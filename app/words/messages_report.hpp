#pragma once

#include <span>

#include "app/words/messages.hpp"

namespace kohort {

/// Texts of `report` and `why`, and of the report's warnings; part of messages().
[[nodiscard]] std::span<const Message> report_messages();

}  // namespace kohort
