#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "app/scenario/sources.hpp"
#include "app/words/input_error.hpp"
#include "app/workbook/workbook_parts.hpp"

namespace kohort {

namespace {

/// Titles are a help, so that a damaged file of sources does not cost a finished run its workbook.
Sources known_sources(const Scenario& scenario) {
  if (scenario.chain.empty()) return {};
  try {
    return sources_of(scenario);
  } catch (const InputError&) {
    return {};
  }
}

std::string place_of(const ResolvedParameter& p) {
  if (p.history.empty()) return "";
  const Place& place = p.history.back().place;
  const std::string file = std::filesystem::path{place.file}.filename().string();
  return place.line == 0 ? file : fmt::format("{}:{}", file, place.line);
}

/// One row for each number, so that they stay numbers.
void put_parameter(const WorkbookWords& words, Sheet& sheet, Index row, const ResolvedParameter& p,
                   std::size_t entry, const Sources& sources) {
  const Look look = p.grade == "N" ? Look::assumption : Look::wrapped;
  const Style number{look, p.price_year != 0 ? Digits::listed_amount : Digits::listed};
  const std::vector<std::string> texts{
      p.key,
      entry < p.labels.size() ? p.labels[entry] : "",
      "",
      "",
      "",
      p.price_year != 0 ? fmt::format("{} ({})", p.unit, p.price_year) : p.unit,
      p.distribution,
      p.grade + " \u2013 " + grade_text(p.grade, words.language),
      p.source,
      sources.contains(p.source) ? sources.at(p.source).title : "",
      place_of(p),
      p.meaning,
      p.note};
  for (Index column = 0; column < texts.size(); ++column)
    sheet.text(row, column, texts[column], look);
  sheet.number(row, 2, p.value[entry], number);
  if (entry < p.low.size() && entry < p.high.size()) {
    sheet.number(row, 3, p.low[entry], number);
    sheet.number(row, 4, p.high[entry], number);
  }
}

std::vector<std::string> rule_sources(const RulePreset& preset) {
  std::vector<std::string> ids;
  for (const RuleNumber& n : preset.rates) ids.push_back(n.source);
  ids.push_back(preset.net_tax_factor.source);
  ids.push_back(preset.tax_markup.source);
  return ids;
}

std::string files_of(const Scenario& scenario) {
  std::string files;
  for (const auto& file : scenario.chain)
    files += (files.empty() ? "" : ", ") + file.filename().string();
  return files;
}

}  // namespace

void add_assumptions_sheet(WorkbookParts& parts, const ScenarioParts& scenario) {
  const WorkbookWords& words = parts.words;
  const Scenario& own = *scenario.result->scenario;
  Sheet& sheet =
      parts.book.add(words("sheet.assumptions") + scenario.suffix, scenario.position + 8);
  sheet.widths = {40, 14, 10, 9, 9, 18, 11, 18, 22, 46, 20, 80, 80};
  sheet.printed_columns = 11;
  const AssumptionCount count = count_assumptions(own);
  sheet.paragraph(0, 7, words("assumptions.title"), Look::title);
  sheet.paragraph(1, 7,
                  say(words.language, "terminal.assumptions", count.assumptions, count.parameters) +
                      " " + words("assumptions.note"));
  constexpr Index header = 3;
  Index column = 0;
  for (const std::string key : {"parameter", "entry", "value", "from", "to", "unit", "distribution",
                                "grade", "source", "source_title", "place", "meaning", "remark"})
    sheet.text(header, column++, words("assumptions." + key),
               key == "value" || key == "from" || key == "to" ? Look::header : Look::header_left);
  const Sources sources = known_sources(own);
  Index row = header + 1;
  for (const ResolvedParameter& p : own.parameters) {
    if (!in_use(own, p)) continue;
    for (std::size_t entry = 0; entry < p.value.size(); ++entry)
      put_parameter(words, sheet, row++, p, entry, sources);
  }
  sheet.freeze_rows = header + 1;
  sheet.freeze_columns = 1;
  sheet.repeated_rows = {{header, header}};
  sheet.fit_heights(header + 1);
  if (row > header + 1) sheet.filter = sheet.range(header, 0, row - 1, column - 1);
}

void add_sources_sheet(WorkbookParts& parts) {
  const WorkbookWords& words = parts.words;
  const RunResults& run = parts.run;
  Sheet& sheet = parts.book.add(words("sheet.sources"), 1000);
  sheet.widths = {36, 80, 60, 16};
  sheet.hidden_grid = true;
  sheet.paragraph(0, 3, words("sources.title"), Look::title);
  Index row = 2;
  const auto entry = [&](const std::string& key, const std::string& value) {
    sheet.text(row, 0, words.of(key));
    sheet.text(row++, 1, value, Look::wrapped);
  };
  entry("workbook.run.version", "kohort " + run.version);
  entry("workbook.run.seed", std::to_string(run.seed));
  entry("workbook.run.replications", std::to_string(run.replications));
  entry("workbook.run.draws", std::to_string(run.draws));
  entry("workbook.run.rules",
        run.rules.preset.name + ": " + describe_rules(run.rules, words.language));
  entry("workbook.run.result_hash", run.result_hash);
  std::map<std::string, SourceText> used;
  for (const ScenarioResult& result : run.scenarios) {
    entry("workbook.run.scenario", result.stored.id + ": " + title_of(words, result));
    entry("workbook.run.price_year", std::to_string(result.period.price_year));
    entry("workbook.run.scenario_hash", result.stored.hash);
    entry("workbook.run.files", files_of(*result.scenario));
    const Sources sources = known_sources(*result.scenario);
    const auto use = [&](const std::string& id) {
      if (const auto found = sources.find(id); found != sources.end() && found->second.ours.empty())
        used.insert(*found);
    };
    for (const ResolvedParameter& p : result.scenario->parameters)
      if (in_use(*result.scenario, p)) use(p.source);
    for (const ResolvedBudgetLine& line : result.scenario->budget) use(line.source);
    for (const std::string& id : rule_sources(run.rules.preset)) use(id);
  }
  ++row;
  const std::array<std::string, 4> titles{"sources.id", "sources.what", "sources.address",
                                          "sources.year"};
  for (Index column = 0; column < titles.size(); ++column)
    sheet.text(row, column, words(titles[column]), Look::header_left);
  sheet.repeated_rows = {{row, row}};
  for (const auto& [id, source] : used) {
    ++row;
    sheet.text(row, 0, id, Look::wrapped);
    sheet.text(row, 1, source.title, Look::wrapped);
    sheet.text(row, 2, source.address, Look::wrapped);
    sheet.text(row, 3, source.year, Look::wrapped);
  }
  sheet.fit_heights(2);
}

}  // namespace kohort
