# -DCMAKE_UNITY_BUILD=ON compiles each room of the program as one file, in a third of the time
# (scripts/same-bits and scripts/analyse build many variants). Without it this says nothing.
include(compiled_alone.cmake)
foreach(room words files scenario figures results analyse cashflow import trace workbook report
    calibrate local run since follow sweep commands)
  set_target_properties(kohort_${room} PROPERTIES UNITY_BUILD_BATCH_SIZE 0)
endforeach()
set_source_files_properties(${COMPILED_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
