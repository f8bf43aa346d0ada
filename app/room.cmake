# kohort_room(NAME [NEEDS rooms and libraries...] [PRIVATE libraries...])
#
# A room of app/ as a library of its own, from the sources that NAME/sources.cmake lists. It is
# linked with the rooms that it NEEDS, and with those that they need; all of them must be there
# already, so that no two can need each other. tests/structure/rooms_test.py reads these lines and
# refuses an include of, or a call into, any other room.
function(kohort_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "NEEDS;PRIVATE")
  include(${CMAKE_CURRENT_SOURCE_DIR}/${name}/sources.cmake)
  string(TOUPPER ${name}_SOURCES sources)
  add_library(kohort_${name} STATIC ${${sources}})
  add_library(kohort::${name} ALIAS kohort_${name})
  foreach(need IN LISTS room_NEEDS)
    if(need MATCHES "^kohort::" AND NOT TARGET ${need})
      message(FATAL_ERROR "app/${name} needs ${need}, which stands above it or is not there")
    endif()
  endforeach()
  target_include_directories(kohort_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(kohort_${name} PUBLIC ${room_NEEDS} PRIVATE ${room_PRIVATE} project_options)
endfunction()
