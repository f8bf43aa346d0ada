# Tests of the scenario loader, relative to tests/app/.
set(SCENARIO_TEST_SOURCES
  composition_test.cpp
  distribution_test.cpp
  further_programmes_test.cpp
  scenario_draw_test.cpp
  scenario_extends_test.cpp
  scenario_input_test.cpp
  scenario_shipped_test.cpp)
