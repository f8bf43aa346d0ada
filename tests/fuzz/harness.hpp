#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

#include "app/words/input_error.hpp"

/// What all fuzz targets share. libFuzzer calls LLVMFuzzerTestOneInput with bytes; a target gives
/// them to a reader. InputError is the right answer to bytes that are wrong; any other exception
/// ends the process and is a find.
namespace kohort::fuzz {

/// A folder of the process's own with the shipped scenarios, where inputs are put as files. In
/// memory if TMPDIR says so.
class Workplace {
 public:
  Workplace() {
    namespace fs = std::filesystem;
    path_ = fs::temp_directory_path() / ("kohort-fuzz-" + std::to_string(::getpid()));
    fs::create_directories(path_);
    for (const auto& entry : fs::directory_iterator{KOHORT_SOURCE_DIR "/scenarios"})
      if (entry.path().extension() == ".toml") fs::copy(entry.path(), path_);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path write(std::string_view name, const std::uint8_t* data,
                                            std::size_t size) const {
    const auto file = path_ / name;
    std::ofstream stream{file, std::ios::binary | std::ios::trunc};
    stream.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return file;
  }

 private:
  std::filesystem::path path_;
};

inline const Workplace& workplace() {
  static const Workplace only;
  return only;
}

template <class Work>
void guarded(Work work) {
  try {
    work();
  } catch (const InputError&) {
    // Said to the user with exit code 2.
  }
}

}  // namespace kohort::fuzz
