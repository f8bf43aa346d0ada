#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/files/database.hpp"
#include "app/sweep/model.hpp"

namespace kohort::sweep {

/// One point in one replication.
struct Task {
  std::uint64_t point{};
  std::uint32_t replication{};
  /// Of a point that results have asked for, which other processes cannot know; NaN otherwise.
  double coordinate{std::numeric_limits<double>::quiet_NaN()};
};

struct FinishedTask {
  Task task;
  TaskResult result;
  double seconds{};  ///< that it took to compute; 0 if it was had elsewhere
  std::string key;   ///< its content address; empty if nobody needs it
};

/// results.sqlite of a sweep: every finished task, and the tables made from them.
///
/// Tasks are added in transactions, so a process killed at any moment leaves a valid file that
/// lacks at most what had not been added. Every task carries a check sum over its values and the
/// sweep it belongs to, and none is read without it.
///
/// What is wrong with the disk or the file is thrown as InputError.
class SweepStore {
 public:
  static constexpr std::string_view file_name = "results.sqlite";
  using Visitor = std::function<void(const Task&, const TaskResult&)>;

  /// Opens the store in `folder`, or creates an empty one.
  /// @throws OtherResults if it holds something else
  explicit SweepStore(const std::filesystem::path& folder, Access access = Access::write)
      : SweepStore{folder, file_name, access} {}
  /// The same under another name than `file_name`.
  SweepStore(const std::filesystem::path& folder, const std::filesystem::path& name, Access access);
  ~SweepStore();
  SweepStore(const SweepStore&) = delete;
  SweepStore& operator=(const SweepStore&) = delete;

  [[nodiscard]] std::optional<std::string> value(const std::string& key) const;
  void set(const std::vector<std::pair<std::string, std::string>>& facts);

  /// All in one transaction; a task that is there already stays as it is.
  void add(std::span<const FinishedTask> tasks);
  /// Tasks of points below `points` and replications below `replications`, in this order.
  void visit(std::uint64_t points, std::uint32_t replications, const Visitor& visitor) const;
  /// The same without their values.
  void visit_keys(std::uint64_t points, std::uint32_t replications,
                  const std::function<void(const Task&)>& visitor) const;
  /// The first task that did not fail.
  [[nodiscard]] std::optional<FinishedTask> first_success() const;

  /// What is damaged, in one clause; empty if nothing is. Changes nothing.
  [[nodiscard]] std::string condition() const;
  /// Takes over the tasks that are sound in a file that may be damaged. @return how many
  std::uint64_t salvage(const std::filesystem::path& damaged, std::uint64_t points,
                        std::uint32_t replications);
  void write_tables(std::span<const Table> tables);
  /// Folds the write-ahead log into the one file, so that it can be copied alone.
  void close();

 private:
  std::unique_ptr<DatabaseFile> file_;
  std::string sweep_;  ///< what check sums of tasks tell sweeps apart by
};

}  // namespace kohort::sweep
