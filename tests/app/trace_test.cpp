#include "app/trace/trace.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <regex>
#include <set>

#include "app/trace/moment.hpp"
#include "app/words/input_error.hpp"
#include "app/words/messages.hpp"
#include "app/words/messages_trace.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;
using kohort::test::Capture;

namespace {

const std::string small = "municipality.births_per_year=150";

std::string shipped(const std::string& name) { return KOHORT_SOURCE_DIR "/scenarios/" + name; }

Scenario gladsaxe(std::vector<std::string> overrides = {}) {
  overrides.push_back(small);
  return load_scenario(shipped("gladsaxe-2016-sverigesmodel.toml"), overrides);
}

Scenario leksand(std::vector<std::string> overrides = {}) {
  overrides.push_back(small);
  return load_scenario(shipped("copenhagen-2010-leksand.toml"), overrides);
}

std::vector<TraceRow> childhood_rows(const TracedChild& child) {
  return side_by_side(child.baseline.childhood, child.scenario.childhood);
}

bool mentions(const std::vector<LifeEvent>& events, const std::string& words) {
  return std::any_of(events.begin(), events.end(),
                     [&](const LifeEvent& e) { return test::contains(e.text, words); });
}

std::string printed(TraceOptions options) {
  const Capture out;
  CHECK(trace_command(options, out.file()) == 0);
  return out.text();
}

}  // namespace

