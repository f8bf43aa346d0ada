#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "app/report/carried.hpp"
#include "app/results/json.hpp"
#include "app/run/run_command.hpp"
#include "app/since/change.hpp"

namespace kohort::since {

/// What is compared: the municipality's budget, what most proposals are about, and whole lives.
inline constexpr std::array<std::string_view, 3> figures{"cost_municipality", "placement_years",
                                                         "lifetime_cost_public"};
/// The difference that a scenario makes to each of them.
using Figures = std::array<Sample, figures.size()>;

/// Results of a folder, as far as they are compared.
// NOLINTNEXTLINE(bugprone-exception-escape): the JSON library's own moves
struct Former {
  std::filesystem::path folder;
  Json payload;
  std::string version;
  std::string build;  ///< fingerprint of the program; empty in old results
  Carried carried;
  std::vector<std::string> hashes;  ///< of everything that decides results, by scenario
  std::vector<Figures> stored;      ///< by scenario

  [[nodiscard]] const Json& summary() const { return payload["summary"]; }
  [[nodiscard]] const Json& scenario(std::size_t s) const { return summary()["scenarios"][s]; }
  [[nodiscard]] std::uint32_t replications() const { return summary().value("replications", 0U); }
};

/// The name of a scenario's own file, as the histories of its parameters have it.
[[nodiscard]] std::string own_file(const Former& former, std::size_t s);

/// @throws InputError as read_stored_payload(); also for the results of a study
[[nodiscard]] Former read_former(const std::filesystem::path& folder);

/// Whose luck a simulation has: seed, draws and number of replications.
struct Luck {
  std::uint64_t seed{};
  std::uint32_t draws{};
  std::uint32_t replications{};
};
[[nodiscard]] Luck luck_of(const Former& former);

/// Simulates the scenarios again, without a results folder.
/// @return figures by scenario; nothing if a stop was requested
[[nodiscard]] std::vector<Figures> simulate_again(const std::vector<Scenario>& scenarios,
                                                  const Luck& luck, unsigned threads,
                                                  const Engine& engine,
                                                  const std::stop_token& stop);

/// Of all scenarios, the first `count` replications.
[[nodiscard]] std::vector<Figures> first_of(const std::vector<Figures>& all, std::size_t count);

}  // namespace kohort::since
