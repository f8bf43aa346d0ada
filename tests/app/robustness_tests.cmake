# Tests of wrong, hostile and absurd input, relative to tests/app/.
set(ROBUSTNESS_TEST_SOURCES
  hostile_store_test.cpp
  hostile_text_test.cpp
  needs_test.cpp
  ownership_test.cpp
  questions_test.cpp
  reach_test.cpp)
