#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "app/files/reach.hpp"

int main(int argc, char** argv) {
  // Tests may be built far from their sources, where the program does not look for scenarios.
  kohort::allow_folder(KOHORT_SOURCE_DIR "/scenarios");
  return doctest::Context{argc, argv}.run();
}
