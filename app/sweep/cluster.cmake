# Under mpirun, ranks share a sweep. Optional: without it the program builds and says so.
set(SWEEP_CLUSTER_SOURCE sweep/cluster_none.cpp)
option(KOHORT_MPI "Sweeps over several processes with MPI, if it is installed" ON)
if(KOHORT_MPI)
  find_package(MPI COMPONENTS CXX QUIET)
  find_package(Boost QUIET COMPONENTS mpi serialization)
  if(MPI_CXX_FOUND AND Boost_MPI_FOUND)
    set(SWEEP_CLUSTER_SOURCE sweep/cluster_on_demand.cpp)
    # Loaded when mpirun has started the program: linked, not even --version would start where MPI's
    # libraries are missing. Found by the program's run path, as the module of app/analysis is.
    add_library(kohort_mpi MODULE sweep/cluster_mpi.cpp)
    target_include_directories(kohort_mpi PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(kohort_mpi PRIVATE Boost::mpi Boost::serialization MPI::MPI_CXX
      project_options)
    set_target_properties(kohort_mpi PROPERTIES
      LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/app/analysis)
    install(TARGETS kohort_mpi LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/kohort COMPONENT program)
    set_source_files_properties(sweep/cluster_on_demand.cpp PROPERTIES
      INCLUDE_DIRECTORIES "${MPI_CXX_INCLUDE_DIRS}" COMPILE_DEFINITIONS OMPI_SKIP_MPICXX=1)
  else()
    message(STATUS "Without MPI: kohort sweep uses the cores of one machine, or shards")
  endif()
endif()
