#include "app/workbook/workbook_parts.hpp"

namespace kohort {

namespace {

constexpr Style raw{Look::text, Digits::one};

/// Writes one compared figure by year: the baseline and the difference.
template <class Select>
void put_years(Sheet& sheet, const ScenarioParts& scenario, Index row, Select select) {
  for (Index y = 0; y < scenario.years(); ++y) {
    const Compared& c = select(y);
    sheet.number(row, scenario.cells.first_baseline + y, c.baseline.mean, raw);
    sheet.number(row, scenario.cells.first_difference + y, c.difference.mean, raw);
  }
}

bool is_zero(const ScenarioResult& result, Category category, Payer payer) {
  for (std::size_t y = 0; y < result.cells.shape.budget_years(); ++y) {
    const Compared& c = result.cells.cost(y, category, payer);
    if (c.baseline.mean != 0 || c.difference.mean != 0) return false;
  }
  return true;
}

void put_costs(const WorkbookParts& parts, ScenarioParts& scenario, Sheet& sheet, Index& row) {
  for (std::size_t p = 0; p < size_of<Payer>; ++p)
    for (std::size_t c = 0; c < size_of<Category>; ++c) {
      const auto category = static_cast<Category>(c);
      const auto payer = static_cast<Payer>(p);
      if (is_zero(*scenario.result, category, payer)) continue;
      sheet.text(row, 0, parts.words.in(payer_view_words(p)));
      sheet.text(row, 1, parts.words.in(cost_kind(category).name));
      put_years(sheet, scenario, row, [&](Index y) -> const Compared& {
        return scenario.result->cells.cost(y, category, payer);
      });
      scenario.cells.cost_rows[p][c] = row++;
    }
}

void put_places(const WorkbookParts& parts, ScenarioParts& scenario, Sheet& sheet, Index& row) {
  for (std::size_t type = 0; type < place_types; ++type) {
    const Yearly what = years_in_place[type];
    sheet.text(row, 0, parts.words("data.places"));
    sheet.text(row, 1, parts.words.in(places[type].name));
    put_years(sheet, scenario, row,
              [&](Index y) -> const Compared& { return scenario.result->cells.yearly(what, y); });
    scenario.cells.place_rows[type] = row++;
  }
  sheet.text(row, 0, parts.words("data.places"));
  sheet.text(row, 1, parts.words.in(metric_of("placement_starts").name));
  put_years(sheet, scenario, row, [&](Index y) -> const Compared& {
    return scenario.result->cells.yearly(Yearly::placement_starts, y);
  });
  scenario.cells.starts_row = row++;
}

void put_ranges(const WorkbookParts& parts, ScenarioParts& scenario, Sheet& sheet, Index& row) {
  for (std::size_t view = 0; view < payer_views; ++view) {
    const auto& cumulated = scenario.result->summary.payers[view].cumulated;
    const std::string name = parts.words.in(payer_view_words(view));
    scenario.cells.low_rows[view] = row;
    scenario.cells.high_rows[view] = row + 1;
    for (const bool high : {false, true}) {
      sheet.text(row, 0, name);
      sheet.text(row, 1, parts.words(high ? "data.high" : "data.low"));
      for (Index y = 0; y < cumulated.size(); ++y) {
        const Estimate& e = cumulated[y].difference;
        sheet.number(row, scenario.cells.first_difference + y, high ? e.high : e.low, raw);
      }
      ++row;
    }
  }
}

/// Differences that are not by year: id, mean, range.
void put_estimates(const WorkbookParts& parts, ScenarioParts& scenario, Sheet& sheet, Index& row) {
  DataCells& cells = scenario.cells;
  ++row;
  sheet.text(row, 0, parts.words("data.figure"), Look::header_left);
  sheet.text(row, 1, parts.words("data.id"), Look::header_left);
  sheet.text(row, cells.mean, parts.words("mean"), Look::header);
  sheet.text(row, cells.low, parts.words("low"), Look::header);
  sheet.text(row, cells.high, parts.words("high"), Look::header);
  ++row;
  const auto put = [&](const std::string& id, const std::string& name, const Estimate& e) {
    sheet.text(row, 0, name);
    sheet.text(row, 1, id);
    sheet.number(row, cells.mean, e.mean, raw);
    sheet.number(row, cells.low, e.low, raw);
    sheet.number(row, cells.high, e.high, raw);
    cells.estimate_rows[id] = row++;
  };
  const ScenarioSummary& summary = scenario.result->summary;
  for (std::size_t m = 0; m < headline_metrics().size(); ++m) {
    const std::string id{headline_metrics()[m].id};
    put(id, parts.words.in(headline_metrics()[m].name), summary.metrics[m].difference);
  }
  for (const LedgerSummary& ledger : summary.economics.ledgers) {
    if (ledger.ledger.empty()) continue;
    const std::string id = "ledger." + std::string{ledger.ledger};
    const std::string name = parts.words(id);
    put(id + ".programme_cost", name, ledger.programme_cost);
    put(id + ".saving", name, ledger.saving);
    put(id + ".net", name, ledger.net);
  }
  for (const ReachedRow& reached : summary.reached)
    put("reached." + reached.programme + "." + std::string{reached.id},
        reached_label(reached, parts.words.language), reached.value.difference);
}

}  // namespace

void add_data_sheet(WorkbookParts& parts, ScenarioParts& scenario) {
  Sheet& sheet = parts.book.add(parts.words("sheet.data") + scenario.suffix, scenario.position + 9);
  scenario.data = &sheet;
  DataCells& cells = scenario.cells;
  cells.first_baseline = 2;
  cells.first_difference = cells.first_baseline + scenario.years();
  cells.mean = 2;
  cells.low = 3;
  cells.high = 4;
  sheet.widths.assign(cells.first_difference + scenario.years(), 15);
  sheet.widths[0] = 34;
  sheet.widths[1] = 34;
  sheet.paragraph(0, 6, parts.words("data.title"), Look::title);
  sheet.paragraph(1, 6, parts.words("data.note", scenario.result->period.price_year), Look::note);
  constexpr Index header = 3;
  sheet.text(header, 0, parts.words("data.group"), Look::header_left);
  sheet.text(header, 1, parts.words("data.item"), Look::header_left);
  for (Index y = 0; y < scenario.years(); ++y) {
    const int year = scenario.result->period.year(y);
    const char* const before = parts.words.reference.empty() ? "data.baseline" : "data.reference";
    sheet.text(header, cells.first_baseline + y, parts.words(before, year), Look::header);
    sheet.text(header, cells.first_difference + y, parts.words("data.difference", year),
               Look::header);
  }
  sheet.heights[header] = 30;
  sheet.freeze_rows = header + 1;
  sheet.freeze_columns = 2;
  sheet.repeated_rows = {{header, header}};
  Index row = header + 1;
  put_costs(parts, scenario, sheet, row);
  put_places(parts, scenario, sheet, row);
  put_ranges(parts, scenario, sheet, row);
  put_estimates(parts, scenario, sheet, row);
}

}  // namespace kohort
