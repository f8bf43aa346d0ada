#include <csignal>
#include <doctest/doctest.h>
#include <limits>
#include <sys/resource.h>

#include "app/files/files.hpp"
#include "app/results/store.hpp"
#include "app/run/plan.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;
using test::contains;
using test::fake_engine;
using test::fake_options;
using test::fake_scenario;
using test::run;
using test::TemporaryFolder;

namespace {

/// Files of this process end at `bytes` for as long as this lives: what a full disk feels like.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_{std::signal(SIGXFSZ, SIG_IGN)} {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int);
};

std::string problem_of(const std::vector<Scenario>& scenarios, const RunOptions& options,
                       const Engine& engine = fake_engine()) {
  try {
    (void)run(scenarios, options, engine);
    return "";
  } catch (const InputError& error) {
    return error.what();
  }
}

}  // namespace

TEST_SUITE("run failures") {
  TEST_CASE("a full disk is an input error, and the run continues when there is room") {
    const TemporaryFolder folder;
    std::string problem;
    {
      const FileSizeLimit limit{600'000};
      problem = problem_of({fake_scenario()}, fake_options(folder.path(), 200));
    }
    CHECK(contains(problem, "results.sqlite"));
    CHECK(contains(problem, "disk full"));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "summary.json"));
    {
      const Store store{folder.path()};
      CHECK(store.replications() > 0);
      CHECK(store.replications() < 200);
      CHECK(store.value("complete") == "no");
    }
    CHECK(problem_of({fake_scenario()}, fake_options(folder.path(), 200)).empty());
    CHECK(std::filesystem::exists(folder.path() / "summary.json"));
  }

  TEST_CASE("a file that cannot be written whole is not left behind half") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "a.txt";
    write_file(path, "old");
    {
      const FileSizeLimit limit{1000};
      CHECK_THROWS_AS(write_file(path, std::string(5000, 'x')), InputError);
    }
    CHECK(test::read_file(path) == "old");
    CHECK_FALSE(std::filesystem::exists(folder.path() / "a.txt.part"));
  }

  TEST_CASE("a folder with the results of something else is not touched") {
    const TemporaryFolder folder;
    REQUIRE(run({fake_scenario()}, fake_options(folder.path(), 3)).code == 0);
    const std::string before = test::read_file(folder.path() / "summary.json");
    RunOptions other = fake_options(folder.path(), 3);
    other.seed = 2;
    CHECK(contains(problem_of({fake_scenario()}, other), "--fresh"));
    CHECK(contains(problem_of({fake_scenario("trial", "changed")}, fake_options(folder.path(), 3)),
                   "another run"));
    CHECK(test::read_file(folder.path() / "summary.json") == before);
    other.fresh = true;
    CHECK(problem_of({fake_scenario()}, other).empty());
    CHECK(test::read_file(folder.path() / "summary.json") != before);
  }

  TEST_CASE("results of a changed program are not mixed with new ones") {
    const TemporaryFolder folder;
    REQUIRE(run({fake_scenario()}, fake_options(folder.path(), 3)).code == 0);
    Engine changed = fake_engine();
    changed.simulate = [](auto, auto seed, auto replication) {
      return std::vector<Outcome>{test::fake_outcome(seed, replication, false),
                                  test::fake_outcome(seed, replication, true, 2e6)};
    };
    CHECK(contains(problem_of({fake_scenario()}, fake_options(folder.path(), 5), changed),
                   "another run"));
  }

  TEST_CASE("files that are not ours are left alone, also with --fresh") {
    const TemporaryFolder folder;
    write_file(folder.path() / "diary.txt", "mine");
    RunOptions options = fake_options(folder.path(), 3);
    CHECK(contains(problem_of({fake_scenario()}, options), "other files"));
    options.fresh = true;
    CHECK(contains(problem_of({fake_scenario()}, options), "other files"));
    CHECK(test::read_file(folder.path() / "diary.txt") == "mine");
  }

  TEST_CASE("a file where the folder should be is named") {
    const TemporaryFolder folder;
    write_file(folder.path() / "file", "x");
    CHECK(contains(problem_of({fake_scenario()}, fake_options(folder.path() / "file", 3)),
                   "is a file"));
    CHECK(contains(problem_of({fake_scenario()}, fake_options(folder.path() / "file/x", 3)),
                   "--out"));
  }

  TEST_CASE("a run that is too large is refused before it starts") {
    const TemporaryFolder folder;
    Engine engine = fake_engine();
    engine.estimate = [](const Parameters&) { return SizeEstimate{1, 1000, 1e12}; };
    CHECK(contains(problem_of({fake_scenario()}, fake_options(folder.path() / "x", 3), engine),
                   "of memory"));
    engine.estimate = [](const Parameters&) { return SizeEstimate{1, 1e12, 1e5}; };
    CHECK(contains(problem_of({fake_scenario()}, fake_options(folder.path() / "x", 1000), engine),
                   "days"));
    engine.estimate = [](const Parameters&) {
      return SizeEstimate{1, std::numeric_limits<double>::quiet_NaN(), 1e5};
    };
    CHECK_FALSE(
        problem_of({fake_scenario()}, fake_options(folder.path() / "x", 3), engine).empty());
    CHECK_FALSE(std::filesystem::exists(folder.path() / "x"));
  }

  TEST_CASE("a failed replication fails the run and says which one it was") {
    const TemporaryFolder folder;
    Engine engine = fake_engine();
    engine.simulate = [simulate = engine.simulate](auto scenarios, auto seed, std::uint32_t r) {
      if (r == 4) throw std::logic_error{"a child was born twice"};
      return simulate(scenarios, seed, r);
    };
    for (const unsigned threads : {1U, 3U}) {
      RunOptions options = fake_options(folder.path(), 9);
      options.threads = threads;
      try {
        (void)run({fake_scenario()}, options, engine);
        FAIL("ran");
      } catch (const InputError&) {
        FAIL("our error taken for the user's");
      } catch (const ReplicationError& error) {
        CHECK(contains(error.what(), "replication 4, seed 1"));
        CHECK(contains(error.what(), "born twice"));
        CHECK(error.repeat_by() == " --repeat 4");
      }
    }
    CHECK_FALSE(std::filesystem::exists(folder.path() / "summary.json"));
  }

  TEST_CASE("a fault inside the model names district, time, entity and event as well") {
    // A rate that no file could hold, in place of the scenario's.
    const TemporaryFolder folder;
    Engine engine = fake_engine();
    engine.simulate = [](auto, auto seed, std::uint32_t r) {
      Parameters p = load_scenario(KOHORT_SOURCE_DIR "/scenarios/denmark.toml",
                                   {"municipality.births_per_year=60"})
                         .central();
      p.casework.hiring_months = std::numeric_limits<double>::quiet_NaN();
      const Parameters* const only[] = {&p};
      return simulate_replication(only, seed, r);
    };
    try {
      (void)run({fake_scenario()}, fake_options(folder.path(), 3), engine);
      FAIL("ran");
    } catch (const ReplicationError& error) {
      const std::string text = error.what();
      CAPTURE(text);
      for (const char* part : {"replication 0, seed 1", "central values", "district 1 of ",
                               "baseline", "event ", "(entity ", "at time ", "not a number"})
        CHECK(contains(text, part));
    }
  }

  TEST_CASE("a replication that failed can be had alone, and nothing is written") {
    const TemporaryFolder folder;
    Engine engine = fake_engine();
    engine.simulate = [simulate = engine.simulate](auto scenarios, auto seed, std::uint32_t r) {
      if (r == 4) throw std::logic_error{"a child was born twice"};
      return simulate(scenarios, seed, r);
    };
    RunOptions options = fake_options(folder.path() / "out", 9);
    options.repeat = Repetition{4, std::nullopt};
    CHECK_THROWS_WITH_AS((void)run({fake_scenario()}, options, engine), "a child was born twice",
                         std::logic_error);
    options.repeat = Repetition{5, std::nullopt};
    const auto ran = run({fake_scenario()}, options, engine);
    CHECK(ran.code == 0);
    CHECK(contains(ran.out, "5"));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
  }

  TEST_CASE("results that are no numbers are our error") {
    const TemporaryFolder folder;
    Engine engine = fake_engine();
    engine.simulate = [](auto, auto seed, auto r) {
      std::vector<Outcome> outcomes(2, test::fake_outcome(seed, r, false));
      outcomes[1].values()[7] = std::numeric_limits<double>::quiet_NaN();
      return outcomes;
    };
    CHECK_THROWS_AS((void)run({fake_scenario()}, fake_options(folder.path(), 3), engine),
                    std::runtime_error);
  }

  TEST_CASE("options that make no sense are refused") {
    const TemporaryFolder folder;
    CHECK(
        contains(problem_of({fake_scenario()}, fake_options(folder.path(), 0)), "--replications"));
    RunOptions options = fake_options(folder.path(), 5);
    options.precision = -1;
    CHECK(contains(problem_of({fake_scenario()}, options), "--precision"));
    CHECK(contains(problem_of({fake_scenario(), fake_scenario()}, fake_options(folder.path(), 5)),
                   "trial"));
    CHECK_FALSE(problem_of({}, fake_options(folder.path(), 5)).empty());
  }
}
