#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <system_error>

#include "app/files/fingerprint.hpp"
#include "app/results/ownership.hpp"
#include "app/run/plan.hpp"
#include "app/sweep/design_rows.hpp"
#include "app/sweep/runner.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

namespace {

namespace fs = std::filesystem;

/// Everything that decides what a task (point, replication) computes. Not how many points of a
/// probabilistic design and how many replications: asking for more continues what there is.
std::string hash_input(const Job& job) {
  const Study& s = job.study;
  const DesignRow& row = row_of(s.design.kind);
  Fingerprint f;
  f.add(program_version());
  f.add(fmt::format("seed {} design {} levels {} trajectories {} points {}", s.design.seed,
                    name_of(s.design.kind), s.design.levels, s.design.trajectories,
                    row.open ? 0 : job.points->size()));
  if (s.design.optimised) f.add("optimised");
  if (!row.stamp.empty()) f.add(row.stamp);
  if (s.design.kind == DesignKind::threshold) {
    // Where the search goes depends on what it has seen.
    f.add(fmt::format("tolerance {:.17g} replications {} of {} {} {:.17g}", s.design.tolerance,
                      s.design.replications, s.net_benefit.cost, s.net_benefit.effect,
                      s.net_benefit.value_per_unit));
    for (const StudyOutput& output : s.outputs) f.add(output.name());
  }
  for (const ModelRow& simulated : job.model->rows()) {
    f.add(simulated.id);
    f.add(simulated.hash);
  }
  if (s.function) f.add(fmt::format("noise {:.17g}", s.function->noise));
  for (const StudyParameter& p : s.parameters) {
    f.add(fmt::format("{} {} {} {}", p.key, p.group, static_cast<int>(p.part), p.distribution));
    if (p.spread)
      f.add(fmt::format("{:.17g} {:.17g} {:.17g}", p.spread->value, p.spread->low, p.spread->high));
  }
  for (const Correlation& c : s.correlations)
    f.add(fmt::format("{} {} {:.17g}", c.a, c.b, c.value));
  return f.hexadecimal();
}

/// The nearest folder that exists.
fs::path existing(fs::path folder) {
  std::error_code error;
  folder = fs::absolute(folder, error);
  while (!fs::exists(folder, error) && folder.has_relative_path()) folder = folder.parent_path();
  return folder;
}

std::string readable_bytes(double bytes) {
  return bytes < 1e9 ? fmt::format("{:.0f} MB", std::ceil(bytes / 1e6))
                     : fmt::format("{:.1f} GB", bytes / 1e9);
}

}  // namespace

std::unique_ptr<Job> make_job(Study study, const Engine& engine, const std::string& language) {
  auto job = std::make_unique<Job>();
  job->study = std::move(study);
  refuse_too_large("the design", needs_of_design(job->study), limits_here(".", false),
                   "take fewer points, levels or trajectories");
  job->model = make_model(job->study, engine, language);
  job->points = make_points(job->study);
  job->input_hash = hash_input(*job);
  return job;
}

std::uint64_t Job::planned_tasks() const {
  if (!study.precision) return tasks();
  return std::min<std::uint64_t>(points->size(), first_stage.points) *
         std::min<std::uint64_t>(study.design.replications, first_stage.replications);
}

FinishedTask compute_task(const Job& job, const Task& task, bool address) {
  const auto begin = std::chrono::steady_clock::now();
  FinishedTask finished;
  finished.task = task;
  const auto coordinates = std::isnan(task.coordinate) ? job.points->at(task.point)
                                                       : std::vector<double>{task.coordinate};
  finished.result = job.model->evaluate(coordinates, task.replication);
  if (address)
    finished.key =
        content_address(*job.model, coordinates, job.study.design.seed, task.replication);
  finished.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return finished;
}

void check_disk(const Job& job, const fs::path& folder, const Shard& shard) {
  // Rows of SQLite and CSV with their overhead; only the size matters.
  constexpr double row_bytes = 45, line_bytes = 50, key_bytes = 60;
  const double tasks = static_cast<double>(job.planned_tasks()) / shard.count;
  const double blob = static_cast<double>(sizeof(double) * job.model->size());
  double bytes = tasks * (row_bytes + blob);
  if (shard.whole()) {
    bytes += tasks * (key_bytes + blob);  // the cache
    const double lines = static_cast<double>(job.study.outputs.size() * job.model->rows().size());
    const double inputs = static_cast<double>(job.study.parameters.size());
    bytes += (tasks * lines + static_cast<double>(job.points->size()) * inputs) *
             (row_bytes + line_bytes);
    constexpr double number_bytes = 20;  // of samples.csv, with inputs and their quantiles
    bytes += tasks * (lines + 2 * inputs) * number_bytes;
  }
  std::error_code error;
  const auto space = fs::space(existing(folder), error);
  if (error) return;
  const auto free = static_cast<double>(space.available);
  if (bytes <= 0.95 * free + bytes_of_results(folder)) return;
  throw InputError{fmt::format(
      "{}: the sweep needs about {} on disk ({} points, {} replications each), and {} are free; "
      "ask for fewer points, or choose another folder with --out",
      folder.string(), readable_bytes(bytes), job.points->size(), job.study.design.replications,
      readable_bytes(free))};
}

}  // namespace kohort::sweep
