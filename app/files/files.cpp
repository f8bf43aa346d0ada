#include "app/files/files.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "app/words/input_error.hpp"

namespace kohort {

namespace {

std::string advice(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return "make room or choose another folder with --out, then give the same command again";
    case ENOTDIR:
    case EEXIST:
      return "a file stands where a folder is needed; choose another folder with --out";
    case ENOENT:
      return "its folder is not there (any more); give the same command again";
    default:
      return "choose a folder you may write to with --out";
  }
}

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
  throw InputError{fmt::format("{}: cannot be written: {}; {}", path.string(), std::strerror(error),
                               advice(error))};
}

bool write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// Makes the disk keep what the descriptor has; closes it. @return 0 or an error number
int keep(int descriptor) {
  int error = ::fsync(descriptor) == 0 ? 0 : errno;
  if (error == EINVAL || error == EROFS) error = 0;  // some file systems keep nothing
  if (::close(descriptor) != 0 && error == 0) error = errno;
  return error;
}

/// Renames, and makes the disk keep the name. @return 0 or an error number
int rename_kept(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return errno;
  const std::filesystem::path folder = to.has_parent_path() ? to.parent_path() : ".";
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) (void)keep(descriptor);  // the file is whole in any case
  return 0;
}

}  // namespace

std::filesystem::path part_of(const std::filesystem::path& path) {
  std::filesystem::path part = path;
  return part += ".part";
}

void write_file(const std::filesystem::path& path, std::string_view content) {
  const std::filesystem::path part = part_of(path);
  ::unlink(part.c_str());  // left by a process that died; a link would lead elsewhere
  const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) fail(path, errno);
  int error = write_all(descriptor, content) ? 0 : errno;
  const int kept = keep(descriptor);
  if (error == 0) error = kept;
  if (error == 0) error = rename_kept(part, path);
  if (error != 0) {
    ::unlink(part.c_str());
    fail(path, error);
  }
}

void put_in_place(const std::filesystem::path& path) {
  const std::filesystem::path part = part_of(path);
  const int descriptor = ::open(part.c_str(), O_RDONLY | O_CLOEXEC);
  int error = descriptor < 0 ? errno : keep(descriptor);
  if (error == 0) error = rename_kept(part, path);
  if (error != 0) {
    ::unlink(part.c_str());
    fail(path, error);
  }
}

void create_subfolder(const std::filesystem::path& path) {
  if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) fail(path, errno);
  if (!std::filesystem::is_directory(path)) fail(path, ENOTDIR);
}

void create_folder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) fail(path, error.value());
  if (!std::filesystem::is_directory(path)) fail(path, ENOTDIR);
}

std::unique_ptr<FolderLock> FolderLock::if_free(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail(folder, errno);
  std::unique_ptr<FolderLock> lock{new FolderLock{descriptor}};
  // File systems without locks (some network folders) are used without one.
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return nullptr;
  return lock;
}

FolderLock::FolderLock(const std::filesystem::path& folder) : descriptor_{-1} {
  const auto lock = if_free(folder);
  if (!lock)
    throw InputError{fmt::format(
        "{}: another run is writing to this folder; wait for it or choose another with --out",
        folder.string())};
  std::swap(descriptor_, lock->descriptor_);
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace kohort
