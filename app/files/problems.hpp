#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "app/files/place.hpp"

namespace kohort {

/// "file:line:column", or only the file for line 0 (and "--set key=value" for overrides).
[[nodiscard]] std::string to_string(const Place& place);

/// The question that a doubtful number raises: where it stands, how it is read, how to write
/// either.
[[nodiscard]] std::string doubt_text(const Doubt& doubt, std::string_view language);

/// Prints each question once: as text, or as a JSON event among those of `--progress json`.
void print_doubts(std::FILE* to, const std::vector<Doubt>& doubts, std::string_view language,
                  bool json);

/// More lines than this help nobody; the rest is counted.
inline constexpr std::size_t most_reported = 50;

/// Collects what is wrong, so that the user sees everything at once.
class Problems {
 public:
  /// Problems are reported file by file in the order in which files are announced.
  void announce_file(const std::string& file) { files_.push_back(file); }
  void add(const Place& place, const std::string& message);
  /// Remembers a number to ask about. Nothing is wrong with it, so that it stops nothing.
  void ask(const Place& place, const std::string& key, const std::string& written);
  [[nodiscard]] const std::vector<Doubt>& doubts() const { return doubts_; }
  [[nodiscard]] std::size_t count() const { return list_.size() + not_kept_; }
  /// @param others  problems of other files, already in words, which are said before these
  /// @throws InputError with all problems, if there are any
  void throw_if_any(const std::vector<std::string>& others = {}) const;

 private:
  struct Problem {
    Place place;
    std::string message;
  };
  [[nodiscard]] std::size_t rank(const Place& place) const;

  std::vector<std::string> files_;
  std::vector<Problem> list_;
  std::vector<Doubt> doubts_;
  std::size_t not_kept_{0};  ///< beyond what is worth keeping
};

}  // namespace kohort
