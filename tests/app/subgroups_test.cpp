#include "app/results/subgroups.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/app/results_fake.hpp"

using namespace kohort;
using test::contains;

namespace {

/// Outcomes in which only these children exist.
SubgroupValues values_of(const std::vector<std::pair<double, double>>& children_and_placed) {
  SubgroupValues values;
  for (const auto& [children, placed] : children_and_placed) {
    Outcome outcome{1, 1};
    outcome.subgroup(Subgroup::boys, SubgroupCount::children) = children;
    outcome.subgroup(Subgroup::boys, SubgroupCount::ever_placed) = placed;
    outcome.subgroup(Subgroup::boys, SubgroupCount::cost_public) = 1000 * children;
    gather_subgroups(outcome, values);
  }
  return values;
}

}  // namespace

TEST_SUITE("subgroups") {
  TEST_CASE("every child of a group counts alike, differences are paired by replication") {
    const std::vector<std::uint32_t> draws{0, 0};
    const auto groups =
        summarise_subgroups(values_of({{100, 10}, {50, 4}}), values_of({{100, 8}, {50, 4}}), draws);
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].name() == "boys");
    CHECK(groups[0].division == "sex");
    CHECK(groups[0].children == 75);
    CHECK(groups[0].figure(SubgroupCount::ever_placed).baseline.mean ==
          doctest::Approx(1000 * 14.0 / 150));
    CHECK(groups[0].figure(SubgroupCount::ever_placed).difference.mean ==
          doctest::Approx(-1000 * 2.0 / 150));
    CHECK(groups[0].figure(SubgroupCount::cost_public).baseline.mean == doctest::Approx(1000));
  }

  TEST_CASE("a replication without children of a group does not pull its figures to zero") {
    const std::vector<std::uint32_t> draws{0, 0, 0};
    const auto values = values_of({{10, 1}, {0, 0}, {10, 1}});
    const auto groups = summarise_subgroups(values, values, draws);
    CHECK(groups[0].figure(SubgroupCount::ever_placed).baseline.mean == doctest::Approx(100));
    CHECK(groups[0].children == doctest::Approx(20.0 / 3));
    CHECK(groups[0].small());
  }

  TEST_CASE("only groups with fewer children than the limit are flagged") {
    const std::vector<std::uint32_t> draws{0};
    const auto flagged = [&](double children) {
      const auto values = values_of({{children, 0}});
      return summarise_subgroups(values, values, draws)[0].small();
    };
    CHECK(flagged(fewest_children - 1));
    CHECK_FALSE(flagged(fewest_children));
  }

  TEST_CASE("summary, table, database and report have the groups") {
    const test::TemporaryFolder folder;
    const auto ran = test::run({test::fake_scenario()}, test::fake_options(folder.path(), 5));
    REQUIRE(ran.code == 0);
    CHECK(contains(ran.out, "For hvem?"));
    const auto json = nlohmann::json::parse(test::read_file(folder.path() / "summary.json"));
    const auto& groups = json["scenarios"][0]["subgroups"];
    REQUIRE(groups.size() == subgroup_count);
    CHECK(groups[0]["division"] == "risk_zone");
    CHECK(groups[0]["figures"]["ever_placed"]["difference"]["mean"].is_number());
    const std::string csv = test::read_file(folder.path() / "tables" / "subgroup.csv");
    CHECK(contains(csv, "scenario,division,group,figure,small,mean"));
    CHECK(contains(csv, "trial,mother_education,long_higher,cost_public,0,"));
    const std::string html = test::read_file(folder.path() / "report.html");
    CHECK(contains(html, R"("group":"outside_risk_zone")"));
    CHECK(contains(html, R"("group":"upper_secondary")"));
  }
}
