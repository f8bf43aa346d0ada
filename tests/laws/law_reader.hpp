#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/laws/law.hpp"

namespace kohort::laws {

/// The laws of a file, in its order.
/// @throws InputError with everything that is wrong, "file:line:column: ..."
[[nodiscard]] std::vector<Law> read_laws(const std::filesystem::path& file);

/// The same from text; `shown` is its name in messages.
[[nodiscard]] std::vector<Law> parse_laws(const std::string& text, const std::string& shown);

}  // namespace kohort::laws
