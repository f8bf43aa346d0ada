#include "app/sweep/model.hpp"

#include <cmath>
#include <fmt/format.h>
#include <stdexcept>

#include "app/sweep/models.hpp"

namespace kohort::sweep {

TaskResult SweepModel::evaluate(std::span<const double> coordinates,
                                std::uint32_t replication) const {
  TaskResult result;
  try {
    result.values = compute(coordinates, replication);
    for (std::size_t i = 0; i < result.values.size(); ++i)
      if (!std::isfinite(result.values[i]))
        throw std::runtime_error{fmt::format("{} of {} is not a finite number",
                                             metrics_[i % metrics_.size()].id,
                                             rows_[i / metrics_.size()].id)};
  } catch (const std::exception& error) {
    result.values.clear();
    result.failure = *error.what() != '\0' ? error.what() : "unknown";
  }
  return result;
}

std::unique_ptr<SweepModel> make_model(const Study& study, const Engine& engine,
                                       const std::string& language) {
  return study.function ? make_test_model(study) : make_scenario_model(study, engine, language);
}

}  // namespace kohort::sweep
