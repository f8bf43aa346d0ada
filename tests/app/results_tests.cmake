# Tests of results and runs, relative to tests/app/.
set(RESULTS_TEST_SOURCES
  control_variates_test.cpp
  influence_test.cpp
  report_command_test.cpp
  report_payload_test.cpp
  results_answer_test.cpp
  results_csv_test.cpp
  results_estimate_test.cpp
  results_numbers_test.cpp
  results_payback_test.cpp
  results_store_test.cpp
  run_failure_test.cpp
  run_kill_test.cpp
  run_test.cpp
  store_damage_test.cpp
  timings_test.cpp
  workbook_test.cpp)
