#pragma once

#include <array>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/since/change.hpp"
#include "app/since/changed_inputs.hpp"
#include "app/since/stages.hpp"

namespace kohort::since {

/// What may have changed an answer, in the order in which it is taken away (docs/decisions/0016).
enum class Cause : std::uint8_t { model, data, inputs, chance };
[[nodiscard]] std::string_view cause_name(Cause cause);

/// A part of the change: of one cause, or of several that cannot be told apart.
struct Part {
  std::vector<Cause> causes;
  bool simulated{};  ///< one of its ends was simulated for this
  std::array<Change, figures.size()> changes{};
};

/// Why a figure is not compared; empty: it is.
struct Obstacle {
  std::string what;  ///< "municipality", "years", "price_year", "horizon", "births" or "reference"
  std::string before;
  std::string after;
};

/// One scenario's answer, then and now.
struct ScenarioChange {
  std::size_t before{};  ///< position in the older folder
  std::size_t after{};
  std::array<std::optional<Obstacle>, figures.size()> obstacles{};
  std::array<Change, figures.size()> whole{};
  std::vector<Part> parts;  ///< they add up to the whole
  std::vector<ChangedInput> inputs;
  bool hidden{};  ///< something else decides results, too: parameters not in use, price index, ...

  [[nodiscard]] bool any() const;  ///< at least one figure can be compared
};

/// Why not every cause has a part of its own.
enum class Joined : std::uint8_t {
  no,
  not_asked,    ///< a simulation would tell them apart: --rerun
  other_build,  ///< the newer results are another program's, so this one cannot simulate for them
  no_files,     ///< the older or newer results do not carry their files, or not whole
  cannot_load,  ///< this program cannot read the older files
  reference,    ///< compared with another scenario, whose files are not carried
};

struct Comparison {
  std::vector<ScenarioChange> scenarios;
  std::vector<std::string> only_before;  ///< ids
  std::vector<std::string> only_after;
  std::size_t targets{};  ///< register figures that differ
  Joined joined{Joined::no};
  std::string why;  ///< what this program said of the older files, for cannot_load
};

struct SinceOptions {
  bool rerun{};  ///< simulate what the folders do not tell
  unsigned threads{0};
};

/// What has changed from one folder of results to another. Parts come from a ladder of answers in
/// which one cause after the other is taken from the newer results: program, files that scenarios
/// are built on, scenarios, luck. Steps that neither folder holds are simulated if asked for;
/// without them neighbouring parts are one.
/// @return nothing if a stop was requested
[[nodiscard]] std::optional<Comparison> compare_results(const Former& before, const Former& after,
                                                        const SinceOptions& options,
                                                        const Engine& engine,
                                                        const std::stop_token& stop);

}  // namespace kohort::since
