#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "app/scenario/scenario.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/contains.hpp"

namespace kohort::test {

/// The scenarios that come with the program.
inline std::filesystem::path shipped(const std::string& name) {
  return std::filesystem::path{KOHORT_SOURCE_DIR} / "scenarios" / name;
}

/// A folder for one test's scenario files, with the shipped baseline in it; removed afterwards.
class Folder {
 public:
  Folder() {
    static int number = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("kohort-scenario-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "-" +
             std::to_string(++number));
    std::filesystem::create_directories(path_);
    for (const char* name : {"denmark-unfitted.toml", "denmark.toml"})
      std::filesystem::copy_file(shipped(name), path_ / name,
                                 std::filesystem::copy_options::overwrite_existing);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream{path_ / name, std::ios::binary} << text;
    return path_ / name;
  }
  /// A scenario that extends denmark.toml; `text` starts on line 2.
  std::filesystem::path scenario(const std::string& text,
                                 const std::string& name = "s.toml") const {
    return write(name, "extends = \"denmark.toml\"\n" + text);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// What is wrong with a file, with the folder's own name taken out; empty if it loads.
  [[nodiscard]] std::vector<std::string> problems(
      const std::filesystem::path& file, const std::vector<std::string>& overrides = {}) const {
    try {
      (void)load_scenario(file, overrides);
      return {};
    } catch (const InputError& error) {
      std::vector<std::string> list = error.problems();
      const std::string prefix = path_.string() + "/";
      for (std::string& line : list)
        for (auto at = line.find(prefix); at != std::string::npos; at = line.find(prefix))
          line.erase(at, prefix.size());
      return list;
    }
  }

 private:
  std::filesystem::path path_;
};

}  // namespace kohort::test
