#include "models/family_training.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "models/programme.hpp"
#include "tests/models/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

constexpr std::uint32_t most_courses = 32;
constexpr double moment = 1e-4;  ///< before or after something [years]

/// A training team to which families are referred by hand.
class Team final : public Programme {
 public:
  Team(const TrainingParameters& training, const PlusPlaceParameters& plus,
       const ProgrammeParameters& own, std::uint32_t first_slot)
      : courses{training, plus, true, own}, first_slot_{first_slot} {}
  void event(District& d, std::uint32_t slot) override { courses.event(d, slot - first_slot_); }

  FamilyTraining courses;

 private:
  std::uint32_t first_slot_;
};

/// A district of children without needs, one year after the start, and its team.
struct Town {
  Town(const TrainingParameters& t, const PlusPlaceParameters& p)
      : training{t},
        plus{p},
        parameters{quiet()},
        d{build_district(std::make_shared<const Parameters>(parameters), 7, 0, 0, 1, most_courses,
                         1)} {
    run_until(d, at(1));
    team = std::make_shared<Team>(training, plus, *parameters.programmes.front(),
                                  d.first_programme_slot());
    d.programmes.push_back(team);
    d.programme_runs.push_back({team, 0, d.first_programme_slot()});
    team->courses.start(d, most_courses);
  }
  Town(const Town&) = delete;
  Town& operator=(const Town&) = delete;

  static Parameters quiet() {
    Parameters p = denmark({"municipality.births_per_year=40"});
    p.needs.onset.fill(0);
    p.needs.moderate_at_birth = p.needs.serious_at_birth = 0;
    p.notifications.rate.fill(0);
    return p;
  }
  /// First-born children of the past year, the youngest first.
  std::vector<ChildId> youngest() {
    std::vector<ChildId> ids;
    for (std::uint32_t i = 0; i < d.children.size(); ++i)
      if (d.children[i].number == 0 && d.children[i].birth > at(0) && d.children[i].birth < at(1))
        ids.push_back(ChildId{i});
    std::sort(ids.begin(), ids.end(),
              [this](ChildId a, ChildId b) { return d.at(a).birth > d.at(b).birth; });
    return ids;
  }
  void refer(ChildId id) {
    REQUIRE(team->courses.refer(d, id, d.first_programme_slot() + referred, 0) == referred);
    ++referred;
  }
  void until(double year) { run_until(d, at(year)); }
  double birth(ChildId id) { return in_years(d.at(id).birth); }
  double ratio(ChildId id) { return static_cast<double>(d.family_of(d.at(id)).need_ratio); }
  const Outcome& outcome() const { return d.accounts.outcome; }
  double paid() const { return total_cost(outcome(), Category::programme, Payer::municipality); }

  TrainingParameters training;
  PlusPlaceParameters plus;
  Parameters parameters;
  District d;
  std::shared_ptr<Team> team;
  std::uint32_t referred{0};
};

/// One session, after half a year, that halves the hazard of needs.
TrainingParameters one_session() {
  TrainingParameters t;
  t.team_families = 4;
  t.acceptance = 1;
  t.session_interval_months = 6;
  t.age_limit = 18;
  t.patience_months = 120;
  t.need_ratio = 0.5;
  t.half_life = 1;
  return t;
}

/// One place from the second birthday to the fourth.
PlusPlaceParameters one_place() { return {1, 2, 4, 10, 1000}; }

PlusPlaceParameters no_places() { return {0, 0, 0, 1, 0}; }

}  // namespace

TEST_SUITE_BEGIN("family training");

TEST_CASE("a course takes and costs the sessions that a family stays for") {
  TrainingParameters t = one_session();
  t.team_families = 15;
  t.sessions = 6;
  t.session_interval_months = 4;
  t.dropout = 0.4;
  t.need_ratio = 1;
  t.session_price = 1000;
  t.family_price = 50;
  Town town{t, no_places()};
  const auto children = town.youngest();
  REQUIRE(children.size() >= 12);
  std::vector<int> sessions;
  for (std::size_t i = 0; i < 12; ++i) {
    town.refer(children[i]);
    int held = 1;
    while (held < 6 &&
           town.d.draws.uniform(town.d.key(town.d.at(children[i]).family), Decision::early_dropout,
                                static_cast<std::uint32_t>(held)) >= 0.4)
      ++held;
    sessions.push_back(held);
  }
  const auto at_least = [&sessions](int n) {
    return std::count_if(sessions.begin(), sessions.end(), [n](int held) { return held >= n; });
  };
  REQUIRE(at_least(2) > 0);
  REQUIRE(at_least(6) < 12);
  double held_in_all = 0;
  for (int n = 1; n <= 6; ++n) {
    held_in_all += static_cast<double>(at_least(n));
    town.until(1 + n / 3.0 - moment);
    CHECK(town.team->courses.team().busy() == at_least(n));
    town.until(1 + n / 3.0 + moment);
    CHECK(town.team->courses.team().busy() == at_least(n + 1));
  }
  CHECK(town.paid() == doctest::Approx(12 * 50 + 1000 * held_in_all));
}

