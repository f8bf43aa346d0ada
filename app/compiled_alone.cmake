# Files compiled alone where a room is compiled as one: their local names are also those of other
# files of the room. The engine for browsers (app/browser) reads this list, too.
set(COMPILED_ALONE
  analyse/analyse_options.cpp
  analyse/analyse_random.cpp
  figures/cost_items.cpp
  figures/money_metrics.cpp
  figures/register_figure.cpp
  figures/service_metrics.cpp
  figures/unit.cpp
  files/csv_reader.cpp
  results/break_even_text.cpp
  results/incremental_table.cpp
  results/reached.cpp
  run/stored_break_even.cpp
  sweep/analyse_decision.cpp
  sweep/analyse_incremental.cpp
  sweep/analyse_regression.cpp
  sweep/analyse_uncertainty.cpp
  sweep/design_rows.cpp
  sweep/samples_table.cpp
  sweep/sweep_tables.cpp
  workbook/case_sheet.cpp
  workbook/comparison_sheet.cpp
  workbook/overview_sheet.cpp
  workbook/payer_sheet.cpp
  workbook/xlsx_formats.cpp
  workbook/year_rows.cpp)
