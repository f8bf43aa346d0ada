#include "models/paa_forkant.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "models/district.hpp"
#include "models/needs.hpp"
#include "models/programme_costs.hpp"
#include "models/programme_effects.hpp"
#include "models/target_group.hpp"
#include "sim/elementary.hpp"

namespace kohort {

namespace {

/// One kind of the programme's efforts.
struct PartParameters {
  double capacity{};  ///< children a year, whole municipality
  double from_age{}, to_age{};
  double price{};

  void visit(ParameterVisitor& v, const std::string& name, const std::string& what) {
    v.number({name + "_capacity", unit::count, {0, 1e6}, "children a year, " + what, true},
             capacity);
    v.number({name + "_from_age", unit::years, {0, 18}, "youngest child"}, from_age);
    v.number({name + "_to_age", unit::years, {0, 18}, "age from which it is too old"}, to_age);
    v.number({name + "_price", unit::kr, {0, 1e6}, "a child in this part"}, price);
  }
};

struct PaaForkantParameters final : ProgrammeParameters {
  double programme_years{};
  double intakes_per_year{1};
  double referral{};
  PartParameters daycare, assessment, home, rest;
  double raw_shift{}, raw_need_ratio{1}, causal_share{};
  double half_life{1}, home_half_life{1};
  double start_up{};

  [[nodiscard]] std::unique_ptr<ProgrammeParameters> clone() const override {
    return std::make_unique<PaaForkantParameters>(*this);
  }
  [[nodiscard]] Yearly cost_count() const override { return Yearly::paa_forkant_cost; }
  void visit(ParameterVisitor& v) override {
    v.number({"programme_years", unit::years, {0, 100}, "years in which children are taken in"},
             programme_years);
    v.number({"intakes_per_year",
              unit::count,
              {1, 52},
              "intakes a year; a child's help lasts until the next",
              true},
             intakes_per_year);
    v.number({"referral",
              unit::probability,
              {0, 1},
              "an eligible child is brought forward at an intake"},
             referral);
    visit_parts(v);
    v.number({"raw_shift",
              unit::probability,
              {0, 1},
              "share of children who move towards the normal range, before and after",
              false,
              0},
             raw_shift);
    v.number({"raw_need_ratio",
              unit::ratio,
              {0.1, 3},
              "hazard ratio of onset and growth of the child's needs, before and after",
              false,
              1},
             raw_need_ratio);
    v.number({"causal_share",
              unit::share,
              {0, 1},
              "share of both that is the programme's doing, not regression to the mean"},
             causal_share);
    v.number({"half_life", unit::years, {0.05, 100}, "half-life of the hazard ratio's logarithm"},
             half_life);
    v.number({"start_up", unit::kr, {0, 1e9}, "start-up, whole municipality"}, start_up);
  }

 private:
  void visit_parts(ParameterVisitor& v) {
    daycare.visit(v, "daycare", "counselling of parents and staff in day care");
    assessment.visit(v, "assessment", "close follow-up after psychological assessment");
    home.visit(v, "home", "help within the home");
    v.number({"home_half_life",
              unit::years,
              {0.05, 100},
              "half-life of the hazard ratio's logarithm after help within the home"},
             home_half_life);
    rest.visit(v, "rest", "the other efforts together");
  }
};

class PaaForkant final : public Programme {
 public:
  PaaForkant(const PaaForkantParameters& p, std::uint32_t slot) : p_{p}, slot_{slot} {}

  void start(District& d) override {
    taken_in_.assign(d.children.size(), false);
    waiting_.reserve(d.children.size());
    unserved_.reserve(d.children.size());
    const double most = (p_.programme_years + 1) * (p_.daycare.capacity + p_.assessment.capacity +
                                                    p_.home.capacity + p_.rest.capacity);
    place_ = districts_of(p_, d.districts);
    // A district's quota may be one child above its share at each intake of each part.
    const double rounding = 4 * p_.intakes_per_year * (p_.programme_years + 1);
    members_.reserve(static_cast<std::size_t>(
        std::min<double>(most / place_.count + rounding, static_cast<double>(d.children.size()))));
    pay_programme(d, p_, Money{amount_in(p_, p_.start_up, d.number, d.districts)});
    // In the middle of its part of the year, clear of the day on which the books are closed.
    d.calendar.schedule(slot_, d.now + years(0.5 / p_.intakes_per_year), ProgrammeEvent{slot_});
  }

