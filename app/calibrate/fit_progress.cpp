#include "app/calibrate/fit_progress.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <unistd.h>

#include "app/calibrate/fit_report.hpp"

namespace kohort {

namespace {

/// Says how far the fit has come. How many evaluations it takes nobody knows before; the limit
/// gives the time left at most.
class FitProgress {
 public:
  FitProgress(std::FILE* stream, Progress mode, std::string language, std::uint32_t limit)
      : stream_{stream},
        mode_{mode},
        language_{std::move(language)},
        limit_{limit},
        terminal_{isatty(fileno(stream)) != 0} {}
  ~FitProgress() {
    if (open_) put("\r\033[K");
  }
  FitProgress(const FitProgress&) = delete;
  FitProgress& operator=(const FitProgress&) = delete;

  void evaluated(double deviation) {
    ++done_;
    best_ = done_ == 1 ? deviation : std::min(best_, deviation);
    if (mode_ == Progress::none) return;
    const auto now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    const double left = seconds / done_ * (limit_ - std::min(done_, limit_));
    if (mode_ == Progress::json) {
      put(fmt::format(R"({{"event":"progress","done":{},"total":{},"seconds":{:.1f},)"
                      R"("seconds_left":{:.1f},"deviation":{:.6g}}})"
                      "\n",
                      done_, limit_, seconds, left, best_));
      return;
    }
    if (!terminal_ && now - last_ < std::chrono::seconds{10}) return;
    last_ = now;
    const bool en = language_ == "en";
    const std::string line = fmt::format(
        fmt::runtime(en ? "Evaluation {} of at most {}, weighted deviation {}, at most {} left"
                        : "Beregning {} af højst {}, vægtet afvigelse {}, højst {} endnu"),
        done_, limit_, four_digits(best_, language_), format_duration(left, language_));
    put(terminal_ ? fmt::format("\r{}\033[K", line) : line + "\n");
    open_ = terminal_;
  }

 private:
  using Clock = std::chrono::steady_clock;
  void put(const std::string& text) {
    std::fputs(text.c_str(), stream_);
    std::fflush(stream_);
  }

  std::FILE* stream_;
  Progress mode_;
  std::string language_;
  std::uint32_t limit_;
  bool terminal_;
  bool open_{false};
  std::uint32_t done_{0};
  double best_{0};
  Clock::time_point begin_{Clock::now()};
  Clock::time_point last_{begin_};
};

}  // namespace

FitResult fit_task(const CalibrationTask& task, const Simulator& simulator,
                   const FitWatcher& watcher) {
  const auto targets = task.fit_targets();
  FitProgress progress{watcher.stream, watcher.mode, watcher.language, task.max_evaluations};
  const Evaluate evaluate =
      [&](std::span<const double> values) -> std::optional<std::vector<double>> {
    const auto simulated = simulator(values, false);
    if (!simulated) return std::nullopt;
    progress.evaluated(weighted_deviation(targets, simulated->figures));
    return simulated->figures;
  };
  return fit(task.fit_parameters(), targets, evaluate,
             {task.max_evaluations, task.step, task.enough});
}

}  // namespace kohort
