#include "models/adult_life.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/casework.hpp"
#include "models/district.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "sim/assume.hpp"
#include "sim/elementary.hpp"
#include "sim/hazard.hpp"

namespace kohort {

namespace {

struct AdultHazards {
  double benefit{}, disability{}, prison{}, mortality_ratio{}, employed{};
};

AdultHazards adult_hazards(const Child& child, double burden, const AdultParameters& p) {
  const auto power = [burden](double ratio) { return elementary::pow(ratio, burden); };
  return {p.benefit_entry * power(p.placed_benefit_ratio),
          p.disability * power(p.placed_disability_ratio),
          child.boy ? p.prison_men * power(p.placed_prison_ratio) : 0,
          power(child.boy ? p.placed_mortality_men : p.placed_mortality_women),
          std::min(1.0, p.employed_share * power(p.placed_employed_ratio))};
}

/// Age at which a constant hazard from `from` on has used up the draw.
double reach_constant(double from, double fate, double hazard) {
  return hazard > 0 ? from + fate / hazard : std::numeric_limits<double>::infinity();
}

class AdultLife {
 public:
  AdultLife(District& d, ChildId id, double end_age)
      : d_{d}, child_{d.at(id)}, key_{d.key(child_)}, end_{end_age} {}

  void live() {
    const AdultParameters& p = d_.parameters->adult;
    const AdultHazards hazards = adult_hazards(child_, burden_of(p), p);
    const GompertzHazard mortality{p.mortality_level, p.mortality_slope};
    const double death = mortality.reach(18, draw(Decision::death, 0) / hazards.mortality_ratio,
                                         d_.derived.mortality_at_18);
    const double last = std::min(end_, death);
    const double disabled =
        std::min(last, reach_constant(18, draw(Decision::disability, 0), hazards.disability));
    count(
        {ByAgeCount::child_years, ByAgeCount::placed_people_years, ByAgeCount::helped_people_years},
        18, last);
    if (death < end_) d_.accounts.count_age(ByAgeCount::deaths, child_, death);
    live_on_benefit_or_work(hazards, disabled);
    live_on_pension(disabled, last);
    go_to_prison(hazards.prison, last);
  }

 private:
  /// In a scenario what differs from the baseline counts for the causal share of people only.
  [[nodiscard]] double burden_of(const AdultParameters& p) const {
    const bool own =
        d_.is_baseline || d_.draws.happens(key_, Decision::causal, 0, Probability{p.causal_share});
    const Childhood lived{d_.at(child_.family).vulnerability,
                          own ? child_.unmet_years : child_.unmet_years_in_baseline,
                          own ? child_.ever_placed : child_.placed_in_baseline};
    return burden(lived, p);
  }
  [[nodiscard]] double draw(Decision decision, std::uint32_t occurrence) const {
    return d_.draws.exponential(key_, decision, occurrence);
  }
  [[nodiscard]] Time time_at(double age) const { return child_.birth + years(age); }
  /// Counts of everybody, of those who were placed, and of others who had a preventive measure.
  struct Counts {
    ByAgeCount all, placed, helped;
  };
  void count(const Counts& what, double from, double to, double share = 1) {
    if (!(from < to)) return;
    const auto add = [&](ByAgeCount cell) {
      if (share == 1)
        count_age_years(d_, cell, child_, time_at(from), time_at(to));
      else
        count_age_share(d_, cell, child_, time_at(from), time_at(to), share);
    };
    add(what.all);
    if (child_.ever_placed)
      add(what.placed);
    else if (child_.ever_helped)
      add(what.helped);
  }
  void book(Category category, const Split& split, CostRate per_year, double from, double to) {
    if (from < to) accrue(d_, child_, category, split, per_year, time_at(from), time_at(to));
  }
  /// Against other people on no benefit, who are employed `employed_share` of the time.
  void lose_earnings(double from, double to, double employed = 0) {
    from = std::max(from, d_.parameters->adult.work_from);
    const double share = d_.parameters->adult.employed_share - employed;
    if (share == 0) return;
    const CostParameters& c = d_.parameters->costs;
    book(Category::earnings, lost_earnings_split(c.municipal_tax, c.state_tax, c.equalisation),
         CostRate{share * c.wage}, from, to);
  }
  /// On no benefit: at work, or for a part of the time in education or supported by others.
  void support_oneself(double employed, double from, double to) {
    from = std::max(from, d_.parameters->adult.work_from);
    if (!(from < to)) return;
    count({ByAgeCount::work_years, ByAgeCount::placed_work_years, ByAgeCount::helped_work_years},
          from, to);
    count({ByAgeCount::employed_years, ByAgeCount::placed_employed_years,
           ByAgeCount::helped_employed_years},
          from, to, employed);
    lose_earnings(from, to, employed);
  }

