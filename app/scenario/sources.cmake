# Sources of the scenario loader, relative to app/.
set(SCENARIO_SOURCES
  scenario/background.cpp
  scenario/catalogue.cpp
  scenario/check_report.cpp
  scenario/composition.cpp
  scenario/distribution.cpp
  scenario/drawn.cpp
  scenario/explain.cpp
  scenario/fitted.cpp
  scenario/halves.cpp
  scenario/headings.cpp
  scenario/law.cpp
  scenario/loader.cpp
  scenario/merge.cpp
  scenario/new_scenario.cpp
  scenario/parameter_draws.cpp
  scenario/plausible.cpp
  scenario/price_level.cpp
  scenario/questions.cpp
  scenario/questions_of_programmes.cpp
  scenario/reference.cpp
  scenario/rules.cpp
  scenario/rules_text.cpp
  scenario/scenario.cpp
  scenario/schema.cpp
  scenario/sources.cpp
  scenario/spread_fault.cpp
  scenario/statements.cpp
  scenario/value_reader.cpp)

# Data that the program must know wherever it runs, carried inside it.
set(EMBEDDED_FILES)
foreach(name economics/rules denmark-unfitted checks/plausible local/desk places/regions)
  set(source ${PROJECT_SOURCE_DIR}/scenarios/${name}.toml)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  file(READ ${source} EMBEDDED_TEXT)
  string(REGEX REPLACE "[^a-z]" "_" EMBEDDED_NAME ${name})
  configure_file(${CMAKE_CURRENT_LIST_DIR}/embedded.cpp.in
    ${CMAKE_CURRENT_BINARY_DIR}/embedded_${EMBEDDED_NAME}.cpp @ONLY)
  list(APPEND EMBEDDED_FILES ${CMAKE_CURRENT_BINARY_DIR}/embedded_${EMBEDDED_NAME}.cpp)
endforeach()
list(APPEND SCENARIO_SOURCES ${EMBEDDED_FILES})
