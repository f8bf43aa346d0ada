#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "models/subgroup.hpp"

namespace kohort {

/// What is counted in each calendar year of the budget, whoever the child is. Programmes bring
/// counts of their own (`own_count` in models/programme.hpp), which are numbered after these.
/// Appending is safe; the order is part of stored results.
enum class Yearly : std::size_t {
  births,
  child_years,
  separations_unmarried,  ///< of parents with a child under 18
  divorces,               ///< of parents with a child under 18
  everyday_needs,
  needs_solved_by_network,
  notifications,
  children_notified,
  examinations,
  examinations_overdue,
  decisions_wait_years,
  waits,
  wait_years,
  complaints,
  handovers,
  case_years,     ///< open cases, those without a caseworker included
  waiting_years,  ///< of cases that wait for a caseworker
  caseworker_years,
  measures_started,
  measure_years,
  placement_starts,
  placement_starts_first,
  placement_years_kinship,
  placement_years_foster,
  placement_years_institution,
  placement_years_residence,
  placement_years_boarding,
  placement_years_own_room,
  aftercare_years,
  returns_home,
  reentries,
  type_changes,
  breakdowns,
  came_of_age_in_care,
  placed_at_year_end,
  families_invited,
  families_joined,
  meetings_attended,
  screened,  ///< screening contacts carried out
  screen_true_positives,
  screen_false_positives,
  screen_true_negatives,
  screen_false_negatives,
  screen_refused,
  needs_visits,      ///< visits that a programme adds, before and after birth
  training_started,  ///< families
  training_completed,
  training_dropouts,
  training_wait_years,  ///< of families whose wait ended, by a start or by giving up
  training_waits,       ///< such families; a wait may be 0
  plus_place_years,
  wellbeing_children,  ///< children who took part in a well-being programme
  // What calibration compares with registers (app/calibrate/metrics.cpp).
  married_couples_at_year_end,  ///< with a child under 18
  cohabiting_couples_at_year_end,
  children_notified_again,     ///< notified about at least twice in the year
  reentries_within_two_years,  ///< placed again less than two years after going home
  aftercare_at_year_end,
  stayed_placed,        ///< in placement or aftercare on 1 January and on 31 December
  acute_interventions,  ///< notifications that made the department act at once
  programme_unfunded,   ///< spent beyond the budget lines that pay for a programme [kr.]
  // Who was reached, and what it cost; in a place without programmes all of these are zero.
  families_met,         ///< families that came to a meeting of a parent group for the first time
  group_dropouts,       ///< families that left their parent group before its last meeting
  group_children,       ///< children of families that have met in a parent group
  invitation_cost,      ///< of parent groups [kr.], whoever pays
  families_recognised,  ///< recognised as vulnerable before the first birth
  training_offers,      ///< offers of family training after a positive screening
  training_gave_up,     ///< families that gave up waiting for training
  training_sessions,    ///< sessions attended, in the year in which the course ended
  training_children,    ///< children of families whose course ended, completed or not
  training_cost,        ///< of the training alone [kr.]
  plus_places_taken,
  wellbeing_turned_away,  ///< brought forward at an intake that was full; a child may be again
  wellbeing_eased,        ///< children whose need the programme eased
  leksand_cost,           ///< of each programme [kr.], whoever pays
  early_effort_cost,
  paa_forkant_cost,
  other_programme_cost,
  // Of casework, counted where a parameter asks for it.
  measures_renewed,       ///< measures that go on when their time is over, or after a stay
  assessments,            ///< psychological ones that examinations ask for
  assessment_wait_years,  ///< until their turn
  service_hours,          ///< of ordinary services that everyday needs take, the network's left out
  count_
};

/// The first of the counts that were added later and are zero where nothing gives rise to them: see
/// `result_hash`.
inline constexpr Yearly first_programme_count = Yearly::families_met;

/// What is counted for followed children by their age in whole years.
enum class ByAgeCount : std::size_t {
  child_years,       ///< years lived at this age, childhood and adult life
  separations,       ///< children whose parents separate at this age
  placed_years,      ///< years in placement at this age
  first_placements,  ///< children placed for the first time at this age
  notified_first,    ///< children notified about for the first time at this age
  benefit_years,
  disability_years,
  work_years,  ///< on no benefit
  first_imprisonments,
  deaths,
  // The same for those who were placed as children, from 18 on.
  placed_people_years,
  placed_benefit_years,
  placed_disability_years,
  placed_work_years,
  employed_years,
  placed_employed_years,
  // The same for those who had a preventive measure and were never placed.
  helped_people_years,
  helped_benefit_years,
  helped_disability_years,
  helped_work_years,
  helped_employed_years,
  born_apart,  ///< born to parents who live apart
  count_
};

/// Kinds of cost.
enum class Category : std::size_t {
  placement_kinship,
  placement_foster,
  placement_institution,
  placement_residence,
  placement_boarding,
  placement_own_room,
  aftercare,
  measures,
  examinations,
  caseworkers,
  recruitment,
  programme,
  refund,  ///< state refund of expensive cases: moves cost between payers, sums to zero
  separation,
  benefit,
  disability_pension,
  earnings,  ///< earnings and taxes lost when not in work
  prison,
  services,  ///< ordinary services' time on everyday needs
  count_
};

/// The first kind of cost that was added later and is zero unless it has a price: see
/// `result_hash`.
inline constexpr Category first_later_category = Category::services;

/// Who pays. Families pay negative amounts when they receive transfers.
enum class Payer : std::size_t { municipality, region, state, family, count_ };

template <class Enum>
inline constexpr std::size_t size_of = static_cast<std::size_t>(Enum::count_);

/// Yearly counts in all: those of Yearly, then those that programmes bring, in the order of
/// `programme_types`.
[[nodiscard]] std::size_t yearly_counts();

/// Names used in tables and files, in the order of the enumerations.
[[nodiscard]] std::span<const std::string_view> yearly_names();
[[nodiscard]] std::span<const std::string_view> by_age_names();
[[nodiscard]] std::span<const std::string_view> category_names();
[[nodiscard]] std::span<const std::string_view> payer_names();

/// Results of one scenario in one replication (or one district of it): a plain table of doubles.
///
/// Money is undiscounted, in the run's price year; positive is a cost to the payer.
///   yearly   [Yearly and counts of programmes x budget year]
///   by_age   [ByAgeCount x age 0..horizon-1], followed children
///   cost     [budget year x Category x Payer], everybody
///   followed [age x Category x Payer], followed children only, for life
///   subgroup [Subgroup x SubgroupCount], followed children only, for life
class Outcome {
 public:
  Outcome() = default;
  Outcome(std::size_t budget_years, std::size_t ages)
      : counts_{yearly_counts()},
        years_{budget_years},
        ages_{ages},
        values_(size(budget_years, ages), 0.0) {}