  /// The state's refund falls with the time on benefit. Each spell starts from the first step: the
  /// look-back window over earlier spells is left out.
  void receive_benefit(double from, double to) {
    for (const BenefitStep& step : benefit_refund_steps(d_.parameters->refund))
      book(Category::benefit, transfer_split(step.state_share),
           CostRate{d_.parameters->costs.benefit}, from + step.from, std::min(to, from + step.to));
  }

  void live_on_benefit_or_work(const AdultHazards& hazards, double last) {
    double age = 18;
    for (std::uint32_t spell = 0; age < last; ++spell) {
      const double entry = std::min(
          last, reach_constant(age, draw(Decision::benefit_entry, spell), hazards.benefit));
      support_oneself(hazards.employed, age, entry);
      age = entry;
      if (!(age < last)) break;
      const double exit = std::min(last, reach_constant(age, draw(Decision::benefit_exit, spell),
                                                        d_.parameters->adult.benefit_exit));
      count({ByAgeCount::benefit_years, ByAgeCount::placed_benefit_years,
             ByAgeCount::helped_benefit_years},
            age, exit);
      receive_benefit(age, exit);
      lose_earnings(age, exit);
      age = exit;
    }
  }

  void live_on_pension(double from, double last) {
    const CostParameters& costs = d_.parameters->costs;
    count({ByAgeCount::disability_years, ByAgeCount::placed_disability_years,
           ByAgeCount::helped_disability_years},
          from, last);
    // A pension follows upon more than a year of other benefits.
    const double state_share = benefit_refund_steps(d_.parameters->refund).back().state_share;
    book(Category::disability_pension, transfer_split(state_share),
         CostRate{costs.disability_pension}, from, last);
    lose_earnings(from, last);
  }

  void go_to_prison(double hazard, double last) {
    if (!(hazard > 0)) return;
    const AdultParameters& p = d_.parameters->adult;
    const double age = reach_constant(18, draw(Decision::prison, 0), hazard);
    if (!(age < std::min(last, p.prison_until))) return;
    d_.accounts.count_age(ByAgeCount::first_imprisonments, child_, age);
    book(Category::prison, {0, 0, 1, 0}, CostRate{d_.parameters->costs.prison}, age,
         std::min(last, age + p.sentence_years));
  }

  District& d_;
  const Child& child_;
  std::uint64_t key_;
  double end_;
};

/// @param since_new_year  placed on 1 January of the year in which the child comes of age
void give_aftercare(District& d, const Child& child, bool since_new_year) {
  const PlacementParameters& p = d.parameters->placement;
  const std::uint64_t key = d.key(child);
  const auto draws = d.draws.uniform_pair(key, Decision::aftercare, 0);
  if (draws[0] >= p.aftercare_share) return;
  const double length =
      std::min(4.0, reach_constant(0, -elementary::log(draws[1]), p.aftercare_exit));
  const Time from = d.now;
  const Time to = from + years(length);
  count_years(d, Yearly::aftercare_years, from, to);
  const int first = static_cast<int>(std::floor(in_years(from)));
  for (int year = first; year + 1 <= in_years(to); ++year) {
    d.accounts.count(Yearly::aftercare_at_year_end, year);
    if (year > first || since_new_year) d.accounts.count(Yearly::stayed_placed, year);
  }
  accrue(d, child, Category::aftercare, municipality_pays, CostRate{d.parameters->costs.aftercare},
         from, to);
}

}  // namespace

double burden(const Childhood& lived, const AdultParameters& p) {
  const double unmet =
      1 - elementary::exp(-std::numbers::ln2 * lived.unmet_years / p.unmet_half_years);
  return p.vulnerability_burden * lived.vulnerability + p.unmet_burden * unmet +
         (lived.placed ? p.placed_burden : 0);
}

void live_adult_life(District& d, ChildId id) {
  const TimeParameters& t = d.parameters->time;
  const Child& child = d.at(id);
  const double budget_age = in_years(at(t.budget_years) - child.birth);
  const double end = child.followed ? t.horizon_age : std::min(t.horizon_age, budget_age);
  // Those who were grown before the start are the same in every scenario and belong to nobody here.
  if (d.now < at(0) || end <= 18) return;
  AdultLife{d, id, end}.live();
}

void handle(District& d, const ComesOfAge& event) {
  Child& child = d.at(event.child);
  KOHORT_ASSERT(!child.grown);
  child.unmet_years = static_cast<float>(unmet_years(child, 18));
  child.unmet_rate = 0;
  integrate_children(d);
  --d.accounts.living_children;
  count_age_years(d, ByAgeCount::child_years, child, child.birth, d.now);
  count_groups(d, child, SubgroupCount::children);
  if (child.placement != none<PlacementId>) {
    d.count(Yearly::came_of_age_in_care);
    const bool since_new_year = d.placements[index(child.placement)].since_new_year;
    end_placement(d, event.child);
    give_aftercare(d, child, since_new_year);
  }
  close_case(d, event.child);
  child.grown = true;
  d.calendar.clear(d.slot(event.child));
  live_adult_life(d, event.child);
}

}  // namespace kohort
