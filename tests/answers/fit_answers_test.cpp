#include <cmath>
#include <doctest/doctest.h>

#include "app/calibrate/fit_report.hpp"
#include "app/calibrate/simulator.hpp"
#include "sim/statistics.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;

namespace {

const std::string target_file = R"(baseline = "s.toml"
[fit]
replications = 4
seed = 3
[[parameter]]
key = "placement.entry_12_17"
label = "foster"
low = 0.1
high = 0.8
[[parameter]]
key = "needs.onset"
factor = true
low = 0.2
high = 3
[[target]]
metric = "measures_per_1000"
value = 20
tolerance = 2
source = "prev_stock"
grade = "D"
[[target]]
metric = "notifications_per_100"
value = 12
tolerance = 0.5
years = [2017, 2018]
source = "notif_muni_2018"
grade = "V"
)";

CalibrationTask task_of(const test::Folder& folder, const std::string& more = "") {
  folder.scenario(
      "[municipality]\nbirths_per_year = { value = 30, unit = \"count\", source = \"assumption\", "
      "grade = \"N\" }\n[time]\nbudget_years = { value = 3, unit = \"years\", source = \"choice\", "
      "grade = \"choice\" }\n[programmes.sverigesmodel]\nenabled = true\ncaseworkers_factor = { "
      "value = 2, unit = \"ratio\", source = \"assumption\", grade = \"N\" }\n");
  return read_task(folder.write("targets.toml", target_file + more), {});
}

std::vector<double> starts(const CalibrationTask& task) {
  std::vector<double> values;
  for (const FitParameter& p : task.fit_parameters()) values.push_back(p.start);
  return values;
}

/// 20, 22, 24 and 26 measures per 1,000 children in the four replications, 10 notifications per
/// 100.
Outcome counted(const Parameters&, std::uint64_t, std::uint32_t replication) {
  Outcome o{3, 20};
  for (std::size_t year = 0; year < 3; ++year) {
    o.yearly(Yearly::child_years, year) = 1000;
    o.yearly(Yearly::measure_years, year) = 20 + 2.0 * replication;
    o.yearly(Yearly::notifications, year) = 100;
  }
  return o;
}

}  // namespace

