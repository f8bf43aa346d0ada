#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/files/database.hpp"
#include "app/files/table.hpp"
#include "app/results/summary.hpp"
#include "models/outcome.hpp"

namespace kohort {

struct RowKey;

/// A row of outcomes in the store: a baseline or a scenario.
struct StoredScenario {
  std::string id;
  std::string baseline;  ///< id of its baseline; empty for a baseline
  std::string title;
  std::string question;
  std::string hash;
  bool programmes{};  ///< at least one programme is on
};

/// Fingerprint of what an outcome's cells mean and in which order they are stored.
[[nodiscard]] std::string outcome_layout();

/// What a look at every stored row has found.
struct StoreCondition {
  std::string structure;                    ///< what SQLite finds wrong; empty if nothing
  std::vector<std::string> facts;           ///< names of facts that are not as they were written
  std::vector<std::uint32_t> replications;  ///< not as they were written
  [[nodiscard]] bool good() const {
    return structure.empty() && facts.empty() && replications.empty();
  }
  /// One clause about what is damaged.
  [[nodiscard]] std::string text() const;
};

/// results.sqlite: everything a run has found out. docs/results.md describes the tables.
///
/// Every replication is one transaction, so a process killed at any moment leaves a valid file
/// with all replications up to some number. Every row carries a check sum over its content and the
/// run it belongs to, and nothing is read without it, so a file that has suffered later never gives
/// a wrong figure. Problems of the disk or the file are InputErrors.
class Store {
 public:
  static constexpr std::string_view file_name = "results.sqlite";

  /// Opens the store in `folder`, or creates an empty one (not with Access::read).
  /// @throws OtherResults if it holds something else, or outcomes of another layout
  explicit Store(const std::filesystem::path& folder, Access access = Access::write)
      : Store{folder, file_name, access} {}
  /// The same under another name than `file_name`.
  Store(const std::filesystem::path& folder, const std::filesystem::path& name, Access access);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  [[nodiscard]] std::optional<std::string> value(const std::string& key) const;
  void set(const std::string& key, const std::string& value);
  /// Sets run facts and scenarios of a new run, in one transaction.
  void begin(const std::vector<std::pair<std::string, std::string>>& facts,
             std::span<const StoredScenario> scenarios);
  [[nodiscard]] std::vector<StoredScenario> scenarios() const;

  /// Replications that can be used: 0 .. replications() - 1 are all stored.
  [[nodiscard]] std::uint32_t replications() const;
  /// Numbers of the replications stored whole, in order. After a repair some may be missing among
  /// them.
  [[nodiscard]] std::vector<std::uint32_t> stored() const;
  /// Adds a replication; `outcomes` has one entry for each scenario, baselines included.
  /// @throws InputError also if the file has been removed meanwhile
  void add(std::uint32_t replication, std::uint32_t draw, std::span<const Outcome> outcomes);
  /// Visits the outcomes of a row, replications [first, last) in order.
  /// @throws DamagedResults if one is not as it was written
  void read(std::size_t row, std::uint32_t first, std::uint32_t last,
            const OutcomeVisitor& visit) const;

  /// Replaces tables and their entries in the data dictionary, all in one transaction.
  void write_tables(std::span<const Table> tables);
  /// Reads every row and says what is wrong, without changing anything.
  [[nodiscard]] StoreCondition condition() const;
  /// Takes over all sound rows that belong to the same run from a file that may be damaged.
  /// @return rows taken over
  std::uint32_t salvage(const std::filesystem::path& damaged);
  /// Folds the write-ahead log into the one file, so that it can be copied alone.
  void close();

 private:
  [[nodiscard]] std::uint32_t rows() const;
  void insert(SQLite::Database& db, const RowKey& key, const Outcome& outcome) const;

  std::unique_ptr<DatabaseFile> file_;
  std::string run_;  ///< what check sums of rows tell runs apart by
};

/// Fingerprint of every stored outcome, row by row, replication by replication.
[[nodiscard]] std::string result_hash(const Store& store, std::size_t rows, std::uint32_t count);

}  // namespace kohort
