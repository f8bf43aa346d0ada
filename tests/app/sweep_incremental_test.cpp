#include <cmath>
#include <doctest/doctest.h>
#include <utility>
#include <vector>

#include "tests/app/sweep_bench.hpp"

using namespace kohort;
using namespace kohort::sweep;

namespace {

/// A study of scenarios of Gladsaxe, for a few children and years.
struct Options {
  /// @param scenarios  name and text of each
  /// @param rest  of the study
  Options(const std::vector<std::pair<std::string, std::string>>& scenarios,
          const std::string& rest) {
    std::string list;
    for (const auto& [name, own] : scenarios) {
      folder.write(name, "extends = \"" +
                             test::shipped("gladsaxe-2016-sverigesmodel.toml").string() + "\"\n" +
                             own);
      list += (list.empty() ? "\"" : ", \"") + name + "\"";
    }
    options.study = folder.write(
        "s.toml", "scenarios = [" + list +
                      "]\nset = [\"municipality.births_per_year=40\", \"time.budget_years=3\", "
                      "\"time.horizon_age=20\"]\nall_uncertain = true\n"
                      "outputs = [\"cost_municipality\"]\n" +
                      rest);
    options.out = results.path() / "r";
    options.progress = Progress::none;
    options.language = "en";
    const test::Capture out, err;
    CHECK(sweep_command(options, out.file(), err.file()) == 0);
    text = out.text();
    const auto json = nlohmann::json::parse(test::read_file(options.out / "study.json"));
    for (const auto& analysis : json["analyses"])
      if (analysis["kind"] == "incremental") found.push_back(analysis);
    table = test::read_file(options.out / "tables" / "incremental.csv");
  }
  test::Folder folder;
  test::TemporaryFolder results;
  SweepOptions options;
  std::string text, table;
  std::vector<nlohmann::json> found;
};

const std::string few = "[programmes.sverigesmodel]\ncaseworkers_factor = 1.2\n";
const std::string many = "[programmes.sverigesmodel]\ncaseworkers_factor = 1.8\n";
const std::string plane =
    "[cost_effectiveness]\neffect = \"placement_years\"\n"
    "[design]\nkind = \"probabilistic\"\npoints = 12\nreplications = 3\n";

}  // namespace

TEST_SUITE("sweep") {
  TEST_CASE("options of a study stand side by side, with dominance and the price of each more") {
    const Options study{{{"few.toml", few}, {"many.toml", many}}, plane};
    REQUIRE(study.found.size() == 1);
    const auto& rows = study.found[0]["rows"];
    REQUIRE(rows.size() == 3);
    double before = -INFINITY;
    bool first = true;
    for (const auto& row : rows) {
      const double effect = row["effect"]["mean"];
      CHECK(effect >= before);
      before = effect;
      if (row["option"] == "baseline") {
        CHECK(row["cost"]["mean"] == 0);
        CHECK(effect == 0);
      } else {
        // Of any people: the interval is there, and holds the mean.
        CHECK(row["cost"]["low"].get<double>() < row["cost"]["mean"].get<double>());
        CHECK(row["cost"]["high"].get<double>() > row["cost"]["mean"].get<double>());
      }
      const double share = row["frontier_share"]["mean"];
      CHECK(share >= 0);
      CHECK(share <= 1);
      if (row["standing"] != "frontier") {
        CHECK(row["ratio"].is_null());
        CHECK(row["against"].is_null());
      } else {
        CHECK(row["ratio"].is_null() == first);
        first = false;
      }
      CHECK(test::contains(study.table, "cost_municipality,placement_years," +
                                            row["option"].get<std::string>() + ","));
    }
    CHECK(test::contains(study.text,
                         "The options side by side: cost_municipality for each "
                         "placement_years less"));
    CHECK(test::contains(study.text, "on the frontier in"));
  }

  TEST_CASE("one option, and scenarios of two places, are not set side by side") {
    const Options one{{{"few.toml", few}}, plane};
    CHECK(one.found.empty());
    CHECK_FALSE(test::contains(one.text, "side by side"));
    const Options places{
        {{"few.toml", few}, {"elsewhere.toml", "[needs]\ndelay_ratio = 1.1\n" + many}}, plane};
    CHECK(places.found.empty());
    CHECK(test::contains(places.text, "not about the same place and people"));
  }

  TEST_CASE("a study says that it does not follow a reference of its scenarios") {
    const Options study{{{"few.toml", few}, {"many.toml", "reference = \"few.toml\"\n" + many}},
                        "[design]\nkind = \"probabilistic\"\npoints = 4\nreplications = 2\n"};
    CHECK(test::contains(study.text, "many names few.toml as its reference; a study compares"));
  }
}
