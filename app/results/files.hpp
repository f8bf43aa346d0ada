#pragma once

#include <filesystem>
#include <string_view>

namespace kohort {

/// Writes a file completely or not at all: to a temporary name beside it, then renames.
/// @throws InputError with the path and what to do (disk full, not writable)
void write_file(const std::filesystem::path& path, std::string_view content);

/// Creates a folder and its parents.
/// @throws InputError likewise, also when a file stands in the way
void create_folder(const std::filesystem::path& path);

/// Holds a folder for one process at a time, until the end of its life or of the process's.
class FolderLock {
 public:
  /// @throws InputError if another process holds it
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace kohort
