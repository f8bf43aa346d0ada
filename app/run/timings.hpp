#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace kohort {

/// What a run spends its time on, in this order.
enum class Phase : std::size_t {
  load,        ///< scenario files are read and checked
  prepare,     ///< background figures, plan, results folder
  simulate,    ///< replications, the people built and outcomes stored included
  store,       ///< part of `simulate`: outcomes written to results.sqlite
  break_even,  ///< replications at other strengths of effect
  summarise,   ///< statistics of the differences
  write,       ///< tables, report, workbook, summary
  count_
};

/// Wall-clock time by phase. Never part of results, which are the same on every machine.
class Timings {
 public:
  using Clock = std::chrono::steady_clock;

  /// Adds its own lifetime to a phase; with no timings it does nothing.
  class Stretch {
   public:
    Stretch(Timings* timings, Phase phase)
        : timings_{timings}, phase_{phase}, begin_{Clock::now()} {}
    ~Stretch() {
      if (timings_ != nullptr)
        timings_->seconds_[static_cast<std::size_t>(phase_)] +=
            std::chrono::duration<double>(Clock::now() - begin_).count();
    }
    Stretch(const Stretch&) = delete;
    Stretch& operator=(const Stretch&) = delete;

   private:
    Timings* timings_;
    Phase phase_;
    Clock::time_point begin_;
  };

  [[nodiscard]] double seconds(Phase phase) const {
    return seconds_[static_cast<std::size_t>(phase)];
  }
  /// Of all phases; `store` is within `simulate`.
  [[nodiscard]] double total() const;
  /// One line a phase, with its share of the total.
  [[nodiscard]] std::string table(std::string_view language) const;
  /// {"event":"timings","load":0.05,...} with seconds.
  [[nodiscard]] std::string json() const;

 private:
  std::array<double, static_cast<std::size_t>(Phase::count_)> seconds_{};
};

}  // namespace kohort
