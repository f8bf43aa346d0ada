// Which way results should move, as somebody who knows the field would expect; each on the same
// people in both arms, replication by replication.
#include <cmath>
#include <doctest/doctest.h>
#include <functional>

#include "app/results/estimate.hpp"
#include "models/placement_counts.hpp"
#include "models/screening.hpp"
#include "tests/verification/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

using Value = std::function<double(std::uint32_t replication)>;

/// Whether `higher` exceeds `lower` by more than four standard errors of the paired difference.
bool surely_more(const Value& higher, const Value& lower, std::uint32_t replications) {
  std::vector<double> difference;
  for (std::uint32_t r = 0; r < replications; ++r) difference.push_back(higher(r) - lower(r));
  const Estimate e = estimate(difference, replications_of(difference));
  MESSAGE("mean difference ", e.mean, ", standard error ", e.se);
  return e.mean > 4 * e.se;
}

Value of_baseline(const Settings& settings, double (*figure)(const Outcome&)) {
  return [p = denmark(settings), figure](std::uint32_t r) {
    return figure(simulate_baseline(p, 7, r));
  };
}

Value of_scenario(const Settings& settings, double (*figure)(const Outcome&)) {
  return [p = denmark(settings), figure](std::uint32_t r) { return figure(simulate(p, r)[1]); };
}

double starts(const Outcome& o) { return total(o, Yearly::placement_starts); }

double placed_share(const Outcome& o, Subgroup group) {
  return o.subgroup(group, SubgroupCount::ever_placed) /
         std::max(1.0, o.subgroup(group, SubgroupCount::children));
}

double mean_wait(const Outcome& o) {
  return total(o, Yearly::wait_years) / std::max(1.0, total(o, Yearly::waits));
}

double mean_training_wait(const Outcome& o) {
  return total(o, Yearly::training_wait_years) / std::max(1.0, total(o, Yearly::training_waits));
}

/// Everyday needs that networks solved, for each family that joined.
double solved_per_family(const Outcome& o) {
  return total(o, Yearly::needs_solved_by_network) /
         std::max(1.0, total(o, Yearly::families_joined));
}

double reentries_per_return(const Outcome& o) {
  return total(o, Yearly::reentries) / std::max(1.0, total(o, Yearly::returns_home));
}

/// Cost of a year in placement before refund, over the budget years.
double cost_per_placement_year(const Outcome& o) {
  double cost = 0;
  for (std::size_t type = 0; type < place_types; ++type)
    cost += total_cost(o, cost_of_place[type], Payer::municipality);
  return cost / placement_years(o);
}

}  // namespace

TEST_SUITE_BEGIN("directions");

TEST_CASE("direction: more vulnerable families have more placements") {
  const Settings large{"municipality.births_per_year=600"};
  const Settings more_onset{"municipality.births_per_year=600",
                            "needs.onset=[0.096,0.096,0.096,0.108,0.156,0.18]"};
  CHECK(surely_more(of_baseline(more_onset, starts), of_baseline(large, starts), 12));
  // Within one place: the risk zone, and mothers with basic school only against long education.
  const Value zone =
      of_baseline(large, [](const Outcome& o) { return placed_share(o, Subgroup::risk_zone); });
  const Value outside = of_baseline(
      large, [](const Outcome& o) { return placed_share(o, Subgroup::outside_risk_zone); });
  CHECK(surely_more(zone, outside, 5));
  const Value basic = of_baseline(
      large, [](const Outcome& o) { return placed_share(o, Subgroup::education_basic); });
  const Value higher = of_baseline(
      large, [](const Outcome& o) { return placed_share(o, Subgroup::education_long); });
  CHECK(surely_more(basic, higher, 5));
}

