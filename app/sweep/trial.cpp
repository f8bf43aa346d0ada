#include "app/sweep/trial.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <sys/resource.h>

#include "app/results/progress.hpp"
#include "app/words/numbers.hpp"
#include "sim/experiment.hpp"

namespace kohort::sweep {

namespace {

/// Enough to see how points differ, and how long one waits for it.
constexpr std::uint64_t trial_tasks = 16;
constexpr double trial_seconds = 5;

/// The most memory that this process has had [bytes].
double peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024;
}

std::string megabytes(double bytes, const std::string& language) {
  return format_number(std::ceil(bytes / 1e6), 0, language) + " MB";
}

/// Two digits.
std::string short_number(double value, const std::string& language) {
  const double before = value > 0 ? std::floor(std::log10(value)) + 1 : 1;
  return format_number(value, std::clamp(2 - static_cast<int>(before), 0, 9), language);
}

}  // namespace

Trial measure_trial(const Job& job) {
  using Clock = std::chrono::steady_clock;
  Trial trial;
  const std::uint64_t points = job.points->size();
  const std::uint64_t all = std::min(trial_tasks, job.tasks());
  const auto task = [&](std::uint64_t i) {
    return Task{i * points / all, static_cast<std::uint32_t>(i % job.study.design.replications)};
  };
  double seconds = 0;
  const auto begin = Clock::now();
  while (trial.tasks < all &&
         std::chrono::duration<double>(Clock::now() - begin).count() < trial_seconds) {
    const FinishedTask finished = compute_task(job, task(trial.tasks), false);
    ++trial.tasks;
    seconds += finished.seconds;
  }
  trial.task_seconds = seconds / static_cast<double>(trial.tasks);
  trial.base_bytes = peak_memory();
  run_experiment(
      0, 2, 2, [&](std::size_t i) { return compute_task(job, task(i % all), false); },
      [](std::size_t, const FinishedTask&) {});
  trial.thread_bytes = peak_memory() - trial.base_bytes;
  return trial;
}

std::string plan_text(const Job& job, unsigned threads, double processes,
                      const std::string& language) {
  const bool en = language == "en";
  const auto count = [&](double value) { return format_number(value, 0, language); };
  std::string text = fmt::format(
      fmt::runtime(en ? "{}: {} design over {} parameters, {} points, {} replications each.\n"
                      : "{}: {}-design over {} parametre, {} punkter med {} gentagelser hver.\n"),
      job.study.title.in(language), name_of(job.study.design.kind),
      count(static_cast<double>(job.study.parameters.size())),
      count(static_cast<double>(job.points->size())), count(job.study.design.replications));
  const Trial trial = measure_trial(job);
  const auto tasks = static_cast<double>(job.planned_tasks());
  // What is next depends on what has come out.
  const bool open = job.study.precision || job.study.design.kind == DesignKind::threshold;
  const char* least = !open ? "" : en ? "at least " : "mindst ";
  text += fmt::format(fmt::runtime(en ? "Measured on {} of {}{} tasks: {} s each on one core.\n"
                                      : "Målt på {} af {}{} opgaver: {} s hver på én kerne.\n"),
                      trial.tasks, least, count(tasks), short_number(trial.task_seconds, language));
  if (processes > 1)
    text += fmt::format(fmt::runtime(en ? "In {} processes that compute, each with:\n"
                                        : "I {} processer, der regner, hver med:\n"),
                        count(processes));
  text += fmt::format(
      fmt::runtime(en ? "{} threads: {}about {}, and {} of memory.\n"
                      : "{} tråde: {}ca. {} og {} hukommelse.\n"),
      threads, least, format_duration(tasks * trial.task_seconds / (threads * processes), language),
      megabytes(trial.memory_bytes(threads) + needs_of(job, 0, 1, {}).memory_bytes, language));
  return text;
}

}  // namespace kohort::sweep
