#include "app/scenario/reach.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace kohort {

namespace {

namespace fs = std::filesystem;

/// Without symbolic links and "..", as far as the path exists.
fs::path resolved(const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path.empty() ? "." : path, error);
  fs::path real = fs::weakly_canonical(absolute, error);
  if (error) real = absolute.lexically_normal();
  return real.has_filename() ? real : real.parent_path();
}

bool inside(const fs::path& file, const fs::path& tree) {
  return std::mismatch(tree.begin(), tree.end(), file.begin(), file.end()).first == tree.end();
}

/// The folder of shipped scenarios: installed beside the program, or above its build folder.
std::optional<fs::path> find_shipped() {
  std::error_code error;
  fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  while (!error && folder.has_relative_path()) {
    for (const char* below : {"share/kohort/scenarios", "scenarios"})
      if (fs::is_regular_file(folder / below / "denmark-unfitted.toml", error))
        return resolved(folder / below);
    error.clear();
    folder = folder.parent_path();
  }
  return std::nullopt;
}

std::vector<fs::path>& allowed() {
  static std::vector<fs::path> folders;
  return folders;
}

}  // namespace

Reach::Reach(const fs::path& named) {
  fs::path folder = resolved(named.parent_path());
  if (folder.filename() == "studies" || folder.filename() == "targets")
    folder = folder.parent_path();
  trees_.push_back(folder);
  static const std::optional<fs::path> shipped = find_shipped();
  if (shipped) trees_.push_back(*shipped);
  trees_.insert(trees_.end(), allowed().begin(), allowed().end());
}

bool Reach::covers(const fs::path& file) const {
  const fs::path real = resolved(file);
  return std::ranges::any_of(trees_, [&](const fs::path& tree) { return inside(real, tree); });
}

std::string Reach::refusal(const fs::path& file) const {
  return fmt::format("{} lies outside {}, so it is not read; if it may be, add --allow-folder '{}'",
                     file.string(), trees_.front().string(), resolved(file).parent_path().string());
}

void allow_folder(const fs::path& folder) { allowed().push_back(resolved(folder)); }

}  // namespace kohort
