#include "models/sverigesmodel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "models/caseworkers.hpp"
#include "models/district.hpp"
#include "models/dose.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "models/programme_costs.hpp"
#include "models/target_group.hpp"
#include "sim/elementary.hpp"

namespace kohort {

namespace {

struct SverigesmodelParameters final : ProgrammeParameters {
  double caseworkers_factor{1};
  double caseworkers_more{0};
  double max_cases{1};
  double hiring_months{};
  double followup_months{1};
  double full_followups{12}, followup_growth_ratio{1}, saturation{0};
  double followup_price{0};
  double turnover_ratio{1};
  double notice_ratio{1}, examination_ratio{1}, examination_price{0};
  double same_worker{0};
  double kinship_ratio{1}, breakdown_ratio{1};
  double measure_effect{1}, measure_price{1};
  double assessments_factor{1}, assessment_price{0};

  [[nodiscard]] std::unique_ptr<ProgrammeParameters> clone() const override {
    return std::make_unique<SverigesmodelParameters>(*this);
  }
  void visit(ParameterVisitor& v) override {
    v.number({"caseworkers_factor",
              unit::ratio,
              {0, 20},
              "caseworkers relative to before; below 1 positions are cut"},
             caseworkers_factor);
    v.number(
        {"caseworkers_more",
         unit::persons,
         {-10000, 10000},
         "full-time caseworkers on top of that, in the whole municipality; below 0 they are cut"},
        caseworkers_more);
    v.number({"max_cases", unit::count, {1, 100000}, "cases a caseworker has at most", true},
             max_cases);
    v.number(
        {"hiring_months", unit::months, {0, 60}, "mean time until the new positions are filled"},
        hiring_months);
    v.number({"followup_months",
              unit::months,
              {0.5, 60},
              "months between follow-ups of a case; no lever while followup_growth_ratio is 1"},
             followup_months);
    v.number({"followup_growth_ratio",
              unit::ratio,
              {0.1, 3},
              "hazard ratio of growth of needs in open cases, full against no follow-up; at 1 the "
              "follow-up interval is no lever",
              false,
              1},
             followup_growth_ratio);
    v.number({"full_followups",
              unit::count,
              {1, 52},
              "follow-ups a year that have the whole of that effect"},
             full_followups);
    v.number({"saturation",
              unit::count,
              {0, 20},
              "how much more the first follow-ups do than the last; 0: all the same"},
             saturation);
    v.number({"followup_price", unit::kr, {0, 1e5}, "a follow-up, beyond the wages of caseworkers"},
             followup_price);
    v.number({"turnover_ratio",
              unit::ratio,
              {0, 20},
              "hazard ratio of leaving, for caseworkers hired from then on"},
             turnover_ratio);
    visit_cooperation(v);
    visit_help(v);
  }

 private:
  void visit_cooperation(ParameterVisitor& v) {
    v.number({"notice_ratio",
              unit::ratio,
              {0.1, 10},
              "hazard ratio of notifications of children who have a need: schools, psychologists "
              "and day care notice earlier",
              false,
              1},
             notice_ratio);
    v.number({"examination_ratio",
              unit::ratio,
              {0.1, 3},
              "duration of examinations that are planned together with schools, psychologists and "
              "day care, relative to before",
              false,
              1},
             examination_ratio);
    v.number({"examination_price",
              unit::kr,
              {0, 1e6},
              "time of schools, psychologists and day care in an examination"},
             examination_price);
    v.number({"same_worker",
              unit::share,
              {0, 1},
              "share of hand-overs at the decision (casework.handover_at_decision) that do not "
              "happen, because the same caseworker goes on"},
             same_worker);
    v.number({"assessments_factor",
              unit::ratio,
              {0.01, 20},
              "psychological assessments that can be made in a year, relative to before"},
             assessments_factor);
    v.number({"assessment_price",
              unit::kr,
              {0, 1e6},
              "room for one more assessment a year, used or not"},
             assessment_price);
  }
  void visit_help(ParameterVisitor& v) {
    v.number({"measure_effect",
              unit::ratio,
              {0.1, 5},
              "tailored measures: power to which the support ratios of needs act, relative to "
              "standard measures",
              false,
              1},
             measure_effect);
    v.number({"measure_price",
              unit::ratio,
              {0.1, 10},
              "price of tailored measures relative to standard ones"},
             measure_price);
    v.number({"kinship_ratio",
              unit::ratio,
              {0.1, 20},
              "weight of kinship and network care among new places, relative to before",
              false,
              1},
             kinship_ratio);
    v.number({"breakdown_ratio",
              unit::ratio,
              {0.05, 3},
              "hazard ratio of breakdowns of placements",
              false,
              1},
             breakdown_ratio);
  }
};

class Sverigesmodel final : public Programme {
 public:
  explicit Sverigesmodel(const SverigesmodelParameters& p) : p_{p} {}