  /// An intake: those of the last one have had their help, older effects fade, others come in.
  void event(District& d, std::uint32_t) override {
    last_ = {};
    for (Member& member : members_) bring_up_to_date(d, member);
    std::erase_if(members_, [](const Member& member) { return member.over; });
    const double since_start = intake_ / p_.intakes_per_year;
    const bool open = since_start < p_.programme_years && takes_in(d, *this);
    if (open) {
      find_unserved(d);
      take_in(d, p_.daycare, p_.half_life);
      take_in(d, p_.assessment, p_.half_life);
      take_in(d, p_.home, p_.home_half_life);
      take_in(d, p_.rest, p_.half_life);
    }
    ++intake_;
    if (open || !members_.empty())
      d.calendar.schedule(slot_, d.now + years(1 / p_.intakes_per_year), ProgrammeEvent{slot_});
    else
      d.calendar.clear(slot_);
  }

  [[nodiscard]] Time leaves_alone_until(const District& d, FamilyId) const override {
    return d.quiet_until(slot_);
  }
  [[nodiscard]] bool may_solve_everyday_need(const District&, ChildId, Time) const override {
    return false;
  }

 private:
  struct Member {
    ChildId child{none<ChildId>};
    Time since{};
    double half_life{1};
    double ratio{1};  ///< the programme's part in the child's frailty
    bool helped{false};
    bool over{false};
  };
  struct Candidate {
    double order{};
    ChildId child{none<ChildId>};
  };

  /// What is left at an intake of the effect on those who came in at `since` to one kind of effort.
  struct Effect {
    Time since{never};
    double half_life{}, left{}, ratio{};
  };

  static bool needs_help(const Child& child) {
    return (child.need == Need::everyday || child.need == Need::moderate) && !child.grown &&
           child.open_case == none<CaseId> && child.placement == none<PlacementId>;
  }

  /// Children of any age who could take part, in one pass over those who are neither grown nor
  /// unborn: families are in the order of their first births.
  void find_unserved(const District& d) {
    unserved_.clear();
    while (oldest_ < d.children.size() && d.children[oldest_].grown) ++oldest_;
    for (std::uint32_t i = oldest_; i < d.children.size(); ++i) {
      const Child& child = d.children[i];
      if (child.number == 0 && child.birth > d.now) break;
      if (needs_help(child) && !taken_in_[i]) unserved_.push_back(ChildId{i});
    }
  }

  void take_in(District& d, const PartParameters& part, double half_life) {
    const std::uint64_t quota = intake_quota(static_cast<std::uint64_t>(part.capacity),
                                             static_cast<std::uint64_t>(p_.intakes_per_year),
                                             intake_, d.number - place_.first, place_.count);
    if (quota == 0) return;
    waiting_.clear();
    for (const ChildId id : unserved_) {
      const Child& child = d.at(id);
      const double age = in_years(d.now - child.birth);
      if (taken_in_[index(id)] || !(age >= part.from_age && age < part.to_age) ||
          !can_join(d, *this, child, age))
        continue;
      const double order = d.draws.uniform(d.key(child), Decision::forkant_referral, intake_);
      if (order < p_.referral) waiting_.push_back({order, id});
    }
    // Who comes first is chance, but each child's own: others' needs decide only how far it
    // reaches.
    std::sort(waiting_.begin(), waiting_.end(), [](const Candidate& a, const Candidate& b) {
      return a.order < b.order || (a.order == b.order && a.child < b.child);
    });
    const std::size_t places = std::min<std::size_t>(quota, waiting_.size());
    d.count(Yearly::wellbeing_turned_away, static_cast<double>(waiting_.size() - places));
    for (std::size_t i = 0; i < places && members_.size() < members_.capacity(); ++i) {
      const ChildId id = waiting_[i].child;
      taken_in_[index(id)] = true;
      members_.push_back({id, d.now, half_life, 1, false, false});
      d.count(Yearly::wellbeing_children);
      pay_programme(d, p_, d.at(id), Money{part.price});
    }
  }

