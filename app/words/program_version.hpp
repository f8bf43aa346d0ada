#pragma once

#include <string_view>

namespace kohort {

/// Version of the program, as in manifests.
[[nodiscard]] std::string_view program_version();

}  // namespace kohort
