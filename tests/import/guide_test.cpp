#include <doctest/doctest.h>

#include "tests/import/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// The contents of the block number `which` of a kind in docs/import.md.
std::string block(const std::string& kind, int which) {
  const std::string guide = content(KOHORT_SOURCE_DIR "/docs/import.md");
  const std::string fence = "```" + kind + "\n";
  std::size_t begin = 0;
  for (int i = 0; i <= which; ++i) {
    begin = guide.find(fence, begin);
    if (begin == std::string::npos) return "no such block";
    begin += fence.size();
  }
  return guide.substr(begin, guide.find("```\n", begin) - begin);
}

}  // namespace

TEST_SUITE("guide") {
  TEST_CASE("the examples of docs/import.md print what is written there") {
    const ImportFolder folder;
    const auto placed = folder.write("placed.csv", block("csv", 0));
    folder.write("children.csv", block("csv", 1));
    ImportOptions options;
    options.table = placed;
    options.language = "en";
    CHECK(imported(options) == block("text", 0));
    options.choice = {.where = {"område=159", "alder=0-17 år"}, .time = "2016..2017"};
    options.per = folder.path() / "children.csv";
    options.per_choice = {.where = {"område=159"}, .year_from = "first"};
    options.entry = {.kind = ImportKind::targets,
                     .figure = "placed_per_1000",
                     .tolerance = "5%",
                     .source = "dst_anbx1"};
    CHECK(imported(options) == block("toml", 0));
    options.per.clear();
    options.per_choice = {};
    const auto problems = refused_by([&] { (void)imported(options); });
    REQUIRE(problems.size() == 1);
    CHECK(problems[0] + "\n" == block("text", 1));
  }
}