TEST_SUITE("trace") {
  TEST_CASE("as CSV every followed child has a row, whose sums are those of its two lives") {
    TraceOptions options;
    options.scenario = shipped("gladsaxe-2016-sverigesmodel.toml");
    options.overrides = {small};
    options.csv = true;
    const auto all = life_differences(gladsaxe(), 1, 0);
    const std::string text = printed(options);
    CHECK(static_cast<std::size_t>(std::ranges::count(text, '\n')) == all.size() + 1);
    // Groups are told as in a run's tables.
    CHECK(test::contains(text, "risk_zone"));
    CHECK(test::contains(text, "under_25"));
    const Table table = lives_table(all, 2016);
    std::size_t at = 0;
    double difference = 0, of_all = 0;
    table.rows([&](const Row& row) {
      REQUIRE(row.size() == table.columns.size());
      const LifeDifference& child = all[at++];
      CHECK(std::get<std::int64_t>(row[0]) == child.person.number);
      CHECK(std::get<std::int64_t>(row[1]) == 2016 + std::floor(child.person.birth));
      CHECK(std::get<std::int64_t>(row[5]) == child.person.in_family);
      difference += std::get<double>(row[15]) - std::get<double>(row[11]);
      of_all += child.cost_public();
    });
    CHECK(at == all.size());
    CHECK(difference == doctest::Approx(of_all));
  }

  TEST_CASE("a programme nobody joins gives two identical lives, and the trace says so") {
    const Scenario scenario =
        leksand({"programmes.leksand.acceptance=0", "programmes.leksand.start_up=0",
                 "programmes.leksand.gp_invitation_price=0",
                 "programmes.leksand.midwife_invitation_price=0",
                 "programmes.leksand.health_visitor_invitation_price=0"});
    const auto all = life_differences(scenario, 1, 0);
    REQUIRE(all.size() > 500);
    for (const LifeDifference& d : all) REQUIRE(d.baseline == d.scenario);
    // Only the invitation itself is an event; without it, not one line differs.
    const Scenario unreached =
        leksand({"programmes.leksand.gp_reach=0", "programmes.leksand.midwife_reach=0",
                 "programmes.leksand.health_visitor_reach=0"});
    for (const std::uint32_t number : {1U, 40U, all.front().person.number}) {
      const TracedChild child = trace_child(unreached, 1, 0, number, "da");
      CHECK(child.baseline == child.scenario);
      CHECK(test::contains(trace_text(child, unreached, 1, 0, "da"), "De to liv er ens"));
      CHECK(test::contains(trace_text(child, unreached, 1, 0, "en"), "The two lives are the same"));
      CHECK_FALSE(test::contains(trace_text(child, unreached, 1, 0, "da"), "\u2260"));
    }
  }

  TEST_CASE("the child whose lives differ most has lives that part, after equal lines") {
    const Scenario scenario = gladsaxe();
    const auto all = life_differences(scenario, 1, 0);
    REQUIRE(all.front().placement_years() != 0);
    const TracedChild child = trace_child(scenario, 1, 0, all.front().person.number, "da");
    const auto rows = childhood_rows(child);
    const auto first =
        std::find_if(rows.begin(), rows.end(), [](const TraceRow& row) { return row.differs(); });
    REQUIRE(first != rows.end());
    for (auto row = rows.begin(); row != first; ++row) {
      CHECK(row->baseline == row->scenario);
      CHECK_FALSE(row->baseline.empty());
      CHECK(row->later == 0);
    }
  }

  TEST_CASE("every event of both lives stands in exactly one line, in order of age") {
    const Scenario scenario = gladsaxe();
    const auto all = life_differences(scenario, 1, 0);
    for (std::size_t i = 0; i < 5; ++i) {
      const TracedChild child = trace_child(scenario, 1, 0, all[i].person.number, "da");
      const auto rows = childhood_rows(child);
      const auto filled = [&](std::string TraceRow::*column) {
        return static_cast<std::size_t>(std::count_if(
            rows.begin(), rows.end(), [&](const TraceRow& row) { return !(row.*column).empty(); }));
      };
      CHECK(filled(&TraceRow::baseline) == child.baseline.childhood.size());
      CHECK(filled(&TraceRow::scenario) == child.scenario.childhood.size());
      CHECK(std::is_sorted(rows.begin(), rows.end(),
                           [](const TraceRow& a, const TraceRow& b) { return a.age < b.age; }));
    }
  }

  TEST_CASE("a childhood begins with the birth and ends with the coming of age") {
    const Scenario scenario = gladsaxe();
    for (std::uint32_t number = 1; number <= 40; ++number) {
      const TracedChild child = trace_child(scenario, 1, 0, number, "da");
      for (const Life* life : {&child.baseline, &child.scenario}) {
        REQUIRE(life->childhood.size() >= 2);
        CHECK(test::contains(life->childhood.front().text, "Fødes"));
        CHECK(life->childhood.front().age == doctest::Approx(0));
        CHECK(test::contains(life->childhood.back().text, "Fylder 18 år"));
        CHECK(life->childhood.back().age == doctest::Approx(18));
        for (const LifeEvent& e : life->adult) CHECK(e.age >= 18 - 1e-9);
      }
    }
  }

  TEST_CASE("watching changes nothing: a traced life adds up to what the list says") {
    const Scenario scenario = gladsaxe();
    const auto all = life_differences(scenario, 1, 0);
    for (std::size_t i = 0; i < 8; ++i) {
      const TracedChild child = trace_child(scenario, 1, 0, all[i].person.number, "en");
      CHECK(child.baseline.totals == all[i].baseline);
      CHECK(child.scenario.totals == all[i].scenario);
      CHECK(mentions(child.baseline.childhood, "s placed ") ==
            (child.baseline.totals.placement_years > 0));
    }
  }

  TEST_CASE("the children of the list add up to the followed children of a run") {
    const Scenario scenario = gladsaxe();
    const Parameters* const parameters[] = {&scenario.central()};
    const auto outcomes = simulate_replication(parameters, 1, 0);
    const auto all = life_differences(scenario, 1, 0);
    double placed_years = 0;
    double cost = 0;
    for (const LifeDifference& d : all) {
      placed_years += d.scenario.placement_years;
      cost += d.scenario.cost_public;
    }
    double expected_years = 0;
    double expected_cost = 0;
    for (std::size_t age = 0; age < outcomes[1].ages(); ++age) {
      expected_years += outcomes[1].by_age(ByAgeCount::placed_years, age);
      for (std::size_t c = 0; c < size_of<Category>; ++c)
        for (const Payer payer : {Payer::municipality, Payer::region, Payer::state})
          expected_cost += outcomes[1].followed(age, static_cast<Category>(c), payer);
    }
    CHECK(placed_years == doctest::Approx(expected_years).epsilon(1e-9));
    CHECK(cost == doctest::Approx(expected_cost).epsilon(1e-9));
  }

  TEST_CASE("families that join a parent group are seen to join") {
    const Scenario scenario =
        leksand({"programmes.leksand.acceptance=1", "programmes.leksand.acceptance_vulnerability=0",
                 "programmes.leksand.gp_reach=1"});
    int joined = 0;
    // Early numbers are younger siblings in families that are older than the programme.
    for (std::uint32_t number = 10; number <= 700; number += 15) {
      const TracedChild child = trace_child(scenario, 1, 0, number, "da");
      CHECK_FALSE(mentions(child.baseline.childhood, "forældregruppe"));
      joined += mentions(child.scenario.childhood, "siger ja til forældregruppen");
    }
    CHECK(joined > 15);
  }

  TEST_CASE("an unknown child is an input error that names the range") {
    const Scenario scenario = gladsaxe();
    const std::size_t count = life_differences(scenario, 1, 0).size();
    for (const std::uint32_t number : {0U, static_cast<std::uint32_t>(count) + 1}) {
      CAPTURE(number);
      try {
        (void)trace_child(scenario, 1, 0, number, "da");
        FAIL("no error");
      } catch (const InputError& error) {
        CHECK(test::contains(error.what(), "1 to " + std::to_string(count)));
      }
    }
    CHECK_NOTHROW((void)trace_child(scenario, 1, 0, static_cast<std::uint32_t>(count), "da"));
  }

  TEST_CASE("both languages have every message, with the same places to fill in") {
    const std::regex place{"\\{[0-9]\\}"};
    std::set<std::string_view> keys;
    for (const Message& m : trace_messages()) {
      CAPTURE(m.key);
      CHECK(keys.insert(m.key).second);
      CHECK_FALSE(m.da.empty());
      CHECK_FALSE(m.en.empty());
      const auto places = [&](std::string_view t) {
        const std::string copy{t};
        std::multiset<std::string> found;
        for (auto i = std::sregex_iterator{copy.begin(), copy.end(), place};
             i != std::sregex_iterator{}; ++i)
          found.insert(i->str());
        return found;
      };
      CHECK(places(m.da) == places(m.en));
    }
    // The same life has the same lines in both.
    const Scenario scenario = gladsaxe();
    const TracedChild da = trace_child(scenario, 1, 0, 7, "da");
    const TracedChild en = trace_child(scenario, 1, 0, 7, "en");
    CHECK(da.scenario.childhood.size() == en.scenario.childhood.size());
    CHECK(da.scenario.totals == en.scenario.totals);
  }

  TEST_CASE("the same event a little later is one line, other events are lines of their own") {
    const std::vector<LifeEvent> baseline{{0, "a"}, {2, "b"}, {3, "c"}, {9, "e"}};
    const std::vector<LifeEvent> scenario{{0, "a"}, {2.1, "b"}, {3, "d"}, {5, "e"}};
    const auto rows = side_by_side(baseline, scenario);
    REQUIRE(rows.size() == 5);
    CHECK_FALSE(rows[0].differs());
    CHECK(rows[1].later == doctest::Approx(0.1));
    CHECK(rows[1].differs());
    CHECK((rows[2].baseline == "c" && rows[2].scenario == "d"));
    CHECK((rows[3].baseline.empty() && rows[3].scenario == "e"));
    CHECK((rows[4].baseline == "e" && rows[4].scenario.empty()));
  }

  TEST_CASE("the command prints the chosen child, and the list feeds it") {
    TraceOptions options;
    options.scenario = shipped("gladsaxe-2016-sverigesmodel.toml");
    options.overrides = {small};
    options.list = 3;
    const std::string list = printed(options);
    std::smatch command;
    REQUIRE(std::regex_search(list, command, std::regex{"--child ([0-9]+)"}));
    options.list.reset();
    const std::string chosen = printed(options);
    options.child = static_cast<std::uint32_t>(std::stoul(command[1]));
    CHECK(printed(options) == chosen);
    options.child = 1;
    options.language = "en";
    CHECK(test::contains(printed(options), "Child 1 of "));
  }

  TEST_CASE("lengths of time are said in weeks, months or years") {
    CHECK(length_in_words(0.001, "da") == "få dage");
    CHECK(length_in_words(0.02, "da") == "1 uge");
    CHECK(length_in_words(0.1, "da") == "5 uger");
    CHECK(length_in_words(0.5, "da") == "6 mdr.");
    CHECK(length_in_words(2, "da") == "2 år");
    CHECK(length_in_words(2.25, "en") == "2 yr and 3 months");
    CHECK(age_in_words(-0.2, "da") == "før fødslen");
    CHECK(age_in_words(3.2, "da") == "3 år 2 mdr.");
    CHECK(age_in_words(18 - 1e-13, "da") == "18 år 0 mdr.");
  }
}
