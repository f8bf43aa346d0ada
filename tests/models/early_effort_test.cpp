#include "models/early_effort.hpp"

#include <cmath>
#include <doctest/doctest.h>

#include "models/adult_life.hpp"
#include "models/casework.hpp"
#include "models/caseworkers.hpp"
#include "models/family.hpp"
#include "models/family_training.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "models/programme_effects.hpp"
#include "models/screening.hpp"
#include "sim/run.hpp"
#include "tests/models/fixture.hpp"
#include "tests/models/programme_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace kohort {
void handle(District& d, const ProgrammeEvent& event);
}

namespace {

/// Share of positives that have the condition; 0 if nobody is positive.
double positive_predictive_value(double prevalence, double sensitivity, double specificity) {
  const double found = prevalence * sensitivity;
  const double positives = found + (1 - prevalence) * (1 - specificity);
  return positives > 0 ? found / positives : 0;
}

/// The programme on top of other settings; its keys without the path.
std::vector<std::string> early(const std::vector<std::string>& own = {}) {
  return programme("early_effort", own);
}

double positives(const Outcome& o) {
  return total(o, Yearly::screen_true_positives) + total(o, Yearly::screen_false_positives);
}

/// Everybody is granted needs visits and says yes to everything; few have the condition.
const std::vector<std::string> all_screened{"granted_risk=1", "granted_other=1", "granted_months=0",
                                            "refusal=0", "training_acceptance=1"};

}  // namespace

TEST_SUITE_BEGIN("early effort");

TEST_CASE("an early effort that reaches nobody equals the baseline bit for bit") {
  const auto o = simulate(denmark(
      early({"detection_before_birth=false", "granted_risk=0", "granted_other=0", "start_up=0"})));
  CHECK(same_bits(o[0], o[1]));
  const auto none =
      simulate(denmark(early({"detection_before_birth=false", "screening_and_training=false",
                              "plus_places=false", "start_up=0"})));
  CHECK(same_bits(none[0], none[1]));
}

TEST_CASE("training without effect changes no life, only its own costs and counts") {
  auto o = simulate(denmark(early({"need_ratio=1"})));
  CHECK(total(o[1], Yearly::training_completed) > 10);
  CHECK(total(o[1], Yearly::plus_place_years) > 1);
  CHECK(total_cost(o[1], Category::programme, Payer::municipality) > 100000);
  forget_own_counts_and_costs(o);
  CHECK(same_bits(o[0], o[1]));
}

TEST_CASE("a training that helps lowers needs, one that harms raises them") {
  const auto needs = [](const char* ratio) {
    double sum = 0;
    for (std::uint32_t r = 0; r < 3; ++r) {
      auto settings = all_screened;
      settings.insert(settings.end(), {"specificity=0", "sensitivity=1", "team_families=1000",
                                       "half_life=100", std::string{"need_ratio="} + ratio});
      const auto o = simulate(denmark(early(settings)), r);
      sum += total(o[1], Yearly::everyday_needs) - total(o[0], Yearly::everyday_needs);
    }
    return sum;
  };
  CHECK(needs("0.5") < -30);
  CHECK(needs("1.5") > 30);
}

TEST_CASE("a blind screening reaches nobody") {
  const auto o = simulate(denmark(early(
      {"sensitivity=0", "specificity=1", "detection_sensitivity=0", "detection_specificity=1"})));
  CHECK(total(o[1], Yearly::screened) > 100);
  CHECK(positives(o[1]) == 0);
  CHECK(total(o[1], Yearly::needs_visits) == 0);
  CHECK(total(o[1], Yearly::training_waits) == 0);
  CHECK(total(o[1], Yearly::plus_place_years) == 0);
  CHECK(total(o[1], Yearly::everyday_needs) == total(o[0], Yearly::everyday_needs));
}

TEST_CASE("a perfect screening finds exactly those who have the condition") {
  const auto o = simulate(denmark(early({"sensitivity=1", "specificity=1"})));
  CHECK(total(o[1], Yearly::screen_true_positives) > 20);
  CHECK(total(o[1], Yearly::screen_false_positives) == 0);
  CHECK(total(o[1], Yearly::screen_false_negatives) == 0);
}

TEST_CASE("the four results add up to the screenings, and refusals stand beside them") {
  const auto o = simulate(denmark(early({"refusal=0.3"})));
  CHECK(positives(o[1]) + total(o[1], Yearly::screen_true_negatives) +
            total(o[1], Yearly::screen_false_negatives) ==
        total(o[1], Yearly::screened));
  const double asked = total(o[1], Yearly::screened) + total(o[1], Yearly::screen_refused);
  CHECK(total(o[1], Yearly::screen_refused) > 0.2 * asked);
}

