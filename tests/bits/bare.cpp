// What tests/bits/draws.cpp needs of a C++ library, for C libraries that have none here (musl).

#include <cstdlib>
#include <new>

namespace std {
[[noreturn]] void __throw_length_error(const char*) { abort(); }
[[noreturn]] void __throw_bad_array_new_length() { abort(); }
[[noreturn]] void __throw_bad_alloc() { abort(); }
}  // namespace std

void* operator new(std::size_t size) {
  if (void* place = std::malloc(size)) return place;
  std::abort();
}
void operator delete(void* place) noexcept { std::free(place); }
void operator delete(void* place, std::size_t) noexcept { std::free(place); }
