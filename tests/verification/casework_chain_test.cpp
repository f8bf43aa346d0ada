// Needs and casework against a second implementation of docs/model.md (casework_chain.hpp), also
// with delay that harms, acute interventions, unmet need and the dose of programmes.
#include "tests/verification/casework_chain.hpp"

#include <cmath>
#include <doctest/doctest.h>

#include "models/adult_life.hpp"
#include "models/casework.hpp"
#include "models/caseworkers.hpp"
#include "models/family.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "sim/run.hpp"
#include "tests/verification/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

using Means = ChildhoodMeans;
using Figures = std::array<double, Means::figures>;

/// Follows every child through its events and writes down what it lives through.
class Diary final : public LifeObserver {
 public:
  void run(District& d, Time end) {
    lives_.resize(d.children.size());
    since_.resize(d.children.size(), never);
    d.accounts.observer = this;
    for (Time next = d.calendar.next_time(); next < end; next = d.calendar.next_time()) {
      d.now = next;
      std::visit(
          [&](auto event) {
            if constexpr (requires { event.child; }) write(d, event.child);
            handle(d, event);
          },
          d.calendar.take());
    }
    d.now = end;
  }
  [[nodiscard]] const Figures& of(std::size_t child) const { return lives_[child]; }

  void counted(Yearly what) override {
    static constexpr std::array counts{
        std::pair{Yearly::everyday_needs, Means::everyday_needs},
        std::pair{Yearly::notifications, Means::notifications},
        std::pair{Yearly::acute_interventions, Means::acute_interventions},
        std::pair{Yearly::examinations, Means::examinations},
        std::pair{Yearly::measures_started, Means::measures},
        std::pair{Yearly::placement_starts, Means::placements}};
    for (const auto& [count, figure] : counts)
      if (count == what) lives_[now_][figure] += 1;
  }

 private:
  void write(const District& d, ChildId id) {
    now_ = index(id);
    const Child& child = d.children[now_];
    const Time from = since_[now_] == never ? child.birth : since_[now_];
    const double passed = in_years(d.now - from);
    since_[now_] = d.now;
    Figures& life = lives_[now_];
    life[Means::none_years + index(child.need)] += passed;
    if (child.awaits_help) life[Means::awaiting_years] += passed;
    if (child.open_case == none<CaseId>) return;
    switch (d.cases.records()[index(child.open_case)].stage) {
      case Case::Stage::examination:
        life[Means::examination_years] += passed;
        break;
      case Case::Stage::measure:
        life[Means::measure_years] += passed;
        break;
      case Case::Stage::placed:
        life[Means::placed_years] += passed;
        break;
      case Case::Stage::closing:
        break;
    }
  }

  std::vector<Figures> lives_;
  std::vector<Time> since_;
  std::size_t now_{0};
};

/// Sums and sums of squares over children.
struct Sample {
  double n{0};
  Figures sum{}, squares{};
  double placed{0};

  void add(const Child& child, Figures life) {
    life[Means::unmet_years] = child.unmet_years;
    n += 1;
    placed += child.ever_placed ? 1 : 0;
    for (std::size_t i = 0; i < life.size(); ++i) {
      sum[i] += life[i];
      squares[i] += life[i] * life[i];
    }
  }
  [[nodiscard]] double mean(std::size_t i) const { return sum[i] / n; }
  [[nodiscard]] double error(std::size_t i) const {
    return std::sqrt((squares[i] / n - mean(i) * mean(i)) / n);
  }
};

/// Settings under which the chain is exact; much happens, so that a difference would show.
Settings chain_settings() {
  return {"municipality.births_per_year=300",
          "municipality.births_per_district=300",
          "population.family_size=[1,0,0,0]",
          "needs.vulnerability=0",
          "needs.apart_ratio=1",
          "needs.moderate_at_birth=0.10",
          "needs.serious_at_birth=0.08",
          "needs.onset=[0.1,0.15,0.2,0.25,0.35,0.4]",
          "needs.everyday_growth=1",
          "needs.moderate_growth=0.3",
          "casework.caseload_effect=0",
          "casework.examination_shape=1",
          "casework.closing_months=0",
          "casework.turnover=0",
          "casework.caseworkers_per_1000_children=30",
          "casework.placement_moderate_ratio=0.3",
          "placement.entry_trend=1",
          "placement.short_exit=0.5",
          "placement.long_exit=0.5",
          "placement.reentry_early=0",
          "placement.reentry_late=0"};
}

