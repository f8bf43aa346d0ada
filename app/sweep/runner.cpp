#include "app/sweep/runner.hpp"

#include <chrono>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <limits>

#include "app/analysis/precision.hpp"
#include "app/analysis/uncertainty.hpp"
#include "app/sweep/sweep_values.hpp"
#include "app/sweep/threshold_search.hpp"
#include "app/words/input_error.hpp"
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

/// Points, and replications of each, of which all tasks are computed before it is decided what is
/// next.
using Stage = analysis::StudySize;

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
  void mark_done(const Stage& stage);
  void compute(const Stage& stage);
  std::vector<Task> missing(const Stage& stage);
  bool from_cache(const Task& task);
  void finished(FinishedTask&& task);
  void keep(FinishedTask&& task);
  void flush();
  void flush_if_due();
  [[nodiscard]] Stage next_stage(const Stage& now);
  [[nodiscard]] Stage next_of_precision(const Stage& now);
  [[nodiscard]] Stage next_of_search(const Stage& now);
  [[nodiscard]] std::size_t place(const Task& task) const {
    return task.point * marked_.replications + task.replication;
  }

  const Job& job_;
  SweepStore& store_;
  PointCache* cache_;
  const RunnerOptions& options_;
  Cluster* cluster_;
  const std::stop_token& stop_;
  ProgressReport progress_;
  RunnerResult result_;
  Stage marked_;            ///< of which the store has been asked
  std::vector<bool> done_;  ///< by task of `marked_`, in the order of points
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

void Runner::mark_done(const Stage& stage) {
  const Stage before = marked_;
  marked_ = stage;
  done_.assign(stage.points * stage.replications, false);
  store_.visit_keys(
      stage.points, static_cast<std::uint32_t>(stage.replications), [&](const Task& task) {
        done_[place(task)] = true;
        // What an earlier stage knew of was in the folder, or has been computed.
        if ((task.point >= before.points || task.replication >= before.replications) &&
            options_.shard.has(task.point, task.replication, stage.replications))
          ++result_.resumed;
      });
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

std::vector<Task> Runner::missing(const Stage& stage) {
  std::vector<Task> tasks;
  const bool look = cache_ && !cache_->empty();
  for (std::uint64_t point = 0; point < stage.points && !stop_.stop_requested(); ++point) {
    for (std::uint32_t r = 0; r < stage.replications; ++r) {
      if (!options_.shard.has(point, r, stage.replications)) continue;
      const Task task = job_.study.design.kind == DesignKind::threshold
                            ? Task{point, r, job_.points->at(point).front()}
                            : Task{point, r};
      if (!done_[place(task)] && !(look && !result_.program_changed && from_cache(task)))
        tasks.push_back(task);
    }
  }
  flush();
  return tasks;
}

void Runner::keep(FinishedTask&& task) {
  done_[place(task.task)] = true;
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

void Runner::compute(const Stage& stage) {
  mark_done(stage);
  const std::vector<Task> tasks = missing(stage);
  if (tasks.empty()) return;
  const std::uint64_t total = options_.shard.share(stage.points * stage.replications);
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

/// The stages depend on nothing but the study, so that it always stops at the same one.
Stage Runner::next_of_precision(const Stage& now) {
  const bool chance = job_.study.chance();
  const Stage most{job_.points->size(), chance ? job_.study.design.replications : 1};
  if (now.points == 0)
    return {std::min(most.points, first_stage.points),
            std::min(most.replications, first_stage.replications)};
  const Precision& wanted = *job_.study.precision;
  const SweepValues values =
      collect_series(job_, store_, now.points, static_cast<std::uint32_t>(now.replications));
  analysis::PrecisionGoal goal;
  goal.half_width = wanted.half_width;
  goal.most = most;
  Stage next = now;
  result_.half_width = 0;
  // Of several scenarios, all must be known well enough.
  for (const Series& series : values.outputs) {
    if (series.output != wanted.output) continue;
    const analysis::Crossed output = crossed(job_.study, series);
    const auto mean = analysis::uncertainty(output, {}).mean.interval;
    const double half = (mean.high - mean.low) / 2;
    result_.half_width = std::max(result_.half_width, std::isfinite(half) ? half : INFINITY);
    const Stage own = analysis::next_size(output, goal).size;
    next = {std::max(next.points, own.points), std::max(next.replications, own.replications)};
  }
  return next;
}

Stage Runner::next_of_search(const Stage& now) {
  const std::uint32_t replications = job_.study.design.replications;
  if (now.points > 0) {
    const SearchStep step =
        search_thresholds(job_, collect_series(job_, store_, now.points, replications));
    for (const double coordinate : step.wanted) job_.points->append(coordinate);
  }
  return {job_.points->size(), replications};
}

/// What is next, what there is included; the same again: all is done.
Stage Runner::next_stage(const Stage& now) {
  if (job_.study.precision) return next_of_precision(now);
  if (job_.study.design.kind == DesignKind::threshold) return next_of_search(now);
  return {job_.points->size(), job_.study.design.replications};
}

RunnerResult Runner::run() {
  result_.half_width = std::numeric_limits<double>::quiet_NaN();
  verify_store();
  Stage now{0, 0};
  bool searching = true;
  while (!stop_.stop_requested()) {
    const Stage next = next_stage(now);
    searching = !(next == now);
    if (!searching) break;
    compute(next);
    if (stop_.stop_requested()) break;
    now = next;
  }
  flush();
  const bool staged = job_.study.precision || job_.study.design.kind == DesignKind::threshold;
  // Stopped early: of what was under way there is something, and the rest is missing.
  if (stop_.stop_requested()) {
    if (!job_.study.precision)
      now = {job_.points->size(), job_.study.design.replications};
    else
      now = marked_.points > 0 ? marked_ : next_of_precision({0, 0});
    if (!(marked_ == now)) mark_done(now);
  }
  result_.complete = !(staged && searching);
  result_.points = now.points;
  result_.replications = static_cast<std::uint32_t>(now.replications);
  for (std::uint64_t point = 0; point < now.points; ++point)
    for (std::uint32_t r = 0; r < now.replications; ++r)
      if (options_.shard.has(point, r, now.replications) && !done_[place({point, r})])
        result_.complete = false;
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
