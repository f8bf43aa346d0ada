#include <Eigen/Dense>
#include <array>
#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <unsupported/Eigen/MatrixFunctions>
#include <variant>

#include "check.hpp"
#include "sim/calendar.hpp"
#include "sim/hazard.hpp"
#include "sim/hazard_clock.hpp"
#include "sim/random.hpp"
#include "sim/run.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

enum class Purpose : std::uint32_t { change = 1, die = 2, emigrate = 3 };

constexpr std::uint32_t lives = 100'000;

/// Two states with return and death: rates by state, and a factor on all from `later` on.
struct TwoStates {
  std::array<double, 2> change{0.3, 0.7};
  std::array<double, 2> death{0.02, 0.15};
  double later_factor{2.5};
  Time later{at(4)};

  [[nodiscard]] Eigen::Matrix3d generator(double factor) const {
    Eigen::Matrix3d q;
    q << -(change[0] + death[0]), change[0], death[0],  //
        change[1], -(change[1] + death[1]), death[1],   //
        0, 0, 0;
    return factor * q;
  }
};

struct Change {
  std::uint32_t person;
};
struct Death {
  std::uint32_t person;
};
struct Later {};

/// All lives in one calendar; the last slot is the change of all hazards.
struct Population {
  explicit Population(const TwoStates& given) : parameters{given} {
    for (std::uint32_t p = 0; p < lives; ++p) {
      person[p].death = {now, draws.exponential(p, Purpose::die, 0)};
      person[p].change = {now, draws.exponential(p, Purpose::change, 0)};
      renew(p);
    }
    calendar.schedule(lives, parameters.later, Later{});
  }
  void renew(std::uint32_t p) {
    Person& it = person[p];
    it.change.set_rate(now, Rate{factor * parameters.change[it.state]});
    it.death.set_rate(now, Rate{factor * parameters.death[it.state]});
    if (it.death.due() <= it.change.due())
      calendar.schedule(p, it.death.due(), Death{p});
    else
      calendar.schedule(p, it.change.due(), Change{p});
  }
  [[nodiscard]] std::array<double, 3> occupancy() const {
    std::array<double, 3> count{};
    for (const Person& it : person) ++count[it.state];
    return count;
  }

  struct Person {
    HazardClock change;
    HazardClock death;
    std::uint32_t changes{0};
    std::uint32_t state{0};
  };
  TwoStates parameters;
  double factor{1};
  Draws<Purpose> draws{21, 0};
  Calendar<std::variant<Change, Death, Later>> calendar{lives + 1};
  std::vector<Person> person = std::vector<Person>(lives);
  Time now{};
};

void handle(Population& all, const Change& event) {
  auto& it = all.person[event.person];
  it.state = 1 - it.state;
  it.change = {all.now, all.draws.exponential(event.person, Purpose::change, ++it.changes)};
  all.renew(event.person);
}

void handle(Population& all, const Death& event) { all.person[event.person].state = 2; }

void handle(Population& all, const Later&) {
  all.factor = all.parameters.later_factor;
  for (std::uint32_t p = 0; p < lives; ++p)
    if (all.person[p].state != 2) all.renew(p);
}

/// Share of lives whose event comes after `age`, against the survival function.
template <class Hazard>
void check_survival(const Hazard& hazard, std::initializer_list<double> ages) {
  const Draws<Purpose> draws{22, 0};
  std::vector<double> age_at_event;
  for (std::uint32_t p = 0; p < lives; ++p)
    age_at_event.push_back(hazard.reach(0, draws.exponential(p, Purpose::die, 0)));
  for (const double age : ages) {
    CAPTURE(age);
    double alive = 0;
    for (const double event : age_at_event) alive += event > age;
    check_share(alive, lives, std::exp(-hazard.cumulative(0, age)));
  }
}

}  // namespace

