#include "app/results/ownership.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <map>

#include "app/files/files.hpp"
#include "app/results/program_identity.hpp"
#include "app/results/store.hpp"
#include "app/sweep/point_cache.hpp"
#include "app/sweep/sweep_store.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/results_fake.hpp"
#include "tests/app/sweep_bench.hpp"

using namespace kohort;
using test::contains;
using test::fake_options;
using test::fake_scenario;
using test::run;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

constexpr const char* study =
    "model = { name = \"test:linear\", noise = 0.5 }\nall_uncertain = true\nseed = 3\n"
    "[design]\nkind = \"probabilistic\"\npoints = 8\nreplications = 2\n";

/// Every file with its content.
std::map<std::string, std::string> content_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator{folder})
    if (entry.is_regular_file())
      files[fs::relative(entry.path(), folder).string()] = test::read_file(entry.path());
  return files;
}

template <class Work>
std::string problem_of(const Work& work) {
  try {
    work();
    return "";
  } catch (const InputError& error) {
    return error.what();
  }
}

std::string problem_of_run(const RunOptions& options) {
  return problem_of([&] { (void)run({fake_scenario()}, options); });
}

RunOptions fresh_options(const fs::path& folder) {
  RunOptions options = fake_options(folder, 3);
  options.fresh = true;
  return options;
}

/// What people keep in folders: other programs' files under the very names of ours.
std::vector<std::map<std::string, std::string>> folders_of_others() {
  return {
      {{"manifest.json", R"({"name": "my page"})"},
       {"summary.json", R"({"mean": 3})"},
       {"report.html", "<p>mine"},
       {"tables/thesis.csv", "a,b"}},
      {{"manifest.json", "no json at all"}},
      {{"summary.json", R"({"format": "other-1"})"}},
      {{"budget.xlsx", "mine"}},
      {{"tables/cost.csv", "mine"}},
      {{"results.sqlite", "a diary that is no database"}},
      {{"results.sqlite", std::string(5000, 'x')}, {"manifest.json", "{}"}},
      {{"shard-1-of-2/notes.txt", "mine"}, {"diary.txt", "mine"}},
  };
}

void lay_out(const std::map<std::string, std::string>& files, const fs::path& folder) {
  for (const auto& [name, text] : files) {
    fs::create_directories((folder / name).parent_path());
    std::ofstream{folder / name, std::ios::binary} << text;
  }
}

void make_foreign_database(const fs::path& file, std::int64_t application) {
  SQLite::Database db{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  db.exec(fmt::format("PRAGMA application_id = {}", application));
  db.exec("CREATE TABLE point (x REAL, y REAL); INSERT INTO point VALUES (1, 2)");
}

}  // namespace

TEST_SUITE("ownership") {
  TEST_CASE("a folder of somebody else keeps every byte, whatever a run is told") {
    for (const auto& files : folders_of_others()) {
      const TemporaryFolder folder;
      lay_out(files, folder.path());
      const auto before = content_of(folder.path());
      for (RunOptions options : {fake_options(folder.path(), 3), fresh_options(folder.path())})
        for (const bool repair : {false, true}) {
          options.repair = repair;
          const std::string problem = problem_of_run(options);
          CHECK(contains(problem, "Kohort did not make"));
          CHECK_FALSE(contains(problem, "--fresh"));
          CHECK(content_of(folder.path()) == before);
        }
    }
  }

  TEST_CASE("a folder of somebody else keeps every byte, whatever a sweep is told") {
    for (const auto& files : folders_of_others()) {
      test::Bench bench{study};
      fs::create_directories(bench.options.out);
      lay_out(files, bench.options.out);
      const auto before = content_of(bench.options.out);
      for (const bool fresh : {false, true})
        for (const bool repair : {false, true}) {
          bench.options.fresh = fresh;
          bench.options.repair = repair;
          const std::string problem = problem_of([&] { (void)bench.run(); });
          CHECK(contains(problem, "Kohort did not make"));
          CHECK_FALSE(contains(problem, "--fresh"));
          CHECK(content_of(bench.options.out) == before);
        }
    }
  }

  TEST_CASE("a database of another program is not even opened for writing") {
    for (const std::int64_t application : {0, 42}) {
      const TemporaryFolder folder;
      make_foreign_database(folder.path() / "results.sqlite", application);
      const auto before = content_of(folder.path());
      CHECK(contains(problem_of_run(fresh_options(folder.path())), "Kohort did not make"));
      CHECK(content_of(folder.path()) == before);
    }
  }

  TEST_CASE("points.sqlite of another program keeps its table, and a sweep goes on without it") {
    for (const std::int64_t application : {0, 42}) {
      const test::Bench bench{study};
      const fs::path file =
          bench.options.out.parent_path() / std::string{sweep::PointCache::file_name};
      fs::create_directories(file.parent_path());
      make_foreign_database(file, application);
      const std::string before = test::read_file(file);
      CHECK(bench.run().code == 0);
      CHECK(test::read_file(file) == before);
    }
  }

  TEST_CASE("--fresh drops a run, and leaves what others have put among its files") {
    const TemporaryFolder folder;
    REQUIRE(problem_of_run(fake_options(folder.path(), 3)).empty());
    const auto ours = content_of(folder.path());
    lay_out({{"tables/thesis.csv", "mine"},
             {"notes.txt", "mine"},
             {"report.pdf", "mine"},
             {"account.html", "mine"}},
            folder.path());
    std::ofstream{folder.path() / "budget.xlsx", std::ios::app} << "a column of my own";
    RunOptions options = fresh_options(folder.path());
    options.seed = 2;
    options.language = "en";
    const auto ran = run({fake_scenario()}, options);
    CHECK(contains(ran.out, "budget.xlsx.kept"));
    auto now = content_of(folder.path());
    CHECK(now["tables/thesis.csv"] == "mine");
    CHECK(now["notes.txt"] == "mine");
    CHECK(now["report.pdf.kept"] == "mine");
    CHECK(now["account.html.kept"] == "mine");
    CHECK(now["budget.xlsx.kept"] == ours.at("budget.xlsx") + "a column of my own");
    CHECK_FALSE(now.contains("report.pdf"));
    CHECK(now["summary.json"] != ours.at("summary.json"));
  }

  TEST_CASE("--fresh drops everything that a run or a sweep has written") {
    const TemporaryFolder folder;
    REQUIRE(problem_of_run(fake_options(folder.path(), 3)).empty());
    CHECK(drop_results(folder.path()).empty());
    CHECK(content_of(folder.path()).empty());

    const test::Bench bench{study};
    REQUIRE(bench.run().code == 0);
    CHECK(drop_results(bench.options.out).empty());
    CHECK(content_of(bench.options.out).empty());
  }

  TEST_CASE("--fresh never follows a link out of the folder") {
    const TemporaryFolder folder, elsewhere;
    REQUIRE(problem_of_run(fake_options(folder.path(), 3)).empty());
    write_file(elsewhere.path() / "summary.json", "mine");
    fs::remove(folder.path() / "summary.json");
    fs::create_symlink(elsewhere.path() / "summary.json", folder.path() / "summary.json");
    RunOptions options = fresh_options(folder.path());
    options.seed = 2;
    CHECK(problem_of_run(options).empty());
    CHECK(test::read_file(elsewhere.path() / "summary.json") == "mine");
  }
}

