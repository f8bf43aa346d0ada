#pragma once

#include <chrono>
#include <filesystem>

namespace kohort {

/// Prints a page to PDF with headless Chromium: tagged, so that screen readers can use it.
///
/// Chromium gets a profile of its own that is removed afterwards, and no address but the file's.
/// @throws InputError if Chromium is not there, does not end in time, or writes no PDF
void print_pdf(const std::filesystem::path& page, const std::filesystem::path& pdf,
               std::chrono::seconds limit = std::chrono::seconds{120});

/// Chromium's program: the file named by KOHORT_CHROMIUM, or the first of chromium,
/// chromium-browser, google-chrome on PATH; empty if there is none.
[[nodiscard]] std::filesystem::path find_chromium();

/// "file:///a%20b" for an absolute path.
[[nodiscard]] std::string file_url(const std::filesystem::path& path);

}  // namespace kohort
