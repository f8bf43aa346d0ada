#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace kohort {

enum class Progress {
  automatic,  ///< a line that updates itself on a terminal, else a line every ten seconds
  json,       ///< one JSON object a line
  none,
};

/// "5 min.", "2 t. 10 min."
[[nodiscard]] std::string format_duration(double seconds, std::string_view language);

/// Tells how far a long computation has come.
class ProgressReport {
 public:
  ProgressReport(std::FILE* stream, Progress mode, std::string language);
  ~ProgressReport();
  ProgressReport(const ProgressReport&) = delete;
  ProgressReport& operator=(const ProgressReport&) = delete;

  /// @param already  done before this process started: counts, but says nothing about speed
  void start(std::uint32_t already, std::uint32_t total);
  void update(std::uint32_t done);
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  void put(const std::string& text);
  void write_json(double seconds, double left, bool has_left);
  void write_text(double left, bool has_left);

  std::FILE* stream_;
  Progress mode_;
  std::string language_;
  bool terminal_;
  bool line_open_{false};
  bool running_{false};
  std::uint32_t already_{0};
  std::uint32_t done_{0};
  std::uint32_t total_{0};
  Clock::time_point begin_;
  Clock::time_point last_;
};

}  // namespace kohort
