#include <cstdlib>
#include <doctest/doctest.h>
#include <limits>

#include "app/files/csv.hpp"

using namespace kohort;

namespace {

Table table_of(std::vector<Row> rows) {
  return {"t",
          "",
          {{"name", "text", "", ""}, {"value", "real", "", ""}},
          [rows](const std::function<void(const Row&)>& sink) {
            for (const Row& row : rows) sink(row);
          }};
}

/// Fields of CSV text, line by line: a small reader of the same rules.
std::vector<std::vector<std::string>> parse(std::string_view text, char separator) {
  std::vector<std::vector<std::string>> lines{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    std::string& field = lines.back().back();
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      field += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == separator) {
      lines.back().emplace_back();
    } else if (!quoted && c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
      ++i;
      if (i + 1 < text.size()) lines.push_back({""});
    } else {
      field += c;
    }
  }
  return lines;
}

}  // namespace

TEST_SUITE("csv") {
  TEST_CASE("fields with separators, quotes or line breaks are quoted") {
    CHECK(csv_field(std::string{"a,b"}, CsvDialect::rfc4180) == "\"a,b\"");
    CHECK(csv_field(std::string{"a,b"}, CsvDialect::danish) == "\"a,b\"");
    CHECK(csv_field(std::string{"a;b"}, CsvDialect::rfc4180) == "\"a;b\"");
    CHECK(csv_field(std::string{"a;b"}, CsvDialect::danish) == "\"a;b\"");
    CHECK(csv_field(std::string{"say \"x\""}, CsvDialect::rfc4180) == "\"say \"\"x\"\"\"");
    CHECK(csv_field(std::string{"a\nb"}, CsvDialect::rfc4180) == "\"a\nb\"");
  }

  TEST_CASE("text that could be a formula gets an apostrophe, numbers do not") {
    for (const char* text : {"=1+1", "+a", "-a", "@sum", "\tx"}) {
      CHECK(csv_field(std::string{text}, CsvDialect::rfc4180) == std::string{"'"} + text);
    }
    CHECK(csv_field(std::string{"=cmd|'x',1"}, CsvDialect::rfc4180) == "\"'=cmd|'x',1\"");
    CHECK(csv_field(-1.5, CsvDialect::rfc4180) == "-1.5");
  }

  TEST_CASE("in the Danish dialect no text becomes a date, a time or a number") {
    const auto field = [](const char* text) {
      return csv_field(std::string{text}, CsvDialect::danish);
    };
    CHECK(field("1-2") == "1\u20132");
    CHECK(field("6-11") == "6\u201311");
    CHECK(field("2016-2025") == "2016\u20132025");
    for (const char* text :
         {"1/2", "1.2", "11-6", "1999-11", "2025-01-31", "10:30", "maj 2025", "Jan-21", "5 kr.",
          "12 %", "1.200", "007", "12e3", "0123456789012345", "(5)", "sand", "FALSE"})
      CHECK(field(text) == std::string{"'"} + text);
    // Reads as itself, or is no value in any program.
    for (const char* text : {"0", "2022", "1\u20132", "25-29 \u00e5r", "under 25", "kr.", "marts",
                             "placement.entry[1-2]", "1e2f", "town.toml:7:3"})
      CHECK(field(text) == text);
    CHECK(csv_field(std::string{"1-2"}, CsvDialect::rfc4180) == "1-2");
    CHECK(csv_field(std::int64_t{-5}, CsvDialect::danish) == "-5");
  }

  TEST_CASE("numbers, whole numbers, nothing and no number") {
    CHECK(csv_field(1e6, CsvDialect::rfc4180) == "1000000");
    CHECK(csv_field(1234.5, CsvDialect::danish) == "1234,5");
    CHECK(csv_field(std::int64_t{2016}, CsvDialect::danish) == "2016");
    CHECK(csv_field(Cell{}, CsvDialect::danish).empty());
    CHECK(csv_field(std::numeric_limits<double>::quiet_NaN(), CsvDialect::rfc4180).empty());
  }

  TEST_CASE(
      "tables have a header and end lines with CR LF, and the Danish one has a byte order mark") {
    const Table table = table_of({{std::string{"æ"}, 0.5}});
    CHECK(to_csv(table, CsvDialect::rfc4180) == "name,value\r\næ,0.5\r\n");
    CHECK(to_csv(table, CsvDialect::danish) == "\xEF\xBB\xBFname;value\r\næ;0,5\r\n");
  }

  TEST_CASE("both dialects give back what went in") {
    const std::vector<Row> rows{{std::string{"Sager; \"tunge\", og\r\nlette"}, 1.0 / 3},
                                {std::string{"æøå"}, -1e-9},
                                {std::string{}, 123456789.125}};
    for (const CsvDialect dialect : {CsvDialect::rfc4180, CsvDialect::danish}) {
      std::string text = to_csv(table_of(rows), dialect);
      const bool danish = dialect == CsvDialect::danish;
      if (danish) text.erase(0, 3);
      const auto lines = parse(text, danish ? ';' : ',');
      REQUIRE(lines.size() == rows.size() + 1);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(lines[i + 1][0] == std::get<std::string>(rows[i][0]));
        std::string number = lines[i + 1][1];
        if (const auto comma = number.find(','); danish && comma != std::string::npos) {
          number[comma] = '.';
        }
        CHECK(std::strtod(number.c_str(), nullptr) == std::get<double>(rows[i][1]));
      }
    }
  }
}
