// Writes pairs of workbooks into a folder, for workbook_test.sh and tests/workbook/engines.mjs:
// NAME-fresh.xlsx with changed inputs and the values that they give, NAME-stale.xlsx with the
// changed inputs and the values of the old ones. A spreadsheet program that recalculates the second
// must arrive at the first.
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

void write_pair(const std::filesystem::path& folder, const std::string& name, const RunResults& run,
                const std::string& language, const WorkbookInputs& inputs) {
  Book stale = make_workbook(run, language);
  const Book fresh = make_workbook(run, language, inputs);
  take_inputs(stale, fresh);
  write_xlsx(stale, folder / (name + "-" + language + "-stale.xlsx"));
  write_xlsx(fresh, folder / (name + "-" + language + "-fresh.xlsx"));
}

}  // namespace

int main(int, char** argv) {
  const std::filesystem::path folder{argv[1]};
  const test::FakeRun one;
  const test::FakeRun two{2};
  const test::FakeRun three{3, test::FakeRun::standard_effect, 2};
  WorkbookInputs inputs;
  inputs.coverage = 0.6;
  inputs.price_year = 2018;
  inputs.rates = {0.05, 0.05, 0.05};
  WorkbookInputs reversed;  // dearer in the end: the money does not come back
  reversed.coverage = -1;
  reversed.flat = true;
  for (const std::string language : {"da", "en"}) {
    write_pair(folder, "one", one.run, language, inputs);
    write_pair(folder, "two", two.run, language, inputs);
    write_pair(folder, "three", three.run, language, inputs);
    write_pair(folder, "reversed", one.run, language, reversed);
  }
}
