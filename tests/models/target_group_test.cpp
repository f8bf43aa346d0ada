#include "models/target_group.hpp"

#include <cmath>
#include <doctest/doctest.h>

#include "models/programme.hpp"
#include "tests/models/programme_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

struct Plain final : ProgrammeParameters {
  [[nodiscard]] std::unique_ptr<ProgrammeParameters> clone() const override {
    return std::make_unique<Plain>(*this);
  }
  void visit(ParameterVisitor&) override {}
};

Plain with_share(double after, double share) {
  Plain own;
  own.districts_after = after;
  own.district_share = share;
  return own;
}

/// A place of four districts with parent groups that cost nothing.
Parameters groups(std::vector<std::string> own = {}) {
  std::vector<std::string> settings{"municipality.births_per_year=400",
                                    "municipality.births_per_district=100",
                                    "programmes.leksand.enabled=true"};
  for (const std::string& setting : own) settings.push_back("programmes.leksand." + setting);
  return denmark(settings);
}

/// The parent groups of a scenario once more, as a programme of its own.
ProgrammeParameters& once_more(Parameters& p, const std::string& name) {
  const std::size_t kind = *kind_of(name);
  auto copy = p.programmes[kind]->clone();
  copy->name = name;
  p.programmes.push_back(std::move(copy));
  return *p.programmes.back();
}

ProgrammeParameters& first_groups(Parameters& p) { return *p.programmes[*kind_of("leksand")]; }

double joined(const Parameters& p) { return total(simulate(p)[1], Yearly::families_joined); }

}  // namespace

TEST_SUITE_BEGIN("target groups");

TEST_CASE("a share of the districts is kept as it is stated, whole districts or not") {
  for (const double after : {0.0, 0.1, 1.0 / 3})
    for (const double share : {0.0, 0.01, 0.25, 1.0 / 3, 0.5, 0.6})
      for (const std::uint32_t districts : {1U, 3U, 4U, 7U}) {
        const Plain own = with_share(after, share);
        double parts = 0, money = 0;
        std::uint64_t places = 0;
        for (std::uint32_t i = 0; i < districts; ++i) {
          parts += part_of_district(own, i, districts);
          money += amount_in(own, 100, i, districts);
          places += capacity_in(own, 11, i, districts);
        }
        CAPTURE(after);
        CAPTURE(share);
        CHECK(parts == doctest::Approx(share * districts));
        CHECK(money == doctest::Approx(share > 0 ? 100 : 0));
        CHECK(places == (share > 0 ? 11 : 0));
      }
}

TEST_CASE("half of three districts is one and a half") {
  const Plain own = with_share(0, 0.5);
  CHECK(part_of_district(own, 0, 3) == 1);
  CHECK(part_of_district(own, 1, 3) == doctest::Approx(0.5));
  CHECK(part_of_district(own, 2, 3) == 0);
  CHECK(districts_of(own, 3).count == 2);
}

TEST_CASE("one per cent of a single district is one per cent of its families, not all of them") {
  const double all =
      joined(denmark({"programmes.leksand.enabled=true", "municipality.births_per_year=1200",
                      "municipality.births_per_district=1200"}));
  const double few = joined(
      denmark({"programmes.leksand.enabled=true", "programmes.leksand.district_share=0.01",
               "municipality.births_per_year=1200", "municipality.births_per_district=1200"}));
  CHECK(std::abs(few - 0.01 * all) < 4 * std::sqrt(0.01 * all));
}

TEST_CASE("two programmes of a kind, side by side, reach each family once and miss none") {
  Parameters p = groups();
  Plain one = with_share(0, 0.37), other = with_share(0.37, 0.63);
  one.kind = other.kind = 1;
  District place = district(p);
  place.districts = 4;
  for (place.number = 0; place.number < 4; ++place.number)
    for (std::size_t i = 0; i < place.children.size(); ++i)
      REQUIRE(is_meant(place, one, place.children[i], 0) !=
              is_meant(place, other, place.children[i], 0));
}

TEST_CASE("a further programme alone is the single programme, to the bit") {
  const Parameters single = groups();
  Parameters further = single;
  once_more(further, "leksand_north");
  first_groups(further).enabled = false;
  const auto one = simulate(single), other = simulate(further);
  CHECK(same_bits(one[0], other[0]));
  CHECK(same_bits(one[1], other[1]));
  CHECK_FALSE(same_bits(one[0], one[1]));
}

TEST_CASE("programmes for different families reach together what one for all of them reaches") {
  const double all = joined(groups({"birth_to=0"}));
  Parameters p = groups({"birth_to=1"});
  const double first = joined(p);
  ProgrammeParameters& later = once_more(p, "leksand_later");
  later.birth_from = 2;
  later.birth_to = 0;
  CHECK(first > 0);
  CHECK(all > 1.5 * first);
  // Who has been in a group joins no other of the same programme, but may join the second one's.
  CHECK(joined(p) >= all);
  first_groups(p).enabled = false;
  const double later_alone = joined(p);
  first_groups(p).enabled = true;
  CHECK(joined(p) == first + later_alone);
}

