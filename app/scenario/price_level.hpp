#pragma once

#include <string>

#include "app/scenario/scenario.hpp"

namespace kohort {

/// Amounts at different price levels do not belong side by side: a message that names the place and
/// what to do, empty if both scenarios have the same `time.price_year`.
[[nodiscard]] std::string price_level_conflict(const Scenario& first, const Scenario& other);

}  // namespace kohort
