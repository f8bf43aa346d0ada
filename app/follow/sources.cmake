set(FOLLOW_SOURCES
  follow/actual_file.cpp
  follow/follow_command.cpp
  follow/follow_page.cpp
  follow/follow_text.cpp
  follow/forecast.cpp
  follow/update.cpp)
