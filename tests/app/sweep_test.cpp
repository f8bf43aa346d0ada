#include <cmath>
#include <doctest/doctest.h>

#include "app/words/input_error.hpp"
#include "tests/app/sweep_bench.hpp"

using namespace kohort;
using namespace kohort::sweep;
using test::Bench;
using test::Capture;
using test::Swept;
using test::TemporaryFolder;

namespace {

std::string hash(const Swept& swept) { return swept.manifest["result_hash"]; }

const std::string ishigami =
    "model = { name = \"test:ishigami\", noise = 0.5 }\nall_uncertain = true\nseed = 3\n"
    "[design]\nkind = \"probabilistic\"\npoints = 60\nreplications = 2\n";

}  // namespace

TEST_SUITE("sweep") {
  TEST_CASE("threads do not change the result, seeds do") {
    Bench bench{ishigami};
    const std::string one = hash(bench.run());
    bench.options.fresh = true;
    bench.options.reuse = false;
    bench.options.threads = 7;
    CHECK(hash(bench.run()) == one);
    bench.options.seed = 4;
    CHECK(hash(bench.run()) != one);
  }

  TEST_CASE("a sweep of more points and replications goes on from what is there") {
    Bench bench{ishigami};
    bench.options.reuse = false;
    bench.options.points = 20;
    bench.options.replications = 1;
    (void)bench.run();
    bench.options.points.reset();
    bench.options.replications.reset();
    const Swept more = bench.run();
    CHECK(test::contains(more.text, "20 of 120 tasks were in the folder already"));
    const Swept again = bench.run();
    CHECK(test::contains(again.text, "120 of 120 tasks"));
    bench.options.fresh = true;
    CHECK(hash(bench.run()) == hash(more));
    CHECK(hash(again) == hash(more));
  }

  TEST_CASE("a study of other points takes over those that it shares with another") {
    Bench bench{ishigami};
    (void)bench.run();
    bench.options.out = bench.path() / "results" / "other";
    bench.options.points = 80;
    CHECK(test::contains(bench.run().text, "120 tasks were taken over from other sweeps"));
    // Another design meets the same point: both have the central one.
    const auto design = [](const char* kind) {
      return "model = \"test:linear\"\n[[parameters]]\nkey = \"x1\"\nlow = 1\nhigh = 3\n"
             "[design]\nkind = \"" +
             std::string{kind} + "\"\n";
    };
    bench.options.points.reset();
    bench.options.out = bench.path() / "results" / "one-way";
    bench.write(design("one-way"));
    (void)bench.run();
    bench.options.out = bench.path() / "results" / "grid";
    bench.write(design("grid"));
    CHECK(test::contains(bench.run().text, "2 tasks were taken over"));
  }

  TEST_CASE("results of another study are not touched") {
    Bench bench{ishigami};
    const std::string before = hash(bench.run());
    bench.options.seed = 9;
    CHECK_THROWS_AS((void)bench.run(), InputError);
    CHECK(bench.json("manifest.json")["result_hash"] == before);
  }

  TEST_CASE("shards together are the whole, whatever their number") {
    Bench whole{ishigami};
    const std::string expected = hash(whole.run());
    for (const std::uint32_t count : {1U, 3U}) {
      Bench bench{ishigami};
      const Capture out, err;
      for (std::uint32_t i = 1; i <= count && count > 1; ++i) {
        MergeOptions merge;
        merge.folders = {bench.options.out};
        if (i > 1) CHECK_THROWS_AS(merge_command(merge, out.file()), InputError);
        bench.options.shard = {i, count};
        CHECK(sweep_command(bench.options, out.file(), err.file()) == 0);
      }
      if (count == 1) continue;
      MergeOptions merge;
      merge.folders = {bench.options.out};
      merge.language = "en";
      CHECK(merge_command(merge, out.file()) == 0);
      CHECK(bench.json("manifest.json")["result_hash"] == expected);
      merge.study = "nowhere.toml";
      CHECK_THROWS_AS(merge_command(merge, out.file()), InputError);
    }
  }

  TEST_CASE("shards of different studies are not mixed") {
    Bench a{ishigami};
    a.options.shard = {1, 2};
    Bench b{ishigami};
    b.options.shard = {2, 2};
    b.options.seed = 99;
    const Capture out, err;
    CHECK(sweep_command(a.options, out.file(), err.file()) == 0);
    CHECK(sweep_command(b.options, out.file(), err.file()) == 0);
    MergeOptions merge;
    merge.folders = {a.options.out, b.options.out};
    CHECK_THROWS_WITH_AS(merge_command(merge, out.file()),
                         doctest::Contains("shards of different sweeps"), InputError);
  }

  TEST_CASE("a point that fails is recorded with its inputs, and the others count") {
    Bench bench{
        "model = \"test:root\"\noutputs = [\"y\"]\n"
        "[[parameters]]\nkey = \"x1\"\nlow = -1\nhigh = 3\n[design]\nkind = \"grid\"\nlevels = "
        "5\n"};
    Swept swept = bench.run();
    CHECK(swept.code == some_points_failed);
    CHECK(swept.summary["points_failed"] == 1);
    CHECK(swept.summary["complete"] == true);
    CHECK(
        test::contains(bench.table("failed.csv"), "0,0,y of root is not a finite number,x1 = -1"));
    // Roots of 0, 1, 2, 3.
    CHECK(swept.summary["outputs"][0]["mean"].get<double>() ==
          doctest::Approx((1 + std::sqrt(2.0) + std::sqrt(3.0)) / 4));
    bench.options.allow_failed = true;
    CHECK(bench.run().code == 0);
  }

  TEST_CASE("a precise study stops when its mean is known well enough, always at the same point") {
    Bench bench{
        "model = \"test:linear\"\noutputs = [\"y\"]\n[[parameters]]\nkey = \"x1\"\n"
        "[design]\nkind = \"probabilistic\"\npoints = 100000\n"
        "[precision]\noutput = \"y\"\nhalf_width = 0.1\n"};
    const Swept swept = bench.run();
    const auto points = swept.summary["points"].get<std::uint64_t>();
    CHECK(swept.summary["complete"] == true);
    CHECK(swept.summary["half_width"].get<double>() <= 0.1);
    // (1.96 / 0.1)^2 = 384.
    CHECK(points > 250);
    CHECK(points < 700);
    bench.options.fresh = true;
    bench.options.threads = 1;
    CHECK(bench.run().summary["points"] == points);
  }

  TEST_CASE("scenarios are swept on the same people at every point") {
    const test::Folder folder;
    SweepOptions options;
    const TemporaryFolder results;
    options.study =
        folder.write("s.toml",
                     "scenario = \"denmark.toml\"\n"
                     "set = [\"municipality.births_per_year=40\", "
                     "\"time.budget_years=2\", \"time.horizon_age=20\"]\n"
                     "outputs = [{ metric = \"cost_municipality\", of = \"baseline\" }, "
                     "\"placement_years\"]\n"
                     "[design]\nkind = \"one-way\"\nreplications = 2\n"
                     "[[parameters]]\nkey = \"casework.turnover\"\n");
    options.out = results.path() / "r";
    options.progress = Progress::none;
    const Capture out, err;
    CHECK(sweep_command(options, out.file(), err.file()) == 0);
    const auto summary = nlohmann::json::parse(test::read_file(options.out / "summary.json"));
    CHECK(summary["outputs"][0]["scenario"] == "baseline");
    // No programme is on: nothing differs, whatever the point.
    CHECK(summary["outputs"][1]["mean"] == 0);
    CHECK(summary["outputs"][1]["high"] == 0);
    CHECK(summary["points"] == 3);
  }

  TEST_CASE("a sweep for which the disk has no room is refused before it starts") {
    Bench bench{
        "model = \"test:linear\"\n[[parameters]]\nkey = \"x1\"\n"
        "[design]\nkind = \"probabilistic\"\npoints = 100000\nreplications = 100000\n"};
    CHECK_THROWS_WITH_AS((void)bench.run(), doctest::Contains("on disk"), InputError);
    CHECK_FALSE(std::filesystem::exists(bench.options.out));
  }
}
