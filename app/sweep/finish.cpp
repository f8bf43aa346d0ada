#include "app/sweep/finish.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "app/input_error.hpp"
#include "app/results/numbers.hpp"
#include "app/scenario/printable.hpp"
#include "app/sweep/sweep_command.hpp"
#include "app/sweep/sweep_outputs.hpp"

namespace kohort::sweep {

namespace {

std::string count(std::uint64_t value, std::string_view language) {
  return format_number(static_cast<double>(value), 0, language);
}

/// Four digits say enough on a terminal; the tables have all of them.
std::string figure(double value, std::string_view language) {
  if (!std::isfinite(value) || value == 0) return format_number(value, 0, language);
  const int before = static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
  return format_number(value, std::clamp(4 - before, -6, 6), language);
}

/// What the folder held before. Said, but not written, so that the files are the same however often
/// a sweep was stopped.
std::vector<std::string> history_of(const Job& job, const RunnerResult& run,
                                    const std::string& language) {
  const bool en = language == "en";
  std::vector<std::string> notes;
  if (run.resumed > 0)
    notes.push_back(fmt::format(fmt::runtime(en ? "{} of {} tasks were in the folder already."
                                                : "{} af {} opgaver lå allerede i mappen."),
                                count(run.resumed, language), count(job.tasks(), language)));
  if (run.reused > 0)
    notes.push_back(
        fmt::format(fmt::runtime(en ? "{} tasks were taken over from other sweeps (points.sqlite)."
                                    : "{} opgaver blev overtaget fra andre kørsler "
                                      "(points.sqlite)."),
                    count(run.reused, language)));
  if (run.program_changed)
    notes.emplace_back(en ? "points.sqlite held other numbers than this program computes; it was "
                            "emptied."
                          : "points.sqlite indeholdt andre tal, end programmet nu beregner; den er "
                            "tømt.");
  return notes;
}

std::vector<std::string> notes_of(const Job& job, const RunnerResult& run,
                                  const std::string& language) {
  const bool en = language == "en";
  std::vector<std::string> notes;
  if (job.study.precision && std::isfinite(run.half_width))
    notes.push_back(fmt::format(
        fmt::runtime(en ? "After {} points the mean of {} is known to ± {} (asked for: ± {})."
                        : "Efter {} punkter kendes middelværdien af {} på ± {} (ønsket: ± {})."),
        count(run.points, language), job.study.precision->output, figure(run.half_width, language),
        figure(job.study.precision->half_width, language)));
  if (job.study.precision && run.complete && run.half_width > job.study.precision->half_width)
    notes.emplace_back(en ? "More points are needed than the study allows (design.points)."
                          : "Der skal flere punkter til, end studiet tillader (design.points).");
  return notes;
}

/// The largest numbers of an analysis, one line each.
std::string indices_text(const SweepReport& report, std::string_view language) {
  constexpr std::size_t most = 12;
  std::string text;
  std::size_t shown = 0, all = 0;
  std::vector<Index> sorted = report.analyses.indices;
  // One kind of number after another, in the order in which they first come.
  std::map<std::array<std::string, 3>, std::size_t> kinds;
  const auto kind = [&](const Index& i) {
    return kinds.try_emplace({i.scenario, i.output, i.index}, kinds.size()).first->second;
  };
  for (const Index& i : sorted) (void)kind(i);
  std::ranges::stable_sort(sorted, [&](const Index& a, const Index& b) {
    return kind(a) != kind(b) ? kind(a) < kind(b) : std::abs(a.value) > std::abs(b.value);
  });
  for (const Index& i : sorted) {
    static const std::vector<std::string> wanted{"mu_star",
                                                 "total",
                                                 "first",
                                                 "evpi",
                                                 "evppi",
                                                 "turns_at",
                                                 "width",
                                                 "variance_ratio",
                                                 "best_families",
                                                 "probability_below_0",
                                                 "probability_above_0",
                                                 "knowledge_share"};
    if (std::ranges::find(wanted, i.index) == wanted.end() || ++all > most) continue;
    ++shown;
    text += fmt::format("  {} {}{}{}: {}", i.output, i.index, i.parameter.empty() ? "" : " ",
                        i.parameter, figure(i.value, language));
    if (std::isfinite(i.low) && std::isfinite(i.high))
      text += fmt::format(" [{}; {}]", figure(i.low, language), figure(i.high, language));
    text += "\n";
  }
  if (all > shown)
    text += fmt::format(fmt::runtime(language == "en" ? "  ... and {} more in tables/indices.csv\n"
                                                      : "  ... og {} til i tables/indices.csv\n"),
                        all - shown);
  return text;
}

RunnerResult used(const Job& job, const RunnerResult& run) {
  RunnerResult result = run;
  result.points = std::min(result.points, job.points->size());
  return result;
}

}  // namespace

std::string sweep_text(const SweepReport& report, std::string_view language) {
  const bool en = language == "en";
  const Study& study = report.job->study;
  const std::string lang{language};
  std::string text = fmt::format(
      fmt::runtime(en ? "{}\n{} design, {} points, {} replications each, seed {}\n\n"
                      : "{}\n{}-design, {} punkter med {} gentagelser hver, frø {}\n\n"),
      study.title.in(lang), name_of(study.design.kind), count(report.values.points, language),
      count(study.design.replications, language), study.design.seed);
  for (const Series& s : report.values.outputs) {
    std::size_t points = 0;
    const Estimate e = estimate_of(*report.job, s, points);
    text += fmt::format("  {}: {}", s.label, figure(e.mean, language));
    if (std::isfinite(e.se)) text += fmt::format(" ± {}", figure(1.96 * e.se, language));
    if (points > 1)
      text += fmt::format(
          fmt::runtime(en ? "  (95 % of points {} to {})" : "  (95 pct. af punkterne {} til {})"),
          figure(e.low, language), figure(e.high, language));
    text += (s.unit.empty() ? "" : " " + s.unit) + "\n";
  }
  text += indices_text(report, language);
  if (report.values.failed_points > 0) {
    const FailedTask& first = report.values.failed.front();
    text += fmt::format(
        fmt::runtime(en ? "\n{} points failed (tables/failed.csv), the first is point {}: {}\n"
                        : "\n{} punkter mislykkedes (tables/failed.csv), det første er punkt {}: "
                          "{}\n"),
        count(report.values.failed_points, language), first.task.point, first.cause);
  }
  if (report.values.missing_points > 0)
    text += fmt::format(
        fmt::runtime(en ? "\n{} of {} points are missing.\n" : "\n{} af {} punkter mangler.\n"),
        count(report.values.missing_points, language), count(report.values.points, language));
  if (report.analyses.complete_blocks < report.analyses.blocks)
    text += fmt::format(
        fmt::runtime(en ? "{} of {} blocks (trajectories, base samples) are left out of the "
                          "analysis, because a point of them failed.\n"
                        : "{} af {} blokke (forløb, basispunkter) er udeladt af analysen, fordi et "
                          "af deres punkter mislykkedes.\n"),
        count(report.analyses.blocks - report.analyses.complete_blocks, language),
        count(report.analyses.blocks, language));
  const auto history = history_of(*report.job, report.run, std::string{language});
  if (!report.notes.empty() || !history.empty()) text += "\n";
  for (const std::string& note : history) text += note + "\n";
  for (const std::string& note : report.notes) text += note + "\n";
  text += fmt::format("\n{}: {}\n{}: {}\n", en ? "Results" : "Resultater",
                      report.folder.generic_string(), en ? "Result hash" : "Resultatkode",
                      report.values.result_hash);
  return text;
}

int finish_sweep(const Job& job, SweepStore& store, const std::filesystem::path& folder,
                 const RunnerResult& result, const FinishOptions& options, std::FILE* out,
                 std::FILE* err) {
  SweepReport report;
  report.job = &job;
  report.folder = folder;
  report.run = used(job, result);
  report.values = collect_series(job, store, report.run.points);
  const bool en = options.language == "en";
  if (report.values.stored == 0) {
    std::fputs(en ? "Interrupted before the first point was finished.\n"
                  : "Afbrudt, før det første punkt var færdigt.\n",
               err);
    return 130;
  }
  report.language = options.language;
  report.analyses = analyse(job, report.values, report.run.complete);
  report.notes = notes_of(job, report.run, options.language);
  for (const Text& note : report.analyses.notes) report.notes.push_back(note.in(options.language));
  write_sweep(report, store, options.danish_csv);
  const std::string text = sweep_text(report, options.language);
  if (!print(out, text))
    throw InputError{fmt::format(
        "the summary cannot be printed: standard output is closed or full; the results are in {}",
        folder.string())};
  if (!report.run.complete) {
    fmt::print(
        err,
        fmt::runtime(en ? "Interrupted: {} of {} tasks are kept in {}; the same command goes "
                          "on.\n"
                        : "Afbrudt: {} af {} opgaver er gemt i {}; samme kommando fortsætter."
                          "\n"),
        count(report.values.stored, options.language), count(job.tasks(), options.language),
        folder.generic_string());
    return 130;
  }
  return report.values.failed_points > 0 && !options.allow_failed ? some_points_failed : 0;
}

}  // namespace kohort::sweep
