#include "models/sverigesmodel.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/caseworkers.hpp"
#include "models/district.hpp"
#include "models/dose.hpp"
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
    before_ = {now.max_cases, now.followup_years, now.followup_ratio, now.followup_price,
               now.turnover};
    // A department without new colleagues keeps its ceiling, and one that gets some of those wanted
    // goes as far towards the new one; otherwise cases would only queue.
    if (change_ > 0)
      set_ceiling(d, std::lerp(now.max_cases, p_.max_cases, part_ * (change_ / wanted)));
    const CaseworkParameters& usual = d.parameters->casework;
    set_policy(d, towards({p_.max_cases, p_.followup_months / 12,
                           followup_ratio(12 / usual.followup_months), p_.followup_price,
                           usual.turnover * p_.turnover_ratio}));
    change_staff(d, change_);
  }

  /// The positions go or come back, and the department works as before.
  void end_joining(District& d) override {
    set_ceiling(d, before_.max_cases);
    set_policy(d, before_);
    change_staff(d, -change_);
    change_ = 0;
  }

  [[nodiscard]] double yearly_cost(const District& d) const override {
    return std::max(0.0, change_) * price(d);
  }

  /// Children meet it in their cases only.
  [[nodiscard]] Time leaves_alone_until(const District&, FamilyId) const override { return never; }
  [[nodiscard]] bool may_solve_everyday_need(const District&, ChildId, Time) const override {
    return false;
  }

 private:
  struct Policy {
    double max_cases{}, followup_years{}, followup_ratio{}, followup_price{}, turnover{};
  };

  /// As far from what was before towards `policy` as the part that the programme is of.
  [[nodiscard]] Policy towards(const Policy& policy) const {
    const auto part = [this](double before, double now) { return std::lerp(before, now, part_); };
    return {part(before_.max_cases, policy.max_cases),
            part(before_.followup_years, policy.followup_years),
            part(before_.followup_ratio, policy.followup_ratio),
            part(before_.followup_price, policy.followup_price),
            part(before_.turnover, policy.turnover)};
  }

  /// A full-time caseworker for a year [kr.].
  static double price(const District& d) {
    return d.parameters->costs.caseworker * d.parameters->costs.caseworker_overhead;
  }
  /// Full-time caseworkers that this year's budget lines pay.
  [[nodiscard]] double affordable(const District& d) const {
    return price(d) > 0 ? budget_of_year(d, p_) / price(d) : p_.caseworkers_more;
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
  double change_{0};  ///< full-time positions, in force
  double part_{1};    ///< of the district
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
