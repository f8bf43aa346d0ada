// Adult life against a second implementation of docs/model.md: for each followed person the burden
// of the childhood that was simulated, and from it a Markov chain by matrix exponential.
#include <Eigen/Dense>
#include <cmath>
#include <doctest/doctest.h>
#include <unsupported/Eigen/MatrixFunctions>

#include "tests/verification/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// What a childhood leaves behind.
struct Past {
  double vulnerability{}, unmet_years{};
  bool placed{};
};

/// A person with the childhood of this life and that of the baseline.
struct Person {
  Past own, baseline;
  bool man{}, helped{};
};

/// Expectation of a person's figure, and of its square.
struct Moments {
  double mean{}, square{};

  Moments& operator+=(const Moments& other) {
    mean += other.mean;
    square += other.square;
    return *this;
  }
  friend Moments operator*(double share, const Moments& m) {
    return {share * m.mean, share * m.square};
  }
};

/// The adult life of somebody with a given burden.
class Adult {
 public:
  Adult(const Past& past, bool man, const AdultParameters& p) : p_{p} {
    const double b = p.vulnerability_burden * past.vulnerability +
                     p.unmet_burden * (1 - std::exp2(-past.unmet_years / p.unmet_half_years)) +
                     (past.placed ? p.placed_burden : 0);
    const double entry = p.benefit_entry * std::pow(p.placed_benefit_ratio, b);
    const double pension = p.disability * std::pow(p.placed_disability_ratio, b);
    mortality_ = std::pow(man ? p.placed_mortality_men : p.placed_mortality_women, b);
    prison_ = man ? p.prison_men * std::pow(p.placed_prison_ratio, b) : 0;
    employed_ = std::min(1.0, p.employed_share * std::pow(p.placed_employed_ratio, b));
    rates_ << -entry - pension, entry, pension,              //
        p.benefit_exit, -p.benefit_exit - pension, pension,  //
        0, 0, 0;
  }

  [[nodiscard]] double alive(double age) const {
    const double s = p_.mortality_slope;
    return std::exp(-mortality_ * p_.mortality_level / s * (std::exp(s * age) - std::exp(s * 18)));
  }
  /// Years at an age on neither benefit, on cash benefit, on pension, by Simpson's rule.
  [[nodiscard]] Eigen::RowVector3d year(int age) const {
    const Eigen::RowVector3d first = Eigen::RowVector3d::UnitX() * (rates_ * (age - 18)).exp();
    const Eigen::Matrix3d half = (rates_ * 0.5).exp();
    return (first * alive(age) + 4 * first * half * alive(age + 0.5) +
            first * half * half * alive(age + 1)) /
           6;
  }
  [[nodiscard]] double imprisoned() const {
    const int steps = 200;
    const double width = (p_.prison_until - 18) / steps;
    double sum = 0;
    for (int i = 0; i < steps; ++i) {
      const double t = (i + 0.5) * width;
      sum += width * prison_ * std::exp(-prison_ * t) * alive(18 + t);
    }
    return sum;
  }
  [[nodiscard]] double employed() const { return employed_; }

 private:
  const AdultParameters& p_;
  double mortality_{}, prison_{}, employed_{};
  Eigen::Matrix3d rates_;
};

/// Sums over people of what is expected of each.
struct Expected {
  double sum{0}, variance{0};
  void add(const Moments& m) {
    sum += m.mean;
    variance += m.square - m.mean * m.mean;
  }
};

Moments chance(double p) { return {p, p}; }

enum Figure : std::size_t { benefit, pension, work, employed, lost_earnings, figures };

/// One person's years at an age in each state, in work, and of earnings lost [wages].
std::array<Moments, figures> at_age(const Adult& adult, int age, const AdultParameters& p) {
  const Eigen::RowVector3d year = adult.year(age);
  const double own = adult.employed(), lost = p.employed_share - own;
  const double out = p.employed_share * (year(1) + year(2));
  return {chance(year(1)), chance(year(2)), chance(year(0)),
          Moments{own * year(0), own * own * year(0)},
          Moments{out + lost * year(0), p.employed_share * out + lost * lost * year(0)}};
}

