#include "models/outcome.hpp"

#include "models/programme.hpp"
#include "sim/assume.hpp"

namespace kohort {

namespace {

constexpr auto common_names() {
  constexpr std::array<std::string_view, size_of<Yearly>> names{"births",
                                                                "child_years",
                                                                "separations_unmarried",
                                                                "divorces",
                                                                "everyday_needs",
                                                                "needs_solved_by_network",
                                                                "notifications",
                                                                "children_notified",
                                                                "examinations",
                                                                "examinations_overdue",
                                                                "decisions_wait_years",
                                                                "waits",
                                                                "wait_years",
                                                                "complaints",
                                                                "handovers",
                                                                "case_years",
                                                                "waiting_years",
                                                                "caseworker_years",
                                                                "measures_started",
                                                                "measure_years",
                                                                "placement_starts",
                                                                "placement_starts_first",
                                                                "placement_years_kinship",
                                                                "placement_years_foster",
                                                                "placement_years_institution",
                                                                "placement_years_residence",
                                                                "placement_years_boarding",
                                                                "placement_years_own_room",
                                                                "aftercare_years",
                                                                "returns_home",
                                                                "reentries",
                                                                "type_changes",
                                                                "breakdowns",
                                                                "came_of_age_in_care",
                                                                "placed_at_year_end",
                                                                "families_invited",
                                                                "families_joined",
                                                                "meetings_attended",
                                                                "screened",
                                                                "screen_true_positives",
                                                                "screen_false_positives",
                                                                "screen_true_negatives",
                                                                "screen_false_negatives",
                                                                "screen_refused",
                                                                "needs_visits",
                                                                "training_started",
                                                                "training_completed",
                                                                "training_dropouts",
                                                                "training_wait_years",
                                                                "training_waits",
                                                                "plus_place_years",
                                                                "wellbeing_children",
                                                                "married_couples_at_year_end",
                                                                "cohabiting_couples_at_year_end",
                                                                "children_notified_again",
                                                                "reentries_within_two_years",
                                                                "aftercare_at_year_end",
                                                                "stayed_placed",
                                                                "acute_interventions",
                                                                "programme_unfunded",
                                                                "families_met",
                                                                "group_dropouts",
                                                                "group_children",
                                                                "invitation_cost",
                                                                "families_recognised",
                                                                "training_offers",
                                                                "training_gave_up",
                                                                "training_sessions",
                                                                "training_children",
                                                                "training_cost",
                                                                "plus_places_taken",
                                                                "wellbeing_turned_away",
                                                                "wellbeing_eased",
                                                                "leksand_cost",
                                                                "early_effort_cost",
                                                                "paa_forkant_cost",
                                                                "other_programme_cost",
                                                                "measures_renewed",
                                                                "assessments",
                                                                "assessment_wait_years",
                                                                "service_hours"};
  return names;
}

/// With the names of what programmes count for themselves.
std::vector<std::string_view> all_names() {
  const auto common = common_names();
  std::vector<std::string_view> names{common.begin(), common.end()};
  for (const ProgrammeType& type : programme_types())
    for (const OwnCount& own : type.reach.own) names.push_back(own.name);
  return names;
}

}  // namespace

std::span<const std::string_view> yearly_names() {
  static const std::vector<std::string_view> names = all_names();
  return names;
}

std::size_t yearly_counts() { return yearly_names().size(); }

std::span<const std::string_view> by_age_names() {
  static constexpr std::array<std::string_view, size_of<ByAgeCount>> names{
      "child_years",
      "separations",
      "placed_years",
      "first_placements",
      "notified_first",
      "benefit_years",
      "disability_years",
      "work_years",
      "first_imprisonments",
      "deaths",
      "placed_people_years",
      "placed_benefit_years",
      "placed_disability_years",
      "placed_work_years",
      "employed_years",
      "placed_employed_years",
      "helped_people_years",
      "helped_benefit_years",
      "helped_disability_years",
      "helped_work_years",
      "helped_employed_years",
      "born_apart"};
  return names;
}

std::span<const std::string_view> category_names() {
  static constexpr std::array<std::string_view, size_of<Category>> names{"placement_kinship",
                                                                         "placement_foster",
                                                                         "placement_institution",
                                                                         "placement_residence",
                                                                         "placement_boarding",
                                                                         "placement_own_room",
                                                                         "aftercare",
                                                                         "measures",
                                                                         "examinations",
                                                                         "caseworkers",
                                                                         "recruitment",
                                                                         "programme",
                                                                         "refund",
                                                                         "separation",
                                                                         "benefit",
                                                                         "disability_pension",
                                                                         "earnings",
                                                                         "prison",
                                                                         "services"};
  return names;
}

std::span<const std::string_view> payer_names() {
  static constexpr std::array<std::string_view, size_of<Payer>> names{"municipality", "region",
                                                                      "state", "family"};
  return names;
}

Outcome& Outcome::operator+=(const Outcome& other) {
  KOHORT_ASSERT(years_ == other.years_ && ages_ == other.ages_);
  for (std::size_t i = 0; i < values_.size(); ++i) values_[i] += other.values_[i];
  return *this;
}

void Outcome::reset(std::size_t budget_years, std::size_t ages) {
  counts_ = yearly_counts();
  years_ = budget_years;
  ages_ = ages;
  values_.assign(size(budget_years, ages), 0.0);
}

}  // namespace kohort