TEST_CASE("a specificity of 0.8 at low prevalence floods the team") {
  const auto with_specificity = [](const char* specificity) {
    auto settings = all_screened;
    settings.insert(settings.end(),
                    {"poor_contact_share=0.02", "team_families=2", "training_patience_months=36",
                     std::string{"specificity="} + specificity});
    return simulate(denmark(early(settings)))[1];
  };
  const Outcome exact = with_specificity("1"), rough = with_specificity("0.8");
  CHECK(total(rough, Yearly::screen_false_positives) >
        2 * total(rough, Yearly::screen_true_positives));
  const auto mean_wait = [](const Outcome& o) {
    return total(o, Yearly::training_wait_years) / total(o, Yearly::training_waits);
  };
  CHECK(mean_wait(rough) > 3 * mean_wait(exact));
  const double gave_up =
      total(rough, Yearly::training_waits) - total(rough, Yearly::training_started);
  CHECK(gave_up > 50);
}

TEST_CASE("the positive predictive value is the hand formula's") {
  CHECK(positive_predictive_value(0.04, 0.8, 0.9) == doctest::Approx(0.032 / (0.032 + 0.096)));
  CHECK(positive_predictive_value(0, 0.8, 1) == 0);
  double found = 0, positive = 0, with_condition = 0, screened = 0;
  for (std::uint32_t r = 0; r < 4; ++r) {
    auto settings = all_screened;
    settings.insert(settings.end(), {"sensitivity=0.7", "specificity=0.85"});
    const auto o = simulate(denmark(early(settings)), r);
    found += total(o[1], Yearly::screen_true_positives);
    positive += positives(o[1]);
    with_condition +=
        total(o[1], Yearly::screen_true_positives) + total(o[1], Yearly::screen_false_negatives);
    screened += total(o[1], Yearly::screened);
  }
  REQUIRE(positive > 500);
  const double expected = positive_predictive_value(with_condition / screened, 0.7, 0.85);
  const double se = std::sqrt(expected * (1 - expected) / positive);
  CHECK(std::abs(found / positive - expected) < 4 * se);
}

TEST_CASE("each part can be left out") {
  const auto without_first = simulate(denmark(early({"detection_before_birth=false"})))[1];
  CHECK(total(without_first, Yearly::needs_visits) == 0);
  CHECK(total(without_first, Yearly::training_completed) > 5);
  const auto without_second = simulate(denmark(early({"screening_and_training=false"})))[1];
  CHECK(total(without_second, Yearly::needs_visits) > 50);
  CHECK(total(without_second, Yearly::screened) == 0);
  CHECK(total(without_second, Yearly::training_started) == 0);
  const auto without_third = simulate(denmark(early({"plus_places=false"})))[1];
  CHECK(total(without_third, Yearly::training_completed) > 5);
  CHECK(total(without_third, Yearly::plus_place_years) == 0);
}

TEST_CASE("detection before the birth brings more families to the first screening") {
  const auto screened = [](const char* detection) {
    return total(simulate(denmark(early({"detection_sensitivity=1", "refusal=0",
                                         std::string{"detection_before_birth="} + detection})))[1],
                 Yearly::screened);
  };
  CHECK(screened("true") > screened("false"));
}

TEST_CASE("costs are quantity times price") {
  // Prices stay as stated: the run's price year is theirs.
  const auto o = simulate(denmark(early(
      {"detection_price=0", "early_visits=3", "visit_price=1000", "visit_price.price_year=2025",
       "screening_price=400", "screening_price.price_year=2025", "positive_price=800",
       "positive_price.price_year=2025", "session_price=2000", "session_price.price_year=2025",
       "family_price=5000", "family_price.price_year=2025", "plus_price=20000",
       "plus_price.price_year=2025", "start_up=70000", "start_up.price_year=2025",
       "training_dropout=0", "sessions=8"})))[1];
  const double expected =
      70000 + total(o, Yearly::needs_visits) * 1000 + total(o, Yearly::screened) * 400 +
      positives(o) * 800 + total(o, Yearly::training_started) * 5000 +
      total(o, Yearly::training_completed) * 8 * 2000 + total(o, Yearly::plus_place_years) * 20000;
  CHECK(total(o, Yearly::training_completed) > 5);
  CHECK(total_cost(o, Category::programme, Payer::municipality) == doctest::Approx(expected));
}

TEST_CASE("what the start costs is booked in the first budget year") {
  const auto o =
      simulate(denmark(early({"detection_before_birth=false", "granted_risk=0", "granted_other=0",
                              "start_up=500000", "start_up.price_year=2025"})))[1];
  CHECK(o.cost(0, Category::programme, Payer::municipality) == doctest::Approx(500000));
}

