#pragma once

#include <filesystem>

#include "app/workbook/sheet.hpp"

namespace kohort {

/// Writes a book as .xlsx, completely or not at all. The same book gives the same bytes.
/// @throws InputError with the path if the file cannot be written
void write_xlsx(const Book& book, const std::filesystem::path& path);

}  // namespace kohort
