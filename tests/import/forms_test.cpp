#include <doctest/doctest.h>

#include "app/import/measure.hpp"
#include "tests/import/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// A table of one number, with its unit stated by the user where it is CSV.
StatisticalTable placed(const std::string& name) { return read_table(table_file(name), {}); }

}  // namespace

TEST_SUITE("forms") {
  TEST_CASE("the same table is understood alike from PC-Axis, JSON-stat and CSV") {
    const StatisticalTable px = placed("placed.px");
    CHECK(px.form == TableForm::px);
    CHECK(px.encoding == "Windows-1252");
    CHECK(px.cells[0].value == 9870);
    for (const char* name : {"placed.json", "placed.csv"}) {
      CAPTURE(name);
      const StatisticalTable other = placed(name);
      CHECK(other.form ==
            (std::string{name} == "placed.csv" ? TableForm::csv : TableForm::json_stat));
      CHECK(other.id == px.id);
      CHECK(other.title == px.title);
      CHECK(other.source == px.source);
      for (const TableDimension& dimension : px.dimensions) {
        const auto found = other.dimension(dimension.text);
        REQUIRE(found);
        CHECK(other.dimensions[*found].role == dimension.role);
        REQUIRE(other.dimensions[*found].categories.size() == dimension.categories.size());
        for (std::size_t k = 0; k < dimension.categories.size(); ++k)
          CHECK(other.dimensions[*found].categories[k].text == dimension.categories[k].text);
      }
      CHECK(unit_of_cell(other, 0) == unit_of_cell(px, 0));
      REQUIRE(other.cells.size() == px.cells.size());
      for (std::size_t i = 0; i < px.cells.size(); ++i) {
        CAPTURE(i);
        CHECK(other.cells[i].value == px.cells[i].value);
        CHECK(other.cells[i].mark == px.cells[i].mark);
      }
    }
  }

  TEST_CASE("PC-Axis: marks in place of numbers, quoted or bare, and zero written as a dash") {
    const StatisticalTable table = table_of(small_px("\"-\" .. \"...\" 12"));
    CHECK(table.cells[0].value == 0);
    CHECK(!table.cells[1].value);
    CHECK(table.cells[1].mark == "..");
    CHECK(table.cells[2].mark == "...");
    CHECK(table.cells[3].value == 12);
  }

  TEST_CASE("PC-Axis: languages beside the main one, notes and unknown keywords are passed over") {
    const auto table =
        table_of(small_px("1 2 3 4",
                          "STUB[en]=\"municipality\";\nVALUES[en](\"municipality\")=\"A\",\"B\";\n"
                          "NOTE=\"one; two = three\";\nNOTE=\"again\";\nPX-SERVER=\"x\";\n"
                          "CELLNOTE(\"Gladsaxe\",\"2016\")=\"(1)\";\n"));
    CHECK(values_of(table) == std::vector<double>{1, 2, 3, 4});
    CHECK(table.dimensions[0].categories[0].code == "159");
  }

  TEST_CASE("PC-Axis: rows with keys say where they stand, and missing rows are zero") {
    const auto keyed = read_table(table_file("accounts.px"), {});
    CHECK(values_of(keyed) == std::vector<double>{98000, 101500, 31250, 30900, 0, 0});
    CHECK(keyed.prices == "current");
    CHECK(keyed.dimensions[0].categories[0].text == "Gladsaxe");
  }

  TEST_CASE("PC-Axis: quarters, months and ranges of TIMEVAL") {
    const auto with = [](const std::string& values, const std::string& timeval,
                         const std::string& data) {
      return table_of("UNITS=\"antal\";\nHEADING=\"tid\";\n" + values +
                      "TIMEVAL(\"tid\")=" + timeval + ";\nDATA=" + data + ";");
    };
    const auto quarters =
        with("VALUES(\"tid\")=\"2016K4\",\"2017K1\";\n", "TLIST(Q1),\"20164\",\"20171\"", "1 2");
    CHECK(quarters.dimensions[0].categories[0].period == Period{2016, PeriodLength::quarter, 4});
    const auto range = with("", "TLIST(Q1,\"20163\"-\"20172\")", "1 2 3 4");
    CHECK(range.dimensions[0].categories[3].code == "2017K2");
    const auto months = with("", "TLIST(M1, \"201611\"-\"201702\")", "1 2 3 4");
    CHECK(months.dimensions[0].categories[2].period == Period{2017, PeriodLength::month, 1});
  }

  TEST_CASE(
      "JSON-stat: values by position, one status for all, version 1 and an index-free category") {
    CHECK(values_of(table_of(small_json("{\"0\":1,\"3\":4}"))) ==
          std::vector<double>{1, -1, -1, 4});
    const auto marked =
        table_of(small_json("[1,null,3,4]", "\"status\":[\"\",\"..\",null,\"p\"],"));
    CHECK(marked.cells[1].mark == "..");
    CHECK(marked.cells[3].value == 4);
    const auto first = table_of(
        R"({"dataset":{"dimension":{"OMRÅDE":{"label":"område","category":{"index":{"159":0},
        "label":{"159":"Gladsaxe"}}},"Tid":{"category":{"index":{"2016":0,"2017":1}}},
        "id":["OMRÅDE","Tid"],"size":[1,2],"role":{"time":["Tid"]}},
        "label":"x","value":[5,6]}})");
    CHECK(values_of(first) == std::vector<double>{5, 6});
    const auto single = table_of(
        R"({"class":"dataset","id":["c","t"],"size":[1,1],"dimension":{"c":{"category":
        {"label":{"A":"all"}}},"t":{"category":{"index":["2016"]}}},"value":[7]})");
    CHECK(single.dimensions[0].categories[0].text == "all");
  }

  TEST_CASE("CSV: one number a row, quarters, byte order mark and codes of places without names") {
    const auto table = read_table(table_file("children.csv"), {});
    CHECK(table.dimensions[0].categories[1].text == "Gladsaxe");
    CHECK(table.dimensions[2].categories[5].period == Period{2016, PeriodLength::quarter, 2});
    CHECK(table.cells.size() == 48);
  }

  TEST_CASE("CSV: two header rows, merged headings, and texts that are not repeated") {
    const auto table = table_of(
        "Tal efter område, køn, alder og tid\n;;2016;;2017;\n;;Drenge;Piger;Drenge;Piger\n"
        "Gladsaxe;0-5;1;2;3;4\n;6-17;5;6;7;8\nHerning;0-5;9;10;11;12\n;6-17;13;14;15;16\n",
        {.dimensions = {"område", "alder", "tid", "køn"}});
    CHECK(table.dimensions.size() == 4);
    CHECK(table.with_role(DimensionRole::time) == 2);
    CHECK(table.cells[table.stride(0)].value == 9);
    CHECK(values_of(table)[2] == 3);
  }

  TEST_CASE("CSV: named columns before years, tabs, trailing separators and notes below") {
    const auto named = table_of("område;alder;2016;2017\nGladsaxe;I alt;1;2\nHerning;I alt;3;4\n");
    CHECK(named.dimensions[2].id == "tid");
    const auto tabs = table_of("\t2016\t2017\t\nGladsaxe\t1\t2\t\nHerning\t3\t4\t\n\nKilde: en\n",
                               {.dimensions = {"sted", "tid"}});
    CHECK(values_of(tabs) == std::vector<double>{1, 2, 3, 4});
    CHECK(tabs.dimensions[0].role == DimensionRole::region);
    const auto coded = table_of("OMRÅDE;TID;INDHOLD\n159 Gladsaxe;2016;1\n657 Herning;2016;2\n");
    CHECK(coded.dimensions[0].categories[1].code == "657");
    CHECK(coded.dimensions[0].categories[1].text == "Herning");
  }

  TEST_CASE("a table in DOS characters is read when the user says so") {
    const std::string dos =
        "omr\x86"
        "de;tid;indhold\nK\x9B"
        "benhavn;2016;1\n";
    CHECK(refuses(refusals(dos), "1:4:", "--encoding cp850"));
    CHECK(table_of(dos, {.encoding = "cp850"}).dimensions[0].categories[0].code == "101");
  }
}
