#pragma once

#include <span>

#include "app/words/messages.hpp"

namespace kohort {

/// Texts of `cashflow`; part of messages().
[[nodiscard]] std::span<const Message> cashflow_messages();

}  // namespace kohort
