#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "app/figures/costs.hpp"
#include "app/figures/places.hpp"
#include "app/words/messages.hpp"
#include "app/words/reference_words.hpp"
#include "app/workbook/workbook.hpp"

namespace kohort {

/// Texts of the workbook in the reader's language.
struct WorkbookWords {
  std::string language;
  std::string reference;  ///< title of what scenarios are compared with; empty: no programmes
  template <class... Arguments>
  [[nodiscard]] std::string operator()(const std::string& key,
                                       const Arguments&... arguments) const {
    // Before the arguments, which may hold the user's own words.
    const std::string words =
        name_reference(std::string{text("workbook." + key, language)}, in_format(), language);
    return without_double_stops(fmt::format(fmt::runtime(words), arguments...));
  }
  [[nodiscard]] std::string of(const std::string& key) const {
    return name_reference(std::string{text(key, language)}, reference, language);
  }
  [[nodiscard]] std::string in(const Words& words) const {
    return name_reference(std::string{words.in(language)}, reference, language);
  }

 private:
  /// The title with its braces twice.
  [[nodiscard]] std::string in_format() const {
    std::string title;
    for (const char c : reference) title.append(c == '{' || c == '}' ? 2 : 1, c);
    return title;
  }
};

/// The cells that the reader may change and what follows from them; every formula refers to these.
struct InputCells {
  Formula price_year;                    ///< of all amounts
  std::vector<Formula> coverage;         ///< by scenario
  std::vector<Formula> price_factor;     ///< by scenario: from the run's price year to the chosen
  std::vector<Formula> discount_factor;  ///< by years from the first budget year
};

/// Raw results of one scenario, as simulated, in kr. of the run's price year.
struct DataCells {
  /// Row of each payer's kinds of cost; kinds that are always zero have none.
  std::array<std::map<std::size_t, Index>, size_of<Payer>> cost_rows;
  std::array<Index, payer_views> low_rows{}, high_rows{};  ///< 95 % of the cumulated difference
  std::array<Index, place_types> place_rows{};
  Index starts_row{};                          ///< placements that start, by year
  std::map<std::string, Index> estimate_rows;  ///< of the table of differences, by id
  Index first_baseline{}, first_difference{};  ///< columns of the first budget year
  Index mean{}, low{}, high{};                 ///< columns of the table of differences
};

/// Rows of a payer's sheet that others refer to.
struct PayerCells {
  const Sheet* sheet{};
  std::map<std::size_t, Index> difference_rows;  ///< by kind of cost
  Index baseline_total{}, scenario_total{}, difference_total{}, cumulated{}, gain{};
  Index gain_low{}, gain_high{};  ///< rows: 95 % of the replications lie between them
  Index present_value{};          ///< row; the sum stands in the last column
  Index payback{};                ///< row; in the first column of years
  Index lost{};                   ///< row; the same
};

/// Everything that belongs to one scenario while its sheets are made.
struct ScenarioParts {
  const ScenarioResult* result{};
  std::size_t number{};  ///< from 0
  std::string suffix;    ///< of sheet names: empty if there is one scenario
  int position{};        ///< of its first sheet
  Sheet* data{};
  DataCells cells;
  std::array<PayerCells, size_of<Payer>> payers;
  const Sheet* overview{};
  /// Rows of the overview's key figures that a comparison shows, by id.
  std::map<std::string, Index> overview_rows;

  [[nodiscard]] Index years() const {
    return static_cast<Index>(result->cells.shape.budget_years());
  }
};

/// What the makers of sheets share.
struct WorkbookParts {
  const RunResults& run;
  Book& book;
  WorkbookWords words;
  InputCells inputs;
};

/// Title and question of a scenario in the workbook's language, whichever the run was made in.
[[nodiscard]] std::string title_of(const WorkbookWords& words, const ScenarioResult& result);
[[nodiscard]] std::string question_of(const WorkbookWords& words, const ScenarioResult& result);

/// Columns of the sheets with years: names, then a column for what kind of budget the line belongs
/// to, then the years and their sum.
inline constexpr Index first_year_column = 2;

/// "1.000 kr., 2025-priser" as a formula that follows the chosen price level.
void put_unit_line(const WorkbookParts& parts, Sheet& sheet, Index row);
/// Years in a header row, after which a column for their sum.
void put_year_header(const WorkbookParts& parts, const ScenarioParts& scenario, Sheet& sheet,
                     Index row);
/// Widths of a sheet with years.
void set_year_widths(const ScenarioParts& scenario, Sheet& sheet, double names, double kinds);

/// Rows of a stream of yearly net costs in `total_row`: cumulated, as a gain, factors, present
/// values, payback. Returns the first row below.
Index put_stream(const WorkbookParts& parts, const ScenarioParts& scenario, Sheet& sheet,
                 Index total_row, Index row, PayerCells& cells);

void add_input_sheets(WorkbookParts& parts, const WorkbookInputs& inputs);
void add_data_sheet(WorkbookParts& parts, ScenarioParts& scenario);
void add_payer_sheet(WorkbookParts& parts, ScenarioParts& scenario, Payer payer);
void add_case_sheet(WorkbookParts& parts, ScenarioParts& scenario);
void add_overview_sheet(WorkbookParts& parts, ScenarioParts& scenario);
void add_children_sheet(WorkbookParts& parts, ScenarioParts& scenario);
void add_assumptions_sheet(WorkbookParts& parts, const ScenarioParts& scenario);
void add_comparison_sheet(WorkbookParts& parts, const std::vector<ScenarioParts>& scenarios);
void add_sources_sheet(WorkbookParts& parts);

}  // namespace kohort
