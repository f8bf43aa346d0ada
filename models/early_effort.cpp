#include "models/early_effort.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "models/district.hpp"
#include "models/dose.hpp"
#include "models/family_training.hpp"
#include "models/programme_costs.hpp"
#include "models/programme_effects.hpp"
#include "models/screening.hpp"
#include "models/target_group.hpp"
#include "sim/elementary.hpp"

namespace kohort {

namespace {

struct EarlyEffortParameters final : ProgrammeParameters {
  bool detection_before_birth{true};
  bool detection_later_births{false};
  bool screening_and_training{true};
  bool plus_places{true};
  double detection_sensitivity{}, detection_specificity{};
  double detection_price{}, detection_midwife_price{}, early_visits{}, visit_price{};
  double visits_need_ratio{1}, full_visits{1};
  double granted_risk{}, granted_other{}, granted_months{};
  ScreeningParameters screening;
  TrainingParameters training;
  PlusPlaceParameters plus;
  double start_up{};

  [[nodiscard]] std::unique_ptr<ProgrammeParameters> clone() const override {
    return std::make_unique<EarlyEffortParameters>(*this);
  }
  [[nodiscard]] Yearly cost_count() const override { return Yearly::early_effort_cost; }
  void visit(ParameterVisitor& v) override {
    v.flag({"detection_before_birth",
            unit::flag,
            {},
            "midwives and health visitors recognise vulnerable families before the birth"},
           detection_before_birth);
    v.flag({"detection_later_births",
            unit::flag,
            {},
            "they do so before later births, too, and not only before a family's first"},
           detection_later_births);
    v.flag({"screening_and_training",
            unit::flag,
            {},
            "screening of families with needs visits, and family training"},
           screening_and_training);
    v.flag({"plus_places", unit::flag, {}, "plus places in day care after the training"},
           plus_places);
    visit_detection(v);
    screening.visit(v);
    training.visit(v);
    plus.visit(v);
    v.number({"start_up",
              unit::kr,
              {0, 1e9},
              "setting up the team and training in the method, whole municipality"},
             start_up);
  }

 private:
  void visit_detection(ParameterVisitor& v) {
    v.number({"detection_sensitivity",
              unit::probability,
              {0, 1},
              "a pregnancy in the risk zone is recognised before the birth"},
             detection_sensitivity);
    v.number({"detection_specificity",
              unit::probability,
              {0, 1},
              "another pregnancy is not taken for one in the risk zone"},
             detection_specificity);
    v.number({"detection_price",
              unit::kr,
              {0, 1e6},
              "the health visitor's time on a pregnancy, with the midwife"},
             detection_price);
    v.number({"detection_midwife_price",
              unit::kr,
              {0, 1e6},
              "the midwife's time on a pregnancy, paid by the region"},
             detection_midwife_price);
    v.number({"early_visits",
              unit::count,
              {0, 100},
              "needs visits added for a family recognised before the birth"},
             early_visits);
    v.number({"visit_price", unit::kr, {0, 1e6}, "a needs visit"}, visit_price);
    v.number({"visits_need_ratio",
              unit::ratio,
              {0.1, 3},
              "hazard ratio of onset and of growth of needs after full_visits added visits",
              false,
              1},
             visits_need_ratio);
    v.number({"full_visits", unit::count, {1, 100}, "added visits that have the whole effect"},
             full_visits);
    v.number({"granted_risk",
              unit::probability,
              {0, 1},
              "usual practice grants needs visits to a family in the risk zone"},
             granted_risk);
    v.number({"granted_other",
              unit::probability,
              {0, 1},
              "usual practice grants needs visits to another family"},
             granted_other);
    v.number({"granted_months",
              unit::months,
              {0, 36},
              "age of the child when usual practice grants needs visits"},
             granted_months);
  }
};

std::uint32_t slots_for(double births_in_run) {
  return static_cast<std::uint32_t>(std::ceil(1.05 * births_in_run)) + 64;
}

class EarlyEffort final : public Programme {
 public:
  EarlyEffort(const EarlyEffortParameters& p, std::uint32_t first_slot)
      : p_{p}, first_slot_{first_slot}, training_{p.training, p.plus, p.plus_places, p} {}

