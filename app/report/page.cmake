# The report's page: built from report/web by npm in the build folder, or the plain pages of
# report/plain where npm is missing or KOHORT_PAGE is off. page_data.S puts the bytes into the
# program.
option(KOHORT_PAGE "Build the report's page with npm (plain tables otherwise)" ON)

set(web_source ${CMAKE_CURRENT_SOURCE_DIR}/report/web)
set(report_template ${CMAKE_CURRENT_SOURCE_DIR}/report/plain/template.html)
set(account_template ${CMAKE_CURRENT_SOURCE_DIR}/report/plain/account-template.html)
set(app_template)
find_program(NPM npm)

if(KOHORT_PAGE AND NOT EXISTS ${web_source}/package-lock.json)
  message(STATUS "Report: plain page, report/web is not there")
elseif(KOHORT_PAGE AND NOT NPM)
  message(WARNING "npm was not found: the report will be a plain page. scripts/setup installs npm; "
    "-DKOHORT_PAGE=OFF silences this.")
elseif(KOHORT_PAGE)
  set(web_build ${CMAKE_CURRENT_BINARY_DIR}/report/web)
  set(report_template ${web_build}/dist/template.html)
  set(account_template ${web_build}/dist/account-template.html)
  set(app_template ${web_build}/dist/app-template.html)
  file(GLOB_RECURSE web_files RELATIVE ${web_source} CONFIGURE_DEPENDS ${web_source}/*)
  list(FILTER web_files EXCLUDE REGEX "^(node_modules|dist)/")

  # npm works on a copy, so that the source folder stays as it is.
  set(web_copies)
  foreach(file IN LISTS web_files)
    add_custom_command(OUTPUT ${web_build}/${file}
      COMMAND ${CMAKE_COMMAND} -E copy ${web_source}/${file} ${web_build}/${file}
      DEPENDS ${web_source}/${file} VERBATIM COMMENT "")
    list(APPEND web_copies ${web_build}/${file})
  endforeach()
  add_custom_command(OUTPUT ${web_build}/npm.stamp
    COMMAND ${NPM} ci --no-audit --no-fund --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${web_build}/npm.stamp
    DEPENDS ${web_build}/package.json ${web_build}/package-lock.json
    WORKING_DIRECTORY ${web_build} VERBATIM COMMENT "Fetching what the report's page is built with")
  add_custom_command(OUTPUT ${report_template} ${account_template} ${app_template}
    COMMAND ${NPM} run build --silent
    # A build that leaves an output untouched must not be repeated each time.
    COMMAND ${CMAKE_COMMAND} -E touch ${report_template} ${account_template} ${app_template}
    DEPENDS ${web_copies} ${web_build}/npm.stamp
    WORKING_DIRECTORY ${web_build} VERBATIM COMMENT "Building the report's page")
endif()

# The engine in WebAssembly that reports carry, so that readers can try other assumptions: made by
# scripts/engine, because it takes a compiler of its own. Reports do without where it is not given.
set(KOHORT_ENGINE "" CACHE FILEPATH "The engine for the report's page, as scripts/engine writes it")
set(engine_text ${CMAKE_CURRENT_SOURCE_DIR}/report/plain/no-engine.txt)
if(KOHORT_ENGINE)
  get_filename_component(engine_text ${KOHORT_ENGINE} ABSOLUTE BASE_DIR ${PROJECT_SOURCE_DIR})
endif()

# The whole tool in one page, where there are both: scenarios, engine and report.
if(KOHORT_ENGINE AND app_template)
  find_program(NODE node REQUIRED)
  set(app_page ${PROJECT_BINARY_DIR}/kohort.html)
  set(scenarios ${PROJECT_SOURCE_DIR}/scenarios)
  file(GLOB app_scenarios CONFIGURE_DEPENDS ${scenarios}/*.toml ${scenarios}/*.txt
    ${scenarios}/targets/*-fit.json)
  add_custom_command(OUTPUT ${app_page}
    COMMAND ${NODE} ${web_build}/assemble.mjs ${engine_text} ${scenarios} ${app_page}
    DEPENDS ${app_template} ${report_template} ${web_build}/assemble.mjs ${engine_text}
      ${app_scenarios}
    VERBATIM COMMENT "Putting the whole tool into one page")
  add_custom_target(kohort_page ALL DEPENDS ${app_page})
  install(FILES ${app_page} DESTINATION ${CMAKE_INSTALL_DATADIR}/kohort COMPONENT program)
endif()

set_source_files_properties(report/page_data.S PROPERTIES
  OBJECT_DEPENDS "${report_template};${account_template};${engine_text}"
  COMPILE_DEFINITIONS "KOHORT_ENGINE_TEXT=\"${engine_text}\";KOHORT_REPORT_TEMPLATE=\"${report_template}\";KOHORT_ACCOUNT_TEMPLATE=\"${account_template}\"")
