// Text that wants to be more than text.
#include <doctest/doctest.h>

#include "app/files/csv.hpp"
#include "app/files/document.hpp"
#include "app/report/page.hpp"
#include "app/words/printable.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;
using test::Folder;

namespace {

/// Pieces that any of these separators would make of a line, quotation marks aside.
std::vector<std::string> pieces(const std::string& line) {
  std::vector<std::string> list{""};
  for (const char c : line) {
    if (std::string_view{",;\t\r\n\""}.find(c) != std::string_view::npos)
      list.emplace_back();
    else
      list.back() += c;
  }
  return list;
}

}  // namespace

TEST_SUITE("hostile text") {
  TEST_CASE("what a terminal would obey does not reach it, and other text stays as it is") {
    CHECK(printable("æøå – 1.234,5 kr.\n\tnæste") == "æøå – 1.234,5 kr.\n\tnæste");
    CHECK(printable("a\x1b[31mb") == "a\uFFFD[31mb");
    CHECK(printable("a\rb\x07\x7f") == "a\uFFFDb\uFFFD\uFFFD");
    CHECK(printable("\xC2\x9B"
                    "31m") == "\uFFFD31m");                // C1: the same in one character
    CHECK(printable("\u202egpj.exe") == "\uFFFDgpj.exe");  // from right to left
    CHECK(printable("\u2066x\u2069") == "\uFFFDx\uFFFD");
    CHECK(printable("\xff\xc3") == "\uFFFD\uFFFD");
    CHECK(one_line("a\nb\x1b", 100) == "a b ");
    CHECK(one_line(std::string(1 << 20, 'x'), 10) == "xxxxxxxxxx…");
    CHECK(one_line("ææææ", 3) == "æ…");
  }

  TEST_CASE("messages about hostile files hold no control characters and have an end") {
    const Folder folder;
    const auto list = folder.problems(folder.scenario("[casework]\n\"" + std::string{"\\u001b[2J"} +
                                                      std::string(1 << 20, 'x') + "\" = 1\n"));
    REQUIRE_FALSE(list.empty());
    for (const std::string& line : list) {
      CHECK(line.size() < 1000);
      CHECK(line.find('\x1b') == std::string::npos);
    }
  }

  TEST_CASE("no piece of a CSV field begins a formula, at whatever separator it is split") {
    for (const char* text : {"=cmd|' /C calc'!A0",
                             "+1+1",
                             "-2+3+cmd|' /C calc'!A0",
                             "@SUM(1)",
                             "\t=1",
                             "\r=1",
                             "\n=1",
                             " =1",
                             "x;=1",
                             "x,=1;y",
                             "x\t=1",
                             "x\n=1",
                             "x\"=1",
                             "x, =1",
                             "a;+1",
                             "a;-1",
                             "a;@x",
                             "\"=1",
                             "\",=1,\"",
                             "x;;=1"})
      for (const CsvDialect dialect : {CsvDialect::rfc4180, CsvDialect::danish})
        for (const std::string& piece : pieces(csv_field(std::string{text}, dialect))) {
          const auto first = piece.find_first_not_of(' ');
          CHECK_MESSAGE((first == std::string::npos ||
                         std::string_view{"=+-@"}.find(piece[first]) == std::string_view::npos),
                        text << " gives " << piece);
        }
    CHECK(csv_field(std::string{"\uFF1D1+1"}, CsvDialect::danish) == "'\uFF1D1+1");
    CHECK(csv_field(std::string{"falder, -3 pct. pr. år"}, CsvDialect::danish) ==
          "\"falder, -3 pct. pr. år\"");
  }

  TEST_CASE("nothing in a payload ends its script element or opens a comment") {
    Json payload;
    payload["title"] = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)>";
    payload["</ScRiPt>"] =
        "1\xE2\x80\xA8"
        "2\xE2\x80\xA9"
        "3\xE2\x80\x93\xE2\x82\xAC";
    const std::string page = fill_page("<p>" + std::string{payload_place} + "</p>", payload, "da");
    std::size_t elements = 0;
    for (auto at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) ++elements;
    CHECK(elements == 4);  // p, script and their ends
    const auto from = page.find('>', page.find("<script")) + 1;
    const Json again = Json::parse(page.substr(from, page.find("</script>") - from));
    CHECK(again["title"] == payload["title"]);
    CHECK(again["</ScRiPt>"] == payload["</ScRiPt>"]);
    CHECK(!contains(page, "\xE2\x80\xA8"));
    CHECK(!contains(page, "\xE2\x80\xA9"));
    CHECK(contains(page, "3\xE2\x80\x93\xE2\x82\xAC"));
  }

  TEST_CASE("nesting without end is refused with its place, whichever way it is written") {
    std::string dots = "a", lists = "x = ", tables = "x = ";
    for (int i = 0; i < 100000; ++i) dots += ".a";
    lists += std::string(100000, '[');
    for (int i = 0; i < 100000; ++i) tables += "{a=";
    for (const std::string& text : {dots + " = 1", "[" + dots + "]", lists, tables}) {
      Problems problems;
      Node root;
      CHECK_FALSE(parse_document("\n" + text + "\n", "f.toml", problems, root));
      try {
        problems.throw_if_any();
        FAIL("no problem");
      } catch (const InputError& error) {
        CHECK(contains(error.what(), "f.toml:2:"));
        CHECK(contains(error.what(), "nest deeper"));
      }
    }
    CHECK(read_override_value(lists, {"--set"}).kind == Node::Kind::text);
  }
}
