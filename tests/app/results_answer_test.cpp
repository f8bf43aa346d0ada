#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "app/report/payload.hpp"
#include "app/results/answer.hpp"
#include "app/results/outputs.hpp"
#include "app/results/terminal.hpp"
#include "app/words/messages.hpp"
#include "tests/app/results_memory.hpp"

using namespace kohort;
using test::add_cost;
using test::contains;
using test::results_of;

namespace {

std::string answer(const RunResults& run, std::string_view language = "da") {
  std::string joined;
  for (const auto& s : answer_sentences(run.scenarios[0], language)) joined += s + " ";
  return joined;
}

/// A number as the Danish summary prints it; one unit of its last digit.
struct Printed {
  double value{};
  double unit{1};
};

Printed read_number(std::string text) {
  Printed number;
  if (const auto comma = text.find(','); comma != std::string::npos)
    number.unit = std::pow(10.0, -static_cast<double>(text.size() - comma - 1));
  std::erase(text, '.');
  std::replace(text.begin(), text.end(), ',', '.');
  const bool negative = text.starts_with("\u2212");
  number.value = std::stod(negative ? text.substr(3) : text) * (negative ? -1 : 1);
  return number;
}

/// The rows of the summary's table by their label: without, with, difference.
std::map<std::string, std::array<Printed, 3>> printed_rows(const std::string& summary) {
  std::map<std::string, std::array<Printed, 3>> rows;
  const std::string number = "((?:\u2212|\\+)?[0-9.]+(?:,[0-9]+)?)";
  const std::regex row{"^ +(.*?) +" + number + " +" + number + " +" + number + "(?:   .*)?$"};
  std::istringstream lines{summary};
  for (std::string line; std::getline(lines, line);)
    if (std::smatch m; std::regex_match(line, m, row))
      rows[m[1]] = {read_number(m[2]), read_number(m[3]), read_number(m[4])};
  return rows;
}

/// Amounts that vary much from replication to replication, and little between the two worlds.
void noisy(Outcome& o, std::uint32_t r) {
  const double luck = 1 + 0.02 * (r % 11);
  for (const Payer payer : {Payer::municipality, Payer::region, Payer::state}) {
    o.cost(0, Category::placement_foster, payer) += 3e8 * luck;
    o.followed(3, Category::placement_foster, payer) += 2.3e6 * luck;
  }
  o.yearly(Yearly::placement_years_foster, 0) += 900 * luck;
  o.yearly(Yearly::notifications, 1) += 4e3 * luck;
}

void small_change(Outcome& o, std::uint32_t r) {
  o.cost(0, Category::placement_foster, Payer::municipality) += 4e6 * (r % 5) - 12.4e6;
  o.cost(0, Category::placement_foster, Payer::region) -= 34e3 + 100.0 * (r % 3);
  o.followed(3, Category::placement_foster, Payer::municipality) -= 4e3 + r % 4;
  o.yearly(Yearly::placement_years_foster, 0) -= 12.3 + 9 * (r % 7);
  o.yearly(Yearly::placement_years_kinship, 0) -= 0.3 + 0.1 * (r % 2);
  o.yearly(Yearly::notifications, 1) -= 38 + r % 2;
}

}  // namespace

