#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <set>

#include "app/calibrate/calibrate_command.hpp"
#include "app/calibrate/fit.hpp"
#include "app/calibrate/fit_report.hpp"
#include "app/words/input_error.hpp"
#include "models/placement_counts.hpp"
#include "tests/app/results_fake.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;
using test::Folder;

namespace {

/// A target file whose parameters move what the engine below makes of them.
const std::string good_targets = R"(baseline = "denmark.toml"
[fit]
replications = 4
seed = 3
[[parameter]]
key = "casework.measure_years"
low = 0.5
high = 6
[[parameter]]
key = "needs.onset"
factor = true
low = 0.2
high = 3
[[parameter]]
key = "placement.entry_12_17"
label = "foster"
low = 0.1
high = 0.8
[[target]]
metric = "measures_per_1000"
value = 35
tolerance = 1
source = "prev_stock"
grade = "D"
[[target]]
metric = "notifications_per_100"
value = 12
tolerance = 0.5
source = "notif_muni_2018"
grade = "V"
[[target]]
metric = "foster_share"
value = 55
tolerance = 2
source = "mix_foster_017"
grade = "V"
[[target]]
metric = "caseload"
value = 99
tolerance = 1
weight = 0
source = "caseload_dk"
grade = "D"
)";

/// A made-up register: figures are smooth functions of the parameters, with luck by replication.
Outcome made_up(const Parameters& p, std::uint64_t seed, std::uint32_t replication) {
  Outcome o = test::fake_outcome(seed, replication, false);
  const double luck = 0.01 * std::sin(static_cast<double>(seed) * 7.0 + replication);
  for (std::size_t year = 0; year < o.budget_years(); ++year) {
    o.yearly(Yearly::child_years, year) = 1000;
    o.yearly(Yearly::measure_years, year) =
        20 * std::pow(p.casework.measure_years, 0.7) * (1 + luck);
    o.yearly(Yearly::notifications, year) = 800 * p.needs.onset[2] * (1 - luck) + 40;
    for (std::size_t type = 0; type < place_types; ++type)
      o.yearly(years_in_place[type], year) = 10 * p.placement.entry_12_17[type];
  }
  return o;
}

struct Calibrated {
  int code{};
  std::string out, file;
};

Calibrated calibrate(const Folder& folder, const std::string& text,
                     const std::vector<std::string>& overrides = {}, unsigned threads = 1,
                     const std::string& out_name = "fitted.toml") {
  CalibrateOptions options;
  options.targets = folder.write("targets.toml", text);
  options.overrides = overrides;
  options.threads = threads;
  options.out = folder.path() / out_name;
  options.language = "en";
  options.progress = Progress::none;
  const test::Capture out, err;
  Calibrated done;
  done.code = calibrate_command(options, out.file(), err.file(), {}, made_up);
  done.out = out.text();
  done.file = test::read_file(options.out);
  return done;
}

