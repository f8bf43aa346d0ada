# -DCMAKE_UNITY_BUILD=ON compiles each part of the program as one file, in a third of the time
# (scripts/same-bits and scripts/analyse build many variants). Without it this says nothing.
set_target_properties(kohort_app PROPERTIES UNITY_BUILD_MODE GROUP)
foreach(part SCENARIO RESULTS RUN TRACE CALIBRATE CASHFLOW ECONOMICS REPORT STATUS SWEEP WORKBOOK)
  set_source_files_properties(${${part}_SOURCES} PROPERTIES UNITY_GROUP ${part})
endforeach()
# Compiled alone: their local names are also those of other files of the part.
set_source_files_properties(results/break_even_text.cpp results/incremental_table.cpp
  results/reached.cpp results/spreadsheet_text.cpp sweep/analyse_decision.cpp
  sweep/analyse_regression.cpp sweep/analyse_uncertainty.cpp
  sweep/samples_table.cpp sweep/sweep_tables.cpp
  workbook/case_sheet.cpp workbook/comparison_sheet.cpp workbook/overview_sheet.cpp
  workbook/payer_sheet.cpp workbook/xlsx_formats.cpp workbook/year_rows.cpp
  PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
