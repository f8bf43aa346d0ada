#include "app/files/shipped.hpp"

#include <sys/auxv.h>

namespace kohort {

namespace fs = std::filesystem;

namespace {

/// This program's file, also where /proc is not mounted.
fs::path own_file() {
  std::error_code error;
  if (fs::path file = fs::read_symlink("/proc/self/exe", error); !error) return file;
  // NOLINTNEXTLINE(performance-no-int-to-ptr): the kernel hands addresses over as numbers
  const auto* const started_as = reinterpret_cast<const char*>(getauxval(AT_EXECFN));
  return started_as == nullptr ? fs::path{} : fs::weakly_canonical(started_as, error);
}

fs::path find_shipped() {
  std::error_code error;
  fs::path folder = own_file().parent_path();
  while (!error && folder.has_relative_path()) {
    for (const char* below : {"share/kohort/scenarios", "scenarios"})
      if (fs::is_regular_file(folder / below / "denmark-unfitted.toml", error))
        return fs::weakly_canonical(folder / below, error);
    error.clear();
    folder = folder.parent_path();
  }
  return {};
}

}  // namespace

fs::path shipped_folder() {
  static const fs::path folder = find_shipped();
  return folder;
}

fs::path shipped_file(const fs::path& name, const char* within) {
  const fs::path folder = shipped_folder();
  if (folder.empty() || name.empty() || name.has_parent_path()) return {};
  std::error_code error;
  for (const char* ending : {"", ".toml"}) {
    fs::path file = folder / within / name;
    file += ending;
    if (fs::is_regular_file(file, error)) return file;
  }
  return {};
}

fs::path meant_file(const fs::path& file, const char* within) {
  std::error_code error;
  if (fs::exists(file, error)) return file;
  const fs::path shipped = shipped_file(file, within);
  return shipped.empty() ? file : shipped;
}

}  // namespace kohort