  [[nodiscard]] std::size_t budget_years() const { return years_; }
  [[nodiscard]] std::size_t ages() const { return ages_; }

  [[nodiscard]] double& yearly(Yearly what, std::size_t year) {
    return values_[static_cast<std::size_t>(what) * years_ + year];
  }
  [[nodiscard]] double& by_age(ByAgeCount what, std::size_t age) {
    return values_[by_age_offset() + static_cast<std::size_t>(what) * ages_ + age];
  }
  /// One count at all ages.
  [[nodiscard]] std::span<double> by_age(ByAgeCount what) { return {&by_age(what, 0), ages_}; }
  [[nodiscard]] double& cost(std::size_t year, Category category, Payer payer) {
    return values_[cost_offset() + cell(year, category, payer)];
  }
  [[nodiscard]] double& followed(std::size_t age, Category category, Payer payer) {
    return values_[followed_offset() + cell(age, category, payer)];
  }
  [[nodiscard]] double& subgroup(Subgroup group, SubgroupCount what) {
    return values_[subgroup_offset() + static_cast<std::size_t>(group) * subgroup_figures +
                   static_cast<std::size_t>(what)];
  }
  [[nodiscard]] double yearly(Yearly what, std::size_t year) const {
    return const_cast<Outcome*>(this)->yearly(what, year);
  }
  [[nodiscard]] double by_age(ByAgeCount what, std::size_t age) const {
    return const_cast<Outcome*>(this)->by_age(what, age);
  }
  [[nodiscard]] double cost(std::size_t year, Category category, Payer payer) const {
    return const_cast<Outcome*>(this)->cost(year, category, payer);
  }
  [[nodiscard]] double followed(std::size_t age, Category category, Payer payer) const {
    return const_cast<Outcome*>(this)->followed(age, category, payer);
  }
  [[nodiscard]] double subgroup(Subgroup group, SubgroupCount what) const {
    return const_cast<Outcome*>(this)->subgroup(group, what);
  }

  /// Adds another outcome of the same shape, cell by cell.
  Outcome& operator+=(const Outcome& other);
  void reset(std::size_t budget_years, std::size_t ages);

  /// All cells in a fixed order, for storage and hashing.
  [[nodiscard]] std::span<const double> values() const { return values_; }
  [[nodiscard]] std::span<double> values() { return values_; }
  [[nodiscard]] static std::size_t size(std::size_t budget_years, std::size_t ages) {
    return yearly_counts() * budget_years + size_of<ByAgeCount> * ages +
           (budget_years + ages) * size_of<Category> * size_of<Payer> +
           subgroup_count * subgroup_figures;
  }

 private:
  [[nodiscard]] std::size_t by_age_offset() const { return counts_ * years_; }
  [[nodiscard]] std::size_t cost_offset() const {
    return by_age_offset() + size_of<ByAgeCount> * ages_;
  }
  [[nodiscard]] std::size_t followed_offset() const {
    return cost_offset() + years_ * size_of<Category> * size_of<Payer>;
  }
  [[nodiscard]] std::size_t subgroup_offset() const {
    return followed_offset() + ages_ * size_of<Category> * size_of<Payer>;
  }
  [[nodiscard]] static std::size_t cell(std::size_t row, Category category, Payer payer) {
    return (row * size_of<Category> + static_cast<std::size_t>(category)) * size_of<Payer> +
           static_cast<std::size_t>(payer);
  }

  std::size_t counts_{0};  ///< yearly ones
  std::size_t years_{0};
  std::size_t ages_{0};
  std::vector<double> values_;
};

}  // namespace kohort
