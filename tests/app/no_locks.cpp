/// Preloaded into the program: a file system without locks, as some network folders of clusters
/// are.
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>

namespace {

/// File systems say it in two ways; NO_LOCKS=busy asks for the other one.
int refusal() { return std::getenv("NO_LOCKS") == nullptr ? ENOSYS : ENOLCK; }

bool about_locks(int command) {
  return command == F_SETLK || command == F_SETLKW || command == F_GETLK;
}

int call(const char* name, int descriptor, int command, void* argument) {
  if (about_locks(command)) {
    errno = refusal();
    return -1;
  }
  using Function = int (*)(int, int, ...);
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name))(descriptor, command, argument);
}

}  // namespace

// Under another name here, because a type is called like it.
extern "C" int refuse_flock(int, int) __asm__("flock");
extern "C" int refuse_flock(int, int) {
  errno = refusal();
  return -1;
}

extern "C" int fcntl(int descriptor, int command, ...) {
  va_list list;
  va_start(list, command);
  void* const argument = va_arg(list, void*);
  va_end(list);
  return call("fcntl", descriptor, command, argument);
}

extern "C" int fcntl64(int descriptor, int command, ...) {
  va_list list;
  va_start(list, command);
  void* const argument = va_arg(list, void*);
  va_end(list);
  return call("fcntl64", descriptor, command, argument);
}
