#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/results/outcome_rows.hpp"
#include "app/results/store.hpp"

// What becomes of a store that has suffered.
namespace kohort {

namespace {

/// Numbers in words, the first few of them.
std::string some(const std::vector<std::uint32_t>& numbers) {
  constexpr std::size_t most = 8;
  std::string text;
  for (std::size_t i = 0; i < numbers.size() && i < most; ++i)
    text += fmt::format("{}{}", i > 0 ? ", " : "", numbers[i]);
  return numbers.size() > most ? text + ", ..." : text;
}

}  // namespace

std::string StoreCondition::text() const {
  std::vector<std::string> found;
  if (!replications.empty())
    found.push_back(fmt::format("{} replications are not as they were written: {}",
                                replications.size(), some(replications)));
  if (!facts.empty())
    found.push_back(fmt::format("facts about the run are not as they were written: {}",
                                fmt::join(facts, ", ")));
  if (!structure.empty()) found.push_back(structure);
  return fmt::format("{}", fmt::join(found, "; "));
}

StoreCondition Store::condition() const {
  StoreCondition result;
  result.structure = file_->structural_damage();
  try {
    result.facts = file_->damaged_facts();
    const std::string tables = result.facts.empty() ? value(tables_fact).value_or("") : "";
    if (!tables.empty() && tables != file_->tables_fingerprint())
      result.structure = "tables for readers are not as they were written";
    file_->use([&](SQLite::Database& db) {
      SQLite::Statement query{db, fmt::format("SELECT {} FROM replication", outcome_columns)};
      RowKey key;
      Outcome outcome;
      while (query.executeStep())
        if (!read_outcome(query, run_, key, outcome))
          result.replications.push_back(static_cast<std::uint32_t>(key.replication));
    });
    std::ranges::sort(result.replications);
    // Not the algorithm on ranges, whose result clang 14 cannot read.
    const auto twice = std::unique(result.replications.begin(), result.replications.end());
    result.replications.erase(twice, result.replications.end());
  } catch (const DamagedResults&) {
    if (result.structure.empty()) result.structure = "a part of the file cannot be read";
  }
  return result;
}

namespace {

/// Rows of a file that may be damaged, one by one, each looked up by itself.
class Wreck {
 public:
  explicit Wreck(const std::filesystem::path& path)
      : connection_{path.string(), SQLite::OPEN_READWRITE} {
    read_wreck(connection_);
    constexpr const char* tables[] = {"replication"};
    expect_plain_tables(connection_, path, tables);
    query_.emplace(connection_,
                   fmt::format("SELECT {} FROM replication WHERE rowid = ?", outcome_columns));
  }
  /// Whether the row is there and sound.
  bool find(std::int64_t id, const std::string& run, RowKey& key, Outcome& outcome) {
    query_->tryReset();
    try {
      query_->bind(1, id);
      return query_->executeStep() && read_outcome(*query_, run, key, outcome);
    } catch (const SQLite::Exception&) {
      return false;  // it lies in a page that is lost
    }
  }

 private:
  SQLite::Database connection_;
  std::optional<SQLite::Statement> query_;
};

}  // namespace

std::uint32_t Store::salvage(const std::filesystem::path& damaged) {
  constexpr int enough_misses = 10000;  // rows have numbers without gaps
  std::optional<Wreck> wreck;
  try {
    wreck.emplace(damaged);
  } catch (const SQLite::Exception&) {
    return 0;  // not even its tables can be found
  }
  return file_->use([&](SQLite::Database& db) {
    std::uint32_t saved = 0;
    SQLite::Transaction transaction{db};
    RowKey key;
    Outcome outcome;
    int misses = 0;
    for (std::int64_t id = 1; misses < enough_misses; ++id) {
      ++misses;
      if (!wreck->find(id, run_, key, outcome)) continue;
      misses = 0;
      ++saved;
      insert(db, key, outcome);
    }
    transaction.commit();
    return saved;
  });
}

}  // namespace kohort