  void bring_up_to_date(District& d, Member& member) {
    const Child& child = d.at(member.child);
    if (child.grown) {
      member.over = true;
      return;
    }
    if (!member.helped) {
      member.helped = true;
      const Probability chance{p_.raw_shift * p_.causal_share};
      if ((child.need == Need::everyday || child.need == Need::moderate) &&
          d.draws.happens(d.key(child), Decision::forkant_easing, 0, chance)) {
        d.count(Yearly::wellbeing_eased);
        handle(d, NeedEases{member.child});
      }
    }
    // Members stand in the order in which they came in: one effect for all of an intake's part.
    if (last_.since != member.since || last_.half_life != member.half_life)
      last_ = effect_on(member, d.now);
    member.over = last_.left < negligible;
    change_need_ratio(d, member.child, member.ratio, last_.ratio);
    member.ratio = last_.ratio;
  }

  [[nodiscard]] Effect effect_on(const Member& member, Time now) const {
    const double left = effect_left(in_years(now - member.since), member.half_life);
    const double ratio =
        left < negligible ? 1 : elementary::pow(p_.raw_need_ratio, p_.causal_share * left);
    return {member.since, member.half_life, left, ratio};
  }

  static constexpr double negligible = 1.0 / 64;  ///< what is left of an effect, numerical choice

  const PaaForkantParameters& p_;
  std::uint32_t slot_;
  DistrictsOf place_;
  std::uint32_t intake_{0};
  Effect last_;                 ///< asked for at the present intake
  std::uint32_t oldest_{0};     ///< first child that may not be grown
  std::vector<bool> taken_in_;  ///< children
  std::vector<Member> members_;
  std::vector<ChildId> unserved_;   ///< at one intake
  std::vector<Candidate> waiting_;  ///< of one part of it
};

}  // namespace

std::uint64_t intake_quota(std::uint64_t capacity_per_year, std::uint64_t intakes_per_year,
                           std::uint64_t intake, std::uint32_t district, std::uint32_t districts) {
  // Differences of whole parts, shifted from district to district: by Hermite's identity the
  // districts' parts sum to the whole.
  const std::uint64_t unit = intakes_per_year * districts;
  const auto until = [&](std::uint64_t intakes) {
    return (capacity_per_year * intakes + intakes_per_year * district) / unit;
  };
  return until(intake + 1) - until(intake);
}

ProgrammeType paa_forkant_type() {
  ProgrammeType type;
  type.name = "paa_forkant";
  type.meaning = "Easily reached help for children who do not thrive (Holstebro).";
  type.parameters = []() -> std::unique_ptr<ProgrammeParameters> {
    return std::make_unique<PaaForkantParameters>();
  };
  type.install = [](const ProgrammeParameters& own,
                    std::uint32_t first_slot) -> std::unique_ptr<Programme> {
    return std::make_unique<PaaForkant>(static_cast<const PaaForkantParameters&>(own), first_slot);
  };
  type.slots = [](const ProgrammeParameters&, double) { return std::uint32_t{1}; };
  using enum Yearly;
  static constexpr std::array counts{wellbeing_children, wellbeing_turned_away, wellbeing_eased,
                                     service_hours};
  static constexpr std::array means{ReachMean{"paa_forkant_per_child", ReachMean::Unit::kr,
                                              paa_forkant_cost, wellbeing_children}};
  type.reach = {counts, means};
  type.caseworkers_factor = [](const ProgrammeParameters&) { return 1.0; };
  return type;
}

}  // namespace kohort
