#pragma once

#include <span>

#include "app/results/messages.hpp"

namespace kohort {

/// Texts of the report; part of messages().
[[nodiscard]] std::span<const Message> report_messages();

}  // namespace kohort
