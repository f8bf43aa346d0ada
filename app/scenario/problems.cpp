#include "app/scenario/problems.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

#include "app/input_error.hpp"

namespace kohort {

namespace {

/// Keys and values come from the file: no control characters reach the terminal, and no line is
/// endless.
std::string printable(std::string text) {
  constexpr std::size_t longest = 400;  // bytes
  if (text.size() > longest) {
    std::size_t end = longest;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
    text += "...";
  }
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return text;
}

}  // namespace

std::string to_string(const Place& place) {
  if (place.line == 0) return place.file;
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

void Problems::add(const Place& place, std::string message) {
  constexpr std::size_t most_kept = 20 * most_reported;  // files are read in the order of reporting
  if (list_.size() < most_kept)
    list_.push_back({place, printable(std::move(message))});
  else
    ++not_kept_;
}

std::size_t Problems::rank(const Place& place) const {
  return static_cast<std::size_t>(std::ranges::find(files_, place.file) - files_.begin());
}

void Problems::throw_if_any() const {
  if (list_.empty()) return;
  std::vector<Problem> sorted = list_;
  // Line 0 means "the file as a whole", which is said after what is wrong inside it.
  std::ranges::stable_sort(sorted, {}, [this](const Problem& problem) {
    return std::tuple{rank(problem.place), problem.place.line - 1u, problem.place.column};
  });
  std::vector<std::string> lines;
  for (const Problem& problem : sorted) {
    lines.push_back(fmt::format("{}: {}", to_string(problem.place), problem.message));
    if (lines.size() == most_reported && sorted.size() > most_reported) {
      lines.push_back(fmt::format("... and {} more", count() - most_reported));
      break;
    }
  }
  throw InputError{std::move(lines)};
}

}  // namespace kohort