/// What is wrong with a target file, with the folder's own name taken out.
std::string faults(const std::string& text) {
  const Folder folder;
  try {
    (void)calibrate(folder, text);
    return "";
  } catch (const InputError& error) {
    std::string all;
    const std::string prefix = folder.path().string() + "/";
    for (std::string line : error.problems()) {
      for (auto at = line.find(prefix); at != std::string::npos; at = line.find(prefix))
        line.erase(at, prefix.size());
      all += line + "\n";
    }
    return all;
  }
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_SUITE("calibrate") {
  TEST_CASE("the written file loads as a scenario with the fitted values") {
    const Folder folder;
    const Calibrated done = calibrate(folder, good_targets);
    CHECK(done.code == 0);
    CHECK(contains(done.out, "Converged"));
    CHECK(contains(done.out, "All targets are within their tolerance."));
    CHECK(folder.problems(folder.path() / "fitted.toml") == std::vector<std::string>{});
    const Scenario s = load_scenario(folder.path() / "fitted.toml");
    CHECK(s.warnings.empty());
    CHECK(s.chain.size() == 3);
    const double measure = s.central().casework.measure_years;
    CHECK(20 * std::pow(measure, 0.7) == doctest::Approx(35).epsilon(0.02));
    CHECK(s.central().needs.onset[2] * 800 + 40 == doctest::Approx(120).epsilon(0.02));
    const auto& shares = s.central().placement.entry_12_17;
    CHECK(shares[0] + shares[1] == doctest::Approx(0.55).epsilon(0.01));
    for (const char* key : {"casework.measure_years", "needs.onset", "placement.entry_12_17"}) {
      const ResolvedParameter* p = s.find(key);
      CHECK(p->source == "calibration");
      CHECK(p->grade == "D");
      CHECK(p->distribution == "fixed");
      CHECK(contains(p->note, "targets.toml"));
      for (std::size_t i = 0; i < p->value.size(); ++i) CHECK(p->low[i] <= p->high[i]);
    }
    // The ratio between ages is kept.
    CHECK(s.central().needs.onset[5] / s.central().needs.onset[0] ==
          doctest::Approx(0.15 / 0.08).epsilon(1e-6));
    CHECK_FALSE(contains(done.file, folder.path().string()));
  }

  TEST_CASE("the same again gives the same file, with any number of threads") {
    const Folder folder;
    const Calibrated first = calibrate(folder, good_targets);
    CHECK(calibrate(folder, good_targets).file == first.file);
    CHECK(calibrate(folder, good_targets, {}, 3, "again.toml").file == first.file);
  }

  TEST_CASE("a target that cannot be met is reported") {
    const Folder folder;
    const Calibrated impossible = calibrate(
        folder, replaced(good_targets, "value = 35\n", "value = 400\n"), {}, 1, "other.toml");
    CHECK(contains(impossible.out, "Outside their tolerance: measures_per_1000"));
    CHECK(contains(impossible.out, "at the end"));
    CHECK(contains(impossible.file, "Outside their tolerance: measures_per_1000"));
  }

  TEST_CASE("evaluating fits and writes nothing") {
    const Folder folder;
    CalibrateOptions options;
    options.targets = folder.write("targets.toml", good_targets);
    options.out = folder.path() / "fitted.toml";
    options.evaluate = options.markdown = true;
    options.language = "en";
    const test::Capture out, err;
    CHECK(calibrate_command(options, out.file(), err.file(), {}, made_up) == 0);
    CHECK(contains(out.text(), "| Target | Unit | Source |"));
    CHECK(contains(out.text(), "`prev_stock`"));
    CHECK_FALSE(std::filesystem::exists(options.out));
  }

  TEST_CASE("the comparison for reports holds every target, and overwrites nothing else") {
    const Folder folder;
    CalibrateOptions options;
    options.targets = folder.write("targets.toml", good_targets);
    options.json = folder.path() / "fit.json";
    options.evaluate = true;
    const test::Capture out, err;
    REQUIRE(calibrate_command(options, out.file(), err.file(), {}, made_up) == 0);
    REQUIRE(calibrate_command(options, out.file(), err.file(), {}, made_up) == 0);
    const auto rows = read_fit(options.json);
    const CalibrationTask task = read_task(options.targets);
    REQUIRE(rows.size() == task.targets.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(rows[i].target == task.targets[i].value);
      CHECK(rows[i].source == task.targets[i].source);
      CHECK(rows[i].within == (std::abs(rows[i].simulated - rows[i].target) <= rows[i].tolerance));
    }
    options.json = folder.write("mine.toml", "title = \"mine\"\n");
    CHECK_THROWS_WITH_AS((void)calibrate_command(options, out.file(), err.file(), {}, made_up),
                         doctest::Contains("no earlier comparison"), InputError);
  }

  TEST_CASE("what is no earlier fit is not overwritten") {
    const Folder folder;
    folder.write("fitted.toml", "title = \"mine\"\n");
    CHECK_THROWS_WITH_AS((void)calibrate(folder, good_targets), doctest::Contains("no earlier fit"),
                         InputError);
    CHECK(test::read_file(folder.path() / "fitted.toml") == "title = \"mine\"\n");
  }

  TEST_CASE("a stop before the first evaluation writes nothing and says so") {
    const Folder folder;
    CalibrateOptions options;
    options.targets = folder.write("targets.toml", good_targets);
    options.out = folder.path() / "fitted.toml";
    options.progress = Progress::none;
    std::stop_source stop;
    stop.request_stop();
    const test::Capture out, err;
    CHECK(calibrate_command(options, out.file(), err.file(), stop.get_token(), made_up) == 130);
    CHECK_FALSE(std::filesystem::exists(options.out));
    CHECK_FALSE(err.text().empty());
  }

  TEST_CASE("bad target files give every error with its place") {
    const std::string all = faults(R"(baseline = "denmark-unfitted.toml"
[fit]
replication = 4
births = 1
[[parameter]]
key = "casework.measure_yeers"
low = 0.5
high = 6
[[parameter]]
key = "needs.onset"
factor = true
low = 3
high = 0.2
[[parameter]]
key = "needs.moderate_growth"
low = 0.5
high = 0.9
[[target]]
metric = "placed_per_100"
value = 35
tolerance = 1
source = "prev_stock"
grade = "D"
[[target]]
metric = "placed_per_1000"
value = 35
tolerance = 0
source = "prev_stock"
grade = "X"
[[target]]
metric = "caseload"
tolerance = 1
source = "prev_stock"
grade = "D"
[[target]]
metric = "cost_per_placement_year"
value = 700000
tolerance = 1
years = [2010, 2012]
source = "prev_stock"
grade = "D"
)");
    CHECK(contains(all,
                   "targets.toml:3:1: unknown key fit.replication (did you mean replications?)"));
    CHECK(contains(all, "targets.toml:4:10: fit.births = 1: expected a number between"));
    CHECK(contains(all,
                   "targets.toml:6:7: unknown parameter casework.measure_yeers (did you mean "
                   "casework.measure_years?)"));
    CHECK(contains(all, "targets.toml:12:7: parameter.low = 3: is not below high = 0.2"));
    CHECK(contains(all,
                   "targets.toml:15:7: needs.moderate_growth: the present value 0.028 lies "
                   "outside the search range 0.5 to 0.9"));
    CHECK(contains(all,
                   "targets.toml:19:10: unknown metric placed_per_100 (did you mean "
                   "placed_per_1000?)"));
    CHECK(contains(all, "targets.toml:27:13: target.tolerance = 0: expected a number above 0"));
    CHECK(contains(all, "targets.toml:29:9: target.grade"));
    CHECK(contains(all, "targets.toml:30:1: target: value is missing"));
    CHECK(contains(all, "needs price_year"));
    CHECK(contains(all, "targets.toml:39:9: target.years = [2010, 2012]"));
  }

  TEST_CASE("a factor on odds moves every probability and leaves it one") {
    const Folder folder;
    const std::string text = replaced(good_targets, "[[target]]\nmetric = \"measures",
                                      "[[parameter]]\nkey = \"placement.long_stay\"\nodds = true\n"
                                      "low = 0.01\nhigh = 100\n[[target]]\nmetric = \"measures");
    const CalibrationTask task =
        read_task(folder.write("targets.toml", replaced(text, "weight = 0", "weight = 1")));
    std::vector<double> values;
    for (const FreeParameter& p : task.parameters) values.push_back(p.present);
    const auto before = task.parameters_at(values).placement.long_stay;
    CHECK(before == task.baseline.central().placement.long_stay);
    values.back() = 50;
    const auto after = task.parameters_at(values).placement.long_stay;
    for (std::size_t i = 0; i < after.size(); ++i) {
      CHECK(after[i] / (1 - after[i]) == doctest::Approx(50 * before[i] / (1 - before[i])));
      CHECK(after[i] < 1);
    }
    CHECK(contains(faults(replaced(text, "placement.long_stay", "notifications.age_ratio")),
                   "only probabilities have odds"));
    CHECK(contains(faults(replaced(text, "low = 0.01", "low = 0")), "low is not above 0"));
    CHECK(contains(faults(replaced(text, "odds = true", "odds = true\nfactor = true")),
                   "needs either label"));
  }

  TEST_CASE("other faults of target files") {
    CHECK(contains(faults("title = 3\n"), "baseline is missing"));
    CHECK(contains(faults(replaced(good_targets, "denmark.toml", "danmark.toml")),
                   "targets.toml:1:12: baseline = \"danmark.toml\": there is no file"));
    CHECK(contains(faults(replaced(good_targets, "label = \"foster\"", "label = \"fosters\"")),
                   "did you mean foster?"));
    CHECK(contains(faults(replaced(good_targets, "label = \"foster\"", "factor = true")),
                   "sum to 1"));
    CHECK(contains(faults(replaced(good_targets, "factor = true\n", "")), "needs either label"));
    CHECK(contains(faults(replaced(good_targets, "casework.measure_years", "costs.measure")),
                   "can be fitted"));
    CHECK(contains(faults(replaced(good_targets, "tolerance = 0.5", "tolerance = 0.5\nweight = 0")),
                   "3 parameters cannot be fitted to 2 targets"));
    CHECK(contains(faults(replaced(good_targets, "seed = 3", "max_evaluations = 5")),
                   "3 parameters need at least 9"));
    CHECK(contains(faults(replaced(good_targets, "key = \"needs.onset\"\nfactor = true\n",
                                   "key = \"casework.measure_years\"\n")),
                   "is given twice, first in line 6"));
    CHECK(contains(faults(replaced(good_targets, "metric = \"caseload\"",
                                   "metric = \"ever_placed_by_18\"\nyears = [2016, 2017]")),
                   "birth years"));
  }

  TEST_CASE("a target given twice is refused, because it would count double") {
    const std::string again =
        "[[target]]\nmetric = \"measures_per_1000\"\nvalue = 36\ntolerance = 1\nsource = "
        "\"prev_stock\"\ngrade = \"D\"\n";
    const std::string fault = faults(good_targets + again);
    CHECK(contains(fault,
                   "targets.toml:45:10: the same figure and years are a target already at "
                   "targets.toml:20:10"));
    CHECK(faults(good_targets + replaced(again, "tolerance = 1\n", "tolerance = 1\nweight = 0\n"))
              .empty());
  }

  TEST_CASE("the shipped targets are right, and every figure has a name of its own") {
    const CalibrationTask task = read_task(test::shipped("targets/denmark-targets.toml"));
    CHECK(task.parameters.size() >= 10);
    CHECK(task.targets.size() >= 25);
    const auto names = figure_names();
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
    for (const RegisterFigure& figure : register_figures()) {
      CHECK_FALSE(figure.da.empty());
      CHECK_FALSE(figure.en.empty());
    }
  }

  TEST_CASE("every shipped target has a value in a real run, and thread count changes none") {
    CalibrationTask task = read_task(test::shipped("targets/denmark-targets.toml"));
    task.births = 250;
    task.replications = 3;
    std::vector<double> present;
    for (const FitParameter& p : task.fit_parameters()) present.push_back(p.start);
    const auto one = Simulator{task, simulate_baseline, 1, {}}(present, true);
    const auto two = Simulator{task, simulate_baseline, 2, {}}(present, true);
    REQUIRE(one);
    REQUIRE(two);
    CHECK(one->figures == two->figures);
    CHECK(one->standard_error == two->standard_error);
  }

  TEST_CASE("the baseline alone is the baseline beside a scenario, bit for bit") {
    const Parameters p = load_scenario(test::shipped("gladsaxe-2016-sverigesmodel.toml"),
                                       {"municipality.births_per_year=300"})
                             .central();
    const std::array scenarios{&p};
    const auto both = simulate_replication(scenarios, 5, 2);
    const Outcome alone = simulate_baseline(p, 5, 2);
    CHECK(std::ranges::equal(alone.values(), both.front().values()));
  }
}
