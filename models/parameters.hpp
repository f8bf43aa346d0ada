#pragma once

#include <array>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/parameter_registry.hpp"

/// Every number the model needs, by module. Values come from scenario files; code holds none.
/// Tables share the bands and labels below.
namespace kohort {

enum class Yearly : std::size_t;  // models/outcome.hpp

inline constexpr std::size_t age_bands = 6;
inline constexpr std::array<double, age_bands> age_band_start{0, 1, 3, 6, 12, 15};
inline constexpr std::array<std::string_view, age_bands> age_band_labels{"0",    "1-2",   "3-5",
                                                                         "6-11", "12-14", "15-17"};
/// Position of the band that holds `age` [years >= 0].
[[nodiscard]] constexpr std::size_t age_band(double age) {
  std::size_t band = 0;
  while (band + 1 < age_bands && age_band_start[band + 1] <= age) ++band;
  return band;
}
using ByAge = std::array<double, age_bands>;

inline constexpr std::size_t need_levels = 4;
inline constexpr std::array<std::string_view, need_levels> need_labels{"none", "everyday",
                                                                       "moderate", "serious"};
using ByNeed = std::array<double, need_levels>;

inline constexpr std::size_t place_types = 6;
inline constexpr std::array<std::string_view, place_types> place_labels{
    "kinship", "foster", "institution", "residence", "boarding", "own_room"};
using ByPlace = std::array<double, place_types>;

/// Kinds of preventive measures that the law names (law_measures), put together.
inline constexpr std::size_t measure_kinds = 4;
inline constexpr std::array<std::string_view, measure_kinds> measure_labels{
    "help_at_home", "family_treatment", "contact_person", "respite"};
using ByMeasure = std::array<double, measure_kinds>;

inline constexpr std::array<std::string_view, 4> family_size_labels{"1", "2", "3", "4"};
inline constexpr std::array<std::string_view, 5> mother_age_labels{"under 25", "25-29", "30-34",
                                                                   "35-39", "40 and over"};
inline constexpr std::array<std::string_view, 4> education_labels{
    "basic", "upper secondary", "short or medium higher", "long higher"};

struct TimeParameters {
  double start{};                 ///< first budget year
  double warm_up_years{};         ///< birth years simulated before the start
  double followed_birth_years{};  ///< birth years followed for life
  double budget_years{};          ///< calendar years counted for the budget
  double horizon_age{};           ///< age to which followed children are simulated
  double price_year{};            ///< all money is converted to this year's prices
  /// Runs that are asked for so many budget years only need not go on until the followed children
  /// are grown [years]; not a parameter of scenarios.
  double ends_after{std::numeric_limits<double>::infinity()};
};

struct MunicipalityParameters {
  double births_per_year{};
  double births_per_district{};  ///< size of one casework team's area
};

struct PopulationParameters {
  std::array<double, 4> family_size{};
  double birth_spacing_minimum{}, birth_spacing_mean{};
  double boys{}, pregnancy_known_months{};
  std::array<double, 5> mother_age{};
  std::array<double, 4> education{};
  double apart_at_birth{}, married_at_birth{};
  double vulnerability_age{}, vulnerability_education{}, vulnerability_union{};
  double age_education{}, age_union{}, education_union{};
  double risk_zone_share{};
};

struct UnionParameters {
  ByAge separation_married{}, separation_unmarried{};
  double marriage{};
  double vulnerability{};
};

struct NeedParameters {
  ByAge onset{};
  double vulnerability{};
  double apart_ratio{};
  double moderate_at_birth{}, serious_at_birth{};
  double everyday_own{}, everyday_services{}, everyday_growth{};
  double moderate_easing{}, moderate_growth{};
  double serious_easing{};
  double delay_ratio{};
  double support_easing_ratio{}, support_growth_ratio{};
};

struct NotificationParameters {
  ByNeed rate{};
  ByAge age_ratio{};
  double at_birth{};
};

struct CaseworkParameters {
  double caseworkers_per_1000_children{}, caseworkers_year{}, staff_trend{};
  double staff_trend_first_year{}, staff_trend_last_year{};
  double max_cases{};
  double reference_caseload{}, saturation_low{}, saturation_high{};
  double turnover{}, hiring_months{}, new_worker_share{}, ramp_months{};
  ByNeed triage_closes{};
  double acute_share{};
  double examination_scale{}, examination_shape{}, examination_limit{};
  double examination_serious_ratio{};
  ByNeed measure{};
  ByAge placement_serious{};
  double placement_moderate_ratio{}, reassessment{};
  double measure_years{}, followup_months{}, closing_months{};
  double complaint_overdue{}, complaint_handover{};
  double renewal{};
  ByMeasure measure_kind{}, measure_effect{};
  double handover_loss{}, handover_at_decision{};
  ByNeed assessment{};
  double assessments_per_1000_children{};
  double placement_elasticity{}, institution_elasticity{}, stay_elasticity{};
  double escalation_elasticity{}, examination_elasticity{};
  double turnover_elasticity{}, complaint_elasticity{};
  double caseload_effect{}, feedback_years{};
};

struct PlacementParameters {
  ByPlace entry_0_5{}, entry_6_11{}, entry_12_17{};
  double institution_trend{}, entry_trend{};
  double trend_first_year{}, trend_base_year{}, trend_last_year{};
  ByAge long_stay{};
  double short_exit{}, long_exit{};
  double type_change{}, breakdown{}, breakdown_teen_ratio{};
  double reentry_early{}, reentry_late{}, reentry_short_stay_ratio{}, reentry_shortening{};
  double aftercare_share{}, aftercare_exit{};
};

struct AdultParameters {
  double benefit_entry{}, benefit_exit{}, disability{}, prison_men{}, sentence_years{};
  double mortality_level{}, mortality_slope{};
  double placed_benefit_ratio{}, placed_disability_ratio{}, placed_prison_ratio{};
  double placed_mortality_men{}, placed_mortality_women{};
  double vulnerability_burden{}, unmet_burden{}, unmet_half_years{}, serious_weight{};
  double placed_burden{};
  double causal_share{};
  double prison_until{}, work_from{};
  double employed_share{}, placed_employed_ratio{};
};

struct CostParameters {
  ByPlace placement{};
  double aftercare{}, measure{}, examination{}, acute{}, assessment{};
  ByMeasure measure_ratio{};
  double caseworker{}, caseworker_overhead{}, recruitment{};
  double separation{}, separation_state{};
  double benefit{}, disability_pension{}, prison{}, wage{};
  double municipal_tax{}, state_tax{}, equalisation{};
};

/// What an everyday need that no network solves takes of ordinary services.
struct ServiceParameters {
  ByAge health_visitor_hours{}, day_care_hours{}, psychologist_hours{};
  double health_visitor_price{}, day_care_price{}, psychologist_price{};
};

inline constexpr std::size_t benefit_steps = 4;
inline constexpr std::array<std::string_view, benefit_steps - 1> benefit_week_labels{
    "first", "second", "third"};
inline constexpr std::array<std::string_view, benefit_steps> benefit_share_labels{"first", "second",
                                                                                  "third", "last"};

struct RefundParameters {
  double limit_1{}, limit_2{}, limit_3{};
  double share_1{}, share_2{}, share_3{};
  double third_step_from{};
  std::array<double, benefit_steps - 1> benefit_weeks{};  ///< weeks after which each step ends
  std::array<double, benefit_steps> benefit_share{};      ///< the state's share in each step
};

/// Kinds of cost that are not part of what is invested, in the order of Category.
inline constexpr std::array<std::string_view, 16> cashable_labels{"placement_kinship",
                                                                  "placement_foster",
                                                                  "placement_institution",
                                                                  "placement_residence",
                                                                  "placement_boarding",
                                                                  "placement_own_room",
                                                                  "aftercare",
                                                                  "measures",
                                                                  "examinations",
                                                                  "refund",
                                                                  "separation",
                                                                  "benefit",
                                                                  "disability_pension",
                                                                  "earnings",
                                                                  "prison",
                                                                  "services"};

/// How results are read; nothing in a simulated life depends on it.
struct EconomicsParameters {
  std::array<double, cashable_labels.size()> cashable{};
};

/// One line of a programme's adopted budget.
struct BudgetLine {
  int year{};
  double amount{};  ///< [kr. of the run's price year]
};

/// Parameters that every programme has; each programme's file adds its own.
struct ProgrammeParameters {
  virtual ~ProgrammeParameters() = default;
  [[nodiscard]] virtual std::unique_ptr<ProgrammeParameters> clone() const = 0;
  /// Visits the programme's own parameters (the section is already open).
  virtual void visit(ParameterVisitor& visitor) = 0;
  /// The yearly count that adds up what the programme costs, whoever pays.
  [[nodiscard]] virtual Yearly cost_count() const;

