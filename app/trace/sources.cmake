set(TRACE_SOURCES
  trace/life.cpp
  trace/lives_table.cpp
  trace/moment.cpp
  trace/trace.cpp
  trace/trace_text.cpp)
