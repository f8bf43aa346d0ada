// Files of results that somebody else made.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sqlite3.h>

#include "app/files/database.hpp"
#include "app/report/payload.hpp"
#include "app/report/report_command.hpp"
#include "app/report/stored.hpp"
#include "app/report/why.hpp"
#include "app/results/store.hpp"
#include "app/sweep/sweep_store.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;
using test::contains;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

/// A folder whose results.sqlite was made by these statements.
void make(const fs::path& folder, const std::string& sql) {
  SQLite::Database db{(folder / Store::file_name).string(),
                      SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  db.exec(sql);
}

template <class Work>
std::string refusal(Work work) {
  try {
    work();
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

std::string read_refusal(const fs::path& folder) {
  return refusal([&] { (void)read_stored_payload(folder); });
}

/// A store with three replications of one arm.
void make_store(const fs::path& folder) {
  Store store{folder};
  const StoredScenario rows[] = {{"baseline", "", "", "", "1", false}};
  store.begin({{"complete", "yes"}}, rows);
  const Outcome outcomes[] = {Outcome{2, 3}};
  for (std::uint32_t r = 0; r < 3; ++r) store.add(r, 0, outcomes);
  store.close();
}

std::string read_after(const std::string& sql) {
  const TemporaryFolder folder;
  make_store(folder.path());
  make(folder.path(), sql);
  return refusal([&] {
    const Store store{folder.path()};
    store.read(0, 0, 3, [](std::uint32_t, std::uint32_t, const Outcome&) {});
  });
}

std::string payload_refusal(const std::string& text) {
  return refusal([&] {
    const StoredPayload stored = stored_payload("results.sqlite", text, "1", true);
    (void)report_page(stored.payload, "da");
  });
}

}  // namespace

TEST_SUITE("results of others") {
  TEST_CASE("views, virtual tables and computed columns are refused, not read") {
    for (const char* sql :
         {"CREATE VIEW run AS SELECT 'report' AS key, 'x' AS value",
          "CREATE VIEW RUN AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
          "SELECT i AS key, 'x' AS value FROM n",
          "CREATE TABLE run (key TEXT, value TEXT GENERATED ALWAYS AS (zeroblob(1000000000)))",
          "CREATE VIRTUAL TABLE run USING fts5(key, value)"}) {
      const TemporaryFolder folder;
      make(folder.path(), sql);
      CHECK_MESSAGE(contains(read_refusal(folder.path()), "not a plain table"), sql);
      CHECK_MESSAGE(
          contains(refusal([&] { const Store store{folder.path()}; }), "not a plain table"), sql);
    }
  }

  TEST_CASE("triggers do not fire when we write into a file of somebody else") {
    const TemporaryFolder folder;
    make_store(folder.path());
    make(folder.path(),
         "CREATE TABLE witness (x); CREATE TRIGGER t AFTER INSERT ON run BEGIN INSERT INTO witness "
         "VALUES (1); END");
    {
      Store store{folder.path()};
      store.set("complete", "no");
      store.close();
    }
    SQLite::Database db{(folder.path() / Store::file_name).string()};
    CHECK(db.execAndGet("SELECT count(*) FROM witness").getInt() == 0);
    CHECK(db.execAndGet("SELECT value FROM run WHERE key = 'complete'").getString() == "no");
  }

  TEST_CASE("connections are defensive, trust no schema, load nothing and attach nothing") {
    SQLite::Database db{":memory:", SQLite::OPEN_READWRITE};
    distrust(db);
    for (const auto& [what, wanted] :
         {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1}, std::pair{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
          std::pair{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, std::pair{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
          std::pair{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
          std::pair{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}}) {
      int is = -1;
      REQUIRE(sqlite3_db_config(db.getHandle(), what, -1, &is) == SQLITE_OK);
      CHECK(is == wanted);
    }
    CHECK(sqlite3_limit(db.getHandle(), SQLITE_LIMIT_LENGTH, -1) == 256 << 20);
    CHECK_THROWS_AS(db.exec("ATTACH ':memory:' AS other"), SQLite::Exception);
  }

  TEST_CASE("tables with our names and other columns are the file's fault") {
    const TemporaryFolder folder;
    make(folder.path(), "CREATE TABLE run (a); INSERT INTO run VALUES (1)");
    CHECK_FALSE(read_refusal(folder.path()).empty());
    CHECK(contains(refusal([&] { (void)Store{folder.path()}.value("x"); }),
                   "written by an earlier version of the program"));
  }

  TEST_CASE("sizes of outcomes are not believed before the blob is as large") {
    CHECK(read_after("") == "");
    for (const char* sql : {"UPDATE replication SET budget_years = 1000000000000",
                            "UPDATE replication SET ages = -1, budget_years = -1",
                            "UPDATE replication SET budget_years = 4611686018427387904, ages = 0",
                            "UPDATE replication SET outcome = x'00' WHERE replication = 1",
                            "UPDATE replication SET outcome = 'text' WHERE replication = 2",
                            "UPDATE replication SET draw = -1 WHERE replication = 2"})
      CHECK_MESSAGE(contains(read_after(sql), "is damaged"), sql);
  }

  TEST_CASE("missing and shifted replications are damage, not fewer results") {
    CHECK(contains(read_after("DELETE FROM replication WHERE replication = 1"),
                   "replication 1 is lost"));
    CHECK(contains(read_after("DELETE FROM replication WHERE replication = 2"),
                   "replication 2 is lost"));
  }

  TEST_CASE("a sweep's tasks outside its design are not visited") {
    const TemporaryFolder folder;
    {
      sweep::SweepStore store{folder.path()};
      sweep::FinishedTask task;
      task.result.values = {1};
      store.add(std::span{&task, 1});
      store.close();
    }
    make(folder.path(),
         "INSERT INTO task SELECT -5, 0, seconds, failure, value, checksum FROM task;"
         "INSERT INTO task SELECT 1, -1, seconds, failure, value, checksum FROM task WHERE point = "
         "0;"
         "INSERT INTO task SELECT 4611686018427387904, 0, seconds, failure, value, checksum FROM "
         "task WHERE "
         "point = 0");
    const sweep::SweepStore store{folder.path()};
    int visited = 0;
    store.visit_keys(10, 1, [&](const sweep::Task& task) {
      CHECK(task.point == 0);
      ++visited;
    });
    CHECK(visited == 1);
  }

  TEST_CASE("a report of lists within lists without end is refused, not walked") {
    const std::string deep(200000, '[');
    CHECK(contains(payload_refusal(deep), "damaged"));
    CHECK(contains(payload_refusal(R"({"format":"kohort-report-1","x":)" + deep), "without end"));
    CHECK(contains(payload_refusal("{\"a\":\"" + deep + "\"}"), "format"));  // text may hold signs
  }

  TEST_CASE("reports whose parts have other types are damaged, never our error") {
    const TemporaryFolder folder;
    RunOptions options = test::fake_options(folder.path(), 4);
    REQUIRE(test::run({test::fake_scenario()}, options).code == 0);
    const Json whole = read_stored_payload(folder.path()).payload;
    const Json others[] = {nullptr, 1, "x", Json::array(), Json::object(), Json::array({1, "x"})};
    for (const auto& [key, part] : whole.items())
      for (const Json& other : others) {
        Json changed = whole;
        changed[key] = other;
        const std::string text = changed.dump();
        {
          Store store{folder.path()};
          store.set(payload_fact, text);
          store.close();
        }
        const test::Capture out, err;
        for (const bool account : {false, true}) {
          ReportOptions report;
          report.folder = folder.path();
          report.out = folder.path() / "new";
          report.account = account;
          (void)refusal([&] { (void)report_command(report, out.file(), err.file()); });
        }
        (void)refusal([&] { (void)why_command(folder.path(), "cost_municipality", "en"); });
      }
  }

  TEST_CASE("a link where a page shall be written is replaced, not followed") {
    const TemporaryFolder folder;
    RunOptions options = test::fake_options(folder.path() / "run", 4);
    REQUIRE(test::run({test::fake_scenario()}, options).code == 0);
    const fs::path mine = folder.path() / "mine";
    std::ofstream{mine} << "mine";
    for (const char* name : {"report.html", "report.html.part"}) {
      fs::remove(folder.path() / "run" / name);
      fs::create_symlink(mine, folder.path() / "run" / name);
    }
    const test::Capture out, err;
    ReportOptions report;
    report.folder = folder.path() / "run";
    CHECK(report_command(report, out.file(), err.file()) == 0);
    CHECK(test::read_file(mine) == "mine");
    CHECK_FALSE(fs::is_symlink(folder.path() / "run/report.html"));
  }
}
