#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <sstream>

#include "app/sweep/inputs.hpp"
#include "app/sweep/points.hpp"
#include "sim/statistics.hpp"
#include "tests/app/scenario_files.hpp"
#include "tests/app/sweep_bench.hpp"

using namespace kohort;
using namespace kohort::sweep;
using test::Bench;

namespace {

constexpr double central = std::numeric_limits<double>::quiet_NaN();

/// A written table: the text of each cell by column.
using Records = std::vector<std::map<std::string, std::string>>;

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      cells.emplace_back();
    else if (c != '\r')
      cells.back() += c;
  }
  return cells;
}

Records records(const std::string& text) {
  std::istringstream lines{text};
  std::string line;
  std::getline(lines, line);
  const auto head = cells_of(line);
  Records all;
  while (std::getline(lines, line)) {
    const auto cells = cells_of(line);
    auto& record = all.emplace_back();
    for (std::size_t i = 0; i < head.size(); ++i) record[head[i]] = cells[i];
  }
  return all;
}

double number(const std::map<std::string, std::string>& record, const std::string& column) {
  return std::stod(record.at(column));
}

/// Value of an index.
double index_of(const Records& indices, const std::string& output, const std::string& method,
                const std::string& parameter, const std::string& index) {
  for (const auto& r : indices)
    if (r.at("output") == output && r.at("method") == method && r.at("parameter") == parameter &&
        r.at("index") == index)
      return number(r, "value");
  throw std::logic_error{"no index " + index};
}

/// Means over replications at each point of an output of samples.csv.
std::vector<double> means_of(const Records& samples, const std::string& output) {
  std::map<std::size_t, Tally> by_point;
  for (const auto& r : samples)
    by_point[std::stoul(r.at("point"))].add(number(r, "output:" + output));
  std::vector<double> means;
  for (const auto& [point, tally] : by_point) means.push_back(tally.mean());
  return means;
}

double quantile(std::vector<double> values, double p) {
  std::ranges::sort(values);
  const double at = p * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

double share(const std::vector<double>& values, bool (*holds)(double)) {
  return static_cast<double>(std::ranges::count_if(values, holds)) /
         static_cast<double>(values.size());
}

Study study_of(const test::Folder& folder, const std::string& text) {
  return read_study(folder.write("study.toml", "scenario = \"denmark.toml\"\n" + text));
}

std::size_t place_of(const Scenario& s, std::string_view key) {
  return static_cast<std::size_t>(s.find(key) - s.parameters.data());
}

}  // namespace

TEST_SUITE("inputs of studies") {
  TEST_CASE("shares that a study does not name give way in proportion") {
    const test::Folder folder;
    const Study study = study_of(folder,
                                 "[design]\nkind = \"one-way\"\n[[parameters]]\nkey = "
                                 "\"placement.entry_12_17[foster]\"\nlow = 0.2\nhigh = 0.6\n");
    const Scenario& s = study.scenarios.front();
    const ScenarioInputs inputs{study, s};
    const auto p = place_of(s, "placement.entry_12_17");
    const auto& before = s.parameters[p].value;
    const std::size_t foster = study.parameters[0].entry;
    const auto after = inputs.values(std::vector<double>{1.0})[p];
    CHECK(after[foster] == doctest::Approx(0.6));
    for (std::size_t i = 0; i < after.size(); ++i)
      if (i != foster)
        CHECK(after[i] == doctest::Approx(before[i] * (1 - 0.6) / (1 - before[foster])));
  }

  TEST_CASE("a range is walked from its low end, and a whole table keeps each entry's own range") {
    const test::Folder folder;
    const Study study = study_of(folder,
                                 "[design]\nkind = \"one-way\"\n[[parameters]]\nkey = "
                                 "\"needs.onset\"\n[[parameters]]\nkey = \"casework.turnover\"\n"
                                 "low = 0.1\nhigh = 0.3\n");
    const Scenario& s = study.scenarios.front();
    const ScenarioInputs inputs{study, s};
    const ResolvedParameter& onset = *s.find("needs.onset");
    const auto at = [&](double table, double number) {
      return inputs.values(std::vector<double>{table, number});
    };
    const auto p = place_of(s, "needs.onset"), turnover = place_of(s, "casework.turnover");
    for (std::size_t i = 0; i < onset.value.size(); ++i) {
      CHECK(at(0, 0)[p][i] == doctest::Approx(onset.low[i]));
      CHECK(at(1, 0)[p][i] == doctest::Approx(onset.high[i]));
      CHECK(at(central, 0)[p][i] == onset.value[i]);
    }
    CHECK(at(0, 0.25)[turnover][0] == doctest::Approx(0.15));
  }

  TEST_CASE("a factor at rest leaves the table as it is, and multiplies it elsewhere") {
    const test::Folder folder;
    const Study study =
        study_of(folder,
                 "[design]\nkind = \"one-way\"\n[[parameters]]\nkey = \"needs.onset\"\nfactor = "
                 "true\nlow = 0.5\nhigh = 2\n");
    const Scenario& s = study.scenarios.front();
    const ScenarioInputs inputs{study, s};
    const auto p = place_of(s, "needs.onset");
    for (std::size_t i = 0; i < s.parameters[p].value.size(); ++i) {
      CHECK(inputs.values(std::vector<double>{central})[p][i] == s.parameters[p].value[i]);
      CHECK(inputs.values(std::vector<double>{0.0})[p][i] ==
            doctest::Approx(0.5 * s.parameters[p].value[i]));
    }
  }
}

