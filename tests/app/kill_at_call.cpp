// Loaded before the C library (LD_PRELOAD), ends a process at the KOHORT_KILL_AT-th call that
// changes a file, as kill -9 does; a write is then half done. So every place between two such calls
// can be hit, however short it is.
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

std::atomic<long> calls{0};

bool last() {
  static const long at = [] {
    const char* text = std::getenv("KOHORT_KILL_AT");
    return text == nullptr ? 0L : std::atol(text);
  }();
  return at > 0 && ++calls == at;
}

void die() {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* data, size_t size) {
  static auto* const real = next<ssize_t(int, const void*, size_t)>("write");
  if (file <= 2 || !last()) return real(file, data, size);
  (void)real(file, data, size / 2);
  die();
  return -1;
}

ssize_t pwrite64(int file, const void* data, size_t size, off64_t at) {
  static auto* const real = next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  if (!last()) return real(file, data, size, at);
  (void)real(file, data, size / 2, at);
  die();
  return -1;
}

int fsync(int file) {
  static auto* const real = next<int(int)>("fsync");
  if (last()) die();
  return real(file);
}

int fdatasync(int file) {
  static auto* const real = next<int(int)>("fdatasync");
  if (last()) die();
  return real(file);
}

int rename(const char* from, const char* to) {
  static auto* const real = next<int(const char*, const char*)>("rename");
  if (last()) die();
  return real(from, to);
}

int unlink(const char* path) {
  static auto* const real = next<int(const char*)>("unlink");
  if (last()) die();
  return real(path);
}

int ftruncate64(int file, off64_t size) {
  static auto* const real = next<int(int, off64_t)>("ftruncate64");
  if (last()) die();
  return real(file, size);
}

int mkdir(const char* path, mode_t mode) {
  static auto* const real = next<int(const char*, mode_t)>("mkdir");
  if (last()) die();
  return real(path, mode);
}
}
