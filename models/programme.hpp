#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "models/ids.hpp"
#include "models/outcome.hpp"
#include "models/parameters.hpp"
#include "sim/quantity.hpp"

namespace kohort {

struct District;

/// A programme at work in one district: what it does when something happens to a family.
///
/// Programmes change state and hazards only through the district; the rest of the model does not
/// know them. All functions do nothing by default. Draws must be addressed to the programme's own
/// decisions, so that a programme nobody joins changes no other life.
class Programme {
 public:
  virtual ~Programme() = default;
  /// Called once at the start of the first budget year.
  virtual void start(District&) {}
  /// A couple's first pregnancy has been found (about six months before the birth).
  virtual void expecting(District&, FamilyId) {}
  /// A child has been born.
  virtual void born(District&, ChildId) {}
  /// An everyday need has arisen. True if the programme solves it before anyone else hears of it.
  virtual bool solves_everyday_need(District&, ChildId) { return false; }
  /// Until when the programme will neither look at the needs of this family's children, nor change
  /// them or what bears on them: they may be lived through at once, but for everyday needs that it
  /// may solve. Now is always right; later is faster.
  [[nodiscard]] virtual Time leaves_alone_until(const District&, FamilyId) const;
  /// Whether `solves_everyday_need` might be true of the child's next everyday need if it arises at
  /// `when`, before which the family is left alone. True is always right; false is faster.
  [[nodiscard]] virtual bool may_solve_everyday_need(const District&, ChildId,
                                                     Time /*when*/) const {
    return true;
  }
  /// An event that the programme scheduled for one of its own calendar slots.
  virtual void event(District&, std::uint32_t /*entity*/) {}
  /// End of the run: book what is still open.
  virtual void finish(District&) {}
};

/// A figure that is worked out from two yearly counts over the budget years: `total` for each of
/// `each`, nothing if there is none.
struct ReachMean {
  enum class Unit { kr, weeks, count };
  std::string_view name;
  Unit unit{};
  Yearly total{}, each{};  ///< a total shown in weeks is counted in years
};

/// Who a programme reaches: what summaries and reports show of it.
struct Reach {
  std::span<const Yearly> counts;
  std::span<const ReachMean> means;
};

/// A kind of programme: one line in programme.cpp registers it.
struct ProgrammeType {
  std::string_view name;     ///< last part of its key: programmes.<name>
  std::string_view meaning;  ///< one sentence, English
  std::unique_ptr<ProgrammeParameters> (*parameters)(){};
  /// `own` is this type's parameters; `first_slot` its first calendar slot in the district.
  std::unique_ptr<Programme> (*install)(const ProgrammeParameters& own, std::uint32_t first_slot){};
  /// Calendar slots and extra caseworkers the programme may need in a district of this size.
  std::uint32_t (*slots)(const ProgrammeParameters& own, double births_in_run){};
  double (*caseworkers_factor)(const ProgrammeParameters& own){};
  /// It works by giving caseworkers fewer cases, so that the effects of caseload are its effects.
  bool changes_caseload{false};
  Reach reach;
};

[[nodiscard]] std::span<const ProgrammeType> programme_types();

}  // namespace kohort
