# -DCMAKE_UNITY_BUILD=ON compiles each room of the program as one file, in a third of the time
# (scripts/same-bits and scripts/analyse build many variants). Without it this says nothing.
foreach(room words files scenario figures results analyse cashflow trace workbook report calibrate run sweep
    commands)
  set_target_properties(kohort_${room} PROPERTIES UNITY_BUILD_BATCH_SIZE 0)
endforeach()
# Compiled alone: their local names are also those of other files of the room.
set_source_files_properties(results/break_even_text.cpp results/incremental_table.cpp
  results/reached.cpp sweep/analyse_decision.cpp
  sweep/analyse_regression.cpp sweep/analyse_uncertainty.cpp
  sweep/samples_table.cpp sweep/sweep_tables.cpp
  workbook/case_sheet.cpp workbook/comparison_sheet.cpp workbook/overview_sheet.cpp
  workbook/payer_sheet.cpp workbook/xlsx_formats.cpp workbook/year_rows.cpp
  PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