TEST_CASE("where the budget lines pay, nobody joins without money, and what goes on is unfunded") {
  Parameters p = denmark(early({"budget_is_cost=true", "plus_places=false"}));
  ProgrammeParameters* own = nullptr;
  for (std::size_t i = 0; i < programme_types().size(); ++i)
    if (programme_types()[i].name == "early_effort") own = p.programmes[i].get();
  const int start = static_cast<int>(p.time.start);
  const auto unlimited = simulate(denmark(early({"plus_places=false"})))[1];
  own->budget = {{start + 1, 1e9}, {start + 2, 1e9}};
  const auto o = simulate(p)[1];
  // The first year has no line: but for the start itself, all of it is beyond the money.
  CHECK(o.yearly(Yearly::screened, 0) == 0);
  CHECK(o.yearly(Yearly::screened, 1) > 0);
  CHECK(o.yearly(Yearly::training_started, 2) > 0);
  CHECK(o.yearly(Yearly::screened, 8) == 0);
  CHECK(o.yearly(Yearly::programme_unfunded, 1) == 0);
  CHECK(o.yearly(Yearly::programme_unfunded, 2) == 0);
  for (const std::size_t year : {0U, 3U, 4U})
    CHECK(o.yearly(Yearly::programme_unfunded, year) ==
          doctest::Approx(o.cost(year, Category::programme, Payer::municipality)));
  // What is spent is booked in all ledgers, whoever has promised to pay.
  CHECK(total_cost(o, Category::programme, Payer::municipality) > 0);
  CHECK(o.followed(1, Category::programme, Payer::municipality) > 0);
  CHECK(total_cost(o, Category::programme, Payer::municipality) <
        total_cost(unlimited, Category::programme, Payer::municipality));
}

namespace {

/// A training team alone: every newborn is referred.
class Team final : public Programme {
 public:
  Team(const TrainingParameters& t, const PlusPlaceParameters& p, const ProgrammeParameters& own,
       std::uint32_t first_slot, std::uint32_t most)
      : training{t, p, true, own}, first_slot_{first_slot}, most_{most} {}
  void start(District& d) override { training.start(d, most_); }
  void born(District& d, ChildId id) override {
    const std::uint32_t course = training.refer(d, id, first_slot_ + referred, 0);
    if (course == referred) ++referred;
  }
  void event(District& d, std::uint32_t slot) override { training.event(d, slot - first_slot_); }
  void finish(District& d) override { training.finish(d); }

  FamilyTraining training;
  std::uint32_t referred{0};

 private:
  std::uint32_t first_slot_, most_;
};

}  // namespace

TEST_CASE("team and plus places never exceed their capacity, and nobody is lost") {
  constexpr std::uint32_t most = 1500;
  TrainingParameters training{3, 1, 9, 0.5, 0.1, 3, 60, 0.9, 2, 100, 100};
  PlusPlaceParameters plus{5, 1, 3, 4, 1000};
  const Parameters p = denmark();
  District d = build_district(std::make_shared<const Parameters>(p), 7, 0, 0, 1, most, 1);
  run(d, at(0));
  const auto team =
      std::make_shared<Team>(training, plus, *p.programmes.front(), d.first_programme_slot(), most);
  d.programmes.push_back(team);
  d.programme_runs.push_back({team, 0, d.first_programme_slot()});
  team->start(d);
  std::uint32_t most_busy = 0, most_places = 0;
  for (double t = 0.02; t < 10; t += 0.02) {
    run(d, at(t));
    most_busy = std::max(most_busy, team->training.team().busy());
    most_places = std::max(most_places, team->training.places().busy());
  }
  CHECK(most_busy == 3);
  CHECK(most_places == 5);
  const Resource& line = team->training.team();
  CHECK(line.waiting() > 50);
  CHECK(line.reneges() > 50);
  CHECK(team->referred == line.waits().count() + line.reneges() + line.waiting());
  CHECK(total(d.accounts.outcome, Yearly::training_started) ==
        static_cast<double>(line.waits().count()));
  CHECK(total(d.accounts.outcome, Yearly::training_completed) +
            total(d.accounts.outcome, Yearly::training_dropouts) + line.busy() ==
        total(d.accounts.outcome, Yearly::training_started));
}

TEST_CASE("effects of two programmes on one family multiply and come off again") {
  District d = district(denmark());
  run(d, at(1));
  const FamilyId id = d.children.front().family;
  REQUIRE(d.at(id).born > 0);
  const ChildId first{d.at(id).first_child};
  const double untouched = d.at(first).frailty;
  change_need_ratio(d, id, 1.0F, 0.8F);
  change_need_ratio(d, first, 1, 0.5);
  CHECK(d.at(first).frailty == doctest::Approx(untouched * 0.4));
  change_need_ratio(d, id, 1.0F, 0.9F);
  CHECK(d.at(id).need_ratio == doctest::Approx(0.72));
  CHECK(d.at(first).frailty == doctest::Approx(untouched * 0.36));
  change_need_ratio(d, id, 0.8F, 1.0F);
  change_need_ratio(d, first, 0.5, 1);
  CHECK(d.at(first).frailty == doctest::Approx(untouched * 0.9));
  CHECK(effect_left(0, 2) == 1);
  CHECK(effect_left(4, 2) == doctest::Approx(0.25));
}

TEST_CASE("a municipality's capacity is shared out without remainder") {
  for (const std::uint64_t capacity : {0U, 1U, 5U, 50U, 101U}) {
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < 40; ++i) sum += district_part(capacity, i, 40);
    CHECK(sum == capacity);
  }
}

TEST_SUITE_END();
