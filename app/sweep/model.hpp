#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/files/needs.hpp"
#include "app/run/run_command.hpp"
#include "app/sweep/study.hpp"

namespace kohort::sweep {

/// A line of figures: a baseline, or a scenario that is compared with one.
struct ModelRow {
  std::string id;
  std::size_t baseline{};  ///< its row; of a baseline its own
  std::string title;
  std::string hash;
};

struct ModelMetric {
  std::string id;
  std::string unit;
  /// Of a ratio: position of the metric that it is a ratio to.
  std::optional<std::size_t> denominator{};
};

/// What one task has found out, or why it could not.
struct TaskResult {
  std::vector<double> values;  ///< row by row, metric by metric; empty after a failure
  std::string failure;         ///< cause; empty if there are values
};

/// What a study computes at a point: scenarios with their baselines, or a test function.
class SweepModel {
 public:
  SweepModel() = default;
  SweepModel(const SweepModel&) = delete;
  SweepModel& operator=(const SweepModel&) = delete;
  virtual ~SweepModel() = default;

  [[nodiscard]] const std::vector<ModelRow>& rows() const { return rows_; }
  /// Those of the study's outputs, then what ratios among them are ratios to.
  [[nodiscard]] const std::vector<ModelMetric>& metrics() const { return metrics_; }
  /// Values of one task.
  [[nodiscard]] std::size_t size() const { return rows_.size() * metrics_.size(); }

  /// What the study's parameters are at a point.
  [[nodiscard]] virtual std::vector<double> inputs(std::span<const double> coordinates) const = 0;
  /// Everything that decides a point's values except seed and replication, as text.
  [[nodiscard]] virtual std::string content(std::span<const double> coordinates) const = 0;
  /// Thread-safe; never throws for what a point's inputs bring about.
  [[nodiscard]] TaskResult evaluate(std::span<const double> coordinates,
                                    std::uint32_t replication) const;
  /// Memory of `threads` threads that compute `tasks` tasks together, and how long they take.
  [[nodiscard]] virtual Needs needs(double tasks, double threads) const {
    constexpr double task_seconds = 1e-6;
    return {0, 0, tasks * task_seconds / threads,
            "a microsecond for each value of a test function"};
  }

 protected:
  [[nodiscard]] virtual std::vector<double> compute(std::span<const double> coordinates,
                                                    std::uint32_t replication) const = 0;

  std::vector<ModelRow> rows_;
  std::vector<ModelMetric> metrics_;
};

/// @param study  must outlive the model
[[nodiscard]] std::unique_ptr<SweepModel> make_model(const Study& study, const Engine& engine,
                                                     const std::string& language);

}  // namespace kohort::sweep
