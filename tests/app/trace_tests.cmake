# Tests of traces and subgroups, relative to tests/app/.
set(TRACE_TEST_SOURCES
  subgroups_test.cpp
  trace_test.cpp)
