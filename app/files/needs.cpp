#include "app/files/needs.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <limits>
#include <vector>

#include "app/words/input_error.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;
constexpr double unknown = std::numeric_limits<double>::infinity();

std::string bytes_text(double bytes) {
  if (!std::isfinite(bytes)) return "no end";
  if (bytes < 1e9) return fmt::format("{:.0f} MB", std::ceil(bytes / 1e6));
  if (bytes < 1e15) return fmt::format("{:.0f} GB", std::ceil(bytes / 1e9));
  return fmt::format("{:.0e} GB", bytes / 1e9);
}

std::string days_text(double seconds) {
  const double days = seconds / 86400;
  if (!std::isfinite(days)) return "no end";
  return days < 1e6 ? fmt::format("{:.0f} days", std::ceil(days))
                    : fmt::format("{:.0e} days", days);
}

/// First number of a file, or infinity ("max", no such file).
double number_in(const fs::path& file) {
  double value = unknown;
  std::ifstream stream{file};
  stream >> value;
  return stream ? value : unknown;
}

double available_of_system() {
  std::ifstream stream{"/proc/meminfo"};
  std::string name, unit;
  for (double kilobytes = 0; stream >> name >> kilobytes; std::getline(stream, unit))
    if (name == "MemAvailable:") return kilobytes * 1024;
  return unknown;
}

/// What the process's control groups leave: each may have a limit of its own.
double available_of_groups() {
  std::ifstream stream{"/proc/self/cgroup"};
  double least = unknown;
  for (std::string line; std::getline(stream, line);) {
    const auto path = line.find(":/");
    if (!line.starts_with("0::") || path == std::string::npos) continue;
    fs::path group = "/sys/fs/cgroup" + line.substr(path + 1);
    for (; group.string().starts_with("/sys/fs/cgroup"); group = group.parent_path()) {
      const double most = number_in(group / "memory.max");
      if (std::isfinite(most)) {
        const double used = number_in(group / "memory.current");
        least = std::min(least, std::isfinite(used) ? std::max(0.0, most - used) : most);
      }
    }
  }
  return least;
}

}  // namespace

double available_memory() { return std::min(available_of_system(), available_of_groups()); }

double free_disk(const fs::path& folder) {
  std::error_code error;
  fs::path there = fs::absolute(folder.empty() ? "." : folder, error);
  while (!fs::exists(there, error) && there.has_relative_path()) there = there.parent_path();
  const auto space = fs::space(there, error);
  return error ? unknown : static_cast<double>(space.available);
}

Limits limits_here(const fs::path& folder, bool allow_large) {
  Limits limits;
  limits.memory_bytes = 0.9 * available_memory();
  limits.disk_bytes = 0.95 * free_disk(folder);
  if (allow_large) limits.seconds = unknown;
  return limits;
}

void refuse_too_large(const std::string& what, const Needs& needs, const Limits& limits,
                      const std::string& advice) {
  std::vector<std::string> reasons;
  // Written so that an estimate that is no number is refused too.
  if (!(needs.memory_bytes <= limits.memory_bytes))
    reasons.push_back(fmt::format("about {} of memory ({} can be had)",
                                  bytes_text(needs.memory_bytes), bytes_text(limits.memory_bytes)));
  if (!(needs.disk_bytes <= limits.disk_bytes))
    reasons.push_back(fmt::format("about {} on disk ({} are free)", bytes_text(needs.disk_bytes),
                                  bytes_text(limits.disk_bytes)));
  if (!(needs.seconds <= limits.seconds))
    reasons.push_back(fmt::format("about {} of computing (--allow-large permits more than {:.0f})",
                                  days_text(needs.seconds), limits.seconds / 86400));
  if (reasons.empty()) return;
  throw InputError{fmt::format("{} is too large: it needs {}; {}. The estimate: {}", what,
                               fmt::join(reasons, ", and "), advice, needs.basis)};
}

}  // namespace kohort
