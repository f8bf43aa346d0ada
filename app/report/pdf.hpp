#pragma once

#include <chrono>
#include <filesystem>
#include <stop_token>
#include <string_view>

namespace kohort {

/// Prints a page to PDF with headless Chromium: tagged, so that screen readers can use it.
///
/// Chromium gets a profile of its own that is removed afterwards, and no address but the file's.
/// @return false if a stop was requested, which ends Chromium
/// @throws InputError if Chromium is not there, does not end in time or not well, or if what it
///   wrote is no whole PDF
[[nodiscard]] bool print_pdf(const std::filesystem::path& page, const std::filesystem::path& pdf,
                             const std::stop_token& stop = {},
                             std::chrono::seconds limit = std::chrono::seconds{120});

/// Whether a PDF is there from its first byte to its last: it ends with the place of its table of
/// objects, which lies inside it, and the mark of the end.
[[nodiscard]] bool is_whole_pdf(std::string_view content);

/// Chromium's program: the file named by KOHORT_CHROMIUM, or the first of chromium,
/// chromium-browser, google-chrome on PATH; empty if there is none.
[[nodiscard]] std::filesystem::path find_chromium();

/// "file:///a%20b" for an absolute path.
[[nodiscard]] std::string file_url(const std::filesystem::path& path);

}  // namespace kohort
