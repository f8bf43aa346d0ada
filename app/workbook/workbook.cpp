#include "app/workbook/workbook.hpp"

#include <fmt/format.h>

#include "app/workbook/workbook_parts.hpp"
#include "app/workbook/xlsx.hpp"

namespace kohort {

namespace {

// Comparison and inputs come first, then the scenarios' sheets, then what everything rests on.
constexpr int scenarios_from = 10;
constexpr int sheets_of_a_scenario = 10;

std::string title_of(const RunResults& run, const WorkbookWords& words) {
  return run.scenarios.size() == 1
             ? run.scenarios.front().stored.title
             : say(words.language, "workbook.run.several", run.scenarios.size());
}

}  // namespace

Book make_workbook(const RunResults& run, std::string_view language, const WorkbookInputs& inputs) {
  Book book;
  book.language = language == "en" ? "en" : "da";
  book.program = "Kohort " + run.version;
  WorkbookParts parts{run, book, {book.language}, {}};
  book.title = title_of(run, parts.words);
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
  return book;
}

void write_workbook(const RunResults& run, const std::filesystem::path& path,
                    std::string_view language) {
  write_xlsx(make_workbook(run, language), path);
}

}  // namespace kohort
