// Dose: what the first meeting, session, visit and follow-up do beside a whole course of them, and
// what each costs.
#include "models/dose.hpp"

#include <doctest/doctest.h>

#include "models/programme.hpp"
#include "tests/models/programme_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

double municipal(const Outcome& o, Category category) {
  return total_cost(o, category, Payer::municipality);
}

/// Scenario minus baseline over several replications.
struct Difference {
  double notifications{0}, placed{0}, cost{0};
};
Difference difference(const Parameters& p, std::uint32_t replications) {
  Difference sum;
  for (std::uint32_t r = 0; r < replications; ++r) {
    const auto o = simulate(p, r);
    sum.notifications += total(o[1], Yearly::notifications) - total(o[0], Yearly::notifications);
    sum.placed += total(o[1], ByAgeCount::first_placements, 0, 18) -
                  total(o[0], ByAgeCount::first_placements, 0, 18);
    sum.cost += municipal(o[1], Category::programme);
  }
  return sum;
}

/// The Leksand scenario's groups in a smaller Copenhagen, with an effect that can be told from
/// chance.
Parameters groups(const std::string& meetings, const std::vector<std::string>& own = {}) {
  const auto settings =
      with(programme("leksand", {"meetings=" + meetings, "acceptance=1", "attendance=1",
                                 "need_onset_ratio=0.3", "everyday_solved_per_tie=0.2"}),
           with({"municipality.births_per_year=1500"}, own));
  return load_scenario(KOHORT_SOURCE_DIR "/scenarios/copenhagen-2010-leksand.toml", settings)
      .central();
}

}  // namespace

TEST_SUITE_BEGIN("dose");

TEST_CASE("one, two, six and eighteen meetings: more do more and cost more, one at most a fifth") {
  std::vector<Difference> course;
  for (const char* meetings : {"1", "2", "6", "18"})
    course.push_back(difference(groups(meetings), 2));
  for (std::size_t i = 1; i < course.size(); ++i) {
    CAPTURE(i);
    CHECK(course[i].notifications < course[i - 1].notifications);
    CHECK(course[i].placed < course[i - 1].placed);
    CHECK(course[i].cost > course[i - 1].cost);
  }
  CHECK(course.front().notifications < 0);
  CHECK(course.front().placed <= 0);
  CHECK(-course.front().notifications < 0.2 * -course.back().notifications);
  CHECK(-course.front().placed < 0.2 * -course.back().placed);
  CHECK(course.front().cost < 0.2 * course.back().cost);
}

TEST_CASE("a course of no meetings is the baseline, but for the invitations") {
  auto o = simulate(denmark(programme("leksand", {"meetings=0"})));
  CHECK(total(o[1], Yearly::families_joined) > 50);
  CHECK(total(o[1], Yearly::families_met) == 0);
  CHECK(total_cost(o[1], Category::programme, Payer::region) > 0);
  const double paid =
      municipal(o[1], Category::programme) + total_cost(o[1], Category::programme, Payer::region);
  CHECK(paid == doctest::Approx(total(o[1], Yearly::invitation_cost)));
  forget_own_counts_and_costs(o);
  for (Outcome& one : o)
    for (std::size_t year = 0; year < one.budget_years(); ++year)
      for (const auto what : {Yearly::families_invited, Yearly::families_joined})
        one.yearly(what, year) = 0;
  CHECK(same_bits(o[0], o[1]));
}

TEST_CASE("ties come from the number of meetings shared, whatever part of the course that is") {
  const auto solved = [](const char* meetings) {
    double sum = 0;
    for (std::uint32_t r = 0; r < 3; ++r)
      sum += total(simulate(groups(meetings, {"programmes.leksand.need_onset_ratio=1",
                                              "programmes.leksand.tie_half_life=100"}),
                            r)[1],
                   Yearly::needs_solved_by_network);
    return sum;
  };
  const double one = solved("1"), two = solved("2"), eighteen = solved("18");
  CHECK(one > 0);
  CHECK(two > 1.5 * one);
  CHECK(two < 2.6 * one);
  CHECK(one < 0.2 * eighteen);
}