TEST_CASE("a family that drops out has the part of the effect that it stayed for, from then on") {
  TrainingParameters t = one_session();
  t.team_families = 15;
  t.sessions = 6;
  t.full_sessions = 6;
  t.session_interval_months = 4;
  t.dropout = 0.4;
  t.half_life = 1000;
  t.session_price = 1000;
  t.family_price = 50;
  Town town{t, no_places()};
  const auto children = town.youngest();
  REQUIRE(children.size() >= 12);
  std::vector<int> sessions;
  double attended = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    town.refer(children[i]);
    int held = 1;
    while (held < 6 &&
           town.d.draws.uniform(town.d.key(town.d.at(children[i]).family), Decision::early_dropout,
                                static_cast<std::uint32_t>(held)) >= 0.4)
      ++held;
    sessions.push_back(held);
    attended += held;
  }
  for (std::size_t i = 0; i < 12; ++i) CHECK(town.ratio(children[i]) == 1);
  for (int n = 1; n <= 6; ++n) {
    town.until(1 + n / 3.0 + moment);
    for (std::size_t i = 0; i < 12; ++i)
      CHECK(town.ratio(children[i]) ==
            doctest::Approx(sessions[i] <= n ? std::pow(0.5, sessions[i] / 6.0) : 1).epsilon(1e-3));
  }
  const Outcome& o = town.outcome();
  CHECK(total(o, Yearly::training_offers) == 12);
  CHECK(total(o, Yearly::training_sessions) == attended);
  CHECK(total(o, Yearly::training_completed) + total(o, Yearly::training_dropouts) == 12);
  CHECK(total(o, Yearly::training_cost) == doctest::Approx(12 * 50 + 1000 * attended));
}

TEST_CASE("a family that waits for training gives up after so many months") {
  TrainingParameters t = one_session();
  t.team_families = 1;
  t.session_interval_months = 60;
  t.patience_months = 3;
  Town town{t, no_places()};
  const auto children = town.youngest();
  town.refer(children[0]);
  town.refer(children[1]);
  town.until(1.25 - moment);
  CHECK(town.team->courses.team().waiting() == 1);
  town.until(1.25 + moment);
  CHECK(town.team->courses.team().waiting() == 0);
  CHECK(total(town.outcome(), Yearly::training_wait_years) == doctest::Approx(0.25));
  CHECK(total(town.outcome(), Yearly::training_gave_up) == 1);
}

TEST_CASE("the effect halves every half-life until nothing is left, and the old ask for no place") {
  Town town{one_session(), no_places()};
  const ChildId child = town.youngest().front();
  town.refer(child);
  town.until(1.5 - moment);
  CHECK(town.ratio(child) == 1);
  town.until(1.5 + moment);
  CHECK(town.ratio(child) == doctest::Approx(0.5));
  for (const double passed : {0.5, 1.0, 2.0, 5.0}) {
    town.until(1.5 + passed + moment);
    CHECK(town.ratio(child) == doctest::Approx(std::pow(0.5, std::pow(0.5, passed))));
  }
  town.until(8 + moment);
  CHECK(town.ratio(child) == 1);
  CHECK(town.team->courses.places().seizes() == 0);
}

TEST_CASE("a plus place is held between its ages and has its own half-life") {
  Town town{one_session(), one_place()};
  const ChildId child = town.youngest().front();
  const double birth = town.birth(child);
  town.refer(child);
  const Resource& places = town.team->courses.places();
  town.until(birth + 2 - moment);
  CHECK(places.busy() == 0);
  town.until(birth + 2 + moment);
  CHECK(places.busy() == 1);
  const double left = std::pow(0.5, birth + 2 - 1.5);
  CHECK(town.ratio(child) == doctest::Approx(std::pow(0.5, left)));
  town.until(birth + 3 + moment);
  CHECK(town.ratio(child) == doctest::Approx(std::pow(0.5, left * std::pow(0.5, 0.1))));
  town.until(birth + 4 - moment);
  CHECK(places.busy() == 1);
  town.until(birth + 4 + moment);
  CHECK(places.busy() == 0);
  CHECK(total(town.outcome(), Yearly::plus_place_years) == doctest::Approx(2));
  CHECK(town.paid() == doctest::Approx(2000));
}

TEST_CASE("a plus place still held when the run ends is counted and paid until then") {
  Town town{one_session(), one_place()};
  const ChildId child = town.youngest().front();
  town.refer(child);
  town.until(town.birth(child) + 3);
  town.team->courses.finish(town.d);
  CHECK(total(town.outcome(), Yearly::plus_place_years) == doctest::Approx(1));
  CHECK(town.paid() == doctest::Approx(1000));
}

TEST_CASE("a child that grows too old while it waits for a plus place leaves the line") {
  Town town{one_session(), one_place()};
  const auto children = town.youngest();
  const ChildId younger = children.front(), older = children.back();
  const double too_old = town.birth(older) + 4;
  REQUIRE(too_old + 0.01 < town.birth(younger) + 4);
  town.refer(younger);
  town.until(2.9);
  town.refer(older);  // trained when the only place is taken
  const Resource& places = town.team->courses.places();
  town.until(too_old - moment);
  CHECK(places.waiting() == 1);
  town.until(too_old + moment);
  CHECK(places.waiting() == 0);
  CHECK(places.reneges() == 1);
  town.until(town.birth(younger) + 4 + moment);
  CHECK(places.busy() == 0);
  CHECK(total(town.outcome(), Yearly::plus_place_years) == doctest::Approx(2));
}

TEST_SUITE_END();
