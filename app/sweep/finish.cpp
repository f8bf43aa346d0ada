#include "app/sweep/finish.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "app/sweep/sweep_command.hpp"
#include "app/sweep/sweep_outputs.hpp"
#include "app/words/input_error.hpp"
#include "app/words/numbers.hpp"
#include "app/words/printable.hpp"

namespace kohort::sweep {

std::string figure_text(double value, std::string_view language) {
  if (!std::isfinite(value) || value == 0) return format_number(value, 0, language);
  const int before = static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
  return format_number(value, std::clamp(4 - before, -6, 6), language);
}

namespace {

std::string count(std::uint64_t value, std::string_view language) {
  return format_number(static_cast<double>(value), 0, language);
}

/// Tasks of the study; with a wanted precision, those of as many points as it has got to.
std::uint64_t all_tasks(const Job& job, const RunnerResult& run) {
  return job.study.precision ? run.points * job.study.design.replications : job.tasks();
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
                                count(run.resumed, language),
                                count(all_tasks(job, run), language)));
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
        fmt::runtime(
            en ? "After {} points, {} replications of each, the mean of {} is known to ± {} (asked "
                 "for: ± {}). Points tell what is not known of the parameters, replications what "
                 "other people would change; of both there are as many as that takes."
               : "Efter {} punkter med {} gentagelser af hvert kendes middelværdien af {} på ± {} "
                 "(ønsket: ± {}). Punkterne viser, hvad man ikke ved om parametrene, og "
                 "gentagelserne, hvad andre mennesker ville ændre; der er så mange af begge, som "
                 "det kræver."),
        count(run.points, language), count(run.replications, language), job.study.precision->output,
        figure_text(run.half_width, language),
        figure_text(job.study.precision->half_width, language)));
  if (job.study.precision && run.complete && run.half_width > job.study.precision->half_width)
    notes.emplace_back(
        en ? "The study may not compute enough for that: raise design.points or "
             "design.replications, whichever is at its most. The other one was not raised further "
             "where that would hardly have helped."
           : "Studiet må ikke beregne nok til det: hæv design.points eller design.replications, "
             "alt efter hvad der er brugt op. Det andet er ikke hævet mere, hvor det næppe ville "
             "have hjulpet.");
  if (job.study.random() && job.study.chance() && run.replications < 2)
    notes.emplace_back(
        en ? "With one replication every mean holds for these people only: how much other people "
             "would change it cannot be told, and no error is given. Ask for more replications "
             "(design.replications)."
           : "Med én gentagelse gælder hvert gennemsnit kun for disse mennesker: hvor meget andre "
             "mennesker ville ændre det, kan ikke ses, og der står ingen usikkerhed. Bed om flere "
             "gentagelser (design.replications).");
  for (const Scenario& scenario : job.study.scenarios)
    if (scenario.reference)
      notes.push_back(fmt::format(
          fmt::runtime(en ? "{} names {} as its reference; a study compares it with the same place "
                            "without programmes all the same. kohort run follows it."
                          : "{} angiver {} som sin reference; et studie sammenligner alligevel med "
                            "det samme sted uden indsatser. kohort run følger den."),
          scenario.id, one_line(scenario.reference->written, 300)));
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
    const bool several = report.job->study.scenarios.size() > 1 && !i.scenario.empty();
    text += fmt::format("  {}{}{} {}{}{}: {}", several ? i.scenario : "", several ? ": " : "",
                        i.output, i.index, i.parameter.empty() ? "" : " ", i.parameter,
                        figure_text(i.value, language));
    if (std::isfinite(i.low) && std::isfinite(i.high))
      text += fmt::format(" [{}; {}]", figure_text(i.low, language), figure_text(i.high, language));
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
    const StudyEstimate e = estimate_of(*report.job, s);
    const double half = (e.mean.interval.high - e.mean.interval.low) / 2;
    text += fmt::format("  {}: {}", s.label, figure_text(e.mean.value, language));
    if (std::isfinite(half)) text += fmt::format(" ± {}", figure_text(half, language));
    if (study.random() && study.chance() && study.design.replications < 2)
      text += en ? " (for these people only)" : " (kun for disse mennesker)";
    if (e.points > 1)
      text += fmt::format(
          fmt::runtime(en ? "  (95 % of points {} to {})" : "  (95 pct. af punkterne {} til {})"),
          figure_text(e.low, language), figure_text(e.high, language));
    text += (s.unit.empty() ? "" : " " + s.unit) + "\n";
  }
  text += indices_text(report, language);
  text += side_by_side_text(report.analyses.side_by_side, language);
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
  report.values = collect_series(job, store, report.run.points, job.study.design.replications);
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
        count(report.values.stored, options.language),
        count(all_tasks(job, report.run), options.language), folder.generic_string());
    return 130;
  }
  return report.values.failed_points > 0 && !options.allow_failed ? some_points_failed : 0;
}

}  // namespace kohort::sweep
