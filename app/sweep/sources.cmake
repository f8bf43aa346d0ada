set(SWEEP_SOURCES
  sweep/analyse.cpp
  sweep/analyse_decision.cpp
  sweep/analyse_information.cpp
  sweep/analyse_people.cpp
  sweep/analyse_regression.cpp
  sweep/analyse_sensitivity.cpp
  sweep/analyse_uncertainty.cpp
  sweep/asked_study.cpp
  sweep/finish.cpp
  sweep/folder.cpp
  sweep/inputs.cpp
  sweep/job.cpp
  sweep/launch.cpp
  sweep/merge_command.cpp
  sweep/model.cpp
  sweep/point_cache.cpp
  sweep/points.cpp
  sweep/runner.cpp
  sweep/samples_table.cpp
  sweep/scenario_model.cpp
  sweep/size.cpp
  sweep/slurm.cpp
  sweep/slurm_options.cpp
  sweep/study.cpp
  sweep/study_decision.cpp
  sweep/study_parameters.cpp
  sweep/study_reader.cpp
  sweep/study_reporting.cpp
  sweep/study_schema.cpp
  sweep/sweep_command.cpp
  sweep/sweep_json.cpp
  sweep/sweep_store.cpp
  sweep/sweep_tables.cpp
  sweep/sweep_values.cpp
  sweep/test_model.cpp
  sweep/threshold_search.cpp
  sweep/trial.cpp)

# Under mpirun, ranks share a sweep. Optional: without it the program builds and says so.
set(SWEEP_CLUSTER_SOURCE sweep/cluster_none.cpp)
option(KOHORT_MPI "Sweeps over several processes with MPI, if it is installed" ON)
if(KOHORT_MPI)
  find_package(MPI COMPONENTS CXX QUIET)
  find_package(Boost QUIET COMPONENTS mpi serialization)
  if(MPI_CXX_FOUND AND Boost_MPI_FOUND)
    set(SWEEP_CLUSTER_SOURCE sweep/cluster_mpi.cpp)
    set(SWEEP_CLUSTER_LIBRARIES Boost::mpi Boost::serialization MPI::MPI_CXX)
  else()
    message(STATUS "Without MPI: kohort sweep uses the cores of one machine, or shards")
  endif()
endif()