/// Children of the baseline or of the one scenario who were born `from` years after the start, or
/// later, and have come of age.
Sample simulated(const Parameters& p, std::uint32_t replications, bool scenario, double from) {
  const Parameters* const only[] = {&p};
  const Comparison comparison{only};
  Sample sample;
  for (std::uint32_t r = 0; r < replications; ++r) {
    District base = comparison.build(7, r, 0);
    Diary diary;
    District d = [&] {
      if (!scenario) return std::move(base);
      run_until(base, at(0));
      District copy = comparison.with_programmes(base, 0);
      finish(base);
      start_programmes(copy, base);
      return copy;
    }();
    diary.run(d, d.end);
    for (std::size_t i = 0; i < d.children.size(); ++i)
      if (d.children[i].grown && d.children[i].birth >= at(from))
        sample.add(d.children[i], diary.of(i));
  }
  return sample;
}

void check_agreement(const Sample& seen, const ChildhoodMeans& expected) {
  static constexpr std::array names{"none",      "everyday",  "moderate",    "serious",
                                    "unmet",     "awaiting",  "examination", "measure",
                                    "placed",    "new needs", "notified",    "acute",
                                    "decisions", "measures",  "placements"};
  REQUIRE(seen.n > 5000);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = names[i];
    CAPTURE(name);
    CAPTURE(seen.mean(i));
    CAPTURE(expected.means[i]);
    CHECK(std::abs(seen.mean(i) - expected.means[i]) <= 3 * seen.error(i));
  }
  const double p = expected.ever_placed;
  CAPTURE(p);
  CHECK(std::abs(seen.placed / seen.n - p) <= 3 * std::sqrt(p * (1 - p) / seen.n));
}

}  // namespace

TEST_SUITE_BEGIN("second implementation");

TEST_CASE("needs and casework agree with a Markov chain, without and with delay and acute help") {
  const Settings worlds[] = {
      {"needs.delay_ratio=1", "casework.acute_share=0"},
      {"needs.delay_ratio=3", "casework.acute_share=0"},
      {"needs.delay_ratio=1", "casework.acute_share=0.6"},
      {"needs.delay_ratio=4", "casework.acute_share=0.4", "adult.serious_weight=3"},
      {"needs.delay_ratio=2.5", "casework.acute_share=0.3", "casework.triage_closes=[1,1,1,1]"},
      {"needs.delay_ratio=20", "casework.acute_share=1", "casework.examination_scale=12"},
      {"casework.renewal=0", "casework.measure_years=1"},
      {"casework.renewal=1", "casework.measure_years=1"},
      {"casework.renewal=0.6", "needs.moderate_easing=0.1", "needs.serious_easing=0.1",
       "casework.measure_years=0.3"}};
  for (const Settings& world : worlds) {
    CAPTURE(world[0]);
    CAPTURE(world[1]);
    const Parameters p = denmark(all_of({chain_settings(), world}));
    check_agreement(simulated(p, 2, false, -p.time.warm_up_years), expected_childhood(p));
  }
}

TEST_CASE("the dose of visits and of follow-up acts on needs as in a Markov chain") {
  // Every family is recognised, and every case is opened under the closer follow-up.
  const double visits = 0.5, follow_up = 0.4, saturation = 2;
  const Parameters p = denmark(
      all_of({chain_settings(),
              {"needs.delay_ratio=3", "casework.acute_share=0.4", "casework.followup_months=12",
               "time.followed_birth_years=12"},
              programme("early_effort",
                        {"screening_and_training=false", "plus_places=false",
                         "detection_sensitivity=1", "detection_specificity=0", "early_visits=3",
                         "full_visits=10", "visits_need_ratio=0.5", "saturation=2"}),
              programme("sverigesmodel",
                        {"caseworkers_factor=1", "caseworkers_more=0", "followup_months=3",
                         "full_followups=12", "followup_growth_ratio=0.4", "saturation=2"})}));
  const auto dose = [&](double part) {
    return (1 - std::exp(-saturation * part)) / (1 - std::exp(-saturation));
  };
  // Four follow-ups a year instead of one, of the twelve that have the whole effect.
  const ChainProgrammes programmes{std::pow(visits, dose(0.3)),
                                   std::pow(follow_up, dose(4.0 / 12) - dose(1.0 / 12))};
  const Sample seen = simulated(p, 8, true, 1);
  check_agreement(seen, expected_childhood(p, programmes));
  // The comparison could tell: without either programme it is far off.
  const ChildhoodMeans without = expected_childhood(p);
  const auto serious = static_cast<std::size_t>(Means::serious_years);
  CHECK(without.means[serious] - seen.mean(serious) > 10 * seen.error(serious));
  const ChildhoodMeans one = expected_childhood(p, {programmes.needs, 1});
  CHECK(one.means[serious] - seen.mean(serious) > 4 * seen.error(serious));
}

TEST_SUITE_END();
