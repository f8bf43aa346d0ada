#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/scenario/distribution.hpp"
#include "app/scenario/scenario.hpp"

/// A study: a design over parameters, what is computed at each of its points, and what of that is
/// reported.
namespace kohort::sweep {

/// What the program knows of each is its row in design_rows.cpp.
enum class DesignKind {
  one_way,
  grid,
  latin_hypercube,
  morris,
  sobol,
  probabilistic,
  threshold,
  pairing,
};
[[nodiscard]] std::string_view name_of(DesignKind kind);
[[nodiscard]] const std::vector<std::string>& design_names();

/// How a coordinate between 0 and 1 becomes a value.
enum class Mapping {
  quantile,  ///< by the parameter's distribution
  range,     ///< from low (0) to high (1) along a straight line
};
[[nodiscard]] Mapping mapping_of(DesignKind kind);

/// Replications of a study that does not say how many: one where they cannot differ. Else as many
/// as make an interval of the mean of use, and for what a search or a difference turns on more.
/// @param precision  the most, of a study that adds them until it is precise enough
[[nodiscard]] std::uint32_t default_replications(DesignKind kind, bool chance, bool precision);

/// A function with known answers (app/analysis/test_function.hpp), to be studied in place of
/// scenarios.
struct FunctionModel {
  std::string name;       ///< "test:ishigami"
  std::uint32_t work{0};  ///< extra computing for each value, in thousands of steps
  double noise{0};        ///< standard deviation of chance, which differs between replications only
};

/// One thing that a study varies: a number, one entry of a table, a factor on a table, or a whole
/// table, whose entries then move together.
struct StudyParameter {
  enum class Part { number, entry, factor, table };

  std::string key;    ///< as written: "needs.onset[6-11]"
  std::string group;  ///< moves and is judged together with others of this name; empty: alone
  Part part{Part::number};
  std::size_t parameter{0};  ///< position in the catalogue, or of the test function's argument
  std::size_t entry{0};      ///< of the table
  std::string unit;
  /// The study's own distribution; empty: that of each scenario.
  std::string distribution;
  std::optional<Spread> spread;
  bool own_value{false};  ///< the study states the central value, too: spread->value
  Place place;
};

struct Correlation {
  std::size_t a{}, b{};  ///< positions among the parameters
  double value{};        ///< of the normal scores
};

/// A figure and which of its values is reported.
struct StudyOutput {
  enum class Of { difference, scenario, baseline };
  std::string metric;  ///< a headline metric, or "net_benefit"
  Of of{Of::difference};

  /// "cost_municipality", "cost_municipality (baseline)"
  [[nodiscard]] std::string name() const;
};

/// What a scenario is worth: -(difference of a cost) - value_per_unit * (difference of an effect).
struct NetBenefit {
  std::string cost{"cost_municipality"};
  std::string effect;        ///< an outcome that should fall; empty: money alone counts
  double value_per_unit{0};  ///< [kr.] of one unit of the effect less
};

/// Options in two dimensions: what they cost, and how much of an outcome they prevent.
struct EffectPlane {
  std::string cost{"cost_municipality"};
  std::string effect;
  std::vector<double> willingness_to_pay;  ///< [kr.] for one unit less; empty: from the results
};

/// A study that could be made to learn a parameter, or a group of them, before deciding.
struct Pilot {
  /// How the observations of a pilot tell the parameter: app/analysis/pilot.hpp.
  enum class Data { mean, difference, probability, rate_ratio, prior_size };
  std::string parameter;  ///< key of a study parameter, or a group
  Data data{Data::mean};
  double observation_sd{0};           ///< of mean and difference, in the parameter's unit
  double prior_size{0};               ///< observations that today's knowledge is worth
  double observations_per_family{1};  ///< of rate_ratio: events
  std::vector<double> families;
  double years{0};
  double follow_up_years{0};       ///< nothing is seen before
  double cost_per_family{0};       ///< [kr.]
  double cost_per_family_year{0};  ///< [kr.]
  double cost_fixed{0};            ///< [kr.]
};
[[nodiscard]] const std::vector<std::string>& pilot_data_names();

/// Decisions that a pilot's answer improves. Without any figures: one, which waits for the answer.
struct DecisionStake {
  double per_year{1};
  double horizon_years{1};
  double discount_rate{0};
  bool waits{true};
};

struct Design {
  DesignKind kind{DesignKind::probabilistic};
  std::uint64_t points{0};  ///< of latin-hypercube, probabilistic; base size of sobol
  std::uint32_t levels{4};  ///< of grid, morris, threshold
  std::uint32_t trajectories{10};
  std::uint32_t replications{1};  ///< at each point; with Precision the most there may be
  std::uint64_t seed{1};
  bool optimised{false};    ///< latin-hypercube: points spread out evenly
  double tolerance{0.001};  ///< threshold: of its position, as a share of low to high
};

/// Go on adding points and replications (probabilistic designs) until a mean is known this well.
struct Precision {
  std::string output;
  double half_width{0};  ///< of the 95 % interval of the mean, in the output's unit
};

struct Study {
  std::filesystem::path file;
  std::string id;  ///< the file's name without folder and ending
  Text title;
  std::optional<FunctionModel> function;  ///< in place of scenarios
  std::vector<Scenario> scenarios;
  std::vector<std::string> overrides;  ///< "key=value", for every scenario
  std::vector<StudyParameter> parameters;
  std::vector<Correlation> correlations;
  Design design;
  std::vector<StudyOutput> outputs;
  NetBenefit net_benefit;
  std::optional<EffectPlane> plane;
  std::optional<Precision> precision;
  DecisionStake decision;
  std::vector<Pilot> pilots;
  std::vector<Doubt> doubts;  ///< numbers of the study file to ask about

  /// Names of groups in the order of their first parameter; a parameter without a group is its own.
  [[nodiscard]] std::vector<std::string> groups() const;
  /// Group of each parameter, a position in groups().
  [[nodiscard]] std::vector<std::size_t> group_of() const;
  /// Parameters of each group.
  [[nodiscard]] std::vector<std::vector<std::size_t>> members() const;
  /// Replications of a point differ: other people, or noise.
  [[nodiscard]] bool chance() const { return !function || function->noise > 0; }
  /// Draws of the parameters from their distributions: what means and probabilities are about.
  [[nodiscard]] bool random() const;
};

/// Reads a study with its scenarios; `overrides` are "key=value", after those of the file.
/// @throws InputError with every problem found
[[nodiscard]] Study read_study(const std::filesystem::path& file,
                               const std::vector<std::string>& overrides = {});

/// JSON Schema (draft 7) of a study file, for editors that check TOML.
[[nodiscard]] std::string study_schema();

}  // namespace kohort::sweep
