#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/follow/actual_file.hpp"
#include "app/follow/update.hpp"
#include "app/results/json.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort::follow {

/// One scenario's results, as far as a place can be followed by them.
// NOLINTNEXTLINE(bugprone-exception-escape): the JSON library's own moves
struct Forecast {
  std::filesystem::path folder;
  Json summary;         ///< of the scenario
  std::string row;      ///< id of what happened: the scenario, or the place without programmes
  std::string without;  ///< id of what the scenario is compared with
  std::uint64_t seed{};
  std::uint32_t draws{};  ///< 0: central values
  std::uint32_t replications{};
  Expected expected;
  std::optional<Scenario> scenario;  ///< as its results carry it; nothing if they do not
};

/// @param name  id of the scenario; may be empty if there is only one
/// @param without  the place without programmes is what happened
/// @throws InputError as read_stored_payload(); for a study; for a name that is not among them
[[nodiscard]] Forecast read_forecast(const std::filesystem::path& folder, const std::string& name,
                                     bool without);

/// A figure in a year: the forecast, what was counted, or what is expected now.
struct FollowedYear {
  const Metric* metric{};
  int year{};
  Predicted forecast;
  std::optional<double> actual;
  std::optional<Predicted> updated;

  [[nodiscard]] bool inside() const {
    return actual && *actual >= forecast.low && *actual <= forecast.high;
  }
};

/// A parameter that the counts speak of.
struct MovedParameter {
  std::string key;
  std::string unit;
  Moved moved;
  bool beyond_chance{};  ///< among so many parameters, at a false discovery rate of 5 %
};

struct Followed {
  std::vector<FollowedYear> years;  ///< by figure, then by year
  std::size_t draws{};
  double effective_draws{};
  double distance{};
  std::vector<MovedParameter> parameters;  ///< those moved most, furthest first
  bool parameters_known{};
  /// Difference in the municipality's net cost over the budget years.
  Predicted answer_before, answer_after;
  /// Rows that the forecast leaves no luck in: they cannot weigh anything.
  std::vector<std::string> not_weighed;
};

/// Effective draws below which weights are a guess.
inline constexpr double few_draws = 10;

/// @throws InputError if there are too few replications for so many counts
[[nodiscard]] Followed follow_up(const Forecast& forecast, const std::vector<Actual>& actual);

}  // namespace kohort::follow
