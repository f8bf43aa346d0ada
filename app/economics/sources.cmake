set(ECONOMICS_SOURCES
  economics/rules.cpp
  economics/rules_text.cpp)

# Data that the program must know wherever it runs, carried inside it.
set(EMBEDDED_FILES)
foreach(name economics/rules denmark-unfitted checks/plausible)
  set(source ${PROJECT_SOURCE_DIR}/scenarios/${name}.toml)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  file(READ ${source} EMBEDDED_TEXT)
  string(REGEX REPLACE "[^a-z]" "_" EMBEDDED_NAME ${name})
  configure_file(economics/embedded.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/embedded_${EMBEDDED_NAME}.cpp
    @ONLY)
  list(APPEND EMBEDDED_FILES ${CMAKE_CURRENT_BINARY_DIR}/embedded_${EMBEDDED_NAME}.cpp)
endforeach()
list(APPEND ECONOMICS_SOURCES ${EMBEDDED_FILES})
