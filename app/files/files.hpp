#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

namespace kohort {

/// Writes a file completely or not at all: to a temporary name beside it, then renames.
/// @throws InputError with the path and what to do (disk full, not writable)
void write_file(const std::filesystem::path& path, std::string_view content);

/// The second half of that, for what others have written to the temporary name `part_of(path)`:
/// after this the file and its name outlive a loss of power. Removes the temporary file if it
/// fails.
/// @throws InputError likewise
void put_in_place(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path part_of(const std::filesystem::path& path);

/// Creates a folder in one that is there, if it is not there itself.
/// @throws InputError if the outer one has been removed
void create_subfolder(const std::filesystem::path& path);

/// Creates a folder and its parents.
/// @throws InputError likewise, also when a file stands in the way
void create_folder(const std::filesystem::path& path);

/// Holds a folder for one process at a time, until the end of its life or of the process's.
class FolderLock {
 public:
  /// @throws InputError if another process holds it
  explicit FolderLock(const std::filesystem::path& folder);
  /// Nothing if another process holds it.
  [[nodiscard]] static std::unique_ptr<FolderLock> if_free(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  explicit FolderLock(int descriptor) : descriptor_{descriptor} {}
  int descriptor_;
};

}  // namespace kohort