  bool enabled{false};
  bool budget_is_cost{false};  ///< the budget lines pay: nobody joins when they are spent
  // A proposal's time and place (docs/model.md).
  double from{0};             ///< calendar year in which it begins; 0: the first budget year
  double to{0};               ///< last calendar year in which families join; 0: no end
  double phase_in_years{0};   ///< until all who are meant are reached
  double district_share{1};   ///< part of the municipality's districts that have it
  double districts_after{0};  ///< part of them, from the first on, that it leaves out
  // Whom it is meant for; both ends are included.
  double birth_from{1}, birth_to{0};  ///< number of the birth in the family; 0: no end
  double signs_from{0}, signs_to{3};  ///< signs of risk (models/target_group.hpp)
  double age_from{0}, age_to{18};     ///< of the child when its family joins [years]
  std::vector<BudgetLine> budget;

  // Which programme of the scenario this is; set when it is made.
  std::size_t kind{0};  ///< position in programme_types()
  std::string name;     ///< last part of its key: its kind's name, "_" and its own after the first
};

/// All parameters of one scenario and one parameter draw. A value: copies are independent.
struct Parameters {
  Parameters();  ///< one entry for each registered programme, all disabled
  Parameters(const Parameters& other);
  Parameters& operator=(const Parameters& other);
  Parameters(Parameters&&) = default;
  Parameters& operator=(Parameters&&) = default;
  ~Parameters() = default;

  TimeParameters time;
  MunicipalityParameters municipality;
  PopulationParameters population;
  UnionParameters unions;
  NeedParameters needs;
  NotificationParameters notifications;
  CaseworkParameters casework;
  PlacementParameters placement;
  AdultParameters adult;
  CostParameters costs;
  ServiceParameters services;
  RefundParameters refund;
  EconomicsParameters economics;
  /// One of each kind in the order of programme_types() (models/programme.hpp), then the others.
  std::vector<std::unique_ptr<ProgrammeParameters>> programmes;

  /// Makes room for one more programme of a kind, switched off: "leksand_north".
  /// @pre kind_of(name) holds, and no programme has the name
  void add_programme(std::string_view name);
};

/// Visits every parameter in a fixed order; the sections are those of scenario files.
void visit_parameters(Parameters& parameters, ParameterVisitor& visitor);

/// The same place and people without any programme.
[[nodiscard]] Parameters without_programmes(const Parameters& parameters);

/// Relations between parameters that single ranges cannot express; one sentence per violation,
/// prefixed by the key it is about ("population.family_size: ...").
[[nodiscard]] std::vector<std::string> inconsistencies(const Parameters& parameters);

}  // namespace kohort
