set(CASHFLOW_SOURCES
  cashflow/cashflow.cpp
  cashflow/cashflow_command.cpp
  cashflow/cashflow_file.cpp
  cashflow/cashflow_json.cpp
  cashflow/cashflow_text.cpp
  cashflow/cashflow_times.cpp)