  void start(District& d) override {
    risk_limit_ = vulnerability_limit(d.parameters->population.risk_zone_share);
    poor_contact_limit_ = vulnerability_limit(p_.screening.poor_contact_share);
    visits_ratio_ = static_cast<float>(elementary::pow(
        p_.visits_need_ratio, dose(p_.early_visits, p_.full_visits, p_.training.saturation)));
    recognised_.assign(d.children.size(), false);
    visited_.assign(d.families.size(), false);
    latest_file_.assign(d.families.size(), no_index);
    const double births_in_run =
        d.parameters->municipality.births_per_year / d.districts * years_after_start(*d.parameters);
    if (p_.screening_and_training)
      room_ = std::min(slots_for(births_in_run), d.book_slot() - first_slot_);
    files_.reserve(room_);
    training_.start(d, room_);
    pay_programme(d, p_, Money{amount_in(p_, p_.start_up, d.number, d.districts)});
  }

  void expecting(District& d, FamilyId id) override {
    const Family& family = d.at(id);
    const ChildId next{family.first_child + family.born};
    const Child& child = d.at(next);
    // Others' wish to hear of later pregnancies is no wish of this programme's.
    if (!p_.detection_before_birth || (child.number > 0 && !p_.detection_later_births) ||
        !can_join(d, *this, child))
      return;
    pay_programme(d, p_, child, Money{p_.detection_price});
    pay_programme(d, p_, child, region_pays, Money{p_.detection_midwife_price});
    recognised_[index(next)] = positive(
        test_result(in_risk_zone(family), p_.detection_sensitivity, p_.detection_specificity,
                    d.draws.uniform(d.key(id), Decision::early_detection, child.number)));
    if (recognised_[index(next)]) d.count(Yearly::families_recognised);
  }

  [[nodiscard]] bool looks_at_later_pregnancies() const override {
    return p_.detection_before_birth && p_.detection_later_births;
  }

  void born(District& d, ChildId id) override {
    const Child& child = d.at(id);
    if (recognised_[index(id)]) {
      d.count(Yearly::needs_visits, p_.early_visits);
      pay_programme(d, p_, child, Money{p_.early_visits * p_.visit_price});
      // What the family has learnt with one child stays; it is not learnt twice.
      if (!visited_[index(child.family)]) change_need_ratio(d, child.family, 1, visits_ratio_);
      visited_[index(child.family)] = true;
      follow(d, id, 0);
    } else if (can_join(d, *this, child, p_.granted_months / 12) && usually_granted(d, child)) {
      follow(d, id, p_.granted_months);
    }
  }

  void event(District& d, std::uint32_t slot) override {
    File& file = files_[slot - first_slot_];
    if (file.course != no_index) return training_.event(d, file.course);
    const std::uint32_t contact = file.contact++;
    // A child in care is seen by others.
    if (d.at(file.child).placement == none<PlacementId> &&
        positive(screen(d, file.child, contact, poor_contact_limit_, p_.screening, p_)))
      file.course = training_.refer(d, file.child, slot, contact);
    if (file.course == no_index) next_contact(d, file, slot);
  }

  void finish(District& d) override { training_.finish(d); }

  /// Until the next screening of one of the children, or the next step of the family's course.
  [[nodiscard]] Time leaves_alone_until(const District& d, FamilyId id) const override {
    Time until = never;
    for (std::uint32_t i = latest_file_[index(id)]; i != no_index; i = files_[i].earlier) {
      const std::uint32_t course = files_[i].course;
      until = std::min(until, course != no_index && training_.waits(course)
                                  ? d.now
                                  : d.quiet_until(first_slot_ + i));
    }
    return until;
  }
  [[nodiscard]] bool may_solve_everyday_need(const District&, ChildId, Time) const override {
    return false;
  }

