set(TRACE_SOURCES
  trace/life.cpp
  trace/moment.cpp
  trace/trace.cpp
  trace/trace_text.cpp)
