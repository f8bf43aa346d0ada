#include <cmath>
#include <doctest/doctest.h>
#include <set>

#include "app/words/input_error.hpp"
#include "app/words/numbers.hpp"
#include "app/workbook/clean_text.hpp"
#include "app/workbook/xlsx.hpp"
#include "models/economics/investment.hpp"
#include "tests/app/workbook_fake.hpp"

using namespace kohort;
using test::FakeRun;
using test::row_of;
using test::sheet_of;

namespace {

constexpr Index years_from = 2;
constexpr Index sum_column = years_from + test::fake_years;

doctest::Approx near(double value) { return doctest::Approx(value).epsilon(1e-12); }

const PayerSummary& own(const RunResults& run) { return run.scenarios[0].summary.payers[0]; }

std::vector<double> yearly_differences(const PayerSummary& payer) {
  std::vector<double> stream;
  for (const Compared& c : payer.yearly) stream.push_back(c.difference.mean);
  return stream;
}

}  // namespace

TEST_SUITE("workbook") {
  TEST_CASE("a formula's text and value say the same") {
    const Formula a{"A1", 2, "", 3};
    const Formula b{"B1", 3, "", 3};
    const Formula c{"C1", 5, "", 3};
    CHECK((a - (b - c)).text == "A1-(B1-C1)");
    CHECK((a - (b - c)).value == 4);
    CHECK((a / (b * c)).text == "A1/(B1*C1)");
    CHECK((-(a + b) * c).text == "(-(A1+B1))*C1");
    CHECK((-(a + b) * c).value == -25);
    CHECK((a * b / constant(1000)).text == "A1*B1/1000");
    CHECK(formula_text("say \"no\"") == "\"say \"\"no\"\"\"");
  }

  TEST_CASE("text loses control characters, bad bytes and escapes, and is cut with a mark") {
    CHECK(clean_text("a\x01\tb\x7f\xc2\x85 c\nd", "...") == "a  b   c\nd");
    CHECK(clean_text("\xff\xc3(\xed\xa0\x80", "...") == "\uFFFD\uFFFD(\uFFFD\uFFFD\uFFFD");
    CHECK(clean_text("_x0041_ _x41_", "...") == "_x005F_x0041_ _x41_");
    CHECK(clean_text("=cmd|' /C calc'!A0", "...") == "=cmd|' /C calc'!A0");
    CHECK(clean_text("sandsyn\u00adlighed", "...") == "sandsynlighed");
    CHECK(clean_text("æøå", "…", 3) == "æøå");
    CHECK(clean_text("æøåæ", "…", 3) == "æø…");
    CHECK(clean_text("\U0001F600\U0001F600\U0001F600", "…", 4) == "\U0001F600…");
    const std::string cut = clean_text(std::string(1 << 20, 'x'), "[cut]");
    CHECK(cut.size() == longest_cell_text);
    CHECK(cut.ends_with("x[cut]"));
  }

  TEST_CASE("figures are those of the summary, in 1,000 kr.") {
    const FakeRun fake;
    const Book book = make_workbook(fake.run, "da");
    const ScenarioSummary& summary = fake.run.scenarios[0].summary;
    const std::array<std::string_view, 4> sheets{"Kommunen", "Regionen", "Staten", "Familierne"};
    for (std::size_t p = 0; p < sheets.size(); ++p) {
      const Sheet& sheet = sheet_of(book, sheets[p]);
      const std::array rows{row_of(sheet, "I alt", 0), row_of(sheet, "I alt", 1),
                            row_of(sheet, "I alt", 2)};
      for (Index y = 0; y < test::fake_years; ++y) {
        const Compared& c = summary.payers[p].yearly[y];
        CHECK(1000 * sheet.value(rows[0], years_from + y) == near(c.baseline.mean));
        CHECK(1000 * sheet.value(rows[1], years_from + y) == near(c.scenario.mean));
        CHECK(1000 * sheet.value(rows[2], years_from + y) ==
              doctest::Approx(c.difference.mean).epsilon(1e-9));
      }
    }
    const Sheet& overview = sheet_of(book, "Oversigt");
    const Estimate& cost = summary.metric("cost_municipality").difference;
    const Index row = row_of(overview, "Kommunens nettoudgift");
    CHECK(1000 * overview.value(row, 1) == near(cost.mean));
    CHECK(1000 * overview.value(row, 2) == near(cost.low));
    CHECK(1000 * overview.value(row, 3) == near(cost.high));
    CHECK(1000 * overview.value(row_of(overview, "Det offentliges"), 1) ==
          near(summary.metric("cost_public").difference.mean));
    const Index society = row_of(overview, "Samfundet");
    CHECK(1000 * overview.value(society, 3) == near(summary.economics.ledgers[2].net.mean));
  }

  TEST_CASE("the case divides the effect into lasting changes and implementation") {
    const FakeRun fake;
    const Book book = make_workbook(fake.run, "da");
    const Sheet& sheet = sheet_of(book, "Investeringscase");
    const LedgerSummary& ledger = fake.run.scenarios[0].summary.economics.ledgers[0];
    const auto sum = [&](std::string_view words) {
      return 1000 * sheet.value(row_of(sheet, words), sum_column);
    };
    CHECK(sum("Samlet varig ændring") == near(-ledger.saving.mean));
    CHECK(sum("Samlede implementeringsomkostninger") == near(ledger.programme_cost.mean));
    CHECK(sum("Samlet økonomisk påvirkning") == near(ledger.net.mean));
    double areas = 0;
    for (int i = 0; i < 5; ++i) areas += sheet.value(row_of(sheet, "heraf", i), sum_column);
    CHECK(1000 * areas == near(ledger.net.mean));
    CHECK(sheet.value(row_of(sheet, "heraf", 2), years_from) == near(-30 * 1.095));  // transfers
    const auto year = payback_year(yearly_differences(own(fake.run)));
    REQUIRE(year);
    CHECK(sheet.value(row_of(sheet, "Pengene igen i år"), years_from) ==
          fake.run.scenarios[0].period.year(*year));
    CHECK(sheet.value(row_of(sheet, "Tilbagebetalingstid"), years_from) ==
          static_cast<double>(*year + 1));
  }

  TEST_CASE("Copenhagen's table: signs, price level, columns and payback of a hand-made example") {
    // 0.6 million kr. invested in the first year, 1.0 million saved in each of the others:
    // Copenhagen counts such a proposal as paid back after two calendar years.
    const FakeRun fake{1, [](Outcome& o, std::size_t year, std::uint32_t) {
                         if (year == 0)
                           o.cost(year, Category::programme, Payer::municipality) += 600e3;
                         else
                           o.cost(year, Category::placement_foster, Payer::municipality) -= 1e6;
                       }};
    const Book book = make_workbook(fake.run, "da");
    const Sheet& sheet = sheet_of(book, "Investeringscase");
    const Index line = row_of(sheet, "Forslag") + 1;
    const std::array expected{600.0, 0.0, -1000.0, 0.0, 2.0};  // service, construction; service,
    for (Index i = 0; i < expected.size(); ++i)                // transfers; years
      CHECK(sheet.value(line, years_from + i) == doctest::Approx(expected[i]).epsilon(1e-9));
    const auto& unit = std::get<Formula>(sheet.cells().at({2, 0}).content);
    CHECK(unit.words.starts_with("1.000 kr. i 2025-priser (p/l)"));
    CHECK(unit.words.ends_with(
        "Plus er udgift, minus er besparelse. Vist afrundet, regnet uafrundet."));
  }

  TEST_CASE("decimals that add up to zero are paid back, and what is lost again is named") {
    // In 1,000 kr.: 0.3 and three times 0.1; then 5,000 spent again.
    const FakeRun fake{1, [](Outcome& o, std::size_t year, std::uint32_t) {
                         auto& cost = o.cost(year, Category::programme, Payer::municipality);
                         const std::array changes{300.0, -100.0, -100.0, -100.0, 5e6};
                         if (year < changes.size()) cost += changes[year];
                       }};
    const int start = fake.run.scenarios[0].period.start_year;
    for (const char* sheet : {"Municipality", "Investment case"}) {
      const Book book = make_workbook(fake.run, "en");
      const Sheet& s = sheet_of(book, sheet);
      CHECK(s.value(row_of(s, "Money back in"), years_from) == start + 3);
      if (fake.run.scenarios[0].period.budget_years > 4)
        CHECK(s.value(row_of(s, "Lost again in"), years_from) == start + 4);
    }
    const Book book = make_workbook(fake.run, "en");
    CHECK_NOTHROW((void)row_of(sheet_of(book, "Overview"), "and has lost it again in"));
  }

  TEST_CASE("coverage and price level scale, the rate discounts as the rules do") {
    const FakeRun fake;
    const Scenario& scenario = *fake.run.scenarios[0].scenario;
    WorkbookInputs inputs;
    inputs.coverage = 0.4;
    inputs.price_year = 2016;
    inputs.rates = {0.05, 0.04, 0.03};
    const Book book = make_workbook(fake.run, "da", inputs);
    const double scale = 0.4 * scenario.price_index().factor(2025, 2016) / 1000;
    const Sheet& sheet = sheet_of(book, "Kommunen");
    const Index total = row_of(sheet, "I alt", 2);
    std::vector<double> stream = yearly_differences(own(fake.run));
    for (std::size_t y = 0; y < stream.size(); ++y) {
      stream[y] *= scale;
      CHECK(sheet.value(total, years_from + static_cast<Index>(y)) ==
            doctest::Approx(stream[y]).epsilon(1e-9));
    }
    std::vector<DiscountStep> steps = fake.run.rules.preset.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) steps[i].rate = inputs.rates[i];
    CHECK(sheet.value(row_of(sheet, "Nutidsværdi"), sum_column) ==
          doctest::Approx(present_value(stream, steps, Discounting::chained)).epsilon(1e-9));
    CHECK(sheet.value(row_of(sheet, "I alt", 0), years_from) ==
          near(own(fake.run).yearly[0].baseline.mean * scale / 0.4));
  }

  TEST_CASE("a programme that never saves is not paid back") {
    FakeRun fake;
    WorkbookInputs reversed;
    reversed.coverage = -1;  // dearer every year but the first: the first saving is year 1
    const Book book = make_workbook(fake.run, "en", reversed);
    const Sheet& sheet = sheet_of(book, "Municipality");
    std::vector<double> stream = yearly_differences(own(fake.run));
    for (double& amount : stream) amount = -amount;
    const auto& cell = sheet.cells().at({row_of(sheet, "Money back in"), years_from});
    const auto year = payback_year(stream);
    CHECK(std::get<Formula>(cell.content).words == (year ? "" : "no"));
  }

  TEST_CASE("sheet names are allowed and unique, and every parameter in use is listed") {
    for (const std::string_view language : {"da", "en"}) {
      const FakeRun fake{12};
      const Book book = make_workbook(fake.run, language);
      std::set<std::string> names;
      for (const Sheet& sheet : book.sheets) {
        CHECK(sheet.name.size() <= 31);
        CHECK(sheet.name.find_first_of("[]:*?/\\'") == std::string::npos);
        CHECK(names.insert(sheet.name).second);
      }
      const Sheet& list = sheet_of(book, language == "en" ? "Assumptions 12" : "Forudsætninger 12");
      for (const ResolvedParameter& p : fake.run.scenarios[0].scenario->parameters)
        if (in_use(*fake.run.scenarios[0].scenario, p)) CHECK_NOTHROW((void)row_of(list, p.key));
    }
  }

  TEST_CASE("scenarios of 4 and 2 budget years are compared over 2") {
    const FakeRun fake{3, FakeRun::standard_effect, 2};
    const Book book = make_workbook(fake.run, "en");
    const Sheet& sheet = sheet_of(book, "Comparison");
    for (Index s = 0; s < 3; ++s) {
      const ScenarioSummary& summary = fake.run.scenarios[s].summary;
      const Index row = 4 + s;
      CAPTURE(s);
      const Estimate& cost = summary.payers[0].cumulated[1].difference;
      CHECK(1000 * sheet.value(row, 3) == near(cost.mean));
      CHECK(1000 * sheet.value(row, 4) == near(cost.low));
      CHECK(1000 * sheet.value(row, 5) == near(cost.high));
      CHECK(1000 * sheet.value(row, 8) ==
            near(summary.payers[public_view].cumulated[1].difference.mean));
      std::vector<double> stream = yearly_differences(summary.payers[0]);
      stream.resize(2);
      CHECK(1000 * sheet.value(row, 6) ==
            near(present_value(stream, fake.run.rules.preset.steps, fake.run.rules.discounting)));
      const auto& years = std::get<std::string>(sheet.cells().at({row, 2}).content);
      CHECK(years == (s == 1 ? "2016\u20132017" : "2016\u20132019"));
    }
    CHECK(std::get<std::string>(sheet.cells().at({0, 0}).content).find("first 2 budget years") !=
          std::string::npos);
    // With equally many years it says what the overviews say.
    const FakeRun same{2};
    const Book plain = make_workbook(same.run, "en");
    CHECK(1000 * sheet_of(plain, "Comparison").value(4, 3) ==
          near(same.run.scenarios[0].summary.metric("cost_municipality").difference.mean));
  }

  TEST_CASE("no column is narrower than its numbers, however large the amounts") {
    const FakeRun fake{1, [](Outcome& o, std::size_t year, std::uint32_t) {
                         o.cost(year, Category::programme, Payer::state) += 9.87654e12;
                       }};
    const Book book = make_workbook(fake.run, "da");
    for (const Sheet& sheet : book.sheets)
      for (const auto& [place, cell] : sheet.cells()) {
        const double number = sheet.value(place.first, place.second);
        if (!std::isfinite(number) || cell.style.digits != Digits::whole) continue;
        CAPTURE(sheet.name);
        CHECK(sheet.widths.at(place.second) > 1 + display_width(format_number(number, 0, "da")));
      }
  }

  TEST_CASE("hostile text is written as text, and the same results give the same bytes") {
    const test::TemporaryFolder folder;
    FakeRun fake{2};
    fake.run.scenarios[0].stored.title = "=cmd|' /C calc'!A0";
    fake.run.scenarios[0].stored.question = std::string(1 << 20, 'x') + "\x01<script>&amp;\xff";
    fake.run.scenarios[1].stored.title = std::string{"\0\n+1+1 _x0041_", 14} + "\U0001F600";
    write_workbook(fake.run, folder.path() / "a.xlsx", "da");
    write_workbook(fake.run, folder.path() / "b.xlsx", "da");
    const std::string bytes = test::read_file(folder.path() / "a.xlsx");
    CHECK(bytes.substr(0, 2) == "PK");
    CHECK(bytes == test::read_file(folder.path() / "b.xlsx"));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "a.xlsx.part"));
    const Book book = make_workbook(fake.run, "da");
    for (const Sheet& sheet : book.sheets)
      for (const auto& [place, cell] : sheet.cells())
        if (const auto* f = std::get_if<Formula>(&cell.content))
          CHECK(f->text.find("cmd") == std::string::npos);
  }

  TEST_CASE("a workbook that cannot be written is an input error and leaves nothing behind") {
    const test::TemporaryFolder folder;
    const FakeRun fake;
    CHECK_THROWS_AS(write_workbook(fake.run, folder.path() / "absent" / "a.xlsx", "da"),
                    InputError);
    CHECK(std::filesystem::is_empty(folder.path()));
  }
}
