set(RUN_SOURCES
  run/break_even.cpp
  run/collect.cpp
  run/plan.cpp
  run/progress.cpp
  run/run_command.cpp
  run/stored_break_even.cpp
  run/workspace.cpp)
