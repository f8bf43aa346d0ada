#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/run/break_even.hpp"
#include "app/run/plan.hpp"
#include "app/words/input_error.hpp"
#include "models/programme.hpp"
#include "tests/app/results_fake.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;
using test::fake_options;
using test::fake_scenario;
using test::TemporaryFolder;

namespace {

nlohmann::json json_in(const std::filesystem::path& folder, const char* name = "summary.json") {
  return nlohmann::json::parse(test::read_file(folder / name));
}

/// Half and one and a half times as many caseworkers more, for a few children and years.
struct Two {
  Two() {
    const auto write = [this](const char* name, const char* factor) {
      return load_scenario(folder.write(
          name, "extends = \"" + test::shipped("gladsaxe-2016-sverigesmodel.toml").string() +
                    "\"\n[municipality]\nbirths_per_year = 40\n[time]\nbudget_years = "
                    "3\nhorizon_age = 20\n[programmes.sverigesmodel]\n"
                    "caseworkers_factor = " +
                    factor + "\n"));
    };
    scenarios.push_back(write("few.toml", "1.2"));
    scenarios.push_back(write("many.toml", "1.8"));
  }
  [[nodiscard]] RunOptions options(const std::string& reference) const {
    RunOptions o = fake_options(results.path() / ("r" + reference), 6);
    o.draws = 3;
    o.break_even = false;
    o.language = "en";
    o.reference = reference;
    return o;
  }
  test::Folder folder;
  TemporaryFolder results;
  std::vector<Scenario> scenarios;
};

/// Value of each replication, by row and metric.
using Replications = std::map<std::pair<std::string, std::string>, std::vector<double>>;
Replications replications_in(const std::filesystem::path& folder) {
  std::istringstream lines{test::read_file(folder / "tables" / "replication_headline.csv")};
  Replications all;
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::istringstream cells{line};
    std::string row, replication, draw, metric, value;
    for (std::string* cell : {&row, &replication, &draw, &metric, &value})
      std::getline(cells, *cell, ',');
    all[{row, metric}].push_back(std::stod(value));
  }
  return all;
}

double caseworkers_factor(const Parameters& p) {
  const auto types = programme_types();
  for (std::size_t i = 0; i < types.size(); ++i)
    if (types[i].name == "sverigesmodel") return types[i].caseworkers_factor(*p.programmes[i]);
  return 1;
}

/// Placement-years and what the programme costs, by scenario; all else is nothing.
Engine engine_of(std::function<double(std::size_t scenario, std::uint32_t replication)> cost,
                 std::function<double(std::size_t scenario)> placed) {
  Engine engine = test::fake_engine();
  engine.simulate = [cost = std::move(cost), placed = std::move(placed)](
                        std::span<const Parameters* const> scenarios, std::uint64_t,
                        std::uint32_t replication) {
    std::vector<Outcome> outcomes(scenarios.size() + 1, Outcome{test::fake_years, test::fake_ages});
    for (Outcome& outcome : outcomes) {
      outcome.yearly(Yearly::placement_years_foster, 0) = 100;
      outcome.by_age(ByAgeCount::child_years, 0) = 50;
    }
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      outcomes[i + 1].yearly(Yearly::placement_years_foster, 0) -= placed(i);
      outcomes[i + 1].cost(0, Category::programme, Payer::municipality) = cost(i, replication);
    }
    return outcomes;
  };
  return engine;
}

}  // namespace