TEST_SUITE("identity of the program") {
  TEST_CASE("a store, a shard and a sweep say which build computed them") {
    const TemporaryFolder folder;
    REQUIRE(problem_of_run(fake_options(folder.path(), 3)).empty());
    CHECK(Store{folder.path()}.value(program_fact) == program_fingerprint());
    test::Bench bench{study};
    bench.options.shard = {1, 2};
    const test::Capture out, err;
    REQUIRE(sweep::sweep_command(bench.options, out.file(), err.file()) == 0);
    CHECK(sweep::SweepStore{bench.options.out / "shard-1-of-2"}.value(program_fact) ==
          program_fingerprint());
  }

  TEST_CASE("a rerun with another build accepts no number of before, and says what is safe") {
    const TemporaryFolder folder;
    REQUIRE(problem_of_run(fake_options(folder.path(), 3)).empty());
    Store{folder.path()}.set(program_fact, "0123456789abcdef");
    for (const bool repair : {false, true}) {
      RunOptions options = fake_options(folder.path(), 5);
      options.repair = repair;
      const std::string problem = problem_of_run(options);
      CHECK(contains(problem, "another build"));
      CHECK(contains(problem, "0123456789abcdef"));
      CHECK(contains(problem, program_fingerprint()));
      CHECK(contains(problem, "--out"));
    }
    CHECK(Store{folder.path()}.replications() == 3);
    CHECK(problem_of_run(fresh_options(folder.path())).empty());
  }

  TEST_CASE("rows that another build wrote are not taken over when a store is repaired") {
    const TemporaryFolder folder;
    const fs::path damaged = folder.path() / "damaged.sqlite";
    const std::vector<StoredScenario> rows{{"baseline", "", "", "", "", false}};
    const std::vector<Outcome> outcome{test::fake_outcome(1, 0, false)};
    for (const char* build : {"one", "two"}) {
      fs::remove(damaged);
      {
        Store before{folder.path(), damaged.filename(), Access::write};
        before.begin({{"input_hash", "abc"}, {program_fact, build}}, rows);
        before.add(0, 0, outcome);
        before.close();
      }
      const fs::path name = fmt::format("{}.sqlite", build);
      Store after{folder.path(), name, Access::write};
      after.begin({{"input_hash", "abc"}, {program_fact, "one"}}, rows);
      CHECK(after.salvage(damaged) == (std::string{build} == "one" ? 1 : 0));
    }
  }

  TEST_CASE("a sweep that another build computed is neither continued nor merged") {
    test::Bench bench{study};
    REQUIRE(bench.run().code == 0);
    sweep::SweepStore{bench.options.out}.set({{program_fact, "0123456789abcdef"}});
    CHECK(contains(problem_of([&] { (void)bench.run(); }), "another build"));
  }

  TEST_CASE("shards of two builds are not merged, nor those of a build that is not this one") {
    test::Bench bench{study};
    for (const std::uint32_t number : {1U, 2U}) {
      bench.options.shard = {number, 2};
      const test::Capture out, err;
      REQUIRE(sweep::sweep_command(bench.options, out.file(), err.file()) == 0);
    }
    sweep::MergeOptions merge;
    merge.folders = {bench.options.out};
    const auto problem = [&] {
      return problem_of([&] {
        const test::Capture out;
        (void)sweep::merge_command(merge, out.file());
      });
    };
    const auto mark = [&](const char* shard) {
      sweep::SweepStore{bench.options.out / shard}.set({{program_fact, "0123456789abcdef"}});
    };
    mark("shard-2-of-2");
    CHECK(contains(problem(), "two builds of the program"));
    mark("shard-1-of-2");
    CHECK(contains(problem(), "merge with the program that computed"));
    CHECK_FALSE(fs::exists(bench.options.out / "results.sqlite"));
  }
}
