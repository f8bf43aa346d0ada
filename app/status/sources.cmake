set(STATUS_SOURCES
  status/status.cpp)
