find_package(OpenTURNS REQUIRED CONFIG)  # its version
set(VERSION_SOURCES version/version.cpp ${CMAKE_CURRENT_BINARY_DIR}/commit.cpp)

# Asked for at every build, because a commit changes no file that a build looks at.
add_custom_target(kohort_commit
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${PROJECT_SOURCE_DIR} -DOUT=${CMAKE_CURRENT_BINARY_DIR}/commit.cpp
    -P ${CMAKE_CURRENT_SOURCE_DIR}/version/commit.cmake
  BYPRODUCTS ${CMAKE_CURRENT_BINARY_DIR}/commit.cpp
  VERBATIM)
set_source_files_properties(version/version.cpp PROPERTIES
  COMPILE_DEFINITIONS "KOHORT_OPENTURNS=\"${OPENTURNS_VERSION_STRING}\"")
