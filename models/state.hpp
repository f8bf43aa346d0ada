#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "models/assessment_line.hpp"
#include "models/ids.hpp"
#include "models/parameters.hpp"
#include "sim/hazard_clock.hpp"
#include "sim/quantity.hpp"

/// What is remembered about families, children, cases, placements and caseworkers. Records hold
/// what one event touches together; links are ids.
namespace kohort {

enum class Union : std::uint8_t { apart, cohabiting, married };
enum class Need : std::uint8_t { none, everyday, moderate, serious };
enum class PlaceType : std::uint8_t { kinship, foster, institution, residence, boarding, own_room };

[[nodiscard]] constexpr std::size_t index(Need need) { return static_cast<std::size_t>(need); }
[[nodiscard]] constexpr std::size_t index(PlaceType place) {
  return static_cast<std::size_t>(place);
}

/// Hazard 1 per year at every age.
struct ConstantHazard {
  [[nodiscard]] double cumulative(double from, double to) const { return to - from; }
  [[nodiscard]] double reach(double from, double threshold) const { return from + threshold; }
};

/// A hazard clock in two numbers: the age at which it rings and the rate that was used to say so,
/// in multiples of a hazard that all such clocks share. A new rate keeps the hazard already spent;
/// the same rate again leaves every bit as it was. At rate 0 it never rings, and `due` holds the
/// hazard that is left.
struct Fate {
  double due{0};
  double rate{0};

  /// Starts anew with a standard exponential draw.
  void begin(double threshold) { *this = {threshold, 0}; }
  /// A hazard of `new_rate` from this age on.
  void set(double age, Rate new_rate) { set_multiple(ConstantHazard{}, age, new_rate.value); }
  /// The hazard by age times `ratio`.
  template <class Hazard>
  void set(const Hazard& hazard, double age, HazardRatio ratio) {
    set_multiple(hazard, age, ratio.value);
  }
  /// `rate` times a ratio by age.
  template <class Ratio>
  void set(const Ratio& ratio, double age, Rate new_rate) {
    set_multiple(ratio, age, new_rate.value);
  }
  [[nodiscard]] double due_age() const {
    return rate > 0 ? due : std::numeric_limits<double>::infinity();
  }

 private:
  template <class Hazard>
  void set_multiple(const Hazard& hazard, double age, double new_rate) {
    if (new_rate == rate) return;
    const double left = rate > 0 ? rate * hazard.cumulative(age, due) : due;
    rate = new_rate;
    due = rate > 0 ? hazard.reach(age, left / rate) : left;
  }
};

struct Family {
  ScaledClock separation;  ///< on the age of the youngest child
  Time youngest_birth{};
  Time marries{never};
  double separation_factor{1};  ///< hazard ratio from vulnerability
  double need_factor{1};        ///< the same for needs
  float separation_ratio{1};    ///< from programmes
  float need_ratio{1};          ///< from programmes; also in the children's frailty
  float vulnerability{0};       ///< standard normal
  std::uint32_t first_child{no_index};
  std::uint8_t children{0};
  std::uint8_t born{0};
  Union union_at_birth{Union::cohabiting};  ///< of the first child
  bool married{false};
  bool together{true};
  bool first_birth_in_run{true};  ///< the eldest child is simulated, not older than the run
  bool invited{false};            ///< the pregnancy has been announced
  std::uint8_t mother_age{0};     ///< position in mother_age_labels
  std::uint8_t education{0};      ///< position in education_labels
};

struct Child {
  Time birth{};
  Fate rise;  ///< onset (hazard by age) or growth of the need
  Fate ease;
  Fate notice;  ///< notification (hazard by age)
  Time reentry{never};
  double frailty{1};     ///< the family's hazard ratio of needs; a copy saves a look at the family
  float unmet_years{0};  ///< in need without help, weighted, up to unmet_to
  float unmet_to{0};     ///< [age, years]
  float unmet_rate{0};   ///< at which they have grown since
  float unmet_years_in_baseline{0};  ///< in all
  FamilyId family{};
  CaseId open_case{none<CaseId>};
  PlacementId placement{none<PlacementId>};
  std::uint32_t account{no_index};  ///< this year's expensive costs
  std::uint16_t need_changes{0};    ///< occurrence numbers of draws
  std::uint16_t notices{0};
  std::uint16_t examinations{0};
  std::uint16_t reassessments{0};
  std::uint16_t placements{0};
  std::uint16_t renewals{0};  ///< of measures, asked for at the end of each and of each stay
  std::int16_t notified_year{-10000};
  std::uint8_t number{0};  ///< within the family
  Need need{Need::none};
  bool parents_apart : 1 {false};
  bool boy : 1 {false};
  bool followed : 1 {false};
  bool grown : 1 {false};
  bool ever_placed : 1 {false};
  bool placed_in_baseline : 1 {false};
  bool ever_helped : 1 {false};     ///< by a preventive measure
  bool awaits_help : 1 {false};     ///< notified in the present need, and not helped since
  bool notified_again : 1 {false};  ///< in notified_year
  std::uint8_t went_home{0xFF};     ///< age at the last return home [whole months], or never
};

/// An open case. `worker` none means that it waits for one.
struct Case {
  enum class Stage : std::uint8_t { examination, measure, placed, closing };