  void start(District& d) override {
    double funded = 0;
    for (const Worker& worker : d.department.workers) funded += worker.funded ? worker.share : 0;
    // Where it is carried out in part, so much of the department changes.
    part_ = part_of_district(p_, d.number, d.districts);
    const double wanted = part_ * ((p_.caseworkers_factor - 1) * funded) +
                          amount_in(p_, p_.caseworkers_more, d.number, d.districts);
    change_ = std::max(-funded, p_.budget_is_cost ? std::min(wanted, affordable(d)) : wanted);
    const Department& now = d.department;
    before_ = {now.max_cases,      now.followup_years, now.followup_ratio,
               now.followup_price, now.turnover,       now.practice};
    // A department without new colleagues keeps its ceiling, and one that gets some of those wanted
    // goes as far towards the new one; otherwise cases would only queue.
    if (change_ > 0)
      set_ceiling(d, std::lerp(now.max_cases, p_.max_cases, part_ * (change_ / wanted)));
    const CaseworkParameters& usual = d.parameters->casework;
    set_policy(d, towards({p_.max_cases, p_.followup_months / 12,
                           followup_ratio(12 / usual.followup_months), p_.followup_price,
                           usual.turnover * p_.turnover_ratio, practice(now.practice)}));
    standing_cost_ =
        std::max(0.0, d.department.practice.assessments - before_.practice.assessments) *
        p_.assessment_price;
    change_staff(d, change_);
  }

  /// The positions go or come back, and the department works as before.
  void end_joining(District& d) override {
    set_ceiling(d, before_.max_cases);
    set_policy(d, before_);
    change_staff(d, -change_);
    change_ = standing_cost_ = 0;
  }

  void close_year(District& d) override {
    if (standing_cost_ != 0) pay_programme(d, p_, Money{standing_cost_});
  }

  [[nodiscard]] Money yearly_cost(const District& d) const override {
    return Money{std::max(0.0, change_) * price(d)};
  }

  /// Children meet it in their cases only.
  [[nodiscard]] Time leaves_alone_until(const District&, FamilyId) const override { return never; }
  [[nodiscard]] bool may_solve_everyday_need(const District&, ChildId, Time) const override {
    return false;
  }

 private:
  struct Policy {
    double max_cases{}, followup_years{}, followup_ratio{}, followup_price{}, turnover{};
    Practice practice{};
  };

  /// What the programme makes of the practice that it finds.
  [[nodiscard]] Practice practice(Practice found) const {
    found.notice_ratio *= p_.notice_ratio;
    found.examination_ratio *= p_.examination_ratio;
    found.examination_price += p_.examination_price;
    found.same_worker = p_.same_worker;
    found.kinship_ratio *= p_.kinship_ratio;
    found.breakdown_ratio *= p_.breakdown_ratio;
    found.measure_effect *= p_.measure_effect;
    found.measure_price *= p_.measure_price;
    found.assessments *= p_.assessments_factor;
    return found;
  }

  /// As far from what was before towards `policy` as the part that the programme is of.
  [[nodiscard]] Policy towards(const Policy& policy) const {
    return {part(before_.max_cases, policy.max_cases),
            part(before_.followup_years, policy.followup_years),
            part(before_.followup_ratio, policy.followup_ratio),
            part(before_.followup_price, policy.followup_price),
            part(before_.turnover, policy.turnover),
            towards(policy.practice)};
  }
  [[nodiscard]] Practice towards(const Practice& now) const {
    const Practice& was = before_.practice;
    return {part(was.notice_ratio, now.notice_ratio),
            part(was.examination_ratio, now.examination_ratio),
            part(was.examination_price, now.examination_price),
            part(was.same_worker, now.same_worker),
            part(was.kinship_ratio, now.kinship_ratio),
            part(was.breakdown_ratio, now.breakdown_ratio),
            part(was.measure_effect, now.measure_effect),
            part(was.measure_price, now.measure_price),
            part(was.assessments, now.assessments)};
  }
  /// What is unlimited before and now stays so.
  [[nodiscard]] double part(double before, double now) const {
    return before == now ? now : std::lerp(before, now, part_);
  }