TEST_CASE("signs of risk divide families without overlap") {
  const double all = joined(groups());
  double sum = 0;
  std::vector<double> parts;
  for (const std::string sign : {"0", "1", "2", "3"}) {
    parts.push_back(joined(groups({"signs_from=" + sign, "signs_to=" + sign})));
    sum += parts.back();
  }
  CHECK(sum == all);
  CHECK(parts[0] > parts[1]);
  CHECK(parts[1] > parts[2]);
  CHECK(parts[2] > 0);
}

TEST_CASE("a child too old or too young for the programme is not taken in") {
  const auto taken_in = [](const std::vector<std::string>& own) {
    return total(simulate(denmark(programme("paa_forkant", own)))[1], Yearly::wellbeing_children);
  };
  CHECK(taken_in({"age_from=17"}) == 0);
  CHECK(taken_in({"age_to=0.5"}) == 0);  // the youngest effort begins at the first birthday
  const double all = taken_in({});
  CHECK(taken_in({"age_from=3", "age_to=5"}) > 0);
  CHECK(taken_in({"age_from=3", "age_to=5"}) <= all);
}

TEST_CASE("a child can join from the lowest age meant to the highest") {
  const District place = district(groups());
  Plain own = with_share(0, 1);
  own.kind = 1;
  own.age_from = 3;
  own.age_to = 5;
  for (const auto& [age, can] :
       {std::pair{2.9, false}, {3.0, true}, {4.2, true}, {5.0, true}, {5.1, false}}) {
    CAPTURE(age);
    CHECK(is_meant(place, own, place.children[0], age) == can);
  }
}

TEST_CASE("two staff programmes may follow each other or stand side by side, not overlap") {
  struct Case {
    double to, from;            ///< of the first, of the second; 0: no end, the first year
    double share, after_share;  ///< of districts: of the first; before those of the second
    bool contradict;
  };
  for (const Case& c : {Case{0, 0, 1, 0, true},
                        {2017, 2018, 1, 0, false},
                        {2018, 2018, 1, 0, true},
                        {0, 2020, 1, 0, true},
                        {0, 0, 0.5, 0.5, false},
                        {0, 0, 0.5, 0.25, true}}) {
    CAPTURE(c.to);
    CAPTURE(c.from);
    CAPTURE(c.after_share);
    Parameters p =
        denmark({"municipality.births_per_year=400", "municipality.births_per_district=100",
                 "programmes.sverigesmodel.enabled=true"});
    ProgrammeParameters& second = once_more(p, "sverigesmodel_later");
    ProgrammeParameters& first = *p.programmes[*kind_of("sverigesmodel")];
    first.to = c.to;
    first.district_share = c.share;
    second.from = c.from;
    second.districts_after = c.after_share;
    second.district_share = 1 - c.after_share;
    CHECK(contradictions_of_programmes(p).empty() != c.contradict);
    second.enabled = false;
    CHECK(contradictions_of_programmes(p).empty());
  }
}

TEST_CASE("to hear of later pregnancies changes nothing for those who are not reached") {
  const auto o = simulate(groups(
      {"birth_to=0", "gp_reach=0", "midwife_reach=0", "health_visitor_reach=0", "start_up=0"}));
  CHECK(same_bits(o[0], o[1]));
}

TEST_CASE("detection before later births, too, finds more families and pays for more") {
  const auto found = [](const std::string& later) {
    return simulate(denmark(programme("early_effort", {"detection_later_births=" + later})))[1];
  };
  const Outcome first = found("false"), all = found("true");
  CHECK(total(all, Yearly::families_recognised) > 1.5 * total(first, Yearly::families_recognised));
  CHECK(total(all, Yearly::early_effort_cost) > total(first, Yearly::early_effort_cost));
}

TEST_CASE("staff in half of the only district is half of the staff") {
  const auto gained = [](const std::string& share) {
    const auto o = simulate(
        denmark(programme("sverigesmodel", {"hiring_months=0", "district_share=" + share})));
    return o[1].yearly(Yearly::caseworker_years, 4) - o[0].yearly(Yearly::caseworker_years, 4);
  };
  CHECK(gained("0.5") == doctest::Approx(0.5 * gained("1")).epsilon(0.2));
}

TEST_CASE("names tell kinds") {
  CHECK(kind_of("leksand") == kind_of("leksand_2"));
  CHECK(own_part("early_effort_later_births") == "later_births");
  CHECK(own_part("early_effort").empty());
  for (const char* wrong : {"leksan", "leksand2", "leksand_", "leksand_North", "leksand_a b", ""})
    CHECK_FALSE(kind_of(wrong).has_value());
}

TEST_CASE("staff programmes of one place and time contradict each other, others do not") {
  const auto faults = [](auto change) {
    Parameters p = denmark(programme("sverigesmodel", {"to=2018"}));
    change(once_more(p, "sverigesmodel_2"));
    return inconsistencies(p).size();
  };
  CHECK(faults([](ProgrammeParameters&) {}) == 1);
  CHECK(faults([](ProgrammeParameters& p) { p.from = 2019, p.to = 0; }) == 0);
  CHECK(faults([](ProgrammeParameters& p) { p.enabled = false; }) == 0);
  Parameters apart = denmark(programme("sverigesmodel", {"district_share=0.5"}));
  once_more(apart, "sverigesmodel_2").districts_after = 0.5;
  CHECK(inconsistencies(apart).empty());
  first_groups(apart).birth_from = 3;
  CHECK(inconsistencies(apart).size() == 1);  // above birth_to = 1
}

TEST_SUITE_END();