TEST_CASE("with saturation the first meetings do more, and a full course the same") {
  const auto solved = [](const char* meetings, const char* saturation) {
    return total(
        simulate(groups(meetings, {std::string{"programmes.leksand.saturation="} + saturation,
                                   "programmes.leksand.need_onset_ratio=1",
                                   "programmes.leksand.dropout=0"}))[1],
        Yearly::needs_solved_by_network);
  };
  CHECK(solved("2", "3") > 1.5 * solved("2", "0"));
}

TEST_CASE("each invitation is paid by who employs the one that gives it") {
  const auto paid = [](const std::string& who) {
    std::vector<std::string> own{"gp_reach=0", "midwife_reach=0", "health_visitor_reach=0",
                                 "acceptance=0", "start_up=0"};
    own.push_back(who + "_reach=1");
    own.push_back(who + "_invitation_price=200");
    own.push_back(who + "_invitation_price.price_year=2025");
    return simulate(denmark(programme("leksand", own)))[1];
  };
  for (const std::string who : {"gp", "midwife", "health_visitor"}) {
    CAPTURE(who);
    const Outcome o = paid(who);
    const double cost = 200 * total(o, Yearly::families_invited);
    REQUIRE(cost > 10000);
    const bool region = who != "health_visitor";
    CHECK(total_cost(o, Category::programme, Payer::region) == doctest::Approx(region ? cost : 0));
    CHECK(municipal(o, Category::programme) == doctest::Approx(region ? 0 : cost));
    CHECK(total(o, Yearly::leksand_cost) == doctest::Approx(cost));
  }
}

TEST_CASE("the midwife's part in early detection is the region's") {
  const Outcome o = simulate(denmark(
      programme("early_effort",
                {"screening_and_training=false", "early_visits=0", "start_up=0",
                 "detection_price=100", "detection_price.price_year=2025",
                 "detection_midwife_price=70", "detection_midwife_price.price_year=2025"})))[1];
  const double region = total_cost(o, Category::programme, Payer::region);
  CHECK(region > 1000);
  CHECK(municipal(o, Category::programme) / region == doctest::Approx(100.0 / 70));
}

TEST_CASE("added visits lower needs by their number, and do nothing unless they are said to") {
  const auto needs = [](const char* visits, const char* ratio) {
    double sum = 0;
    for (std::uint32_t r = 0; r < 2; ++r)
      sum += total(
          simulate(denmark(with(programme("early_effort",
                                          {"screening_and_training=false",
                                           "detection_sensitivity=1", "detection_specificity=0",
                                           "full_visits=8", std::string{"early_visits="} + visits,
                                           std::string{"visits_need_ratio="} + ratio}),
                                {"municipality.births_per_year=400"})),
                   r)[1],
          Yearly::everyday_needs);
    return sum;
  };
  const double none = needs("0", "0.4");
  CHECK(needs("8", "1") == none);
  CHECK(needs("1", "0.4") < none);
  CHECK(needs("4", "0.4") < needs("1", "0.4"));
  CHECK(needs("8", "0.4") < needs("4", "0.4"));
}

TEST_CASE("close follow-up matters if it is said to, with what it costs, and not otherwise") {
  const auto run = [](const std::string& months, const std::string& ratio,
                      const std::string& price) {
    return simulate(denmark(with(
        programme("sverigesmodel", {"caseworkers_factor=1", "followup_months=" + months,
                                    "followup_growth_ratio=" + ratio, "followup_price=" + price}),
        {"municipality.births_per_year=400", "casework.escalation_elasticity=0"})));
  };
  const auto rarely = run("3", "1", "0"), often = run("1", "1", "0");
  CHECK(same_bits(rarely[0], rarely[1]));
  CHECK(same_bits(rarely[1], often[1]));
  const auto starts = [&](const char* months) {
    return total(run(months, "0.2", "0")[1], Yearly::placement_starts);
  };
  const double every_third = starts("3");
  CHECK(starts("1") < every_third);
  CHECK(every_third < total(rarely[0], Yearly::placement_starts));
  // Fewer than the law's do harm.
  CHECK(starts("60") > total(rarely[0], Yearly::placement_starts));
  const auto wages = [&](const std::string& months, const std::string& price) {
    return municipal(run(months, "1", price)[1], Category::caseworkers);
  };
  const double free = wages("3", "0");
  CHECK((wages("1", "500") - free) / (wages("3", "500") - free) == doctest::Approx(3).epsilon(0.1));
}

TEST_SUITE_END();
