#pragma once

#include <array>

#include "models/parameters.hpp"

/// A second implementation of needs and casework: one child's need, case and waiting for help as a
/// Markov chain in continuous time, from the equations of docs/model.md. Nothing of the simulation
/// but its parameters is used.
///
/// Exact where examinations are exponential (`examination_shape` = 1), cases close at once, nobody
/// returns to care, stays have one exit hazard, staff is ample and families are all alike.
namespace kohort::test {

/// What a child lives through from birth to 18, expected.
struct ChildhoodMeans {
  enum Figure : int {
    none_years,
    everyday_years,
    moderate_years,
    serious_years,
    unmet_years,     ///< in moderate or serious need without help, serious ones weighted
    awaiting_years,  ///< notified in moderate or serious need, and not helped yet
    examination_years,
    measure_years,
    placed_years,
    everyday_needs,  ///< that arise
    notifications,
    acute_interventions,
    examinations,
    measures,
    placements,
    figures
  };
  std::array<double, figures> means{};
  double ever_placed{};
};

/// Hazard ratios of programmes that are in force from birth to 18.
struct ChainProgrammes {
  double needs{1};  ///< on onset and growth
  double growth_in_open_case{1};
};

[[nodiscard]] ChildhoodMeans expected_childhood(const Parameters& p,
                                                const ChainProgrammes& programmes = {});

}  // namespace kohort::test
