#include "app/sweep/runner.hpp"

#include <chrono>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <limits>

#include "app/analysis/precision.hpp"
#include "app/analysis/uncertainty.hpp"
#include "app/input_error.hpp"
#include "app/sweep/sweep_values.hpp"
#include "app/sweep/threshold_search.hpp"
#include "sim/experiment.hpp"

namespace kohort::sweep {

namespace {

using Clock = std::chrono::steady_clock;

/// Most work that may wait to be stored.
constexpr double most_seconds = 0.5;
constexpr std::size_t most_tasks = 4096;

bool same_bits(const TaskResult& a, const TaskResult& b) {
  return a.values.size() == b.values.size() &&
         (a.values.empty() ||
          std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(double)) == 0);
}

class Runner {
 public:
  Runner(const Job& job, SweepStore& store, PointCache* cache, const RunnerOptions& options,
         Cluster* cluster, std::FILE* err, const std::stop_token& stop)
      : job_{job},
        store_{store},
        cache_{cache},
        options_{options},
        cluster_{cluster},
        stop_{stop},
        progress_{err, options.progress, options.language} {}

  RunnerResult run();

 private:
  void verify_store() const;
  void mark_done();
  void compute_points(std::uint64_t first, std::uint64_t last);
  std::vector<Task> missing(std::uint64_t first, std::uint64_t last);
  bool from_cache(const Task& task);
  void finished(FinishedTask&& task);
  void keep(FinishedTask&& task);
  void flush();
  void flush_if_due();
  [[nodiscard]] std::uint64_t next_stage(std::uint64_t points);
  [[nodiscard]] std::uint64_t next_of_precision(std::uint64_t points);
  [[nodiscard]] std::uint64_t next_of_search(std::uint64_t points);

