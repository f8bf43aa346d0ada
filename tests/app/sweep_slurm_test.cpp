#include <doctest/doctest.h>
#include <fmt/format.h>

#include "app/sweep/slurm.hpp"
#include "app/sweep/trial.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/sweep_bench.hpp"

using namespace kohort;
using namespace kohort::sweep;
using test::Bench;
using test::contains;

namespace {

const std::string ishigami =
    "model = { name = \"test:ishigami\", noise = 0.5 }\nall_uncertain = true\nseed = 3\n"
    "[design]\nkind = \"probabilistic\"\npoints = 60\nreplications = 2\n";

/// With nothing to measure.
SlurmOptions said(std::uint32_t shards) {
  SlurmOptions options;
  options.shards = shards;
  options.time = "2:00:00";
  options.memory = "700M";
  return options;
}

std::string after(const std::string& text, const std::string& mark) {
  const auto at = text.find(mark);
  REQUIRE(at != std::string::npos);
  return text.substr(at, text.find('\n', at) - at);
}

}  // namespace

TEST_SUITE("sweep") {
  TEST_CASE("a Slurm script has one task for each shard and merges at the end") {
    Bench bench{ishigami};
    const std::string script = slurm_script(bench.options, said(12));
    CHECK(contains(script, "\n#SBATCH --array=1-12\n"));
    CHECK(contains(script, "--shard \"$1/$shards\""));
    CHECK(contains(script, "\nshards=12\n"));
    CHECK(contains(script, "\"${KOHORT:-kohort}\" merge "));
    CHECK(contains(script, " --lang " + bench.options.language + "')"));
    CHECK_FALSE(contains(script, "--allow"));
    // A shipped study goes by its bare name, as in the sweep itself.
    bench.options.study = "ishigami-sobol";
    CHECK(contains(slurm_script(bench.options, said(2)), "sweep 'ishigami-sobol'"));
  }

  TEST_CASE("a Slurm script asks for what its author asked for") {
    Bench bench{ishigami};
    bench.options.threads = 6;
    SlurmOptions slurm = said(12);
    slurm.partition = "cpu,long";
    slurm.account = "project-1";
    const std::string script = slurm_script(bench.options, slurm);
    for (const char* line : {"--time=02:00:00", "--mem=700M", "--cpus-per-task=6",
                             "--partition=cpu,long", "--account=project-1"})
      CHECK(contains(script, fmt::format("\n#SBATCH {}\n", line)));
    CHECK(contains(script, "--threads \"${SLURM_CPUS_PER_TASK:-6}\""));
    CHECK(contains(after(script, "--job-name=kohort-s-merge"), "--mem="));
    CHECK(contains(script, "--partition=cpu,long --account=project-1 --open-mode=append"));
    CHECK_FALSE(contains(script, "# Time and memory"));
  }

  TEST_CASE("a Slurm script that is told neither time nor memory measures them") {
    Bench bench{ishigami};
    SlurmOptions slurm;
    slurm.shards = 12;
    const std::string script = slurm_script(bench.options, slurm);
    CHECK(contains(script, "# Time and memory: 16 of 120 tasks took "));
    CHECK(contains(script, "a shard has 10 of them for 2 threads"));
    CHECK(contains(script, "\n#SBATCH --time=00:10:00\n"));
    CHECK(contains(after(script, "#SBATCH --mem="), "00M"));
  }

  TEST_CASE("the commands of a Slurm script allow what its author allowed") {
    Bench bench{ishigami};
    bench.options.out = "out";
    bench.options.allow_large = bench.options.allow_failed = bench.options.danish_csv = true;
    bench.options.allowed_folders = {"../prices", "Ann's places"};
    const std::string script = slurm_script(bench.options, said(12));
    const std::string sweep = after(script, "\"$kohort\" sweep");
    CHECK(contains(sweep, " --allow-folder '../prices' --allow-folder 'Ann'\\''s places'"));
    CHECK(contains(sweep, " --allow-large"));
    // merge reads the study and its scenarios, too, but computes nothing. It is quoted once more.
    const std::string merge = after(script, "\"${KOHORT:-kohort}\" merge");
    CHECK(contains(merge, "merge '\\''out'\\'' --allow-folder '\\''../prices'\\''"));
    CHECK(contains(merge, " --allow-failed --csv dk"));
    CHECK_FALSE(contains(merge, "--allow-large"));

    bench.options.allowed_folders = {"a\nrm -r b"};
    CHECK_THROWS_WITH_AS((void)slurm_script(bench.options, said(12)),
                         doctest::Contains("line breaks"), InputError);
  }

  TEST_CASE("arrays larger than a cluster takes are cut") {
    Bench bench{ishigami};
    SlurmOptions slurm = said(110);
    slurm.array_limit = 50;
    const std::string script = slurm_script(bench.options, slurm);
    CHECK(contains(script, "limit=50\n"));
    // What cannot be one array is not promised to sbatch as one.
    CHECK_FALSE(contains(script, "#SBATCH --array"));
    slurm.array_limit = 0;
    CHECK(contains(slurm_script(bench.options, slurm), "MaxArraySize"));
  }

  TEST_CASE("a Slurm script that could not succeed is refused before it is printed") {
    const auto refusal = [](const std::string& study, auto change) -> std::string {
      Bench bench{study};
      SlurmOptions slurm = said(4);
      change(bench.options, slurm);
      try {
        (void)slurm_script(bench.options, slurm);
      } catch (const InputError& error) {
        return error.what();
      }
      return "";
    };
    const auto as_it_is = [](SweepOptions&, SlurmOptions&) {};
    const std::string parameter = "[[parameters]]\nkey = \"x1\"\nlow = -3\nhigh = 4\n";
    const std::string linear = "model = { name = \"test:linear\", noise = 1 }\n" + parameter;
    CHECK(contains(refusal(linear + "[design]\nkind = \"threshold\"\n", as_it_is),
                   "a threshold design decides on the way"));
    CHECK(contains(refusal("outputs = [\"y\"]\n" + linear +
                               "[design]\nkind = \"probabilistic\"\npoints = 100\n[precision]\n"
                               "output = \"y\"\nhalf_width = 0.1\n",
                           as_it_is),
                   "[precision] decides on the way"));
    const std::string morris = linear + "[design]\nkind = \"morris\"\n";
    CHECK(refusal(morris, as_it_is).empty());
    CHECK(contains(refusal(morris, [](SweepOptions& o, SlurmOptions&) { o.points = 50; }),
                   "--points: a morris design does not use it"));
    CHECK(contains(refusal(ishigami, [](SweepOptions&, SlurmOptions& s) { s.shards = 121; }),
                   "the study has 120 tasks"));
    CHECK(contains(refusal(ishigami, [](SweepOptions& o, SlurmOptions&) { o.fresh = true; }),
                   "--fresh"));
    const std::string words = refusal(ishigami, [](SweepOptions&, SlurmOptions& s) {
      s.time = "soon";
      s.memory = "2 GB";
      s.account = "a b";
    });
    for (const char* option : {"--time soon", "--mem 2 GB", "--account a b"})
      CHECK(contains(words, option));
  }

  TEST_CASE("time limits are those of sbatch") {
    CHECK(slurm_seconds("90") == 5400);
    CHECK(slurm_seconds("2:30") == 150);
    CHECK(slurm_seconds("2:30:00") == 9000);
    CHECK(slurm_seconds("1-12") == 36 * 3600);
    CHECK(slurm_seconds("1-12:30") == 36.5 * 3600);
    for (const char* wrong : {"", "0", "0:59", "1h", "-5", "1-", "1:2:3:4"})
      CHECK_THROWS_AS((void)slurm_seconds(wrong), InputError);
    for (const double seconds : {60.0, 3661.0, 86400.0, 100000.0})
      CHECK(slurm_seconds(slurm_time(seconds)) == seconds);
  }

  TEST_CASE("few points with many replications are shared out, too") {
    for (const std::uint32_t count : {1U, 3U, 7U, 30U}) {
      std::uint64_t all = 0;
      for (std::uint32_t number = 1; number <= count; ++number) {
        const Shard shard{number, count};
        std::uint64_t own = 0;
        for (std::uint64_t point = 0; point < 2; ++point)
          for (std::uint32_t r = 0; r < 15; ++r) own += shard.has(point, r, 15) ? 1 : 0;
        CHECK(own == shard.share(30));
        CHECK(own >= 30 / count);
        CHECK(own <= (30 + count - 1) / count);
        all += own;
      }
      CHECK(all == 30);
    }
  }

  TEST_CASE("the plan of a study says what it takes, by tasks that were tried") {
    Bench bench{ishigami};
    bench.options.plan_only = true;
    const test::Capture out, err;
    CHECK(sweep_command(bench.options, out.file(), err.file()) == 0);
    CHECK(
        contains(out.text(), "60 points, 2 replications each.\nMeasured on 16 of 120 tasks: 0.0"));
    CHECK(contains(out.text(), "2 threads: about "));
    CHECK(contains(out.text(), " MB of memory"));
    CHECK_FALSE(std::filesystem::exists(bench.options.out));
  }

  TEST_CASE("a shard that is stopped says what is left, and so does the merge") {
    Bench bench{ishigami};
    bench.options.shard = {2, 2};
    std::stop_source stop;
    stop.request_stop();
    const test::Capture out, err;
    CHECK(sweep_command(bench.options, out.file(), err.file(), stop.get_token()) == 130);
    CHECK(contains(err.text(), "shard 2 of 2 has 0 of 60 tasks, 60 are left"));
    bench.options.shard = {1, 2};
    CHECK(sweep_command(bench.options, out.file(), err.file()) == 0);
    MergeOptions merge;
    merge.folders = {bench.options.out};
    CHECK_THROWS_WITH_AS(merge_command(merge, out.file()),
                         doctest::Contains("shard 2 of 2 is not finished (0 of 60 tasks)"),
                         InputError);
  }

  TEST_CASE("shards of a sweep that was cut in two ways are told apart") {
    Bench bench{ishigami};
    const test::Capture out, err;
    for (const Shard& shard : {Shard{1, 4}, Shard{1, 2}, Shard{2, 2}}) {
      bench.options.shard = shard;
      CHECK(sweep_command(bench.options, out.file(), err.file()) == 0);
    }
    MergeOptions merge;
    merge.folders = {bench.options.out};
    const std::string folder = bench.options.out.generic_string();
    CHECK_THROWS_WITH_AS(
        merge_command(merge, out.file()),
        doctest::Contains(("there are 2 of 2, 1 of 4, and parts of different cuts do not make a "
                           "whole; name those to be merged: kohort merge " +
                           folder + "/shard-1-of-2 " + folder + "/shard-2-of-2")
                              .c_str()),
        InputError);
    merge.folders = {bench.options.out / "shard-1-of-2", bench.options.out / "shard-2-of-2"};
    CHECK(merge_command(merge, out.file()) == 0);
  }
}
