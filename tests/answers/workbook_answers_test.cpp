#include <doctest/doctest.h>

#include "app/results/reached.hpp"
#include "models/economics/present_value.hpp"
#include "tests/app/workbook_fake.hpp"

using namespace kohort;
using test::FakeRun;
using test::row_of;
using test::sheet_of;

namespace {

constexpr Index years_from = 2;
constexpr Index sum_column = years_from + test::fake_years;

/// Row in which some cell says exactly this.
Index row_with(const Sheet& sheet, std::string_view words) {
  for (const auto& [place, cell] : sheet.cells()) {
    const auto* found = std::get_if<std::string>(&cell.content);
    if (found != nullptr && *found == words) return place.first;
  }
  throw std::logic_error{"no cell " + std::string{words} + " on " + sheet.name};
}

/// The programme costs at first, and saves for all three public payers later.
void for_everybody(Outcome& o, std::size_t year, std::uint32_t) {
  o.cost(year, Category::programme, Payer::municipality) += year == 0 ? 5e6 : 0;
  o.cost(year, Category::placement_institution, Payer::municipality) -= year == 0 ? 0 : 2e6;
  o.cost(year, Category::prison, Payer::state) -= 3e5;
  o.cost(year, Category::services, Payer::region) -= 2e5;
  o.cost(year, Category::services, Payer::family) += 1e5;
  o.yearly(Yearly::placement_years_institution, year) -= 4;
}

std::vector<double> stream_of(const FakeRun& fake) {
  std::vector<double> stream;
  for (const Compared& c : fake.run.scenarios[0].summary.payers[0].yearly)
    stream.push_back(c.difference.mean);
  return stream;
}

double present_value_in(const Book& book) {
  const Sheet& sheet = sheet_of(book, "Municipality");
  return 1000 * sheet.value(row_of(sheet, "Present value"), sum_column);
}

}  // namespace

TEST_SUITE("workbooks") {
  TEST_CASE("a negative number in a formula has brackets of its own") {
    const Formula a{"A1", 5, "", 3};
    CHECK((a - constant(-2)).text == "A1-(-2)");
    CHECK((a - constant(-2)).value == 7);
    CHECK((a * constant(-2)).text == "A1*(-2)");
  }

  TEST_CASE("the public is municipality, region and state, over all years and over common ones") {
    const FakeRun fake{2, for_everybody, 2};
    const Book book = make_workbook(fake.run, "en");
    const Sheet& comparison = sheet_of(book, "Comparison");
    const auto& summary = fake.run.scenarios[0].summary;
    CHECK(1000 * comparison.value(4, 8) ==
          doctest::Approx(summary.payers[public_view].cumulated[1].difference.mean));
    CHECK(1000 * comparison.value(4, 8) == doctest::Approx(3e6 - 2 * 5e5));
  }

  TEST_CASE("rates: flat all the way, or each year at its own from the year after the step on") {
    FakeRun fake{1, for_everybody};
    fake.run.rules.preset.steps = {{0, 0.05}, {1, 0.02}, {2, 0.01}};
    const auto stream = stream_of(fake);
    const auto& steps = fake.run.rules.preset.steps;
    WorkbookInputs inputs;
    inputs.flat = true;
    CHECK(present_value_in(make_workbook(fake.run, "en", inputs)) ==
          doctest::Approx(present_value(stream, steps, Discounting::flat)));
    inputs.flat = false;
    CHECK(present_value_in(make_workbook(fake.run, "en", inputs)) ==
          doctest::Approx(present_value(stream, steps, Discounting::chained)));
  }

  TEST_CASE("half the coverage reaches half as many, and a mean of them stays as it is") {
    FakeRun fake{1, for_everybody};
    const auto estimate = [](double mean) { return Estimate{mean, 1, mean - 2, mean + 2}; };
    const auto row = [&](std::string_view id, bool mean, double value) {
      return ReachedRow{
          "leksand", id, MetricUnit::count, mean, {estimate(0), estimate(value), estimate(value)}};
    };
    auto& summary = fake.run.scenarios[0].summary;
    summary.reached = {row("families_invited", false, 100), row("group_size", true, 8)};
    summary.budget_lines = {{"", 2017, 1e6, estimate(3e6), estimate(2e6), "a source of ours"}};
    WorkbookInputs inputs;
    inputs.coverage = 0.5;
    inputs.price_year = 2016;
    const Book book = make_workbook(fake.run, "en", inputs);
    const Sheet& overview = sheet_of(book, "Overview");
    const auto shown = [&](const ReachedRow& reached) {
      return overview.value(row_with(overview, reached_label(reached, "en")), 1);
    };
    CHECK(shown(summary.reached[0]) == doctest::Approx(50));
    CHECK(shown(summary.reached[1]) == doctest::Approx(8));
    // What was adopted is one amount, whatever the coverage; what is spent follows it.
    const double factor = fake.run.scenarios[0].scenario->price_index().factor(2025, 2016) / 1000;
    const Sheet& proposal = sheet_of(book, "Investment case");
    const Index line = row_with(proposal, "a source of ours");
    CHECK(proposal.value(line, years_from) == doctest::Approx(1e6 * factor));
    CHECK(proposal.value(line, years_from + 1) == doctest::Approx(0.5 * 3e6 * factor));
    // Children follow the coverage, too: 4 years a year less become 2.
    const Sheet& children = sheet_of(book, "Children");
    const Index before = row_of(children, "In all", 0), change = row_of(children, "In all", 1);
    CHECK(children.value(change, years_from) == doctest::Approx(-2));
    CHECK(children.value(row_of(children, "In all", 2), years_from) ==
          doctest::Approx(children.value(before, years_from) - 2));
  }

  TEST_CASE("ends of the gain are those of the cost, turned over") {
    const FakeRun fake;
    const Book book = make_workbook(fake.run, "en");
    const Sheet* const sheet = &sheet_of(book, "Municipality");
    const auto& cumulated = fake.run.scenarios[0].summary.payers[0].cumulated;
    const Index low = row_of(*sheet, "Net saving, 95% from"),
                high = row_of(*sheet, "Net saving, 95% to");
    for (Index y = 0; y < test::fake_years; ++y) {
      CHECK(1000 * sheet->value(low, years_from + y) ==
            doctest::Approx(-cumulated[y].difference.high));
      CHECK(1000 * sheet->value(high, years_from + y) ==
            doctest::Approx(-cumulated[y].difference.low));
    }
  }
}
