set(RUN_SOURCES
  run/collect.cpp
  run/plan.cpp
  run/progress.cpp
  run/run_command.cpp
  run/workspace.cpp)