TEST_CASE("direction: parent groups of vulnerable families alone solve less than mixed ones") {
  const auto groups = [](const Settings& who_joins) {
    return all_of(
        {everybody_joins(),
         who_joins,
         {"programmes.leksand.everyday_solved_per_tie=0.1", "municipality.births_per_year=400"}});
  };
  const Settings mixed = groups({});
  // Acceptance rises so steeply with vulnerability that the others hardly join.
  const Settings vulnerable = groups(
      {"programmes.leksand.acceptance=0.005", "programmes.leksand.acceptance_vulnerability=3"});
  CHECK(surely_more(of_scenario(mixed, solved_per_family),
                    of_scenario(vulnerable, solved_per_family), 8));
  // Where nobody has resources to spare, a group solves nothing.
  const auto nobody = groups({"programmes.leksand.resource_vulnerability_limit=-5"});
  CHECK(total(simulate(denmark(nobody))[1], Yearly::needs_solved_by_network) == 0);
}

TEST_CASE("direction: halved caseloads shorten waits") {
  const Settings few{"casework.caseworkers_per_1000_children=1.1"};
  const auto halved = all_of({few, programme("sverigesmodel", {"caseworkers_factor=2"})});
  CHECK(surely_more(of_baseline(few, mean_wait), of_scenario(halved, mean_wait), 12));
}

TEST_CASE("direction: halved caseloads change placements in proportion to the elasticity") {
  const auto model = [](const char* elasticity) {
    return all_of({programme("sverigesmodel", {"caseworkers_factor=2"}),
                   {"casework.stay_elasticity=0", "casework.institution_elasticity=0",
                    "casework.examination_elasticity=0", "municipality.births_per_year=300",
                    std::string{"casework.placement_elasticity="} + elasticity}});
  };
  CHECK(surely_more(of_scenario(model("0"), starts), of_scenario(model("0.3"), starts), 8));
  CHECK(surely_more(of_scenario(model("0.3"), starts), of_scenario(model("1"), starts), 8));
}

TEST_CASE("direction: specificity 0.8 at 4 per cent prevalence floods the team, and it shows") {
  const auto with = [](const char* specificity) {
    return programme("early_effort",
                     {"granted_risk=1", "granted_other=1", "granted_months=0", "refusal=0",
                      "training_acceptance=1", "poor_contact_share=0.04", "team_families=5",
                      "training_patience_months=36", std::string{"specificity="} + specificity});
  };
  CHECK(surely_more(of_scenario(with("0.8"), mean_training_wait),
                    of_scenario(with("0.99"), mean_training_wait), 6));
  // Six in seven positives are false already by the hand formula.
  const auto o = simulate(denmark(with("0.8")))[1];
  CHECK(0.04 * 0.6 / (0.04 * 0.6 + 0.96 * 0.2) == doctest::Approx(1.0 / 9));
  CHECK(total(o, Yearly::screen_false_positives) > 4 * total(o, Yearly::screen_true_positives));
}

TEST_CASE("direction: shorter placements raise re-entry") {
  const Settings usual{"municipality.births_per_year=400"};
  const auto shorter = all_of({usual, {"placement.short_exit=2.4", "placement.long_exit=0.1"}});
  const auto again = [](const Outcome& o) { return total(o, Yearly::reentries); };
  CHECK(surely_more(of_baseline(shorter, again), of_baseline(usual, again), 12));
  // Stays that fewer cases make shorter bring more children back for each return.
  const auto stays = [](const char* elasticity) {
    return all_of({programme("sverigesmodel", {"caseworkers_factor=2"}),
                   {"casework.stay_elasticity=1", "municipality.births_per_year=600",
                    std::string{"placement.reentry_shortening="} + elasticity}});
  };
  CHECK(surely_more(of_scenario(stays("0.9"), reentries_per_return),
                    of_scenario(stays("0"), reentries_per_return), 24));
}

TEST_CASE("direction: the Swedish mix costs less per placement-year") {
  const auto place = [](const char* file) {
    const Parameters p = load_scenario(std::string{KOHORT_SOURCE_DIR "/scenarios/"} + file,
                                       {"municipality.births_per_year=300"})
                             .central();
    return [p](std::uint32_t r) { return cost_per_placement_year(simulate_baseline(p, 7, r)); };
  };
  CHECK(surely_more(place("denmark.toml"), place("boraas-reference.toml"), 8));
}

TEST_SUITE_END();