struct Run {
  std::vector<Person> people;
  Outcome outcome;
};

/// Everybody who is followed, in the baseline and in the one scenario.
std::pair<Run, Run> lived(const Parameters& p, std::uint32_t replications) {
  const Parameters* const only[] = {&p};
  const Comparison comparison{only};
  std::pair<Run, Run> runs;
  for (Run* run : {&runs.first, &runs.second})
    run->outcome.reset(static_cast<std::size_t>(p.time.budget_years),
                       static_cast<std::size_t>(p.time.horizon_age));
  for (std::uint32_t r = 0; r < replications; ++r) {
    District base = comparison.build(7, r, 0);
    run_until(base, at(0));
    District copy = comparison.with_programmes(base, 0);
    runs.first.outcome += finish(base);
    start_programmes(copy, base);
    runs.second.outcome += finish(copy);
    for (std::size_t i = 0; i < base.children.size(); ++i) {
      const Child &before = base.children[i], &after = copy.children[i];
      if (!before.followed) continue;
      const double v = base.at(before.family).vulnerability;
      const Past baseline{v, before.unmet_years, before.ever_placed};
      const Past scenario{v, after.unmet_years, after.ever_placed};
      runs.first.people.push_back({baseline, baseline, before.boy, before.ever_helped});
      runs.second.people.push_back({scenario, baseline, after.boy, after.ever_helped});
    }
  }
  return runs;
}

/// Standard errors between the years that were counted and those expected of the chain.
double errors(double seen, const Expected& expected) {
  return std::abs(seen - expected.sum) / std::sqrt(expected.variance);
}

/// The three groups that are counted apart: everybody, people who were placed, and others who had a
/// preventive measure.
constexpr std::array<std::array<ByAgeCount, 4>, 3> counts_of_groups{
    {{ByAgeCount::benefit_years, ByAgeCount::disability_years, ByAgeCount::work_years,
      ByAgeCount::employed_years},
     {ByAgeCount::placed_benefit_years, ByAgeCount::placed_disability_years,
      ByAgeCount::placed_work_years, ByAgeCount::placed_employed_years},
     {ByAgeCount::helped_benefit_years, ByAgeCount::helped_disability_years,
      ByAgeCount::helped_work_years, ByAgeCount::helped_employed_years}}};

bool belongs(const Person& person, std::size_t group) {
  return group == 0 || (group == 1 ? person.own.placed : person.helped && !person.own.placed);
}

/// Somebody's figure when a share of people carries the burden of this life, the others that of
/// the baseline.
template <class Of>
auto mixed(const Person& person, double own_share, const AdultParameters& p, Of of) {
  auto figure = of(Adult{person.own, person.man, p});
  if (own_share == 1) return figure;
  const auto other = of(Adult{person.baseline, person.man, p});
  for (std::size_t i = 0; i < figure.size(); ++i) {
    figure[i] = own_share * figure[i];
    figure[i] += (1 - own_share) * other[i];
  }
  return figure;
}

double earnings(const Outcome& o, std::size_t age) {
  double sum = 0;
  for (std::size_t payer = 0; payer < size_of<Payer>; ++payer)
    sum += o.followed(age, Category::earnings, static_cast<Payer>(payer));
  return sum;
}

void check_years(const Run& run, double own_share, const Parameters& parameters, int age) {
  const AdultParameters& p = parameters.adult;
  std::array<std::array<Expected, figures>, 3> expected{};
  for (const Person& person : run.people) {
    const auto figure =
        mixed(person, own_share, p, [&](const Adult& a) { return at_age(a, age, p); });
    for (std::size_t group = 0; group < 3; ++group)
      if (belongs(person, group))
        for (std::size_t i = 0; i < figures; ++i) expected[group][i].add(figure[i]);
  }
  const auto year = static_cast<std::size_t>(age);
  for (std::size_t group = 0; group < 3; ++group)
    for (std::size_t i = 0; i < lost_earnings; ++i) {
      CAPTURE(group);
      CAPTURE(i);
      const double seen = run.outcome.by_age(counts_of_groups[group][i], year);
      CAPTURE(seen);
      CAPTURE(expected[group][i].sum);
      CHECK(errors(seen, expected[group][i]) <= 3);
    }
  CHECK(errors(earnings(run.outcome, year) / parameters.costs.wage, expected[0][lost_earnings]) <=
        3);
}