 private:
  /// A child whose family has been granted needs visits. Its calendar slot serves the screenings
  /// and then, from a positive one on, the family's course.
  struct File {
    ChildId child{none<ChildId>};
    std::uint32_t course{no_index};
    std::uint32_t contact{0};         ///< next screening
    std::uint32_t earlier{no_index};  ///< file of the same family
  };

  [[nodiscard]] bool in_risk_zone(const Family& family) const {
    return family.vulnerability >= risk_limit_;
  }

  [[nodiscard]] bool usually_granted(const District& d, const Child& child) const {
    const Probability chance{in_risk_zone(d.families[index(child.family)]) ? p_.granted_risk
                                                                           : p_.granted_other};
    return d.draws.happens(d.key(child), Decision::early_usual, 0, chance);
  }

  /// The child is screened at the contacts from age `months` on.
  void follow(District& d, ChildId id, double months) {
    if (files_.size() == room_) return;
    const auto number = static_cast<std::uint32_t>(files_.size());
    std::uint32_t& latest = latest_file_[index(d.at(id).family)];
    files_.push_back({id, no_index, 0, latest});
    latest = number;
    File& file = files_.back();
    while (file.contact < screening_contacts && p_.screening.months[file.contact] < months)
      ++file.contact;
    next_contact(d, file, first_slot_ + number);
  }

  void next_contact(District& d, const File& file, std::uint32_t slot) {
    const Child& child = d.at(file.child);
    if (file.contact == screening_contacts) return d.calendar.clear(slot);
    const Time when = child.birth + years(p_.screening.months[file.contact] / 12);
    d.calendar.schedule(slot, std::max(when, d.now), ProgrammeEvent{slot});
  }

  const EarlyEffortParameters& p_;
  std::uint32_t first_slot_;
  FamilyTraining training_;
  double risk_limit_{}, poor_contact_limit_{};
  float visits_ratio_{1};                   ///< of families that had the visits
  std::vector<bool> recognised_;            ///< children, before the birth
  std::vector<bool> visited_;               ///< families that were
  std::vector<std::uint32_t> latest_file_;  ///< by family
  std::vector<File> files_;
  std::uint32_t room_{0};  ///< for files and courses
};

}  // namespace

ProgrammeType early_effort_type() {
  ProgrammeType type;
  type.name = "early_effort";
  type.meaning =
      "Early effort for children aged 0-2: detection, training, plus places (Copenhagen).";
  type.parameters = []() -> std::unique_ptr<ProgrammeParameters> {
    return std::make_unique<EarlyEffortParameters>();
  };
  type.install = [](const ProgrammeParameters& own,
                    std::uint32_t first_slot) -> std::unique_ptr<Programme> {
    return std::make_unique<EarlyEffort>(static_cast<const EarlyEffortParameters&>(own),
                                         first_slot);
  };
  type.slots = [](const ProgrammeParameters&, double births_in_run) {
    return slots_for(births_in_run);
  };
  using enum Yearly;
  static constexpr std::array counts{
      families_recognised,    needs_visits,           screened,          screen_true_positives,
      screen_false_positives, screen_false_negatives, screen_refused,    training_offers,
      training_started,       training_completed,     training_dropouts, training_gave_up,
      training_children,      plus_places_taken,      service_hours};
  using Unit = ReachMean::Unit;
  static constexpr std::array means{
      ReachMean{"training_wait", Unit::weeks, training_wait_years, training_waits},
      ReachMean{"training_only_per_family", Unit::kr, training_cost, training_completed},
      ReachMean{"early_effort_per_family", Unit::kr, early_effort_cost, training_completed}};
  type.reach = {counts, means};
  type.caseworkers_factor = [](const ProgrammeParameters&) { return 1.0; };
  return type;
}

}  // namespace kohort
