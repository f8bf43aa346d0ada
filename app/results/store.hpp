#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/results/summary.hpp"
#include "app/results/table.hpp"
#include "models/outcome.hpp"

namespace kohort {

/// A row of outcomes in the store: a baseline or a scenario.
struct StoredScenario {
  std::string id;
  std::string baseline;  ///< id of its baseline; empty for a baseline
  std::string title;
  std::string question;
  std::string hash;
  bool programmes{};  ///< at least one programme is on
};

/// results.sqlite: everything a run has found out. docs/results.md describes the tables.
///
/// Every replication is one transaction, so a process killed at any moment leaves a valid file
/// with all replications up to some number. Problems of the disk or the file are InputErrors.
class Store {
 public:
  static constexpr std::string_view file_name = "results.sqlite";

  /// Opens the store in `folder`, or creates an empty one.
  explicit Store(const std::filesystem::path& folder);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  [[nodiscard]] std::optional<std::string> value(const std::string& key) const;
  void set(const std::string& key, const std::string& value);
  /// Sets run facts and scenarios of a new run, in one transaction.
  void begin(const std::vector<std::pair<std::string, std::string>>& facts,
             std::span<const StoredScenario> scenarios);
  [[nodiscard]] std::vector<StoredScenario> scenarios() const;

  /// Replications stored: 0 .. replications() - 1.
  [[nodiscard]] std::uint32_t replications() const;
  /// Appends a replication; `outcomes` has one entry for each scenario, baselines included.
  void add(std::uint32_t replication, std::uint32_t draw, std::span<const Outcome> outcomes);
  /// Visits the outcomes of a row, replications [first, last) in order.
  void read(std::size_t row, std::uint32_t first, std::uint32_t last,
            const OutcomeVisitor& visit) const;

  /// Replaces tables and their entries in the data dictionary, all in one transaction.
  void write_tables(std::span<const Table> tables);
  /// Folds the write-ahead log into the one file, so that it can be copied alone.
  void close();

 private:
  struct Database;
  std::filesystem::path path_;
  std::unique_ptr<Database> database_;
};

/// Fingerprint of every stored outcome, row by row, replication by replication.
[[nodiscard]] std::string result_hash(const Store& store, std::size_t rows, std::uint32_t count);

}  // namespace kohort
