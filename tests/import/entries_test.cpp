#include <doctest/doctest.h>

#include "app/calibrate/task.hpp"
#include "app/cashflow/cashflow_file.hpp"
#include "app/files/document.hpp"
#include "tests/import/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// Placed children of Gladsaxe per 1,000 of its children.
ImportOptions placed_per_1000(const std::string& table) {
  ImportOptions options;
  options.table = table_file(table);
  options.choice = {.where = {"OMRÅDE=159", "alder=I alt"}, .time = "2016..2017"};
  options.per = table_file("children.csv");
  options.per_choice = {.where = {"område=159"}, .year_from = "mean"};
  options.per_answers.unit = "antal";
  options.entry = {.kind = ImportKind::targets,
                   .figure = "placed_per_1000",
                   .tolerance = "5%",
                   .source = "stock_2016"};
  return options;
}

ImportOptions accounts(ImportKind kind, const std::string& figure) {
  ImportOptions options;
  options.table = table_file("accounts.px");
  options.choice = {.where = {"funktion=52820,52821"}};
  options.entry = {.kind = kind, .figure = figure, .tolerance = "5%", .source = "accounts"};
  return options;
}

std::vector<std::string> refused(const ImportOptions& options) {
  return refused_by([&] { (void)imported(options); });
}

/// A target file with the entries in it.
std::filesystem::path target_file(const ImportFolder& folder, const std::string& entries) {
  std::filesystem::copy_file(KOHORT_SOURCE_DIR "/scenarios/denmark-unfitted.toml",
                             folder.path() / "denmark-unfitted.toml",
                             std::filesystem::copy_options::overwrite_existing);
  return folder.write("targets.toml",
                      "baseline = \"denmark-unfitted.toml\"\n[[parameter]]\nkey = "
                      "\"unions.marriage\"\nlow = 0.04\nhigh = 0.25\n" +
                          entries);
}

}  // namespace

