#include "app/scenario/problems.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

#include "app/input_error.hpp"
#include "app/scenario/printable.hpp"

namespace kohort {

std::string to_string(const Place& place) {
  if (place.line == 0) return place.file;
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

void Problems::add(const Place& place, const std::string& message) {
  constexpr std::size_t longest_message = 400;           // bytes
  constexpr std::size_t most_kept = 20 * most_reported;  // files are read in the order of reporting
  if (list_.size() < most_kept)
    list_.push_back({place, one_line(message, longest_message)});
  else
    ++not_kept_;
}

std::size_t Problems::rank(const Place& place) const {
  return static_cast<std::size_t>(std::ranges::find(files_, place.file) - files_.begin());
}

void Problems::throw_if_any(const std::vector<std::string>& others) const {
  if (list_.empty() && others.empty()) return;
  std::vector<Problem> sorted = list_;
  // Line 0 means "the file as a whole", which is said after what is wrong inside it.
  std::ranges::stable_sort(sorted, {}, [this](const Problem& problem) {
    return std::tuple{rank(problem.place), problem.place.line - 1u, problem.place.column};
  });
  std::vector<std::string> lines = others;
  for (const Problem& problem : sorted) {
    lines.push_back(fmt::format("{}: {}", to_string(problem.place), problem.message));
    if (lines.size() == others.size() + most_reported && sorted.size() > most_reported) {
      lines.push_back(fmt::format("... and {} more", count() - most_reported));
      break;
    }
  }
  throw InputError{std::move(lines)};
}

}  // namespace kohort
