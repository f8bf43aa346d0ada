#pragma once

#include <filesystem>
#include <string>

#include "app/results/json.hpp"

namespace kohort::browser {

/// What a page shows beside the text of a scenario file: title, question, programmes and years,
/// what `kohort check` says, and every parameter with value, unit, range, source and grade.
/// @throws InputError with every problem of the file and of those that it extends
[[nodiscard]] Json look(const std::filesystem::path& file, const std::string& language);

}  // namespace kohort::browser