TEST_SUITE("entries") {
  TEST_CASE("PC-Axis, JSON-stat and CSV of the same table give the same targets to the byte") {
    const std::string px = imported(placed_per_1000("placed.px"));
    CHECK(imported(placed_per_1000("placed.json")) == px);
    CHECK(imported(placed_per_1000("placed.csv")) == px);
    CHECK(px.find("ANBX1: Gladsaxe (159), I alt, 2016") != std::string::npos);
  }

  TEST_CASE("calibrate reads the targets as they were in the table") {
    const ImportFolder folder;
    const auto task = read_task(target_file(folder, imported(placed_per_1000("placed.px"))));
    REQUIRE(task.targets.size() == 2);
    CHECK(task.doubts.empty());
    CHECK(task.targets[0].value == doctest::Approx(1000 * 115 / 15110.0).epsilon(1e-9));
    CHECK(task.targets[1].value == doctest::Approx(1000 * 118 / 15210.0).epsilon(1e-9));
    CHECK(task.targets[0].tolerance == doctest::Approx(0.05 * task.targets[0].value).epsilon(0.01));
    CHECK(task.targets[1].years.first == 1);
    CHECK(task.targets[0].grade == "D");
    CHECK(task.targets[0].source == "stock_2016");
  }

  TEST_CASE("a number as read is graded V, a computed one D, and one with a cell filled in N") {
    ImportOptions options = placed_per_1000("placed.px");
    options.per.clear();
    options.per_choice = {};
    options.answers.unit = "per 1,000 children";
    CHECK(imported(options).find("value = 115\ntolerance = 5.75\nyears = [2016, 2016]\nsource = "
                                 "\"stock_2016\"\ngrade = \"V\"") != std::string::npos);
    options = placed_per_1000("placed.px");
    options.choice.where[1] = "alder=0-11,12-17";
    options.choice.suppressed = 1.5;
    options.entry.grade = "V";
    const std::string filled = imported(options);
    CHECK(filled.find("grade = \"N\"") != std::string::npos);
    CHECK(filled.find("1 uden tal i tabellen") != std::string::npos);
  }

  TEST_CASE("a count is no rate, and tables of other units are not taken for the figure's") {
    ImportOptions options = placed_per_1000("placed.px");
    options.per.clear();
    options.per_choice = {};
    const auto problems = refused(options);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].find("placed_per_1000 is in \"per 1,000 children\", but the table in "
                           "\"antal\" (a count)") != std::string::npos);
    CHECK(problems[0].find("--per") != std::string::npos);
    ImportOptions shares = placed_per_1000("placed.px");
    shares.per_answers.unit = "pct.";
    CHECK(refused(shares)[0].find("only a count or an amount can be divided") != std::string::npos);
    ImportOptions money = placed_per_1000("placed.px");
    money.entry.figure = "cost_per_placement_year";
    CHECK(refused(money).size() >= 1);
  }

  TEST_CASE("thousands of kroner become kroner, with the price year of current prices") {
    ImportOptions options = accounts(ImportKind::targets, "placement_cost_per_child");
    options.per = table_file("children.csv");
    options.per_choice = {.where = {"område=159"}, .year_from = "first"};
    options.per_answers.unit = "antal";
    options.entry.source = "stock_2016";
    const ImportFolder folder;
    const std::string text = imported(options);
    CHECK(text.find("price_year = 2017") != std::string::npos);
    const auto task = read_task(target_file(folder, text));
    const double prices = task.baseline.price_index().factor(2016, task.baseline.price_year());
    CHECK(task.targets[0].value == doctest::Approx(129250e3 / 15104 * prices).epsilon(1e-9));
  }

  TEST_CASE("prices that the table does not date are asked about") {
    ImportOptions options = accounts(ImportKind::municipality, "family.separation");
    options.answers.unit = "1.000 kr.";
    const auto price = [&](const std::string& year) {
      options.entry.price_year = year;
      return refused(options);
    };
    CHECK(price("").size() >= 1);
  }

  TEST_CASE("cashflow reads the amounts, and the column says where they come from") {
    ImportOptions options = accounts(ImportKind::cashflow, "cost");
    options.entry.payer = "kommune";
    const ImportFolder folder;
    const std::string text = imported(options);
    CHECK(text.find("cost: kohort import ") != std::string::npos);
    const CashflowFile flow = read_cashflow(folder.write("flow.csv", text));
    REQUIRE(flow.entries.size() == 2);
    CHECK(flow.entries[0].year == 2016);
    CHECK(flow.entries[0].cost == 129250e3);
    CHECK(flow.entries[1].cost == 132400e3);
    CHECK(flow.entries[0].payer == "kommune");
    CHECK(text.find("grade") == std::string::npos);
    CHECK(text.find("; D, accounts") != std::string::npos);
    options.entry.figure = "costs";
    CHECK(refused(options)[0].find("cost, saving, amount") != std::string::npos);
  }

  TEST_CASE("a municipality's figure is a scenario's entry, with the years' range") {
    ImportOptions options;
    options.table = table_file("children.csv");
    options.answers.unit = "antal";
    options.answers.id = "FODX1";
    options.choice = {.where = {"OMRÅDE=159"}, .time = "2016..2018", .year_from = "last"};
    options.entry = {.kind = ImportKind::municipality,
                     .figure = "municipality.births_per_year",
                     .source = "births_gladsaxe"};
    const std::string text = imported(options);
    Problems problems;
    Node root;
    REQUIRE(parse_document(text, "m.toml", problems, root));
    const Node& births = *root.find("municipality")->find("births_per_year");
    CHECK(births.find("value")->number == 15216);
    CHECK(births.find("low")->number == 15116);
    CHECK(births.find("high")->number == 15316);
    CHECK(births.find("grade")->text == "D");
    CHECK(births.find("unit")->text == "count");
    options.entry.figure = "municipality.birth_per_year";
    CHECK(refused(options)[0].find("did you mean municipality.births_per_year?") !=
          std::string::npos);
  }

  TEST_CASE("what an entry needs and nobody said is asked for at once") {
    ImportOptions options = placed_per_1000("placed.px");
    options.entry.tolerance = "";
    options.entry.source = "";
    options.entry.grade = "A";
    options.entry.figure = "placed_per_thousand";
    CHECK(refused(options).size() == 3);
    options.entry.figure = "placed_per_1000";
    CHECK(refused(options).size() == 3);
    options.entry.figure = "";
    CHECK(refused(options)[0].find("--figure is missing") != std::string::npos);
  }

  TEST_CASE("only what import wrote and nobody changed is replaced") {
    const ImportFolder folder;
    for (const ImportKind kind : {ImportKind::targets, ImportKind::cashflow}) {
      ImportOptions options =
          kind == ImportKind::targets ? placed_per_1000("placed.px") : accounts(kind, "cost");
      options.out = folder.path() / (kind == ImportKind::targets ? "a.toml" : "a.csv");
      (void)imported(options);
      const std::string first = content(options.out);
      CHECK(!first.empty());
      (void)imported(options);
      CHECK(content(options.out) == first);
      folder.write(options.out.filename().string(), first + "\n");
      CHECK(refused(options)[0].find("has been changed since") != std::string::npos);
      folder.write(options.out.filename().string(), "mine\n");
      CHECK(refused(options)[0].find("was not written by kohort import") != std::string::npos);
      CHECK(content(options.out) == "mine\n");
    }
    ImportOptions itself = placed_per_1000("placed.px");
    itself.out = itself.table;
    CHECK(refused(itself).size() == 1);
    ImportOptions nowhere = placed_per_1000("placed.px");
    nowhere.out = folder.path() / "no" / "such" / "a.toml";
    CHECK(refused(nowhere)[0].starts_with("--out "));
  }
}
