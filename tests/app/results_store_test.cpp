#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fstream>

#include "app/files/files.hpp"
#include "app/files/fingerprint.hpp"
#include "app/results/store.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;
using test::contains;
using test::fake_outcome;
using test::TemporaryFolder;

namespace {

const std::vector<StoredScenario> rows{{"baseline", "", "Uden", "", "", false},
                                       {"trial", "baseline", "Prøve", "Hvad?", "1", true}};

void fill(Store& store, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t r = first; r < last; ++r) {
    const std::vector<Outcome> outcomes{fake_outcome(1, r, false), fake_outcome(1, r, true)};
    store.add(r, r % 3, outcomes);
  }
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("what is stored comes back bit for bit, in order") {
    const TemporaryFolder folder;
    {
      Store store{folder.path()};
      store.begin({{"input_hash", "abc"}}, rows);
      fill(store, 0, 5);
      store.close();
    }
    const Store store{folder.path()};
    CHECK(store.value("input_hash") == "abc");
    CHECK_FALSE(store.value("nothing"));
    CHECK(store.replications() == 5);
    REQUIRE(store.scenarios().size() == 2);
    CHECK(store.scenarios()[1].title == "Prøve");
    CHECK(store.scenarios()[1].programmes);
    std::uint32_t expected = 1;
    store.read(1, 1, 4, [&](std::uint32_t r, std::uint32_t draw, const Outcome& outcome) {
      CHECK(r == expected++);
      CHECK(draw == r % 3);
      const Outcome original = fake_outcome(1, r, true);
      CHECK(std::equal(outcome.values().begin(), outcome.values().end(), original.values().begin(),
                       original.values().end()));
    });
    CHECK(expected == 4);
  }

  TEST_CASE("a run continued later has the same fingerprint as one in a piece") {
    const TemporaryFolder whole;
    const TemporaryFolder parts;
    Store one{whole.path()};
    one.begin({}, rows);
    fill(one, 0, 7);
    {
      Store first{parts.path()};
      first.begin({}, rows);
      fill(first, 0, 3);
    }
    Store second{parts.path()};
    fill(second, second.replications(), 7);
    CHECK(result_hash(one, 2, 7) == result_hash(second, 2, 7));
    CHECK(result_hash(one, 2, 7) != result_hash(one, 2, 6));
  }

  TEST_CASE("the fingerprint is FNV-1a of the little-endian bits") {
    CHECK(Fingerprint{}.hexadecimal() == "cbf29ce484222325");
    Fingerprint bytes;
    bytes.add(std::span{reinterpret_cast<const unsigned char*>("foobar"), 6});
    CHECK(bytes.hexadecimal() == "85944171f73967e8");  // published test vector
    const std::vector<double> one{1.0};
    const unsigned char bits[8]{0, 0, 0, 0, 0, 0, 0xF0, 0x3F};
    Fingerprint a;
    Fingerprint b;
    a.add(std::span<const double>{one});
    b.add(std::span<const unsigned char>{bits});
    CHECK(a.hexadecimal() == b.hexadecimal());
  }

  TEST_CASE("tables are replaced as a whole and described in the data dictionary") {
    const TemporaryFolder folder;
    Store store{folder.path()};
    const auto table = [](std::size_t count) {
      return Table{"figures",
                   "Figures.",
                   {{"name", "text", "", "what"}, {"value", "real", "kr.", "how much"}},
                   [count](const std::function<void(const Row&)>& sink) {
                     for (std::size_t i = 0; i < count; ++i) sink({std::string{"x"}, 1.5});
                   }};
    };
    const std::vector<Table> three{table(3)};
    const std::vector<Table> two{table(2)};
    store.write_tables(three);
    store.write_tables(two);
    store.close();
    SQLite::Database database{(folder.path() / Store::file_name).string()};
    CHECK(database.execAndGet("SELECT count(*) FROM figures").getInt() == 2);
    CHECK(database.execAndGet("SELECT sum(value) FROM figures").getDouble() == 3);
    CHECK(database
              .execAndGet("SELECT meaning FROM data_dictionary WHERE table_name = 'figures' AND "
                          "column_name = 'value'")
              .getString() == "how much");
  }

  TEST_CASE("every table of the database is described in the data dictionary") {
    const TemporaryFolder folder;
    Store{folder.path()}.close();
    SQLite::Database database{(folder.path() / Store::file_name).string()};
    CHECK(database
              .execAndGet("SELECT count(*) FROM sqlite_schema AS s WHERE s.type = 'table' AND NOT "
                          "EXISTS (SELECT 1 FROM data_dictionary WHERE table_name = s.name)")
              .getInt() == 0);
  }

  TEST_CASE("after closing, the store is one file") {
    const TemporaryFolder folder;
    Store store{folder.path()};
    store.begin({}, rows);
    fill(store, 0, 2);
    store.close();
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
      CHECK(entry.path().filename() == Store::file_name);
      ++files;
    }
    CHECK(files == 1);
  }

  TEST_CASE("a file that is no database is refused with advice") {
    const TemporaryFolder folder;
    std::ofstream{folder.path() / Store::file_name} << std::string(5000, 'x');
    try {
      const Store store{folder.path()};
      FAIL("opened");
    } catch (const InputError& error) {
      CHECK(contains(error.what(), "results.sqlite"));
      CHECK(contains(error.what(), "--fresh"));
    }
  }
}

TEST_SUITE("files") {
  TEST_CASE("a file is replaced as a whole and leaves nothing beside it") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "a.txt";
    write_file(path, "first");
    write_file(path, "second");
    CHECK(test::read_file(path) == "second");
    const std::filesystem::directory_iterator entries{folder.path()};
    CHECK(std::distance(begin(entries), end(entries)) == 1);
  }

  TEST_CASE("a file where a folder is expected is named, with what to do") {
    const TemporaryFolder folder;
    write_file(folder.path() / "file", "x");
    for (const auto& target : {folder.path() / "file", folder.path() / "file" / "below"}) {
      try {
        create_folder(target);
        FAIL("created");
      } catch (const InputError& error) {
        CHECK(contains(error.what(), target.string()));
        CHECK(contains(error.what(), "--out"));
      }
    }
    CHECK_THROWS_AS(write_file(folder.path() / "file" / "below", "x"), InputError);
  }

  TEST_CASE("a folder is held by one process at a time") {
    const TemporaryFolder folder;
    {
      const FolderLock lock{folder.path()};
      CHECK_THROWS_AS(FolderLock{folder.path()}, InputError);
    }
    CHECK_NOTHROW(FolderLock{folder.path()});
  }
}
