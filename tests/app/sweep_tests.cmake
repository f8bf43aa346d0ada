# Tests of sweeps, relative to tests/app/.
set(SWEEP_TEST_SOURCES
  analyse_decision_test.cpp
  analyse_test.cpp
  sweep_analysis_test.cpp
  sweep_decision_test.cpp
  sweep_incremental_test.cpp
  sweep_inputs_test.cpp
  sweep_ratio_test.cpp
  sweep_sensitivity_test.cpp
  sweep_slurm_test.cpp
  sweep_study_test.cpp
  sweep_test.cpp)