void check_deaths_and_prison(const Run& run, double own_share, const Parameters& parameters) {
  std::array<Expected, 2> expected{};
  for (const Person& person : run.people) {
    const auto figure = mixed(person, own_share, parameters.adult, [&](const Adult& a) {
      return std::array{chance(1 - a.alive(parameters.time.horizon_age)), chance(a.imprisoned())};
    });
    for (std::size_t i = 0; i < 2; ++i) expected[i].add(figure[i]);
  }
  CHECK(errors(total(run.outcome, ByAgeCount::deaths, 18, 65), expected[0]) <= 3);
  CHECK(errors(total(run.outcome, ByAgeCount::first_imprisonments, 18, 65), expected[1]) <= 3);
}

void check_agreement(const Run& run, double own_share, const Parameters& p) {
  REQUIRE(run.people.size() > 2000);
  for (const int age : {26, 30, 50}) {
    CAPTURE(age);
    check_years(run, own_share, p, age);
  }
  check_deaths_and_prison(run, own_share, p);
}

/// Many needs, and adult hazards at which a difference would show.
Settings adult_settings() {
  return {"municipality.births_per_year=300", "municipality.births_per_district=300",
          "time.followed_birth_years=8",      "needs.delay_ratio=3",
          "casework.acute_share=0.5",         "needs.onset=[0.1,0.1,0.15,0.2,0.3,0.3]",
          "adult.vulnerability_burden=0.3",   "adult.placed_burden=0.25",
          "adult.benefit_entry=0.015",        "adult.placed_benefit_ratio=6",
          "adult.disability=0.0015",          "adult.placed_disability_ratio=12",
          "adult.placed_employed_ratio=0.6",  "adult.prison_men=0.01",
          "adult.mortality_level=0.0003"};
}

}  // namespace

TEST_SUITE_BEGIN("second implementation");

TEST_CASE("adult life in the baseline agrees with each person's own Markov chain") {
  const Settings worlds[] = {{},
                             {"adult.unmet_half_years=0.5", "adult.serious_weight=4"},
                             {"adult.unmet_burden=0.8", "adult.unmet_half_years=6"},
                             {"adult.employed_share=0.9", "adult.placed_employed_ratio=1.2"}};
  for (const Settings& world : worlds) {
    const std::string first = world.empty() ? "central" : world[0];
    CAPTURE(first);
    const Parameters p = denmark(all_of({adult_settings(), world}));
    check_agreement(lived(p, 4).first, 1, p);
  }
}

TEST_CASE("adult life at the shipped values agrees with each person's own Markov chain") {
  const Parameters p =
      denmark({"municipality.births_per_year=600", "municipality.births_per_district=600"});
  check_agreement(lived(p, 1).first, 1, p);
}

TEST_CASE("in a scenario the causal share of people carries what the programme changed") {
  // Visits and help that reach everybody change most childhoods; nothing hangs on their size.
  for (const double share : {0.0, 0.4, 1.0}) {
    CAPTURE(share);
    const Parameters p = denmark(
        all_of({adult_settings(),
                {"adult.causal_share=" + std::to_string(share)},
                programme("early_effort",
                          {"screening_and_training=false", "plus_places=false",
                           "detection_sensitivity=1", "detection_specificity=0", "early_visits=5",
                           "full_visits=8", "visits_need_ratio=0.2", "saturation=1"}),
                programme("sverigesmodel", {"caseworkers_factor=2", "followup_months=1",
                                            "followup_growth_ratio=0.5", "saturation=1"})}));
    const Run scenario = lived(p, 2).second;
    check_agreement(scenario, share, p);
    // The comparison could tell another share.
    Expected other;
    for (const Person& person : scenario.people)
      other.add(mixed(person, share < 0.5 ? 1 : 0, p.adult,
                      [&](const Adult& a) { return at_age(a, 30, p.adult); })[work]);
    CHECK(errors(scenario.outcome.by_age(ByAgeCount::work_years, 30), other) > 4);
  }
}

TEST_SUITE_END();
