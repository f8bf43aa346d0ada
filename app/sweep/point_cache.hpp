#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/sweep/sweep_store.hpp"

namespace kohort::sweep {

/// Content address of a task: 32 hexadecimal digits over everything that decides its values.
[[nodiscard]] std::string content_address(const SweepModel& model,
                                          std::span<const double> coordinates, std::uint64_t seed,
                                          std::uint32_t replication);

/// points.sqlite: values of tasks by content address, shared by the sweeps of one results folder.
///
/// Only a convenience: what it cannot read or write, or is not as it was written, is computed
/// again, so nothing it meets is an error.
class PointCache {
 public:
  static constexpr std::string_view file_name = "points.sqlite";

  /// @param writable  false: only read what is there
  PointCache(const std::filesystem::path& folder, bool writable);
  ~PointCache();
  PointCache(const PointCache&) = delete;
  PointCache& operator=(const PointCache&) = delete;

  [[nodiscard]] bool empty() const;
  [[nodiscard]] std::optional<std::vector<double>> find(const std::string& key) const;
  /// Remembers those that did not fail.
  void add(std::span<const FinishedTask> tasks);
  /// Forgets everything: a changed program computes other values.
  void clear();

 private:
  struct Database;
  std::unique_ptr<Database> database_;  ///< null if there is none or it cannot be used
};

}  // namespace kohort::sweep
