#include <algorithm>
#include <array>
#include <optional>

#include "app/workbook/workbook_parts.hpp"

namespace kohort {

namespace {

constexpr Index header = 3;
constexpr Index first = first_year_column;
constexpr auto own = static_cast<std::size_t>(Payer::municipality);

struct Shown {
  std::string_view id;  ///< of the overview
  Index column;         ///< of the overview
  Digits digits;
  std::string_view title;
};
constexpr std::array shown{Shown{"cost_municipality", 1, Digits::whole, "comparison.municipality"},
                           Shown{"cost_municipality", 2, Digits::whole, "low"},
                           Shown{"cost_municipality", 3, Digits::whole, "high"},
                           Shown{"value_municipality", 1, Digits::whole, "comparison.value"},
                           Shown{"payback_year", 1, Digits::year, "stream.payback_short"},
                           Shown{"cost_public", 1, Digits::whole, "comparison.public"},
                           Shown{"placement_starts", 1, Digits::one, "comparison.placements"}};
constexpr Index figures_from = 3;
constexpr Index last_column = figures_from + static_cast<Index>(shown.size()) - 1;

/// Budgets of 4 and 10 years are compared over their first 4; none if all have equally many years.
std::optional<Index> common_years(const std::vector<ScenarioParts>& scenarios) {
  const auto shorter = [](const ScenarioParts& a, const ScenarioParts& b) {
    return a.years() < b.years();
  };
  const auto [least, most] = std::minmax_element(scenarios.begin(), scenarios.end(), shorter);
  if (least->years() == most->years() || least->years() == 0) return std::nullopt;
  return least->years();
}

/// What the overview says.
std::optional<Formula> from_overview(const ScenarioParts& s, const Shown& figure) {
  const Index row = s.overview_rows.at(std::string{figure.id});
  const auto cell = s.overview->cells().find({row, figure.column});
  if (cell == s.overview->cells().end()) return std::nullopt;
  Formula reference = s.overview->at(row, figure.column);
  if (const auto* f = std::get_if<Formula>(&cell->second.content)) reference.words = f->words;
  return reference;
}

/// Sum of a block of another sheet.
Formula sum_of(const Sheet& sheet, Index row, Index column, Index last) {
  Formula sum = sheet.sum(row, column, row, last);
  sum.text = "SUM('" + sheet.name + "'!" + range_name(row, column, row, last) + ")";
  return sum;
}

/// The same over the first `years` budget years.
std::optional<Formula> over_years(const WorkbookParts& parts, const ScenarioParts& s,
                                  const Shown& figure, Index years) {
  const Index end = first + years - 1;
  const auto cumulated = [end](const PayerCells& p) { return p.sheet->at(p.cumulated, end); };
  const PayerCells& municipality = s.payers[own];
  if (figure.id == "cost_public")
    return cumulated(s.payers[0]) + cumulated(s.payers[1]) + cumulated(s.payers[2]);
  if (figure.id == "value_municipality")
    return sum_of(*municipality.sheet, municipality.present_value, first, end);
  if (figure.id == "placement_starts")
    return sum_of(*s.data, s.cells.starts_row, s.cells.first_difference,
                  s.cells.first_difference + years - 1) *
           parts.inputs.coverage[s.number];
  if (figure.id != "cost_municipality") return from_overview(s, figure);
  if (figure.column == 1) return cumulated(municipality);
  // The least cost is the greatest gain.
  return -municipality.sheet->at(
      figure.column == 2 ? municipality.gain_high : municipality.gain_low, end);
}

void put_row(const WorkbookParts& parts, const ScenarioParts& s, Sheet& sheet, Index row,
             std::optional<Index> years) {
  sheet.number(row, 0, static_cast<double>(s.number + 1), {Look::text, Digits::listed});
  sheet.text(row, 1, title_of(parts.words, *s.result), Look::label);
  sheet.text(row, 2, s.result->period.budget_text());
  sheet.heights[row] = 30;
  for (Index i = 0; i < shown.size(); ++i) {
    const auto formula =
        years ? over_years(parts, s, shown[i], *years) : from_overview(s, shown[i]);
    if (formula) sheet.formula(row, figures_from + i, *formula, {Look::text, shown[i].digits});
  }
}

}  // namespace

void add_comparison_sheet(WorkbookParts& parts, const std::vector<ScenarioParts>& scenarios) {
  const WorkbookWords& words = parts.words;
  const std::optional<Index> years = common_years(scenarios);
  Sheet& sheet = parts.book.add(words("sheet.comparison"), 0);
  sheet.widths = {5, 46, 12, 15, 15, 15, 15, 15, 15, 15};
  sheet.hidden_grid = true;
  sheet.paragraph(0, last_column,
                  years ? words("comparison.title_aligned", *years) : words("comparison.title"),
                  Look::title);
  put_unit_line(parts, sheet, 1);
  sheet.text(header, 0, "", Look::header_left);
  sheet.text(header, 1, words("comparison.scenario"), Look::header_left);
  sheet.text(header, 2, words("comparison.years"), Look::header_left);
  sheet.heights[header] = 60;
  for (Index i = 0; i < shown.size(); ++i)
    sheet.text(header, figures_from + i, words(std::string{shown[i].title}), Look::header);
  Index row = header + 1;
  for (const ScenarioParts& s : scenarios) put_row(parts, s, sheet, row++, years);
  if (years)
    sheet.paragraph(++row, last_column, words("comparison.aligned_note", *years), Look::note);
  sheet.paragraph(row + 1, last_column, words("comparison.note"), Look::note);
  sheet.freeze_rows = header + 1;
  sheet.repeated_rows = {{header, header}};
}

}  // namespace kohort