TEST_SUITE("life") {
  TEST_CASE("states with return are occupied as the matrix exponential says, through a change") {
    const TwoStates parameters;
    Population all{parameters};
    for (const double time : {0.5, 2.0, 4.0, 5.0, 12.0}) {
      CAPTURE(time);
      run(all, at(time));
      const double before = std::min(time, in_years(parameters.later));
      const Eigen::Matrix3d early = (before * parameters.generator(1)).exp();
      const Eigen::Matrix3d late =
          ((time - before) * parameters.generator(parameters.later_factor)).exp();
      const Eigen::Matrix3d transition = early * late;
      const auto count = all.occupancy();
      for (int s = 0; s < 3; ++s) {
        CAPTURE(s);
        check_share(count[static_cast<std::size_t>(s)], lives, transition(0, s));
      }
    }
  }

  TEST_CASE("of competing risks each wins in proportion to its rate, at a time of the total rate") {
    constexpr std::array<double, 3> rate{0.5, 0.2, 0.05};
    constexpr std::array<Purpose, 3> risk{Purpose::change, Purpose::die, Purpose::emigrate};
    const Draws<Purpose> draws{23, 0};
    std::array<double, 3> wins{};
    std::array<Tally, 3> time;
    for (std::uint32_t p = 0; p < lives; ++p) {
      std::size_t first = 0;
      Time earliest = never;
      for (std::size_t k = 0; k < 3; ++k) {
        HazardClock clock{at(0), draws.exponential(p, risk[k], 0)};
        clock.set_rate(at(0), Rate{rate[k]});
        if (clock.due() < earliest) {
          earliest = clock.due();
          first = k;
        }
      }
      ++wins[first];
      time[first].add(in_years(earliest));
    }
    for (std::size_t k = 0; k < 3; ++k) {
      CAPTURE(k);
      check_share(wins[k], lives, rate[k] / 0.75);
      check_mean(time[k], 1 / 0.75);  // whichever wins
    }
  }

  TEST_CASE("Weibull survival is exp(-(age / scale)^shape)") {
    check_survival(WeibullHazard{2.2, 50}, {10, 50, 100});
    check_survival(WeibullHazard{0.7, 50}, {1, 50, 200});
    const WeibullHazard weibull{2.2, 50};
    CHECK(weibull.cumulative(0, 30) == doctest::Approx(std::pow(0.6, 2.2)));
    Tally age;
    const Draws<Purpose> draws{24, 0};
    for (std::uint32_t p = 0; p < lives; ++p)
      age.add(weibull.reach(0, draws.exponential(p, Purpose::die, 0)));
    check_mean(age, 50 * std::tgamma(1 + 1 / 2.2));
  }

  TEST_CASE("Gompertz survival falls as its hazard doubles, to the oldest ages") {
    const GompertzHazard gompertz{3e-5, 0.1};
    CHECK(gompertz.cumulative(0, 80) == doctest::Approx(3e-4 * (std::exp(8) - 1)));
    CHECK(gompertz.cumulative(50, 80) == doctest::Approx(3e-4 * (std::exp(8) - std::exp(5))));
    check_survival(gompertz, {30, 60, 80, 100, 105});
  }

  TEST_CASE("survival in age bands is the product over bands, bands without risk included") {
    constexpr std::array<double, 4> start{0, 1, 40, 70};
    constexpr std::array<double, 4> rate{0.01, 0, 0.005, 0.08};
    check_survival(PiecewiseConstantHazard{start, rate}, {1, 20, 40, 70, 90});
  }

  TEST_CASE("a factor that comes and goes multiplies the hazard while it is there") {
    const GompertzHazard gompertz{3e-5, 0.1};
    const Draws<Purpose> draws{25, 0};
    double alive = 0;
    for (std::uint32_t p = 0; p < lives; ++p) {
      ScaledClock death{0, draws.exponential(p, Purpose::die, 0)};
      death.set_factor(gompertz, 0, 1);
      if (death.due_age(gompertz) > 50) death.set_factor(gompertz, 50, 3);
      if (death.due_age(gompertz) > 70) death.set_factor(gompertz, 70, 0.5);
      alive += death.due_age(gompertz) > 85;
    }
    const double hazard = gompertz.cumulative(0, 50) + 3 * gompertz.cumulative(50, 70) +
                          0.5 * gompertz.cumulative(70, 85);
    check_share(alive, lives, std::exp(-hazard));
  }
}
