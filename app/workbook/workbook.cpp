#include "app/workbook/workbook.hpp"

#include <fmt/format.h>

#include "app/results/answer.hpp"
#include "app/words/printable.hpp"
#include "app/workbook/workbook_parts.hpp"
#include "app/workbook/xlsx.hpp"

namespace kohort {

namespace {

// Comparison and inputs come first, then the scenarios' sheets, then what everything rests on.
constexpr int scenarios_from = 10;
constexpr int sheets_of_a_scenario = 10;

std::string book_title(const RunResults& run, const WorkbookWords& words) {
  return run.scenarios.size() == 1
             ? title_of(words, run.scenarios.front())
             : say(words.language, "workbook.run.several", run.scenarios.size());
}

/// What the run holds in its own language, in another one.
std::string in_language(const std::string& stored, const Text& text, std::size_t longest,
                        const std::string& language) {
  for (const std::string own : {"da", "en"})
    if (stored == one_line(text.in(own), longest)) return one_line(text.in(language), longest);
  return stored;
}

}  // namespace

std::string title_of(const WorkbookWords& words, const ScenarioResult& result) {
  return in_language(result.stored.title, result.scenario->title, 300, words.language);
}

std::string question_of(const WorkbookWords& words, const ScenarioResult& result) {
  return in_language(result.stored.question, result.scenario->question, 2000, words.language);
}

Book make_workbook(const RunResults& run, std::string_view language, const WorkbookInputs& inputs) {
  Book book;
  book.language = language == "en" ? "en" : "da";
  book.program = "Kohort " + run.version;
  WorkbookParts parts{
      run, book, {book.language, reference_title(run.scenarios.front(), book.language)}, {}};
  book.title = book_title(run, parts.words);
  add_input_sheets(parts, inputs);
  std::vector<ScenarioParts> scenarios;
  for (std::size_t s = 0; s < run.scenarios.size(); ++s) {
    ScenarioParts& scenario = scenarios.emplace_back();
    scenario.result = &run.scenarios[s];
    scenario.number = s;
    if (run.scenarios.size() > 1) scenario.suffix = fmt::format(" {}", s + 1);
    scenario.position = scenarios_from + static_cast<int>(s) * sheets_of_a_scenario;
    add_data_sheet(parts, scenario);
    for (std::size_t p = 0; p < size_of<Payer>; ++p)
      add_payer_sheet(parts, scenario, static_cast<Payer>(p));
    add_case_sheet(parts, scenario);
    add_children_sheet(parts, scenario);
    add_overview_sheet(parts, scenario);
    add_assumptions_sheet(parts, scenario);
  }
  if (scenarios.size() > 1) add_comparison_sheet(parts, scenarios);
  add_sources_sheet(parts);
  for (Sheet& sheet : book.sheets) sheet.fit_widths();
  return book;
}

void write_workbook(const RunResults& run, const std::filesystem::path& path,
                    std::string_view language) {
  write_xlsx(make_workbook(run, language), path);
}

}  // namespace kohort
