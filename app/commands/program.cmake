# The command line itself: what the program has besides its library.
set(PROGRAM_SOURCES
  commands/analyse_cli.cpp
  commands/calibrate_cli.cpp
  commands/cashflow_cli.cpp
  commands/command_options.cpp
  commands/completion.cpp
  commands/follow_cli.cpp
  commands/local_cli.cpp
  commands/import_cli.cpp
  commands/main.cpp
  commands/man_page.cpp
  commands/manual.cpp
  commands/report_cli.cpp
  commands/run_cli.cpp
  commands/scenario_cli.cpp
  commands/stop_on_signal.cpp
  commands/sweep_cli.cpp
  commands/trace_cli.cpp)

find_package(OpenTURNS REQUIRED CONFIG)  # its version
set(VERSION_SOURCES commands/version.cpp ${CMAKE_CURRENT_BINARY_DIR}/commit.cpp)

# Asked for at every build, because a commit changes no file that a build looks at.
add_custom_target(kohort_commit
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${PROJECT_SOURCE_DIR}
    -DOUT=${CMAKE_CURRENT_BINARY_DIR}/commit.cpp
    -P ${CMAKE_CURRENT_SOURCE_DIR}/commands/commit.cmake
  BYPRODUCTS ${CMAKE_CURRENT_BINARY_DIR}/commit.cpp
  VERBATIM)
set_source_files_properties(commands/version.cpp PROPERTIES
  COMPILE_DEFINITIONS "KOHORT_OPENTURNS=\"${OPENTURNS_VERSION_STRING}\"")
