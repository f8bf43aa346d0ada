#include "app/files/reach.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/files/shipped.hpp"

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
  if (const fs::path shipped = shipped_folder(); !shipped.empty()) trees_.push_back(shipped);
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
