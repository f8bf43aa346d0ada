#include "app/scenario/shipped.hpp"

namespace kohort {

namespace fs = std::filesystem;

fs::path shipped_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  fs::path folder = (program.parent_path() / KOHORT_DATA / "scenarios").lexically_normal();
  return fs::is_directory(folder, error) ? folder : fs::path{};
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
