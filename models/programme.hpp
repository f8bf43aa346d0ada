#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "models/economics/money.hpp"
#include "models/ids.hpp"
#include "models/outcome.hpp"
#include "models/parameters.hpp"
#include "sim/quantity.hpp"

namespace kohort {

struct Child;
struct District;

/// A programme at work in one district: what it does when something happens to a family.
///
/// Programmes change state and hazards only through the district; the rest of the model does not
/// know them. All functions do nothing by default. Draws must be addressed to the programme's own
/// decisions, so that a programme nobody joins changes no other life.
class Programme {
 public:
  virtual ~Programme() = default;
  /// Called once when it begins: on 1 January of the year that it is from.
  virtual void start(District&) {}
  /// Called once when its last year has ended: nobody joins from now on (`joining_ended`), and
  /// staff that it brought goes. What families have begun goes on.
  virtual void end_joining(District&) {}
  /// A pregnancy has been found (about six months before the birth): a couple's first, or any if
  /// the programme looks at later ones. It is of the family's next child.
  virtual void expecting(District&, FamilyId) {}
  /// Whether it looks at pregnancies after the first. Nobody else needs to hear of them.
  [[nodiscard]] virtual bool looks_at_later_pregnancies() const { return false; }
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
  /// A year of the calendar has ended: book what it cost to stand ready.
  virtual void close_year(District&) {}
  /// What it costs this year beside what it has paid by `pay_programme`, such as the wages of
  /// staff that is booked with all others; only budget lines ask.
  [[nodiscard]] virtual Money yearly_cost(const District&) const { return {}; }
  /// End of the run: book what is still open.
  virtual void finish(District&) {}

  /// Whether nobody joins any more; kept by the district.
  bool joining_ended{false};
};

/// A programme of a district, with its place in time and money.
struct ProgrammeRun {
  std::shared_ptr<Programme> programme;
  std::size_t position{0};  ///< in Parameters::programmes
  std::uint32_t first_slot{0};
  Time begins{};
  Time ends{never};  ///< from then on nobody joins
  double spent{0};   ///< this calendar year [kr.]
};

/// Whether a child and its family can join the programme now: it takes new families, its money of
/// the year is not spent, they are of the target group and live where it is carried out, and while
/// it is phased in they are among those that are reached already.
/// @param age  of the child when it joins [years]; 0 before the birth
[[nodiscard]] bool can_join(const District& d, const Programme& programme, const Child& child,
                            double age = 0);
/// The same where no single family is meant, such as an intake.
[[nodiscard]] bool takes_in(const District& d, const Programme& programme);

/// The programme that owns a calendar slot: the one whose slots begin last, at or before it.
[[nodiscard]] const ProgrammeRun* owner_of(const District& d, std::uint32_t slot);

/// Begins the programmes whose time has come, and ends joining where it is over.
void change_programmes(District& d);
/// When programmes next begin or end after now; never if they do not.
[[nodiscard]] Time next_change(const District& d);

/// What a programme of the kind counts for itself, each year: named once, beside the programme.
struct OwnCount {
  std::string_view name;    ///< in tables and files; nobody else's
  std::string_view da, en;  ///< whom or what it counts, for readers
};

/// The number of one of the programme's own counts, for `District::count`.
/// @param which  position among them
[[nodiscard]] Yearly own_count(const ProgrammeParameters& own, std::size_t which);

/// A figure that is worked out from two yearly counts over the budget years: `total` for each of
/// `each`, nothing if there is none.
struct ReachMean {
  enum class Unit { kr, weeks, count };
  std::string_view name;
  Unit unit{};
  Yearly total{}, each{};  ///< a total shown in weeks is counted in years
};

/// Who a programme reaches: what summaries and reports show of it.
struct ProgrammeReach {
  std::span<const Yearly> counts;
  std::span<const ReachMean> means;
  std::span<const OwnCount> own{};  ///< shown before the others
};

/// A kind of programme: one line in programme.cpp registers it.
struct ProgrammeType {
  /// Last part of the first one's key, programmes.<name>; others of the kind are <name>_<own name>.
  std::string_view name;
  std::string_view meaning;  ///< one sentence, English
  std::unique_ptr<ProgrammeParameters> (*parameters)(){};
  /// `own` is this type's parameters; `first_slot` its first calendar slot in the district.
  std::unique_ptr<Programme> (*install)(const ProgrammeParameters& own, std::uint32_t first_slot){};
  /// Calendar slots and extra caseworkers the programme may need in a district of this size.
  std::uint32_t (*slots)(const ProgrammeParameters& own, double births_in_run){};
  double (*caseworkers_factor)(const ProgrammeParameters& own){};
  /// It works by giving caseworkers fewer cases, so that the effects of caseload are its effects.
  bool changes_caseload{false};
  /// Caseworkers that it adds in the whole municipality, whatever it has; null: none.
  double (*caseworkers_more)(const ProgrammeParameters& own){};
  ProgrammeReach reach;
  /// Families or children join it one by one, so that it may be meant for some of them.
  bool is_joined{true};
};

[[nodiscard]] std::span<const ProgrammeType> programme_types();

/// Position in programme_types() of the kind that a programme of this name is of: "leksand" and
/// "leksand_north" are of the first kind; none if no kind's programmes are called so.
[[nodiscard]] std::optional<std::size_t> kind_of(std::string_view name);
/// The name's own part: "north" of "leksand_north", nothing of "leksand".
/// @pre kind_of(name) holds
[[nodiscard]] std::string_view own_part(std::string_view name);

}  // namespace kohort
