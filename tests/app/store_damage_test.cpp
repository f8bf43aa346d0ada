#include <SQLiteCpp/SQLiteCpp.h>
#include <atomic>
#include <doctest/doctest.h>
#include <fstream>
#include <random>

#include "app/commands/status.hpp"
#include "app/results/store.hpp"
#include "app/sweep/point_cache.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;
using test::contains;
using test::fake_engine;
using test::fake_options;
using test::fake_scenario;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t replications = 12;

std::string problem_of(const RunOptions& options, const Engine& engine = fake_engine()) {
  try {
    (void)test::run({fake_scenario()}, options, engine);
    return "";
  } catch (const InputError& error) {
    return error.what();
  }
}

RunOptions repairing(const fs::path& folder) {
  RunOptions options = fake_options(folder, replications);
  options.repair = true;
  return options;
}

void execute(const fs::path& folder, const std::string& statement) {
  SQLite::Database database{(folder / Store::file_name).string(), SQLite::OPEN_READWRITE};
  database.exec(statement);
}

std::string hash_of(const fs::path& folder) { return result_hash(Store{folder}, 2, replications); }

int status_of(const fs::path& folder, std::string* text = nullptr) {
  test::Capture out;
  const int code = status_command(folder, "en", out.file());
  if (text != nullptr) *text = out.text();
  return code;
}

/// A finished run, and the text of its database.
struct Finished {
  TemporaryFolder folder;
  std::string database;
  std::string hash;
  Finished() {
    REQUIRE(problem_of(fake_options(folder.path(), replications)).empty());
    database = test::read_file(folder.path() / Store::file_name);
    hash = hash_of(folder.path());
  }
  void put(const std::string& text) const {
    std::ofstream{folder.path() / Store::file_name, std::ios::binary} << text;
    for (const auto& entry : fs::directory_iterator{folder.path()})
      if (contains(entry.path().filename().string(), ".damaged")) fs::remove(entry.path());
  }
};

}  // namespace

