#include <array>

#include "app/workbook/workbook_parts.hpp"

namespace kohort {

namespace {

constexpr Index first = first_year_column;
constexpr Style one{Look::text, Digits::one};
constexpr std::array<std::uint32_t, place_types> colours{0x1F5F8B, 0x5E9BC0, 0xC0603A,
                                                         0xE0A458, 0x6B8E4E, 0x8C7AA9};

std::string type_name(const WorkbookWords& words, std::size_t type) {
  return words.in(places[type].name);
}

/// Heading, a row for each type of placement, their sum. Returns the row of the first type.
template <class Amount>
Index put_block(const WorkbookParts& parts, const ScenarioParts& scenario, Sheet& sheet,
                const std::string& heading, Index row, Amount amount_of) {
  const Index end = first + scenario.years();
  sheet.text(row++, 0, parts.words(heading), Look::heading);
  const Index from = row;
  for (std::size_t type = 0; type < place_types; ++type, ++row) {
    sheet.text(row, 0, type_name(parts.words, type));
    for (Index y = 0; y < scenario.years(); ++y)
      sheet.formula(row, first + y, amount_of(type, y), one);
    sheet.formula(row, end, sheet.sum(row, first, row, end - 1), one);
  }
  sheet.text(row, 0, parts.words("in_all"), Look::total);
  sheet.text(row, 1, "", Look::total);
  for (Index column = first; column <= end; ++column)
    sheet.formula(row, column, sheet.sum(from, column, row - 1, column),
                  {Look::total, Digits::one});
  return from;
}

/// Sums over the years side by side, for the chart of levels.
Index put_levels(const WorkbookParts& parts, const ScenarioParts& scenario, Sheet& sheet,
                 Index without, Index difference, Index row) {
  const Index end = first + scenario.years();
  sheet.text(row, 0, parts.words("children.sum", scenario.result->period.budget_text()),
             Look::header_left);
  sheet.text(row, 1, "", Look::header_left);
  sheet.text(row, first, parts.words("payer.without"), Look::header);
  sheet.text(row, first + 1, parts.words("payer.with"), Look::header);
  sheet.heights[row] = 30;
  for (Index type = 0; type < place_types; ++type) {
    ++row;
    sheet.text(row, 0, type_name(parts.words, type));
    sheet.formula(row, first, sheet.here(without + type, end), one);
    sheet.formula(row, first + 1,
                  sheet.here(without + type, end) + sheet.here(difference + type, end), one);
  }
  return row - static_cast<Index>(place_types) + 1;
}

}  // namespace

void add_children_sheet(WorkbookParts& parts, ScenarioParts& scenario) {
  const WorkbookWords& words = parts.words;
  Sheet& sheet = parts.book.add(words("sheet.children") + scenario.suffix, scenario.position + 7);
  set_year_widths(scenario, sheet, 40, 4);
  sheet.one_page = true;
  const Index end = first + scenario.years();
  sheet.paragraph(0, end, words("children.title"), Look::title);
  sheet.paragraph(1, end, title_of(words, *scenario.result), Look::question);
  sheet.paragraph(2, end, words("children.note"), Look::note);
  put_year_header(parts, scenario, sheet, 4);
  const DataCells& cells = scenario.cells;
  const auto data = [&](std::size_t type, Index column) {
    return scenario.data->at(cells.place_rows[type], column);
  };
  const Formula& coverage = parts.inputs.coverage[scenario.number];
  const auto types = static_cast<Index>(place_types);
  const Index without =
      put_block(parts, scenario, sheet, "payer.without", 5,
                [&](std::size_t t, Index y) { return data(t, cells.first_baseline + y); });
  const Index difference = put_block(
      parts, scenario, sheet, "payer.difference", without + types + 2,
      [&](std::size_t t, Index y) { return data(t, cells.first_difference + y) * coverage; });
  const Index with = put_block(
      parts, scenario, sheet, "payer.with", difference + types + 2, [&](std::size_t t, Index y) {
        const auto type = static_cast<Index>(t);
        return sheet.here(without + type, first + y) + sheet.here(difference + type, first + y);
      });
  const Index levels = put_levels(parts, scenario, sheet, without, difference, with + types + 2);
  SheetChart change{ChartKind::stacked_columns,
                    words("chart.places_change"),
                    words("chart.places_axis"),
                    {},
                    levels + types + 1,
                    0,
                    670,
                    340};
  SheetChart level{ChartKind::stacked_columns,
                   words("chart.places", scenario.result->period.budget_text()),
                   words("chart.places_axis"),
                   {},
                   levels + types + 1,
                   7,
                   440,
                   340};
  const Index header = 4;
  for (Index t = 0; t < types; ++t) {
    const std::string name = type_name(words, t);
    change.series.push_back({name, sheet.range(header, first, header, end - 1),
                             sheet.range(difference + t, first, difference + t, end - 1),
                             colours[t], false});
    level.series.push_back({name, sheet.range(levels - 1, first, levels - 1, first + 1),
                            sheet.range(levels + t, first, levels + t, first + 1), colours[t],
                            false});
  }
  sheet.charts = {change, level};
  sheet.freeze_rows = 5;
  sheet.freeze_columns = 1;
}

}  // namespace kohort
