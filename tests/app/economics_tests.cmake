# Tests of rules, ledgers and cash flows, relative to tests/app/.
set(ECONOMICS_TEST_SOURCES
  cashflow_dates_test.cpp
  cashflow_test.cpp
  economics_test.cpp
  written_number_test.cpp)