  /// A full-time caseworker for a year [kr.].
  static double price(const District& d) {
    return d.parameters->costs.caseworker * d.parameters->costs.caseworker_overhead;
  }
  /// Full-time caseworkers that this year's budget lines pay.
  [[nodiscard]] double affordable(const District& d) const {
    return price(d) > 0 ? budget_of_year(d, p_).value / price(d) : p_.caseworkers_more;
  }
  void set_ceiling(District& d, double cases) const {
    d.department.former_max_cases = ceiling(d.department, d.now);
    d.department.max_cases = cases;
    d.department.policy_from = d.now;
    d.department.policy_to = d.now + years(2 * p_.hiring_months / 12);
  }
  void set_policy(District& d, const Policy& policy) const {
    d.department.followup_years = policy.followup_years;
    d.department.followup_ratio = policy.followup_ratio;
    d.department.followup_price = policy.followup_price;
    d.department.turnover = policy.turnover;
    const Practice former = std::exchange(d.department.practice, policy.practice);
    if (policy.practice.breakdown_ratio != former.breakdown_ratio) renew_stays(d);
    if (policy.practice.notice_ratio != former.notice_ratio)
      for (std::uint32_t i = 0; i < d.children.size(); ++i)
        if (d.children[i].birth <= d.now && !d.children[i].grown) renew(d, ChildId{i});
  }
  void change_staff(District& d, double full_time) const {
    if (full_time < 0)
      cut_positions(d, -full_time, p_.hiring_months, Decision::sverigesmodel_hiring);
    else
      add_positions(d, full_time, p_.hiring_months, Decision::sverigesmodel_hiring);
  }

  /// What more or fewer follow-ups than `before` [per year] do to the growth of needs.
  [[nodiscard]] double followup_ratio(double before) const {
    const auto part = [this](double followups) {
      return dose(followups, p_.full_followups, p_.saturation);
    };
    return elementary::pow(p_.followup_growth_ratio, part(12 / p_.followup_months) - part(before));
  }

  const SverigesmodelParameters& p_;
  double change_{0};         ///< full-time positions, in force
  double part_{1};           ///< of the district
  double standing_cost_{0};  ///< of room for assessments [kr. per year]
  Policy before_;
};

}  // namespace

ProgrammeType sverigesmodel_type() {
  ProgrammeType type;
  type.name = "sverigesmodel";
  type.meaning = "More caseworkers, fewer cases each (Boraas, Herning, Gladsaxe).";
  type.parameters = []() -> std::unique_ptr<ProgrammeParameters> {
    return std::make_unique<SverigesmodelParameters>();
  };
  type.install = [](const ProgrammeParameters& own, std::uint32_t) -> std::unique_ptr<Programme> {
    return std::make_unique<Sverigesmodel>(static_cast<const SverigesmodelParameters&>(own));
  };
  type.slots = [](const ProgrammeParameters&, double) { return std::uint32_t{0}; };
  static constexpr std::array counts{Yearly::caseworker_years, Yearly::case_years,
                                     Yearly::examinations, Yearly::handovers, Yearly::complaints};
  static constexpr std::array means{
      ReachMean{"cases_per_caseworker", ReachMean::Unit::count, Yearly::case_years,
                Yearly::caseworker_years},
      ReachMean{"caseworker_wait", ReachMean::Unit::weeks, Yearly::wait_years, Yearly::waits}};
  type.reach = {counts, means};
  type.caseworkers_factor = [](const ProgrammeParameters& own) {
    return static_cast<const SverigesmodelParameters&>(own).caseworkers_factor;
  };
  type.changes_caseload = true;
  type.is_joined = false;
  type.caseworkers_more = [](const ProgrammeParameters& own) {
    return static_cast<const SverigesmodelParameters&>(own).caseworkers_more;
  };
  return type;
}

}  // namespace kohort
