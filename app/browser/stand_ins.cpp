/// What the code asks the machine, answered for one that has no programs of its own.

#include <filesystem>

extern "C" {

/// Where the program is: the shipped scenarios lie in /kohort/scenarios (app/scenario/shipped.cpp).
unsigned long getauxval(unsigned long) {
  return reinterpret_cast<unsigned long>("/kohort/bin/kohort");
}

/// Manifests name the library that stores results; here none does.
const char* sqlite3_libversion() { return "none"; }

}  // extern "C"

namespace {

/// Names of files are relative to /kohort.
[[maybe_unused]] const bool settled = [] {
  std::filesystem::create_directories("/kohort/bin");
  std::filesystem::current_path("/kohort");
  return true;
}();

}  // namespace
