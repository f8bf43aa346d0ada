#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/files/place.hpp"
#include "app/words/text.hpp"
#include "models/economics/price_index.hpp"
#include "models/parameters.hpp"

namespace kohort {

class Catalogue;
class Reach;
struct CatalogueEntry;

/// Where one file of the `extends` chain (or `--set`) gives a parameter a value.
struct Assignment {
  Place place;
  std::string value;  ///< as written
};

/// One parameter of a resolved scenario: its value and everything that is known about it.
struct ResolvedParameter {
  std::string key;  ///< "unions.separation_married"
  std::string unit;
  std::string meaning;
  std::vector<std::string> labels;  ///< of a table's entries; empty for a single number
  std::vector<double> value;      ///< as written; one entry, or one for each label (flags: 0 or 1)
  std::vector<double> low, high;  ///< of the distribution; empty if it has none
  std::string distribution;       ///< "fixed", "pert", "lognormal", ...
  int price_year{0};              ///< of money, else 0
  std::string source;
  std::string grade;  ///< V, V-d, S, D, N (assumption) or "choice" (time, switches)
  std::string note;
  std::vector<Assignment> history;  ///< from the first file of the chain to the last; last one wins
  /// Where the range is stated, if the value was given later and alone; else empty.
  std::string range_kept_from;
  /// Of a further programme that says nothing of it: the first one's parameter, which it is.
  std::optional<std::size_t> follows;
};

/// A line of a programme's adopted budget as written.
struct ResolvedBudgetLine {
  std::string programme;
  int year{0};
  double amount{0};  ///< [kr. of price_year]
  int price_year{0};
  std::string source;
  std::string grade;
  Place place;
};

/// By which rules results are reckoned up. Decides nothing that is simulated, so it is no part of
/// the hash.
struct EconomicsChoice {
  std::string rules;  ///< name in scenarios/economics/rules.toml; empty: the standard one
  bool flat{false};   ///< discount flat from zero instead of step by step
};

/// Another scenario that a file names as what it is compared with, in place of the same place
/// without programmes.
struct StatedReference {
  std::filesystem::path file;  ///< seen from the file that names it; need not be there
  std::string written;
  Place place;
};

/// A scenario with its chain of `extends` and overrides applied and checked.
class Scenario {
 public:
  std::string id;  ///< the file's name without folder and ending
  Text title;
  Text question;
  Text description;
  std::string municipality_name;
  EconomicsChoice economics;
  std::vector<std::filesystem::path> chain;   ///< files, first base first
  std::optional<StatedReference> reference;   ///< followed by `kohort run` alone
  std::vector<ResolvedParameter> parameters;  ///< in the order of visit_parameters
  /// Programmes beyond the first of each kind, in the order of Parameters::programmes.
  std::vector<std::string> further_programmes;
  std::vector<ResolvedBudgetLine> budget;
  std::vector<std::string> warnings;  ///< "file:line:column: ..." that do not stop a run
  std::vector<Doubt> doubts;          ///< numbers to ask about; they do not stop a run either
  std::string hash;  ///< of all values that influence results, 16 hexadecimal digits

  /// Central values, money in the run's price year.
  [[nodiscard]] const Parameters& central() const { return central_; }
  /// One draw from the joint distribution of the parameters, addressed by (seed, key, draw), so
  /// that adding a parameter changes no other's draws, and scenarios share the draws of shared
  /// parameters.
  [[nodiscard]] Parameters draw(std::uint64_t seed, std::uint32_t draw) const;
  /// The same from that draw's values.
  /// @throws InputError if they contradict each other
  [[nodiscard]] Parameters from_draw(std::vector<std::vector<double>> values, std::uint64_t seed,
                                     std::uint32_t draw) const;
  /// The values of that draw as in files (money in its own price year), by parameter and entry.
  [[nodiscard]] std::vector<std::vector<double>> drawn_values(std::uint64_t seed,
                                                              std::uint32_t draw) const;
  /// Programmes that are switched on, by key name.
  [[nodiscard]] std::vector<std::string> programmes() const;
  /// Whether this programme is switched on.
  [[nodiscard]] bool has_programme(std::string_view name) const;
  /// Descriptions of `parameters`, in their order.
  [[nodiscard]] const std::vector<CatalogueEntry>& entries() const;
  /// Parameter by its full key, or null.
  [[nodiscard]] const ResolvedParameter* find(std::string_view key) const;
  [[nodiscard]] const PriceIndex& price_index() const { return price_index_; }
  /// Price level of all results; every amount is converted to it.
  [[nodiscard]] int price_year() const;

  /// The model's parameters from values as written, one vector for each of `parameters`; money is
  /// converted to the run's price year. What contradicts itself is not noticed here.
  [[nodiscard]] Parameters assemble(std::vector<std::vector<double>> values) const;

 private:
  friend class ScenarioLoader;
  Parameters central_;
  PriceIndex price_index_;
  std::shared_ptr<const Catalogue> catalogue_;  ///< null: the one without further programmes
};

/// Loads a scenario; `overrides` are "key=value" as given to --set.
/// @throws InputError with every problem found, in file order
[[nodiscard]] Scenario load_scenario(const std::filesystem::path& file,
                                     const std::vector<std::string>& overrides = {});

/// Loads a scenario that another file names: what it extends must lie in that file's reach.
/// @throws InputError with every problem found, in file order
[[nodiscard]] Scenario load_scenario(const std::filesystem::path& file,
                                     const std::vector<std::string>& overrides, const Reach& reach);

}  // namespace kohort