TEST_SUITE("what a study says is what its own samples say") {
  TEST_CASE("mean, median, ends, and the probability of saving of a cost and of a benefit") {
    Bench bench{
        "model = { name = \"test:linear\", noise = 0.5 }\noutputs = [\"y\", \"net_benefit\"]\n"
        "[[parameters]]\nkey = \"x1\"\nlow = -1\nhigh = 3\n"
        "[design]\nkind = \"probabilistic\"\npoints = 60\nreplications = 4\n"};
    const auto swept = bench.run();
    const Records samples = records(bench.table("samples.csv"));
    const Records indices = records(bench.table("indices.csv"));
    const auto means = means_of(samples, "y");
    REQUIRE(means.size() == 60);
    Tally tally;
    for (const double y : means) tally.add(y);
    CHECK(index_of(indices, "y", "uncertainty", "", "mean") == doctest::Approx(tally.mean()));
    CHECK(index_of(indices, "y", "uncertainty", "", "median") ==
          doctest::Approx(quantile(means, 0.5)));
    const double below = share(means, [](double y) { return y < 0; });
    const double above = share(means, [](double y) { return y > 0; });
    REQUIRE(above > 2 * below);
    CHECK(index_of(indices, "y", "uncertainty", "", "probability_below_0") ==
          doctest::Approx(below));
    CHECK(index_of(indices, "net_benefit", "uncertainty", "", "probability_above_0") ==
          doctest::Approx(above));
    // The noise is the same at all points: all of it is chance of the people.
    std::map<std::string, Tally> by_replication;
    for (const auto& r : samples) by_replication[r.at("replication")].add(number(r, "output:y"));
    Tally people;
    for (const auto& [replication, y] : by_replication) people.add(y.mean());
    CHECK(index_of(indices, "y", "uncertainty", "", "variance_of_chance") ==
          doctest::Approx(people.variance()));
    CHECK(index_of(indices, "y", "uncertainty", "", "variance_of_knowledge") ==
          doctest::Approx(tally.variance()));
    for (const auto& analysis : swept.study["analyses"]) {
      if (analysis["kind"] != "table" || analysis["columns"][0] != "output") continue;
      const auto& row = analysis["rows"][0];
      CHECK(row[5].get<double>() == doctest::Approx(quantile(means, 0.025)));
      CHECK(row[6].get<double>() == doctest::Approx(quantile(means, 0.975)));
    }
  }

  TEST_CASE("the plane: what is prevented is positive, and the best option is counted") {
    const test::Folder folder;
    const test::TemporaryFolder results;
    SweepOptions options;
    options.study = folder.write(
        "s.toml",
        "scenario = \"" + test::shipped("gladsaxe-2016-sverigesmodel.toml").string() +
            "\"\nset = [\"municipality.births_per_year=40\", \"time.budget_years=3\", "
            "\"time.horizon_age=20\"]\noutputs = [\"net_benefit\", \"cost_municipality\", "
            "\"placement_years\"]\n"
            "[design]\nkind = \"probabilistic\"\npoints = 8\nreplications = 1\n"
            "[[parameters]]\nkey = \"costs.caseworker\"\nlow = 10000\nhigh = 900000\n"
            "[net_benefit]\ncost = \"cost_municipality\"\neffect = \"placement_years\"\n"
            "value_per_unit = 400000\n"
            "[cost_effectiveness]\neffect = \"placement_years\"\n"
            "willingness_to_pay = [400000]\n");
    options.out = results.path() / "r";
    options.progress = Progress::none;
    options.language = "en";
    const test::Capture out, err;
    REQUIRE(sweep_command(options, out.file(), err.file()) == 0);
    const auto table = [&](const char* name) {
      return records(test::read_file(options.out / "tables" / name));
    };
    const Records samples = table("samples.csv"), plane = table("plane.csv"),
                  acceptability = table("acceptability.csv"), indices = table("indices.csv");
    REQUIRE(plane.size() == samples.size());
    std::vector<double> worth;
    for (std::size_t i = 0; i < plane.size(); ++i) {
      const double cost = number(samples[i], "output:cost_municipality");
      const double years = number(samples[i], "output:placement_years");
      CHECK(number(plane[i], "cost") == doctest::Approx(cost));
      CHECK(number(plane[i], "effect") == doctest::Approx(-years));
      worth.push_back(-cost - 400000 * years);
      CHECK(number(samples[i], "output:net_benefit") == doctest::Approx(worth.back()));
    }
    const double best = share(worth, [](double y) { return y > 0; });
    double mean = 0;
    for (const double y : worth) mean += y / static_cast<double>(worth.size());
    for (const auto& r : acceptability) {
      const bool nothing = r.at("option") == "baseline";
      CHECK(number(r, "probability") == doctest::Approx(nothing ? 1 - best : best));
      CHECK((number(r, "chosen") == 1) == (nothing == (mean <= 0)));
    }
    for (const auto& r : indices)
      if (r.at("method") == "ranking" && r.at("index") == "mean_rank")
        CHECK(number(r, "value") ==
              doctest::Approx(r.at("parameter") == "baseline" ? 1 + best : 2 - best));
  }

  TEST_CASE("bars of one parameter at a time: what went in at each end, and what came out") {
    Bench bench{
        "model = \"test:linear\"\noutputs = [\"y\"]\n"
        "[[parameters]]\nkey = \"x1\"\nlow = 2\nhigh = 5\n"
        "[[parameters]]\nkey = \"x2\"\nlow = -1\nhigh = 1\n[design]\nkind = \"one-way\"\n"};
    const auto swept = bench.run();
    const auto& bar = swept.study["analyses"][0]["bars"][0];
    CHECK(bar["key"] == "x1");
    CHECK(bar["low_input"] == 2);
    CHECK(bar["high_input"] == 5);
    CHECK(bar["high"].get<double>() - bar["low"].get<double>() == doctest::Approx(3));
  }

  TEST_CASE("effects are those of a parameter's whole range, and a threshold is in its unit") {
    Bench morris{
        "model = \"test:linear\"\noutputs = [\"y\"]\n"
        "[[parameters]]\nkey = \"x1\"\nlow = 2\nhigh = 12\n"
        "[[parameters]]\nkey = \"x2\"\nlow = -1\nhigh = 1\n"
        "[design]\nkind = \"morris\"\ntrajectories = 4\nlevels = 4\n"};
    (void)morris.run();
    const Records effects = records(morris.table("indices.csv"));
    CHECK(index_of(effects, "y", "morris", "x1", "mu_star") == doctest::Approx(10));
    CHECK(index_of(effects, "y", "morris", "x2", "mu") == doctest::Approx(2));
    // y = x1 crosses zero a quarter of the way from -1 to 3; the noise moves all of it alike.
    Bench threshold{
        "model = { name = \"test:linear\", noise = 0.5 }\noutputs = [\"y\"]\n"
        "[[parameters]]\nkey = \"x1\"\nlow = -1\nhigh = 3\n"
        "[design]\nkind = \"threshold\"\nlevels = 3\nreplications = 20\n"};
    (void)threshold.run();
    for (const auto& r : records(threshold.table("indices.csv"))) {
      if (r.at("index") != "turns_at") continue;
      const double at = number(r, "value");
      CHECK(at == doctest::Approx(4 * index_of(records(threshold.table("indices.csv")), "y",
                                               "threshold", "x1", "position") -
                                  1));
      // The error of x1 is that of the mean of 20 draws of the noise.
      std::map<std::string, Tally> points;
      for (const auto& s : records(threshold.table("samples.csv")))
        points[s.at("point")].add(number(s, "output:y"));
      CHECK(number(r, "se") == doctest::Approx(points.begin()->second.standard_error()));
    }
  }

  TEST_CASE(
      "pilots: cost, decisions that are left, and none has a best size that is not worth it") {
    const auto run = [](const std::string& waits) {
      Bench bench{
          "model = \"test:linear\"\noutputs = [\"net_benefit\"]\n"
          "[[parameters]]\nkey = \"x1\"\n[design]\nkind = \"probabilistic\"\npoints = 200\n"
          "[decision]\nper_year = 2\nhorizon_years = 10\n" +
          waits +
          "[[pilots]]\nparameter = \"x1\"\nfamilies = [10, 1000000]\ndata = \"prior-size\"\n"
          "prior_size = 5\nyears = 3\ncost_fixed = 1\ncost_per_family = 0.01\n"
          "cost_per_family_year = 0.02\n"};
      (void)bench.run();
      return records(bench.table("pilot.csv"));
    };
    const Records rows = run("");
    REQUIRE(rows.size() == 2);
    for (const auto& r : rows) {
      const double families = number(r, "families");
      CHECK(number(r, "cost") == doctest::Approx(1 + families * (0.01 + 3 * 0.02)));
      CHECK(number(r, "decisions") == doctest::Approx(2 * 7));
      CHECK(number(r, "net") == doctest::Approx(number(r, "evsi") * 14 - number(r, "cost")));
      CHECK((number(r, "best_size") == 1) == (families == 10));
    }
    for (const auto& r : run("waits = true\n"))
      CHECK(number(r, "decisions") == doctest::Approx(2 * 10));
  }
}
