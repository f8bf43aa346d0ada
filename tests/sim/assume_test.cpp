#include "sim/assume.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace kohort;

TEST_SUITE_BEGIN("assumptions");

TEST_CASE("what is taken for granted is looked at in builds with checks, and costs nothing else") {
  int looked = 0;
  const auto holds = [&looked](bool answer) {
    ++looked;
    return answer;
  };
  std::string message;
  try {
    KOHORT_ASSERT(holds(true));
    KOHORT_ASSERT(holds(false));
    KOHORT_ASSERT(holds(true));
  } catch (const ModelError& error) {
    message = error.what();
  }
#ifdef KOHORT_CHECKS
  CHECK(looked == 2);
  CHECK(message.find("holds(false) (assume_test.cpp:") != std::string::npos);
#else
  CHECK(looked == 0);
  CHECK(message.empty());
#endif
}

TEST_SUITE_END();