TEST_SUITE("answer") {
  TEST_CASE("an extra cost is said with its range and the payback with its probability") {
    const Scenario scenario = test::fake_scenario();
    const auto run = results_of(scenario, [](Outcome& o, std::uint32_t r) {
      add_cost(o, 0, 5e6 + 1e5 * (r % 7));
      add_cost(o, 3, r % 4 == 0 ? -6e6 : 0);
    });
    const std::string text = answer(run);
    CHECK(contains(text, "2016–2019"));
    CHECK(contains(text, "25\u00a0pct. af beregningerne har kommunen pengene igen senest i 2019"));
  }

  TEST_CASE("money that comes back and is lost again is said so") {
    const Scenario scenario = test::fake_scenario();
    const auto run = results_of(scenario, [](Outcome& o, std::uint32_t r) {
      add_cost(o, 0, 1e6 + r);
      add_cost(o, 1, r % 4 == 0 ? -3e6 : 0);
      add_cost(o, 2, r % 4 == 0 ? 5e6 : 0);
    });
    CHECK(contains(answer(run),
                   "I 25\u00a0pct. af beregningerne kommer pengene igen og tabes igen senere; ved "
                   "udgangen af 2019 er de kommet igen i 0\u00a0pct."));
    CHECK(contains(terminal_summary(run, "en"), "lost again"));
    const auto json = nlohmann::json::parse(summary_json(run));
    const auto& payback = json["scenarios"][0]["payers"]["municipality"]["payback"];
    CHECK(payback["probability_lost_again"] == 0.25);
    CHECK(payback["probability_kept"] == 0);
  }

  TEST_CASE("in a printed row, with is without plus the difference") {
    const Scenario scenario = test::fake_scenario();
    const std::string summary =
        terminal_summary(results_of(scenario, small_change, 40, noisy), "da");
    const auto rows = printed_rows(summary);
    CHECK(rows.size() > 20);
    for (const auto& [label, row] : rows) {
      CAPTURE(label);
      const double unit = row[2].value == 0 ? row[0].unit : row[2].unit;
      CHECK(row[0].unit == row[1].unit);
      CHECK(std::abs(row[0].value + row[2].value - row[1].value) < 1.01 * unit);
    }
    // Known to 0.1, though each of the two is known to 40 only.
    CHECK(rows.at("Underretninger")[2].value == doctest::Approx(-38.5));
    CHECK(rows.at("Underretninger")[0].unit == 0.1);
  }

  TEST_CASE("a row has one digit more where its rounded numbers would contradict each other") {
    const Compared row{{126, 40, 50, 200}, {121.4, 40, 50, 200}, {-4.6, 11, -90, 60}};
    CHECK(row_decimals(MetricUnit::count, row) == 0);  // 130 to 120 would differ by 0
    const Compared plain{{126, 40, 50, 200}, {81, 40, 50, 200}, {-45, 11, -90, 60}};
    CHECK(row_decimals(MetricUnit::count, plain) == -1);  // 130, 80, -50: 126 - 45 = 81
  }

  TEST_CASE("printed rows add up to the printed sum") {
    const Scenario scenario = test::fake_scenario();
    const auto rows =
        printed_rows(terminal_summary(results_of(scenario, small_change, 40, noisy), "da"));
    const auto adds_up = [&](const std::string& sum, const std::vector<std::string>& parts) {
      for (std::size_t column = 0; column < 3; ++column) {
        double total = 0;
        for (const std::string& part : parts) total += rows.at(part)[column].value;
        CAPTURE(sum);
        CAPTURE(column);
        CHECK(std::abs(total - rows.at(sum)[column].value) <
              rows.at(sum)[0].unit * 0.51 * static_cast<double>(parts.size() + 1));
      }
    };
    adds_up("Det offentliges nettoudgift (mio. kr.)",
            {"Kommunens nettoudgift (mio. kr.)", "Regionens nettoudgift (mio. kr.)",
             "Statens nettoudgift (mio. kr.)"});
    std::vector<std::string> types;
    for (const auto& id : added_up_with("placement_years"))
      if (id != "placement_years") types.emplace_back(metric_of(id).name.da);
    adds_up(std::string{metric_of("placement_years").name.da}, types);
  }

  TEST_CASE("a range that covers zero is said to leave the question open") {
    const Scenario scenario = test::fake_scenario();
    const auto run = results_of(
        scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 1, r % 2 == 0 ? 1e6 : -1e6); });
    CHECK(contains(answer(run), "kan ikke afgøres"));
    CHECK(contains(answer(run, "en"), "cannot be told"));
  }

  TEST_CASE("dearer and cheaper are told apart, with positive amounts") {
    const Scenario scenario = test::fake_scenario();
    const auto dearer =
        results_of(scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 0, 2e6 + r); });
    const auto cheaper =
        results_of(scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 0, -2e6 - r); });
    CHECK(contains(answer(dearer), "2,00\u00a0mio. kr. højere"));
    CHECK(contains(answer(cheaper), "2,00\u00a0mio. kr. lavere"));
    CHECK(contains(answer(cheaper), "100\u00a0pct."));
  }

  TEST_CASE("waits stand in the answer when they change by more than a week, and only then") {
    const Scenario scenario = test::fake_scenario();
    const auto with_wait_years = [&](double more) {
      return answer(results_of(scenario, [more](Outcome& o, std::uint32_t r) {
        add_cost(o, 0, -2e6 - r);
        o.yearly(Yearly::wait_years, 0) += more;
      }));
    };
    CHECK(contains(with_wait_years(40), "Ventetiden på en rådgiver bliver længere"));
    CHECK(contains(with_wait_years(-40), "Ventetiden på en rådgiver bliver kortere"));
    CHECK_FALSE(contains(with_wait_years(1), "Ventetiden"));
  }

  TEST_CASE("a budget that falls while lives become dearer is said not to be saved") {
    const Scenario scenario = test::fake_scenario();
    const auto with_life = [&](double budget, double life) {
      return answer(results_of(scenario, [=](Outcome& o, std::uint32_t r) {
        add_cost(o, 0, budget + r);
        o.followed(19, Category::disability_pension, Payer::state) += life + r;
      }));
    };
    CHECK(contains(with_life(-2e6, 5e6), "Det er ikke sparet: over børnenes liv bliver det"));
    CHECK_FALSE(contains(with_life(-2e6, -5e6), "ikke sparet"));
    CHECK_FALSE(contains(with_life(2e6, 5e6), "ikke sparet"));
  }

  TEST_CASE("a budget that falls while lives become dearer on average is said to be paid later") {
    const Scenario scenario = test::fake_scenario();
    // One replication in ten goes the other way, so that the range reaches below zero.
    const auto with_life = [&](double budget, double life) {
      return answer(results_of(scenario, [=](Outcome& o, std::uint32_t r) {
        add_cost(o, 0, budget + r);
        o.followed(19, Category::disability_pension, Payer::state) += r % 10 == 0 ? -life : life;
      }));
    };
    CHECK(contains(with_life(-2e6, 5e6), "Men børnene betaler senere: over deres liv"));
    CHECK_FALSE(contains(with_life(-2e6, 5e6), "ikke sparet"));
    CHECK_FALSE(contains(with_life(-2e6, -5e6), "betaler senere"));
    CHECK_FALSE(contains(with_life(2e6, 5e6), "betaler senere"));
  }

  TEST_CASE("no difference is said plainly") {
    const Scenario scenario = test::fake_scenario();
    const auto run = results_of(scenario, [](Outcome&, std::uint32_t) {});
    CHECK(contains(answer(run), "ingen forskel"));
    CHECK_FALSE(contains(terminal_summary(run, "da"), "Tilbagebetaling"));
  }

  TEST_CASE("one replication shows a difference but claims no certainty") {
    const Scenario scenario = test::fake_scenario();
    const auto run = results_of(
        scenario, [](Outcome& o, std::uint32_t) { add_cost(o, 0, 2e6); }, 1);
    CHECK(contains(answer(run), "Med én gentagelse"));
    const std::regex not_a_number{"[^a-zæøå]nan[^a-zæøå]"};
    CHECK_FALSE(std::regex_search(terminal_summary(run, "da"), not_a_number));
    CHECK_FALSE(std::regex_search(written(payload(run), -1), not_a_number));
    CHECK_FALSE(std::regex_search(summary_json(run), not_a_number));
  }

  TEST_CASE("a prevented placement has a price only if placements surely fall and cost rises") {
    const Scenario scenario = test::fake_scenario();
    const auto sure = results_of(scenario, [](Outcome& o, std::uint32_t r) {
      add_cost(o, 0, 1e6);
      o.yearly(Yearly::placement_starts, 0) -= 4 + r % 2;
    });
    const auto unsure = results_of(scenario, [](Outcome& o, std::uint32_t r) {
      add_cost(o, 0, 1e6);
      o.yearly(Yearly::placement_starts, 0) -= r % 2 == 0 ? 4 : -4;
    });
    REQUIRE(sure.scenarios[0].summary.cost_per_prevented_placement);
    CHECK(*sure.scenarios[0].summary.cost_per_prevented_placement == doctest::Approx(1e6 / 4.5));
    CHECK_FALSE(unsure.scenarios[0].summary.cost_per_prevented_placement);
  }

  TEST_CASE("assumptions are counted, programmes that are off do not count") {
    Scenario scenario = test::fake_scenario();
    ResolvedParameter parameter;
    parameter.value = {0.5};
    parameter.key = "needs.vulnerability";
    parameter.grade = "N";
    scenario.parameters.push_back(parameter);
    parameter.key = "costs.wage";
    parameter.grade = "V";
    scenario.parameters.push_back(parameter);
    parameter.key = "programmes.leksand.acceptance";
    parameter.grade = "N";
    scenario.parameters.push_back(parameter);
    const AssumptionCount count = count_assumptions(scenario);
    CHECK(count.assumptions == 1);
    CHECK(count.parameters == 2);
  }
}