  const Job& job_;
  SweepStore& store_;
  PointCache* cache_;
  const RunnerOptions& options_;
  Cluster* cluster_;
  const std::stop_token& stop_;
  ProgressReport progress_;
  RunnerResult result_;
  std::vector<bool> done_;          ///< by task, in the order of points
  std::uint64_t marked_points_{0};  ///< of which the store has been asked
  std::vector<FinishedTask> held_;
  double held_seconds_{0};
  Clock::time_point stored_at_{Clock::now()};
  bool cache_checked_{false};
  std::uint32_t progress_done_{0};
};

/// Computes one stored task again: a program that was changed without a new version, or another
/// machine's arithmetic, shows itself before its results are mixed.
void Runner::verify_store() const {
  const auto stored = store_.first_success();
  if (!stored || stored->task.point >= job_.points->size()) return;
  if (!same_bits(compute_task(job_, stored->task, false).result, stored->result))
    throw InputError{
        "the results folder was computed by a program that gives other numbers; choose another "
        "folder with --out, or replace it with --fresh"};
}

void Runner::mark_done() {
  const std::uint32_t replications = job_.study.design.replications;
  done_.resize(job_.tasks(), false);
  store_.visit_keys(job_.points->size(), replications, [&](const Task& task) {
    if (task.point < marked_points_) return;
    done_[task.point * replications + task.replication] = true;
    ++result_.resumed;
  });
  marked_points_ = job_.points->size();
}

/// Had from another sweep?
bool Runner::from_cache(const Task& task) {
  if (!cache_) return false;
  const auto key = content_address(*job_.model, job_.points->at(task.point), job_.study.design.seed,
                                   task.replication);
  auto values = cache_->find(key);
  if (!values || values->size() != job_.model->size()) return false;
  FinishedTask found{task, {std::move(*values), ""}, 0, ""};
  if (!cache_checked_) {
    cache_checked_ = true;
    if (!same_bits(compute_task(job_, task, false).result, found.result)) {
      result_.program_changed = true;
      cache_->clear();
      return false;
    }
  }
  ++result_.reused;
  keep(std::move(found));
  return true;
}

std::vector<Task> Runner::missing(std::uint64_t first, std::uint64_t last) {
  std::vector<Task> tasks;
  const std::uint32_t replications = job_.study.design.replications;
  const bool look = cache_ && !cache_->empty();
  for (std::uint64_t point = first; point < last && !stop_.stop_requested(); ++point) {
    if (!options_.shard.has(point)) continue;
    for (std::uint32_t r = 0; r < replications; ++r) {
      const Task task = job_.study.design.kind == DesignKind::threshold
                            ? Task{point, r, job_.points->at(point).front()}
                            : Task{point, r};
      if (!done_[point * replications + r] &&
          !(look && !result_.program_changed && from_cache(task)))
        tasks.push_back(task);
    }
  }
  flush();
  return tasks;
}

void Runner::keep(FinishedTask&& task) {
  done_[task.task.point * job_.study.design.replications + task.task.replication] = true;
  held_seconds_ += task.seconds;
  held_.push_back(std::move(task));
  flush_if_due();
}

void Runner::finished(FinishedTask&& task) {
  keep(std::move(task));
  ++result_.computed;
  progress_.update(++progress_done_);
}

void Runner::flush_if_due() {
  const double waited = std::chrono::duration<double>(Clock::now() - stored_at_).count();
  if (held_seconds_ >= most_seconds || waited >= most_seconds || held_.size() >= most_tasks)
    flush();
}

void Runner::flush() {
  store_.add(held_);
  if (cache_) cache_->add(held_);
  held_.clear();
  held_seconds_ = 0;
  stored_at_ = Clock::now();
}

void Runner::compute_points(std::uint64_t first, std::uint64_t last) {
  const std::vector<Task> tasks = missing(first, last);
  if (tasks.empty()) return;
  std::uint64_t total = 0;
  const std::uint32_t replications = job_.study.design.replications;
  for (std::uint64_t point = 0; point < last; ++point)
    if (options_.shard.has(point)) total += replications;
  progress_done_ = static_cast<std::uint32_t>(total - tasks.size());
  progress_.start(progress_done_, static_cast<std::uint32_t>(total));
  const bool address = cache_ != nullptr;
  try {
    if (cluster_) {
      cluster_->hand_out(
          tasks, [this](FinishedTask&& task) { finished(std::move(task)); },
          [this] { flush_if_due(); }, stop_);
    } else {
      run_experiment(
          0, tasks.size(), options_.threads,
          [&](std::size_t i) { return compute_task(job_, tasks[i], address); },
          [this](std::size_t, FinishedTask task) { finished(std::move(task)); }, stop_);
    }
  } catch (const InputError&) {
    throw;  // the store cannot be written
  } catch (...) {
    flush();
    throw;
  }
  flush();
  progress_.finish();
}

/// Half-width of the mean that the study wants to know; of the widest if there are several.
double half_width(const SweepValues& values, const std::string& output) {
  double widest = 0;
  for (const Series& series : values.outputs) {
    if (series.output != output) continue;
    const auto u = analysis::uncertainty(outputs_of(series), {});
    const double half = (u.mean.interval.high - u.mean.interval.low) / 2;
    widest = std::max(widest, std::isfinite(half) ? half : INFINITY);
  }
  return widest;
}

/// The stages depend on nothing but the study, so that it always stops at the same point.
std::uint64_t Runner::next_of_precision(std::uint64_t points) {
  constexpr std::uint64_t first_stage = 32;
  const std::uint64_t most = job_.points->size();
  if (points == 0) return std::min(most, first_stage);
  const Precision& wanted = *job_.study.precision;
  result_.half_width = half_width(collect_series(job_, store_, points), wanted.output);
  analysis::PrecisionGoal goal;
  goal.half_width = wanted.half_width;
  goal.most = most;
  return analysis::next_size(points, result_.half_width, goal).points;
}

std::uint64_t Runner::next_of_search(std::uint64_t points) {
  if (points > 0) {
    const SearchStep step = search_thresholds(job_, collect_series(job_, store_, points));
    for (const double coordinate : step.wanted) job_.points->append(coordinate);
    mark_done();
  }
  return job_.points->size();
}

/// How many points are next, those that are there included; not more than those: all is done.
std::uint64_t Runner::next_stage(std::uint64_t points) {
  if (job_.study.precision) return next_of_precision(points);
  if (job_.study.design.kind == DesignKind::threshold) return next_of_search(points);
  return job_.points->size();
}

RunnerResult Runner::run() {
  result_.half_width = std::numeric_limits<double>::quiet_NaN();
  verify_store();
  mark_done();
  std::uint64_t points = 0;
  bool searching = true;
  while (!stop_.stop_requested()) {
    const std::uint64_t next = next_stage(points);
    searching = next > points;
    if (!searching) break;
    compute_points(points, next);
    if (stop_.stop_requested()) break;
    points = next;
  }
  flush();
  result_.complete = job_.study.design.kind != DesignKind::threshold || !searching;
  result_.points = points;
  // Stopped early: what there is counts, and the rest is missing.
  if (stop_.stop_requested()) result_.points = job_.points->size();
  const std::uint32_t replications = job_.study.design.replications;
  for (std::uint64_t point = 0; point < result_.points; ++point)
    for (std::uint32_t r = 0; r < replications && options_.shard.has(point); ++r)
      result_.complete = result_.complete && done_[point * replications + r];
  return result_;
}

}  // namespace

RunnerResult compute_sweep(const Job& job, SweepStore& store, PointCache* cache,
                           const RunnerOptions& options, Cluster* cluster, std::FILE* err,
                           const std::stop_token& stop) {
  return Runner{job, store, cache, options, cluster, err, stop}.run();
}

void work_for(const Job& job, unsigned threads, Cluster& cluster) {
  cluster.work([&](const std::vector<Task>& tasks) {
    std::vector<FinishedTask> list;
    list.reserve(tasks.size());
    run_experiment(
        0, tasks.size(), threads, [&](std::size_t i) { return compute_task(job, tasks[i], true); },
        [&](std::size_t, FinishedTask task) { list.push_back(std::move(task)); });
    return list;
  });
}

}  // namespace kohort::sweep
