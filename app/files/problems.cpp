#include "app/files/problems.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "app/words/input_error.hpp"
#include "app/words/printable.hpp"
#include "app/words/written_number.hpp"

namespace kohort {

std::string to_string(const Place& place) {
  if (place.line == 0) return place.file;
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

std::string doubt_text(const Doubt& doubt, std::string_view language) {
  const std::string value = plain_number(std::strtod(doubt.written.c_str(), nullptr));
  std::string thousands = doubt.written;
  std::erase(thousands, '.');
  // What still looks like a thousand without its last zeros can be told by one more.
  const std::string decimal = looks_like_thousands(value) ? value + "0" : value;
  return one_line(
      fmt::format(fmt::runtime(language == "en"
                                   ? "{}: {} = {} is read as {}; if it means a thousand, write {}, "
                                     "otherwise {}"
                                   : "{}: {} = {} er læst som {}; er det et tusindtal, så skriv "
                                     "{}, ellers {}"),
                  to_string(doubt.place), doubt.key, doubt.written, value, thousands, decimal),
      400);
}

void print_doubts(std::FILE* to, const std::vector<Doubt>& doubts, std::string_view language,
                  bool json) {
  std::set<std::string> asked;  // scenarios of one run share files
  for (const Doubt& doubt : doubts) {
    const std::string text = doubt_text(doubt, language);
    if (!asked.insert(text).second) continue;
    const nlohmann::ordered_json event{{"event", "doubt"}, {"text", text}};
    using Json = nlohmann::ordered_json;
    print(to, (json ? event.dump(-1, ' ', false, Json::error_handler_t::replace) : text) + "\n");
  }
}

void Problems::ask(const Place& place, const std::string& key, const std::string& written) {
  constexpr std::size_t most_asked = most_reported;
  if (doubts_.size() < most_asked) doubts_.push_back({place, key, written});
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
