#include <doctest/doctest.h>

#include "tests/import/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

TEST_SUITE("refusals") {
  TEST_CASE("PC-Axis: what is cut off, miscounted or misnamed is refused where it stands") {
    const std::string whole = small_px("1 2 3 4");
    CHECK(refusals(whole).empty());
    CHECK(
        refuses(refusals(whole.substr(0, whole.size() - 2)), "10:8:", "the file ends inside DATA"));
    CHECK(refuses(refusals(small_px("1 2 3")), "9:1:",
                  "DATA has 3 values, but the dimensions have "
                  "4 combinations"));
    CHECK(refuses(refusals(small_px("1 2\n3 4 5")), "11:5:", "DATA has 5 values"));
    CHECK(refuses(refusals(small_px("1 2 3 4", "CODES(\"kommune\")=\"159\";\n")),
                  "9:1:", "CODES(\"kommune\") has 1 values, VALUES 2"));
    CHECK(refuses(refusals(small_px("1 2 3 4", "CODES(\"komune\")=\"1\",\"2\";\n")),
                  "9:7:", "did you mean kommune?"));
    CHECK(refuses(refusals(small_px("1 2 3 4", "UNITS=\"kr.\";\n")),
                  "9:1:", "UNITS is given twice, first in line 3"));
    CHECK(refuses(refusals(small_px("1 2 3 4", "CODES(\"tid\")=\"2016\",\"2016\";\n")),
                  "8:22:", "tid has 2016 twice"));
    CHECK(refuses(refusals(small_px("1 2 3 4", "SOURCE=\"a\"\"b\";\n")),
                  "9:11:", "a quotation mark inside a text"));
    CHECK(refuses(refusals(small_px("1 2 3 4", "SOURCE=\"a;\n")), "9:8:", "never closed"));
    CHECK(refuses(refusals("STUB=\"a\";\nVALUES(\"a\")=\"x\";\n"), "", "DATA is missing"));
    CHECK(refuses(refusals(small_px("1 2 3 4", "DECIMALS[x]=1;\n?\n")),
                  "10:1:", "expected a keyword"));
  }

  TEST_CASE("PC-Axis: keys that are unknown, twice, or without their numbers") {
    const auto keyed = [](const std::string& rows) {
      return refusals(small_px(rows, "KEYS(\"kommune\")=VALUES;\n"));
    };
    CHECK(keyed("\"Gladsaxe\",1,2").empty());
    CHECK(refuses(keyed("\"Gladsakse\",1,2"), "11:1:", "no key of kommune"));
    CHECK(refuses(keyed("\"Gladsaxe\",1,2\n\"Gladsaxe\",3,4"), "12:1:", "has been before"));
    CHECK(refuses(keyed("\"Gladsaxe\",1"), "11:1:", "expected 1 keys and 2 numbers"));
  }

  TEST_CASE("JSON-stat: what is cut off, miscounted or no dataset is refused where it stands") {
    const std::string whole = small_json("[1,2,3,4]");
    CHECK(refusals(whole).empty());
    CHECK(refuses(refusals(whole.substr(0, whole.size() - 6)), "4:", "it is cut off"));
    CHECK(refuses(refusals(small_json("[1,2,3]")), "4:9:", "value has 3 entries"));
    CHECK(refuses(refusals(small_json("[1,2,3,\"4\"]")), "4:16:", "\"4\" is a text"));
    CHECK(refuses(refusals(small_json("{\"4\":1}")), "4:14:", "expected a position from 0 to 3"));
    CHECK(refuses(refusals(small_json("{\"1\":1,\"1\":2}")), "4:16:", "given twice"));
    CHECK(refuses(refusals(small_json("[1,2,3,4]",
                                      "\"status\":[\"a\","
                                      "\"b\"],")),
                  "4:10:", "status has 2 entries, value 4"));
    CHECK(refuses(refusals(small_json("[1,2,3,4]", "\"role\":{\"time\":[\"tdi\"]},")),
                  "4:17:", "there is no dimension tdi"));
    CHECK(refuses(refusals("{\"class\":\"collection\",\"link\":{}}"),
                  "1:10:", "expected \"dataset\""));
    CHECK(refuses(refusals("{\"a\":1}"), "1:1:", "no JSON-stat"));
    CHECK(refuses(refusals("[1,2]"), "1:1:", "expected a JSON-stat dataset"));
    CHECK(refuses(refusals("{\"class\":\"dataset\",\n\"id\":[\"a\"],\"size\":[2],\"dimension\":"
                           "{\"a\":{\"category\":{\"index\":{\"x\":0,\"y\":0}}}},\"value\":[1]}"),
                  "2:72:", "y has the position 0"));
  }

  TEST_CASE(
      "JSON-stat: positions of categories are each once, and there are as many as size says") {
    const auto with = [](const std::string& size, const std::string& index) {
      return refusals("{\"class\":\"dataset\",\"id\":[\"a\"],\"size\":[" + size +
                      "],\n\"dimension\":{\"a\":{\"category\":{\"index\":" + index +
                      "}}},\"value\":[1,2]}");
    };
    CHECK(refuses(with("3", "[\"2016\",\"2017\"]"), "1:39:", "it has 2 categories"));
    CHECK(with("2", "{\"2016\":0,\"2017\":0}")[0].find("each once") != std::string::npos);
    CHECK(with("2", "{\"2016\":0,\"2017\":5}")[0].find("expected 0 to 1") != std::string::npos);
  }

  TEST_CASE("CSV: rows that do not fit the table are refused where they stand") {
    const std::string head = "\"\";\"2016\";\"2017\"\n";
    const TableAnswers answers{.dimensions = {"sted", "tid"}};
    CHECK(refusals(head + "Gladsaxe;1;2\n", answers).empty());
    CHECK(refuses(refusals(head + "Gladsaxe;1\nHerning;1;2\n", answers),
                  "2:1:", "2 field(s), but the first row of the table has 3"));
    const auto twice = refusals(head + "Gladsaxe;1;2\nGladsaxe;3;4\n", answers);
    REQUIRE(twice.size() == 2);
    CHECK(twice[0].starts_with("3:10: Gladsaxe, 2016: this number has been before, in line 2"));
    CHECK(refuses(refusals(head + "Sjælland;;\nGladsaxe;1;2\n", answers),
                  "2:1:", "a line inside the table without numbers"));
    CHECK(refusals(head + "Gladsaxe;\"1;2\n", answers)[0].starts_with("2:10: the quotation mark"));
    CHECK(refuses(refusals("\"\";2016;\nGladsaxe;1;2\n", answers), "1:9:", "no heading"));
    CHECK(refuses(refusals("Drenge;Piger\n1;2\n"), "1:1:", "--stub 1"));
    CHECK(refuses(refusals(head + "Gladsaxe;1;2\n"), "1:1:", "--dimensions with 2 names"));
    CHECK(refuses(refusals("one line, and commas\n"), "", "neither PC-Axis nor JSON-stat"));
    CHECK(refuses(refusals(""), "", "the file is empty"));
  }

  TEST_CASE(
      "encodings: bytes that are none, a statement that the bytes contradict, and old damage") {
    CHECK(refuses(refusals("a;b\n\x81;1\n"), "2:1:", "byte 81 is no character of Windows-1252"));
    const std::string stated =
        "CODEPAGE=\"windows-1252\";\n" + small_px("1 2 3 4", "NOTE=\"ø\";\n");
    CHECK(refuses(refusals(stated), "1:1:", "--encoding utf-8"));
    CHECK(refusals(stated, {.encoding = "utf-8"}).empty());
    CHECK(refuses(refusals("CODEPAGE=\"utf-8\";\n" + small_px("1 2 3 4", "NOTE=\"\xF8\";\n")),
                  "10:7:", "byte f8 is no UTF-8"));
    CHECK(refuses(refusals("omrÃ¥de;tid;indhold\nGladsaxe;2016;1\n"), "1:4:", "saved as if"));
    CHECK(refuses(refusals(std::string{"\xFF\xFE"
                                       "a\0;\0",
                                       6}),
                  "1:1:", "UTF-16"));
    CHECK(refuses(refusals(std::string{"a;b\n\0;1\n", 8}), "2:1:", "no text file"));
    CHECK(refuses(refusals("CODEPAGE=\"klingon\";\n" + small_px("1 2 3 4")), "",
                  "CODEPAGE = klingon"));
  }

  TEST_CASE("places: a code that nobody knows, and one beside another's name, are asked about") {
    const auto of = [](const std::string& place, const std::string& regions = "") {
      return refusals("OMRÅDE;TID;INDHOLD\n" + place + ";2016;1\n", {.regions = regions});
    };
    CHECK(of("159").empty());
    CHECK(of("Gladsaxe Kommune").empty());
    // They may be there, but not be taken.
    const auto taken = [&](const std::string& place, const std::string& regions = "") {
      const auto table = table_of("Enhed: antal\nOMRÅDE;TID;INDHOLD\n" + place + ";2016;1\n",
                                  {.regions = regions});
      return refused_by([&] { (void)select(table, {.where = {"OMRÅDE=" + place}}); });
    };
    CHECK(of("999").empty());
    REQUIRE(taken("999").size() == 1);
    CHECK(taken("999")[0].find(":3:1: OMRÅDE = 999 is no municipality (101-860)") !=
          std::string::npos);
    CHECK(taken("Gladsakse")[0].find("did you mean Gladsaxe?") != std::string::npos);
    CHECK(taken("999", "table").empty());
    const std::string px = small_px("1 2 3 4", "CODES(\"kommune\")=\"161\",\"657\";\n");
    CHECK(refuses(refusals(px), "7:19:", "161 is Glostrup, but its text says Gladsaxe (159)"));
  }

  TEST_CASE("times: what is no period, and two dimensions that could be it, are asked about") {
    CHECK(refuses(refusals("kommune;tid;indhold\n159;2016/17;1\n", {.time_dimension = "tid"}),
                  "2:5:", "expected a year, half-year, quarter, month or week"));
    const std::string two = "årgang;år2;indhold\n2000;2016;1\n";
    CHECK(refuses(refusals(two), "", "say which one is time with --time-dimension"));
    CHECK(refusals(two, {.time_dimension = "år2"}).empty());
    const std::string px = small_px("1 2 3 4", "TIMEVAL(\"tid\")=TLIST(Q1),\"20165\",\"20171\";\n");
    CHECK(refuses(refusals(px), "9:26:", "20165 is no period"));
  }
}
