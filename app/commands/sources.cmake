set(COMMANDS_SOURCES
  commands/status.cpp)
