#include "app/results/progress.hpp"

#include <cmath>
#include <fmt/format.h>
#include <unistd.h>

#include "app/words/messages.hpp"

namespace kohort {

namespace {

std::string bar(double share) {
  constexpr int width = 24;
  const int filled = static_cast<int>(share * width);
  std::string text;
  for (int i = 0; i < width; ++i) text += i < filled ? "█" : "░";
  return text;
}

}  // namespace

std::string format_duration(double seconds, std::string_view language) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  if (whole < 90) return say(language, "time.seconds", whole);
  const long minutes = (whole + 59) / 60;
  if (minutes < 90) return say(language, "time.minutes", minutes);
  const long hours = minutes / 60;
  if (hours < 48) return say(language, "time.hours", hours, minutes % 60);
  return say(language, "time.days", hours / 24, hours % 24);
}

ProgressReport::ProgressReport(std::FILE* stream, Progress mode, std::string language)
    : stream_{stream},
      mode_{mode},
      language_{std::move(language)},
      terminal_{isatty(fileno(stream)) != 0} {}

ProgressReport::~ProgressReport() { finish(); }

void ProgressReport::start(std::uint32_t already, std::uint32_t total) {
  already_ = done_ = already;
  total_ = total;
  begin_ = last_ = Clock::now();
  running_ = true;
  if (mode_ == Progress::json) write_json(0, 0, false);
  if (mode_ == Progress::automatic && terminal_) write_text(0, false);
}

void ProgressReport::update(std::uint32_t done) {
  done_ = done;
  if (mode_ == Progress::none) return;
  const auto now = Clock::now();
  const double pause = mode_ == Progress::automatic && !terminal_ ? 10.0 : 0.1;
  const bool last = done_ == total_;
  if (!last && std::chrono::duration<double>(now - last_).count() < pause) return;
  // Short runs in a log need no lines at all.
  if (last && mode_ == Progress::automatic && !terminal_ && last_ == begin_) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const double left = seconds / (done_ - already_) * (total_ - done_);
  if (mode_ == Progress::json) {
    write_json(seconds, left, true);
  } else {
    write_text(left, true);
  }
}

void ProgressReport::put(const std::string& text) {
  // A stream that cannot be written must not end the computation.
  std::fputs(text.c_str(), stream_);
  std::fflush(stream_);
}

void ProgressReport::write_json(double seconds, double left, bool has_left) {
  std::string line = fmt::format(R"({{"event":"progress","done":{},"total":{},"seconds":{:.1f})",
                                 done_, total_, seconds);
  if (has_left) line += fmt::format(R"(,"seconds_left":{:.1f})", left);
  put(line + "}\n");
}

void ProgressReport::write_text(double left, bool has_left) {
  std::string line{text("progress.running", language_)};
  if (terminal_) line += fmt::format(" {}", bar(static_cast<double>(done_) / total_));
  line += fmt::format(" {}/{}", done_, total_);
  if (has_left && done_ < total_) {
    line += fmt::format(", {}", say(language_, "progress.left", format_duration(left, language_)));
  }
  // On a terminal: back to the start of the line, write, clear the rest.
  put(terminal_ ? fmt::format("\r{}\033[K", line) : line + "\n");
  line_open_ = terminal_;
}

void ProgressReport::finish() {
  if (!running_) return;
  running_ = false;
  // The finished line has said what it had to; the summary takes its place.
  if (line_open_) put("\r\033[K");
  line_open_ = false;
}

}  // namespace kohort
