#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/files/table.hpp"
#include "app/scenario/scenario.hpp"
#include "app/trace/life.hpp"

namespace kohort {

/// Who a synthetic child is: what is the same in every scenario.
struct Person {
  std::uint32_t number{};  ///< 1, 2, ... district by district, in the order of the birth records
  std::uint32_t of{};      ///< followed children of the municipality
  double birth{};          ///< years since the start of the first budget year
  bool boy{};
  bool risk_zone{};
  int in_family{};                ///< 1 for the first-born
  int mother_age{}, education{};  ///< positions in the labels
  Union union_at_birth{};         ///< of the family's first child
};

/// A child's life without and with the programmes.
struct TracedChild {
  Person person;
  Life baseline;
  Life scenario;
};

/// What differs in a child's life.
struct LifeDifference {
  Person person;
  LifeTotals baseline;
  LifeTotals scenario;

  [[nodiscard]] double placement_years() const {
    return scenario.placement_years - baseline.placement_years;
  }
  [[nodiscard]] double cost_municipality() const {
    return scenario.cost_municipality - baseline.cost_municipality;
  }
  [[nodiscard]] double cost_public() const { return scenario.cost_public - baseline.cost_public; }
};

/// One line of two lives side by side; an empty text means that nothing happened there.
struct TraceRow {
  double age{};  ///< without the programmes, if it happens there
  std::string baseline;
  std::string scenario;
  /// How much later the same happens with the programmes [years]; negative: earlier.
  double later{0};
  [[nodiscard]] bool differs() const { return baseline != scenario || later != 0; }
};

/// The lives of followed child `number` in one replication, with central parameter values.
/// @throws InputError with the range if there is no such child
[[nodiscard]] TracedChild trace_child(const Scenario& scenario, std::uint64_t seed,
                                      std::uint32_t replication, std::uint32_t number,
                                      std::string_view language);

/// Every followed child, those whose lives differ most first: by placement-years, then by cost to
/// all public payers; last by placement-years without the programmes.
[[nodiscard]] std::vector<LifeDifference> life_differences(const Scenario& scenario,
                                                           std::uint64_t seed,
                                                           std::uint32_t replication);

/// What happens at the same age stands in one line, and the same event at nearly the same age too.
[[nodiscard]] std::vector<TraceRow> side_by_side(const std::vector<LifeEvent>& baseline,
                                                 const std::vector<LifeEvent>& scenario);

[[nodiscard]] std::string trace_text(const TracedChild& child, const Scenario& scenario,
                                     std::uint64_t seed, std::uint32_t replication,
                                     std::string_view language);
[[nodiscard]] std::string differences_text(const std::vector<LifeDifference>& all, std::size_t most,
                                           const Scenario& scenario, std::uint64_t seed,
                                           std::uint32_t replication, std::string_view language);

/// The same as a table, a row for each child: who it is, and the sums of both lives. Groups have
/// the names of the subgroup tables of a run.
/// @param all    must outlive the table
/// @param start  calendar year of the first budget year
[[nodiscard]] Table lives_table(const std::vector<LifeDifference>& all, int start);

struct TraceOptions {
  std::filesystem::path scenario;
  std::vector<std::string> overrides;
  std::uint64_t seed{1};
  std::uint32_t replication{0};
  std::optional<std::uint32_t> child;  ///< without: the one whose lives differ most
  std::optional<std::uint32_t> list;   ///< list so many children instead
  bool csv{false};                     ///< every child as a table instead
  std::string language{"da"};
};

/// The command `trace`. @throws InputError for everything that the user can mend
int trace_command(const TraceOptions& options, std::FILE* out);

}  // namespace kohort
