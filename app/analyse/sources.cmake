set(ANALYSE_SOURCES
  analyse/analyse_command.cpp
  analyse/analyse_designs.cpp
  analyse/analyse_options.cpp
  analyse/analyse_random.cpp
  analyse/sample_design.cpp
  analyse/sample_file.cpp)