  ChildId child{none<ChildId>};
  WorkerId worker{none<WorkerId>};
  std::uint32_t previous{no_index}, following{no_index};  ///< neighbours in the waiting line
  Stage stage{Stage::examination};
  bool first_wait{true};  ///< has never had a caseworker
  bool in_urgent_line{false};
  std::uint8_t handovers{0};
  Time opened{};
  Time waiting_since{};
  Time decision_due{never};
  Time next_followup{never};
  Time reassessment{never};
  Time measure_end{never};
  Time closes{never};
  Time measure_since{never};    ///< booked up to here; never without a measure
  Time staff_since{};           ///< the caseworkers' time is attributed to the child up to here
  double examination_years{0};  ///< drawn duration at the reference caseload
  double escalation_ratio{1};   ///< from caseload, renewed at contacts
  Time examined_since{};        ///< so long ago that the examination has got as far as it has
  Time assessed{-never.time_since_epoch()};  ///< no decision before, for want of an assessment
  double measure_effect{1};  ///< power of the support ratios, from kind and tailoring
  double measure_price{1};   ///< relative to the mean measure
  double support{1};         ///< part of the measure's effect that is in force
};

struct Placement {
  ChildId child{none<ChildId>};
  PlaceType place{PlaceType::foster};
  bool long_stay{false};
  bool since_new_year{false};  ///< has lasted since 1 January
  std::uint16_t moves{0};
  Time booked_to{};
  Time move_due{never};
  Time review{never};
  HazardClock exit;
  HazardClock move;
  double stay_ratio{1};  ///< length of this stay relative to the reference caseload
};

/// Records that come and go; ids are used again, memory is set aside once.
template <class Record>
class Pool {
 public:
  void reserve(std::size_t capacity) {
    records_.reserve(capacity);
    free_.reserve(capacity);
  }
  [[nodiscard]] std::uint32_t add(const Record& record) {
    if (free_.empty()) {
      records_.push_back(record);
      return static_cast<std::uint32_t>(records_.size() - 1);
    }
    const std::uint32_t position = free_.back();
    free_.pop_back();
    records_[position] = record;
    return position;
  }
  void remove(std::uint32_t position) {
    records_[position] = Record{};
    free_.push_back(position);
  }
  [[nodiscard]] Record& operator[](std::uint32_t position) { return records_[position]; }
  /// All records, including free ones (default-made).
  [[nodiscard]] std::vector<Record>& records() { return records_; }
  [[nodiscard]] const std::vector<Record>& records() const { return records_; }
  [[nodiscard]] std::size_t in_use() const { return records_.size() - free_.size(); }

 private:
  std::vector<Record> records_;
  std::vector<std::uint32_t> free_;
};

struct Worker {
  bool present{false};
  bool experienced{true};
  bool funded{false};  ///< the position exists; a vacancy is filled again
  double share{1};     ///< of full time
  int cases{0};
  std::uint16_t departures{0};
  Time starts{never};  ///< when a successor comes
  Time leaves{never};
  Time ramp_end{never};         ///< when a new caseworker takes full load
  double turnover_multiple{1};  ///< of the hazard of leaving, from caseload, with which `leaves`
                                ///< was reckoned
};

/// How the department works, beyond who works there; programmes change it.
struct Practice {
  double notice_ratio{1};       ///< of notifications of children who have a need
  double examination_ratio{1};  ///< duration
  double examination_price{0};  ///< of the others who take part in an examination [kr.]
  double same_worker{0};        ///< share of hand-overs at the decision that do not happen
  double kinship_ratio{1};      ///< weight of kinship care among new places
  double breakdown_ratio{1};
  double measure_effect{1};  ///< power of the support ratios, measures that begin from now on
  double measure_price{1};
  double assessments{0};  ///< psychological ones that the district can make in a year

  bool operator==(const Practice&) const = default;
};

/// The district's caseworkers, their cases and the waiting line.
struct Department {
  struct Line {
    std::uint32_t first{no_index}, last{no_index};
  };
  std::vector<Worker> workers;
  Line urgent;  ///< serious needs and handed-over cases
  Line ordinary;
  int waiting{0};
  int assigned{0};
  double full_time{0};  ///< full-time equivalents at work now
  /// Effects of caseload that were worked out lately, by number of open cases: every follow-up
  /// asks again, and powers are slow. Parameters do not change while a district lives.
  struct Multiple {
    double caseload{-1}, exponent{0}, multiple{1};
  };
  std::array<Multiple, 64> multiples{};
  // Policy in force; programmes change it.
  double max_cases{0};  ///< cases a full-time caseworker has at most
  double former_max_cases{0};
  Time policy_from{-never.time_since_epoch()};  ///< the ceiling goes from the former to the present
                                                ///< one in a straight
  Time policy_to{-never.time_since_epoch()};    ///< line between these, as new colleagues arrive
  double followup_years{0};
  double followup_ratio{1};  ///< of the growth of needs in open cases, from close follow-up
  double followup_price{0};  ///< of a follow-up beyond caseworkers' wages [kr.]
  double turnover{0};
  Practice practice;
  AssessmentLine assessments;
};

}  // namespace kohort
