#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <regex>

#include "app/sweep/slurm.hpp"
#include "app/sweep/trial.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

namespace {

double whole_number(const std::ssub_match& text) {
  return text.matched ? std::stod(text.str()) : 0;
}

bool slurm_name(const std::string& text) {
  static const std::regex name{"[A-Za-z0-9_.,+@-]+"};
  return std::regex_match(text, name);
}

/// To what somebody would have written: minutes by fives, then half hours.
double generous_time(double seconds) {
  constexpr double minute = 60, hour = 3600, day = 24 * hour;
  // Shards that need more queue up again by themselves, and short jobs start sooner.
  if (seconds >= day) return day;
  const double step = seconds < hour ? 5 * minute : hour / 2;
  return std::max(10 * minute, std::ceil(seconds / step) * step);
}

std::string generous_memory(double bytes) {
  constexpr double room = 1.5, more = 100e6, step = 100;
  return fmt::format("{:.0f}M", std::ceil((room * bytes + more) / (1 << 20) / step) * step);
}

}  // namespace

double slurm_seconds(const std::string& time) {
  static const std::regex with_days{R"((\d{1,4})-(\d{1,2})(?::(\d{1,2})(?::(\d{1,2}))?)?)"};
  static const std::regex without{R"((?:(\d{1,5}):)?(\d{1,6}):(\d{1,2})|(\d{1,7}))"};
  double seconds = 0;
  std::smatch m;
  if (std::regex_match(time, m, with_days))
    seconds = ((whole_number(m[1]) * 24 + whole_number(m[2])) * 60 + whole_number(m[3])) * 60 +
              whole_number(m[4]);
  else if (std::regex_match(time, m, without))
    seconds = (whole_number(m[1]) * 60 + whole_number(m[2]) + whole_number(m[4])) * 60 +
              whole_number(m[3]);
  if (seconds >= 60) return seconds;
  throw InputError{fmt::format(
      "--time {}: expected a time limit of a minute or more as sbatch has it: minutes (90), "
      "hours:minutes:seconds (2:30:00) or days-hours (1-12)",
      time)};
}

std::string slurm_time(double seconds) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  const long days = whole / 86400;
  return fmt::format("{}{:02}:{:02}:{:02}", days > 0 ? fmt::format("{}-", days) : "",
                     whole / 3600 % 24, whole / 60 % 60, whole % 60);
}

void check_slurm_options(const SlurmOptions& options) {
  std::vector<std::string> problems;
  if (!options.time.empty()) {
    try {
      (void)slurm_seconds(options.time);
    } catch (const InputError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  static const std::regex memory{R"(\d{1,9}[KMGT]?)"};
  if (!options.memory.empty() && !std::regex_match(options.memory, memory))
    problems.push_back(fmt::format(
        "--mem {}: expected memory as sbatch has it: megabytes (800), or with M or G (2G)",
        options.memory));
  for (const auto& [option, value] :
       {std::pair{"--partition", options.partition}, std::pair{"--account", options.account}})
    if (!value.empty() && !slurm_name(value))
      problems.push_back(
          fmt::format("{} {}: expected a name of letters, digits and _ . , + @ -", option, value));
  if (!problems.empty()) throw InputError{problems};
}

SlurmSizes slurm_sizes(const Job& job, const SlurmOptions& options, unsigned threads) {
  const auto tasks = static_cast<double>(job.tasks());
  const double own = std::ceil(tasks / options.shards);
  SlurmSizes sizes;
  // Another machine may be slower, and its other cores may be at work, too.
  constexpr double slower = 2, start = 60;
  const Trial trial = options.time.empty() || options.memory.empty() ? measure_trial(job) : Trial{};
  sizes.task_seconds = trial.task_seconds;
  sizes.shard.seconds =
      options.time.empty()
          ? generous_time(slower * std::ceil(own / threads) * trial.task_seconds + start)
          : slurm_seconds(options.time);
  // Each task that is still to be computed, and a mark for every one of the study.
  const double lists = own * sizeof(Task) + tasks / 8;
  sizes.shard.memory = options.memory.empty() ? generous_memory(trial.memory_bytes(threads) + lists)
                                              : options.memory;
  // The merge reads, analyses and writes what all of them have computed.
  constexpr double merged_a_second = 2000, program = 100e6;
  sizes.merge.seconds = generous_time(start + tasks / merged_a_second);
  sizes.merge.memory = generous_memory(program + needs_of(job, 1, 1, {}).memory_bytes);
  if (trial.tasks > 0)
    sizes.basis = fmt::format(
        "{} of {:.0f} tasks took {:.2g} s each on one core where this was printed; a shard has "
        "{:.0f} of them for {} threads",
        trial.tasks, tasks, trial.task_seconds, own, threads);
  return sizes;
}

}  // namespace kohort::sweep