TEST_SUITE("reference") {
  TEST_CASE("a difference from another scenario is that of their differences from the baseline") {
    const Two two;
    REQUIRE(test::run(two.scenarios, two.options(""), Engine{}).code == 0);
    const auto against_many = test::run(two.scenarios, two.options("many"), Engine{});
    REQUIRE(against_many.code == 0);
    const auto plain = json_in(two.results.path() / "r");
    const auto other = json_in(two.results.path() / "rmany");
    // The same lives, and yet other results.
    CHECK(plain["result_hash"] == other["result_hash"]);
    CHECK(json_in(two.results.path() / "r", "manifest.json")["input_hash"] !=
          json_in(two.results.path() / "rmany", "manifest.json")["input_hash"]);
    REQUIRE(other["scenarios"].size() == 1);
    const auto& few = other["scenarios"][0];
    CHECK(few["id"] == "few");
    CHECK(few["baseline"] == "many");
    CHECK(few["reference"]["id"] == "many");
    CHECK(plain["scenarios"][0]["reference"].is_null());

    const Replications values = replications_in(two.results.path() / "r");
    for (const char* metric : {"placement_starts", "placement_years", "notifications", "complaints",
                               "cost_municipality", "cost_public"}) {
      CAPTURE(metric);
      const auto& a = values.at({"few", metric});
      const auto& b = values.at({"many", metric});
      const auto& base = values.at({"baseline", metric});
      REQUIRE(a.size() == 6);
      double sum = 0;
      for (std::size_t r = 0; r < a.size(); ++r) sum += (a[r] - base[r]) - (b[r] - base[r]);
      const auto& found = few["metrics"][metric];
      CHECK(found["difference"]["mean"].get<double>() ==
            doctest::Approx(sum / 6).epsilon(1e-9).scale(std::abs(base[0])));
      CHECK(found["baseline"]["mean"].get<double>() ==
            doctest::Approx((b[0] + b[1] + b[2] + b[3] + b[4] + b[5]) / 6));
    }
    // What was adopted pays for the proposal, whatever it is compared with.
    CHECK(few["budget_lines"] == plain["scenarios"][0]["budget_lines"]);
  }

  TEST_CASE("terminal, summary and page say what the comparison is with") {
    const TemporaryFolder folder;
    RunOptions options = fake_options(folder.path(), 6);
    options.language = "en";
    options.reference = "other";
    Scenario other = fake_scenario("other", "2");
    other.title = {"Det andet", "The other one"};
    const auto ran = test::run({fake_scenario(), other}, options);
    REQUIRE(ran.code == 0);
    const std::string sentence = "The comparison is with “The other one”, not with no programmes";
    CHECK(contains(ran.out, sentence.substr(0, 40)));
    CHECK(contains(ran.out, "Reference"));
    CHECK(contains(json_in(folder.path())["scenarios"][0]["answer"]["en"][0].get<std::string>(),
                   sentence));
    CHECK(contains(json_in(folder.path())["scenarios"][0]["answer"]["da"][0].get<std::string>(),
                   "Det andet"));
    CHECK(contains(test::read_file(folder.path() / "report.html"), sentence));
    CHECK(json_in(folder.path(), "manifest.json")["reference"]["id"] == "other");
    // Payback and everything else are of that comparison: both pay the same.
    CHECK(json_in(folder.path())["scenarios"][0]["no_difference"] == true);
  }

  TEST_CASE("a reference that is not there, alone, or of other people is refused") {
    const auto refusal = [](const std::vector<Scenario>& scenarios, const std::string& name) {
      RunOptions options;
      options.draws = 0;
      options.reference = name;
      try {
        (void)make_plan(scenarios, options);
        return std::string{};
      } catch (const InputError& error) {
        return error.problems().front();
      }
    };
    const std::vector<Scenario> two{fake_scenario("little", "1"), fake_scenario("much", "2")};
    CHECK(refusal(two, "much.toml").empty());
    CHECK(contains(refusal(two, "litle"), "did you mean little?"));
    CHECK(contains(refusal(two, "litle"), "--reference litle: expected"));
    CHECK(contains(refusal({fake_scenario("little")}, "little"), "nothing is left to compare"));
    const Two real;
    std::vector<Scenario> places = real.scenarios;
    places.push_back(
        load_scenario(real.folder.path() / "few.toml", {"municipality.births_per_year=50"}));
    places.back().id = "bigger";
    const std::string why = refusal(places, "few");
    CHECK(contains(why, "municipality.births_per_year = 40"));
    CHECK(contains(why, "same place and people"));
  }

  TEST_CASE("break-even against a reference is where both cost the same") {
    const Two two;
    BreakEvenTask task{.scenario = &two.scenarios[1], .reference = &two.scenarios[0]};
    task.years = 3;
    task.seed = 1;
    task.replications = task.most_replications = 8;
    Engine engine;
    // Five for each caseworker more, less what the effect of caseload on institutions saves.
    engine.simulate = [](std::span<const Parameters* const> p, std::uint64_t, std::uint32_t r) {
      std::vector<Outcome> outcomes(p.size() + 1, Outcome{3, 20});
      for (std::size_t i = 0; i < p.size(); ++i) {
        const double more = caseworkers_factor(*p[i]) - 1;
        outcomes[i + 1].cost(0, Category::programme, Payer::municipality) =
            more * (5 - 10 * p[i]->casework.institution_elasticity) + 0.001 * (r % 3);
      }
      return outcomes;
    };
    const auto found = break_even(task, engine, [](double) {});
    REQUIRE(found);
    const double stated = two.scenarios[1].central().casework.institution_elasticity;
    REQUIRE(stated > 0);
    // The difference is 0.6 (5 - 10 s stated), if the effect is as strong on both sides; were it
    // left as stated there, 0.8 (5 - 10 s stated) = 0.2 (5 - 10 stated).
    CHECK(found->front().outcome == BreakEven::Outcome::found);
    CHECK(found->front().strength.at == doctest::Approx(0.5 / stated).epsilon(0.01));
  }

  TEST_CASE("several scenarios stand side by side with the prices of more effect") {
    const TemporaryFolder folder;
    RunOptions options = fake_options(folder.path(), 6);
    options.language = "en";
    // 20 for 1, 30 for 2, 50 for 2 and 100 for 4, a hundred thousand kr. each.
    const std::vector<double> cost{20, 30, 50, 100}, less{1, 2, 2, 4};
    const Engine engine = engine_of([&](std::size_t i, std::uint32_t) { return 1e5 * cost[i]; },
                                    [&](std::size_t i) { return less[i]; });
    const auto ran = test::run({fake_scenario("b", "1"), fake_scenario("c", "2"),
                                fake_scenario("d", "3"), fake_scenario("e", "4")},
                               options, engine);
    REQUIRE(ran.code == 0);
    const auto table = json_in(folder.path())["incremental"][0];
    CHECK(table["cost"] == "cost_municipality");
    CHECK(table["reference"] == "baseline");
    const std::vector<std::string> order{"baseline", "b", "c", "d", "e"};
    const std::vector<std::string> standing{"frontier", "extendedly dominated", "frontier",
                                            "dominated", "frontier"};
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(table["rows"][i]["option"] == order[i]);
      CHECK(table["rows"][i]["standing"] == standing[i]);
    }
    CHECK(table["rows"][2]["ratio"] == doctest::Approx(15e5));
    CHECK(table["rows"][4]["ratio"] == doctest::Approx(35e5));
    CHECK(table["rows"][4]["against"] == "c");
    CHECK(contains(ran.out, "dominated by a mixture"));
    CHECK(contains(test::read_file(folder.path() / "tables" / "incremental.csv"),
                   "baseline,cost_municipality,placement_years,e,"));
    // With one scenario there is nothing to weigh.
    const TemporaryFolder one;
    REQUIRE(test::run({fake_scenario()}, fake_options(one.path(), 2)).code == 0);
    CHECK(json_in(one.path())["incremental"].empty());
  }

  TEST_CASE("a reference changes no price along the frontier") {
    std::vector<nlohmann::json> tables;
    for (const char* reference : {"", "c"}) {
      const TemporaryFolder folder;
      RunOptions options = fake_options(folder.path(), 6);
      options.reference = reference;
      const Engine engine =
          engine_of([](std::size_t i, std::uint32_t r) { return i == 0 ? 2e6 + r : 3e6 + 2.0 * r; },
                    [](std::size_t i) { return i == 0 ? 3.0 : 4.0; });
      REQUIRE(test::run({fake_scenario("b", "1"), fake_scenario("c", "2")}, options, engine).code ==
              0);
      tables.push_back(json_in(folder.path())["incremental"][0]);
    }
    CHECK(tables[1]["reference"] == "c");
    for (std::size_t i = 0; i < 3; ++i) {
      const auto& a = tables[0]["rows"][i];
      const auto& b = tables[1]["rows"][i];
      CHECK(a["option"] == b["option"]);
      CHECK(a["against"] == b["against"]);
      if (!a["ratio"].is_null()) CHECK(b["ratio"] == doctest::Approx(a["ratio"].get<double>()));
    }
    CHECK(tables[1]["rows"][2]["effect"]["mean"] == 0);
    CHECK(tables[1]["rows"][0]["effect"]["mean"] == -4);
  }
}
