// Writes two workbooks for workbook_test.sh: `fresh.xlsx` with changed inputs and the values that
// they give, `stale.xlsx` with the changed inputs and the values of the old ones. A spreadsheet
// program that recalculates the second must arrive at the first.
#include <filesystem>

#include "app/workbook/xlsx.hpp"
#include "tests/app/workbook_fake.hpp"

using namespace kohort;

namespace {

/// Puts the numbers (not the formulas) of `changed` into `book`.
void take_inputs(Book& book, const Book& changed) {
  for (std::size_t s = 0; s < book.sheets.size(); ++s)
    for (const auto& [place, cell] : changed.sheets[s].cells())
      if (const auto* number = std::get_if<double>(&cell.content))
        book.sheets[s].number(place.first, place.second, *number, cell.style);
}

}  // namespace

int main(int, char** argv) {
  const std::filesystem::path folder{argv[1]};
  const test::FakeRun fake{2};
  WorkbookInputs inputs;
  inputs.coverage = 0.6;
  inputs.price_year = 2018;
  inputs.rates = {0.05, 0.05, 0.05};
  Book stale = make_workbook(fake.run, "en");
  const Book fresh = make_workbook(fake.run, "en", inputs);
  take_inputs(stale, fresh);
  write_xlsx(stale, folder / "stale.xlsx");
  write_xlsx(fresh, folder / "fresh.xlsx");
}
