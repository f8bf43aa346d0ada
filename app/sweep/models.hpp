#pragma once

#include "app/sweep/model.hpp"

/// The two kinds of models that a study can be about.
namespace kohort::sweep {

[[nodiscard]] std::unique_ptr<SweepModel> make_scenario_model(const Study& study,
                                                              const Engine& engine,
                                                              const std::string& language);
[[nodiscard]] std::unique_ptr<SweepModel> make_test_model(const Study& study);

}  // namespace kohort::sweep
