#include <cstdint>
#include <doctest/doctest.h>

#include "tests/import/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// Small changes that a disk, an editor or a joker makes; the same ones every time.
class Damage {
 public:
  std::string of(std::string text) {
    const int times = 1 + static_cast<int>(next() % 3);
    for (int i = 0; i < times && !text.empty(); ++i) {
      const std::size_t at = next() % text.size();
      constexpr std::string_view signs = "\";,()=[]{}0123456789.-\n\r\t:*\x00\x81\xC3\xE6\xFF";
      switch (next() % 4) {
        case 0:
          text.erase(at, 1 + next() % 8);
          break;
        case 1:
          text.insert(at, text.substr(next() % text.size(), 1 + next() % 8));
          break;
        case 2:
          text[at] = signs[next() % signs.size()];
          break;
        default:
          text.resize(at);
      }
    }
    return text;
  }

 private:
  std::size_t next() {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U);
  }
  std::uint64_t state_{20};
};

}  // namespace

TEST_SUITE("hostile tables") {
  TEST_CASE("a damaged table is read or refused, with numbers for all combinations or none") {
    Damage damage;
    std::size_t read = 0, refused = 0;
    for (const char* name :
         {"placed.px", "placed.json", "placed.csv", "children.csv", "accounts.px"}) {
      const std::string whole = content(table_file(name));
      for (int i = 0; i < 300; ++i) {
        const std::string text = damage.of(whole);
        CAPTURE(text);
        try {
          const StatisticalTable table = table_of(text);
          std::size_t product = 1;
          for (const TableDimension& d : table.dimensions) product *= d.categories.size();
          REQUIRE(table.cells.size() == product);
          CHECK(!table_overview(table, "da").empty());
          ++read;
        } catch (const InputError& error) {
          CHECK(!error.problems().empty());
          ++refused;
        }
      }
    }
    CHECK(read > 50);
    CHECK(refused > 500);
  }

  TEST_CASE("brackets without end, numbers without end and dimensions without end are refused") {
    CHECK(refusals(std::string(100000, '[')).size() == 1);
    CHECK(refusals(small_json("[1e999,2,3,4]")).size() == 1);
    CHECK(refusals(small_px(std::string(500, '9') + " 2 3 4")).size() == 1);
    std::string px = "STUB=";
    std::string values;
    for (int i = 0; i < 40; ++i) {
      px += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\"";
      values += "VALUES(\"" + std::to_string(i) + "\")=\"a\",\"b\";\n";
    }
    CHECK(refusals(px + ";\n" + values + "DATA=1;")[0].find("1000000") != std::string::npos);
    CHECK(
        refusals("HEADING=\"t\";\nTIMEVAL(\"t\")=TLIST(A1,\"2000\"-\"1990\");\nDATA=1 2;").size() ==
        1);
  }
}
