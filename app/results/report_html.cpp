#include "app/results/report_html.hpp"

#include <fmt/format.h>

#include "app/results/answer.hpp"
#include "app/results/html.hpp"
#include "app/results/messages.hpp"
#include "app/results/numbers.hpp"
#include "app/results/report_sections.hpp"

namespace kohort {

namespace {

constexpr std::string_view style = R"(<style>
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --soft: #666; --line: #d5d5d5;
  --accent: #1f5f8b; --accent-soft: #1f5f8b22; --mark: #fff3cd; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #16181a; --soft: #a9a9a9; --line: #3c4043;
    --accent: #7fb8de; --accent-soft: #7fb8de30; --mark: #4a3f16; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.55 system-ui, "Segoe UI", sans-serif; }
h1 { line-height: 1.2; margin: 0 0 .5rem; }
h2 { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
p, li, dd { max-width: 42rem; }
.question { font-size: 1.15rem; color: var(--soft); }
.answer { border-left: .3rem solid var(--accent); padding-left: 1rem; font-size: 1.1rem; }
.warning { background: var(--mark); padding: .5rem 1rem; }
.scroll { overflow-x: auto; margin: 1.25rem 0; }
table { border-collapse: collapse; font-size: .92rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { padding: .25rem .75rem; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; }
tbody th { font-weight: 400; }
.numbers td { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.numbers thead th:not(:first-child) { text-align: right; }
.total th, .total td { font-weight: 600; }
.difference th, .difference td { border-bottom-color: var(--soft); }
.assumption th, .assumption td { background: var(--mark); }
figure { margin: 1.5rem 0; }
figcaption { font-weight: 600; }
svg { width: 100%; height: auto; font-size: 13px; }
svg text { fill: var(--ink); }
svg .grid { stroke: var(--line); }
svg .zero { stroke: var(--ink); stroke-width: 1.5; }
svg .band { fill: var(--accent); fill-opacity: .18; }
svg .middle { fill: none; stroke: var(--accent); stroke-width: 2.5; }
dt { font-weight: 600; } dd { margin: 0 0 .4rem; overflow-wrap: anywhere; }
@media print {
  @page { size: A4; margin: 18mm; }
  :root { --ink: #000; --paper: #fff; --soft: #444; --line: #aaa; --accent: #333; --mark: #eee; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .scroll { overflow: visible; } table { font-size: 8pt; }
  thead { display: table-header-group; } tr, figure { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; } }
</style>
)";

std::string page_title(const RunResults& run, std::string_view language) {
  return run.scenarios.size() == 1 ? run.scenarios.front().stored.title
                                   : say(language, "report.several", run.scenarios.size());
}

std::string comparison(const RunResults& run, std::string_view language) {
  HtmlTable table;
  table.caption = std::string{text("report.compare", language)};
  table.columns = {std::string{text("report.scenario", language)},
                   std::string{text("report.year", language)},
                   std::string{text("report.extra_cost", language)},
                   std::string{text("report.interval", language)},
                   std::string{text("report.placements_difference", language)},
                   std::string{text("report.interval", language)},
                   std::string{text("report.payback_probability", language)}};
  for (const ScenarioResult& result : run.scenarios) {
    const Estimate& cost = result.summary.metric(headline_metric).difference;
    const Estimate& starts = result.summary.metric("placement_starts").difference;
    const Payback& payback =
        result.summary.payers[static_cast<std::size_t>(Payer::municipality)].payback;
    table.add(
        {result.stored.title, result.period.budget_text(),
         format_metric(MetricUnit::kr, cost.mean, cost.se, language, true),
         range_text(cost, 1e-6, 2, language),
         format_metric(MetricUnit::count, starts.mean, starts.se, language, true),
         range_text(starts, 1, 1, language),
         payback.no_difference ? "\u2013" : format_percent(payback.probability, 0, language)});
  }
  return table.html();
}

std::string scenario_sections(const RunResults& run, const ScenarioResult& result,
                              std::size_t number, std::string_view language) {
  const std::string id = fmt::format("s{}", number);
  std::string out = fmt::format("<article id=\"{}\">\n", id);
  if (run.scenarios.size() > 1) {
    out += fmt::format("<h2 class=\"title\">{}</h2>\n", escape_html(result.stored.title));
  }
  if (!result.stored.question.empty()) {
    out += fmt::format("<p class=\"question\">{}</p>\n", escape_html(result.stored.question));
  }
  out += "<div class=\"answer\">\n";
  for (const std::string& sentence : answer_sentences(result, language)) {
    out += element("p", sentence);
  }
  out += "</div>\n";
  out += element("p", say(language, "report.reading", run.replications));
  return out + budget_section(result, language) + payback_section(result, id, language) +
         payers_section(result, language) + children_section(result, language) +
         followed_section(result, run.rules, language) + subgroups_section(result, language) +
         unknown_section(run, result, language) + "</article>\n";
}

std::string manifest_section(const RunResults& run, std::string_view language) {
  std::string out = element("h2", text("report.manifest", language)) + "<dl>\n";
  const auto entry = [&](std::string_view key, const std::string& value) {
    out += element("dt", text(key, language)) + element("dd", value);
  };
  entry("report.version", "kohort " + run.version);
  entry("report.seed", std::to_string(run.seed));
  entry("report.replications", std::to_string(run.replications));
  entry("report.draws", std::to_string(run.draws));
  entry("report.rules", describe_rules(run.rules, language));
  entry("report.result_hash", run.result_hash);
  for (const ScenarioResult& result : run.scenarios) {
    entry("report.price_year", std::to_string(result.period.price_year));
    entry("report.scenario_hash", result.stored.id + ": " + result.stored.hash);
    std::string files;
    for (const auto& file : result.scenario->chain) {
      files += (files.empty() ? "" : ", ") + file.filename().string();
    }
    entry("report.files", files);
  }
  return out + "</dl>\n";
}

}  // namespace

std::string report_html(const RunResults& run, std::string_view language) {
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{}</title>\n",
      language == "en" ? "en" : "da", escape_html(page_title(run, language)));
  out +=
      std::string{style} + "</head>\n<body>\n<main>\n" + element("h1", page_title(run, language));
  if (!run.complete) {
    out += fmt::format(
        "<p class=\"warning\">{}</p>\n",
        escape_html(say(language, "report.incomplete", run.replications, run.requested)));
  }
  if (run.scenarios.size() > 1) out += comparison(run, language);
  for (std::size_t s = 0; s < run.scenarios.size(); ++s) {
    out += scenario_sections(run, run.scenarios[s], s + 1, language);
  }
  return out + manifest_section(run, language) + "</main>\n</body>\n</html>\n";
}

}  // namespace kohort