TEST_SUITE("fits") {
  TEST_CASE("a target is met within its tolerance on either side") {
    const FitTarget target{"t", 10, 2};
    CHECK(target.meets(12));
    CHECK(target.meets(8));
    CHECK_FALSE(target.meets(12.1));
    CHECK_FALSE(target.meets(5));
  }

  TEST_CASE(
      "two tolerances off weigh four, twice with weight 3 twelve, and what is shown nothing") {
    const std::vector<FitTarget> targets{{"a", 10, 2}, {"b", 0, 1, 3}, {"c", 5, 1, 0}};
    CHECK(weighted_deviation(targets, std::vector<double>{14, 2, 100}) == doctest::Approx(4 + 12));
  }

  TEST_CASE(
      "3 x = 29.7 at 9.9: error 1.5 / 3 over the root of the weight, slopes with their sign") {
    const std::vector<FitParameter> parameters{{"x", 0, 10, 9}};
    for (const double weight : {1.0, 4.0}) {
      const std::vector<FitTarget> targets{{"t", 29.7, 1.5, weight}};
      const FitResult result =
          fit(parameters, targets,
              [](std::span<const double> x) -> std::optional<std::vector<double>> {
                return std::vector<double>{3 * x[0]};
              },
              {});
      CHECK(result.values[0] == doctest::Approx(9.9).epsilon(1e-3));
      CHECK(result.standard_error[0] == doctest::Approx(0.5 / std::sqrt(weight)));
      // Near the upper end the step goes down, and the slope is up all the same.
      CHECK(result.sensitivity[0][0] == doctest::Approx(30 / 1.5 * std::sqrt(weight)));
      CHECK(result.start_deviation == doctest::Approx(weight * std::pow((27 - 29.7) / 1.5, 2)));
    }
  }

  TEST_CASE("a target that counts little is not idle if it is moved by its own measure") {
    const std::vector<FitParameter> parameters{{"x", 0, 1, 0.5}};
    const std::vector<FitTarget> targets{{"heavy", 1, 1}, {"light", 1, 1, 0.0001}};
    FitResult result;
    // Half a tolerance over the range: times the root of the weight that is 0.005.
    result.sensitivity = {{2}, {0.005}};
    CHECK(weaknesses(parameters, targets, result).empty());
    result.sensitivity = {{2}, {0.0005}};
    REQUIRE(weaknesses(parameters, targets, result).size() == 1);
    CHECK(weaknesses(parameters, targets, result)[0].names.front() == "light");
  }

  TEST_CASE("what a free share takes is taken from the others in proportion, a factor moves all") {
    const test::Folder folder;
    const CalibrationTask task = task_of(folder);
    const std::size_t shares = task.parameters[0].parameter, factor = task.parameters[1].parameter;
    const std::size_t foster = task.parameters[0].entry;
    const auto& before = task.baseline.parameters[shares].value;
    const auto after = task.numbers_at(shares, std::vector<double>{0.6, 1.5});
    double sum = 0;
    for (std::size_t i = 0; i < after.size(); ++i) {
      sum += after[i];
      if (i != foster)
        CHECK(after[i] == doctest::Approx(before[i] * (1 - 0.6) / (1 - before[foster])));
    }
    CHECK(after[foster] == 0.6);
    CHECK(sum == doctest::Approx(1));
    const auto onset = task.numbers_at(factor, std::vector<double>{0.6, 1.5});
    for (std::size_t i = 0; i < onset.size(); ++i)
      CHECK(onset[i] == doctest::Approx(1.5 * task.baseline.parameters[factor].value[i]));
  }

  TEST_CASE("registers know no programme: without a target that compares, none is simulated") {
    const test::Folder folder;
    const CalibrationTask task = task_of(folder);
    REQUIRE(task.baseline.has_programme("sverigesmodel"));
    for (const auto& programme : task.parameters_at(starts(task)).programmes)
      CHECK_FALSE(programme->enabled);
  }

  TEST_CASE("four replications of 20 to 26 have a mean of 23 and its error, two over root three") {
    const test::Folder folder;
    const CalibrationTask task = task_of(folder);
    const Simulator simulator{task, counted, 1, {}};
    const auto simulated = simulator(starts(task), true);
    REQUIRE(simulated);
    CHECK(simulated->figures[0] == doctest::Approx(23));
    // s^2 = 20 / 3, over four.
    CHECK(simulated->standard_error[0] == doctest::Approx(std::sqrt(20.0 / 3 / 4)));
    CHECK(simulated->standard_error[1] == doctest::Approx(0));
  }

  TEST_CASE("a change is that of the scenario against its baseline, with the error of both") {
    const test::Folder folder;
    CalibrationTask task = task_of(folder,
                                   "[[target]]\nmetric = \"placement_starts_change\"\nvalue = "
                                   "-10\ntolerance = 50\nsource = \"prev_stock\"\ngrade = \"D\"\n");
    const std::vector<double> values = starts(task);
    const Simulator simulator{task, counted, 2, {}};
    const auto simulated = simulator(values, true);
    REQUIRE(simulated);
    const Parameters p = task.parameters_at(values);
    const Parameters* const scenario = &p;
    std::vector<std::array<double, 2>> starts_of;
    for (std::uint32_t r = 0; r < task.replications; ++r) {
      const auto worlds = simulate_replication({&scenario, 1}, task.seed, r);
      auto& both = starts_of.emplace_back();
      for (std::size_t world = 0; world < 2; ++world)
        for (std::size_t year = 0; year < 3; ++year)
          both[world] += worlds[world].yearly(Yearly::placement_starts, year);
    }
    const auto change = [&](std::size_t without) {
      double before = 0, after = 0;
      for (std::size_t r = 0; r < starts_of.size(); ++r)
        if (r != without) before += starts_of[r][0], after += starts_of[r][1];
      return 100 * after / before - 100;
    };
    CHECK(simulated->figures.back() == doctest::Approx(change(99)));
    Tally left_out;
    for (std::size_t r = 0; r < starts_of.size(); ++r) left_out.add(change(r));
    const auto n = static_cast<double>(task.replications);
    CHECK(simulated->standard_error.back() ==
          doctest::Approx(std::sqrt(left_out.variance() * (n - 1) * (n - 1) / n)));
  }

  TEST_CASE("what is printed: years of a target, deviations with their sign, before and after") {
    const test::Folder folder;
    const CalibrationTask task = task_of(folder);
    const SimulatedTargets simulated{{23, 11}, {1, 0.1}};
    const std::string table = target_table(task, simulated, ReportStyle::markdown, "en");
    CHECK(contains(table, "2017-2018"));
    CHECK_FALSE(contains(table, "2017-2019"));
    CHECK(contains(table, "+3.0"));
    CHECK(contains(table, "\u22121.0"));
    CHECK(contains(fit_rows(task, simulated)[1].label.in("en"), "2017-2018"));
    FitResult result;
    result.values = {0.61, 1.5};
    result.standard_error = {0.1, 0.2};
    const std::string fitted = parameter_table(task, result, ReportStyle::markdown, "en");
    CHECK(contains(fitted, "| 1.000 | 1.500 |"));
  }
}