TEST_SUITE("damaged stores") {
  TEST_CASE(
      "whatever happens to a store, its figures are right or refused, and --repair mends it") {
    const Finished run;
    std::mt19937 random{3};
    int refused = 0;
    for (int attempt = 0; attempt < 120; ++attempt) {
      std::string text = run.database;
      const std::size_t at = random() % text.size();
      if (attempt % 3 == 0) text.resize(at);
      if (attempt % 3 == 1) text.replace(at / 512 * 512, 512, std::string(512, '\0'));
      if (attempt % 3 == 2) text[at] = static_cast<char>(text[at] ^ (1 << random() % 8));
      run.put(text);
      CAPTURE(attempt);
      CAPTURE(at);
      const std::string problem = problem_of(fake_options(run.folder.path(), replications));
      if (!problem.empty()) {
        ++refused;
        CHECK((contains(problem, "--repair") || contains(problem, "--fresh")));
        if (contains(problem, "--repair")) {
          CHECK(problem_of(repairing(run.folder.path())).empty());
          CHECK(fs::exists(run.folder.path() / "results.sqlite.damaged"));
        } else {
          RunOptions fresh = fake_options(run.folder.path(), replications);
          fresh.fresh = true;
          CHECK(problem_of(fresh).empty());
        }
      }
      CHECK(hash_of(run.folder.path()) == run.hash);
      CHECK(status_of(run.folder.path()) == 0);
    }
    CHECK(refused > 60);
  }

  TEST_CASE("an outcome with another value in it is not read, though SQLite finds nothing wrong") {
    const Finished run;
    execute(run.folder.path(),
            "UPDATE replication SET outcome = zeroblob(length(outcome)) WHERE "
            "scenario = 1 AND replication = 5");
    CHECK_THROWS_AS((void)hash_of(run.folder.path()), DamagedResults);
    const std::string problem = problem_of(fake_options(run.folder.path(), replications));
    CHECK(contains(problem, "1 replications are not as they were written: 5"));
    CHECK_THROWS_AS((void)status_of(run.folder.path()), DamagedResults);
  }

  TEST_CASE("a repair computes only what is lost") {
    const Finished run;
    execute(run.folder.path(),
            "UPDATE replication SET draw = 7 WHERE scenario = 0 AND replication "
            "IN (3, 8)");
    const std::string before = test::read_file(run.folder.path() / Store::file_name);
    Engine engine = fake_engine();
    std::atomic<int> computed{0};
    engine.simulate = [&, simulate = engine.simulate](auto scenarios, auto seed, std::uint32_t r) {
      if (r > 0) ++computed;  // the first is always repeated, as a check
      return simulate(scenarios, seed, r);
    };
    RunOptions options = repairing(run.folder.path());
    options.break_even = false;
    CHECK(problem_of(options, engine).empty());
    CHECK(computed == 2);
    CHECK(hash_of(run.folder.path()) == run.hash);
    CHECK(test::read_file(run.folder.path() / "results.sqlite.damaged").size() == before.size());
  }

  TEST_CASE("rows of another run are not taken for those of this one") {
    const Finished run;
    const TemporaryFolder other;
    RunOptions options = fake_options(other.path(), replications);
    options.seed = 2;
    REQUIRE(problem_of(options).empty());
    {
      Store store{run.folder.path()};
      CHECK(store.salvage(other.path() / Store::file_name) == 0);
    }
    CHECK(hash_of(run.folder.path()) == run.hash);
  }

  TEST_CASE("a fact, a table for readers and a text that were changed are found") {
    for (const char* statement : {"UPDATE run SET value = 'yes!' WHERE key = 'complete'",
                                  "UPDATE headline SET mean = mean + 1 WHERE rowid = 1",
                                  "UPDATE scenario SET title = 'another' WHERE position = 1"}) {
      const Finished run;
      execute(run.folder.path(), statement);
      CAPTURE(statement);
      CHECK_THROWS_AS((void)status_of(run.folder.path()), DamagedResults);
      CHECK(problem_of(repairing(run.folder.path())).empty());
      CHECK(status_of(run.folder.path()) == 0);
    }
  }

  TEST_CASE("outcomes of another layout, an older and a newer file are refused as such") {
    const auto refusal = [](const fs::path& folder) {
      return problem_of(fake_options(folder, replications));
    };
    const Finished layout;
    {
      Store store{layout.folder.path()};
      store.set("layout", "0123456789abcdef");
      store.close();
    }
    CHECK(contains(refusal(layout.folder.path()), "counts other things"));
    const Finished newer;
    execute(newer.folder.path(), "PRAGMA user_version = 99");
    CHECK(contains(refusal(newer.folder.path()), "newer version"));
    const TemporaryFolder older;
    {
      const SQLite::Database empty{(older.path() / Store::file_name).string(),
                                   SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    }
    execute(older.path(),
            "CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT); CREATE TABLE replication (x)");
    CHECK(contains(refusal(older.path()), "earlier version"));
    RunOptions options = fake_options(older.path(), replications);
    options.fresh = true;
    CHECK(problem_of(options).empty());
  }

  TEST_CASE("results whose database is gone are not computed again unasked") {
    for (const bool empty : {false, true}) {
      const Finished run;
      if (empty)
        run.put("");
      else
        fs::remove(run.folder.path() / Store::file_name);
      const std::string problem = problem_of(fake_options(run.folder.path(), replications));
      CHECK(contains(problem, "every replication is lost"));
      CHECK_THROWS_AS((void)status_of(run.folder.path()), InputError);
      RunOptions fresh = fake_options(run.folder.path(), replications);
      fresh.fresh = true;
      CHECK(problem_of(fresh).empty());
      CHECK(hash_of(run.folder.path()) == run.hash);
    }
  }

  TEST_CASE("status says which files are missing or changed, and the same command writes them") {
    const Finished run;
    std::string text;
    CHECK(status_of(run.folder.path(), &text) == 0);
    CHECK(contains(text, "whole: 12 replications"));
    fs::remove(run.folder.path() / "budget.xlsx");
    std::ofstream{run.folder.path() / "summary.json"} << "{";
    CHECK(status_of(run.folder.path(), &text) == something_is_missing);
    CHECK(contains(text, "missing: budget.xlsx"));
    CHECK(contains(text, "changed since they were written: summary.json"));
    CHECK(problem_of(fake_options(run.folder.path(), replications)).empty());
    CHECK(status_of(run.folder.path()) == 0);
  }

  TEST_CASE("a value of the shared points that was changed is computed again") {
    const TemporaryFolder folder;
    sweep::FinishedTask task;
    task.key = "0123";
    task.result.values = {1.5, 2.5};
    {
      sweep::PointCache cache{folder.path(), true};
      cache.add(std::span{&task, 1});
      CHECK(cache.find("0123") == task.result.values);
    }
    SQLite::Database database{(folder.path() / sweep::PointCache::file_name).string(),
                              SQLite::OPEN_READWRITE};
    database.exec("UPDATE point SET value = zeroblob(16)");
    CHECK_FALSE((sweep::PointCache{folder.path(), false}.find("0123")));
  }
}
