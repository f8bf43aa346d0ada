// The net of last resort: a small run, study and fit beside what they once gave. Nothing says that
// the stored numbers are right; a change of one of them has to be meant.
#include "tests/answers/stored.hpp"

#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/calibrate/fit.hpp"
#include "app/calibrate/simulator.hpp"
#include "app/run/run_command.hpp"
#include "tests/app/results_fake.hpp"
#include "tests/app/sweep_bench.hpp"

namespace kohort::test {

namespace {

std::filesystem::path stored(const std::string& name) {
  return std::filesystem::path{KOHORT_SOURCE_DIR} / "tests" / "stored" / name;
}

std::string lines_of(const Named& numbers) {
  std::string text;
  for (const auto& [name, value] : numbers) text += fmt::format("{}\t{:.10g}\n", name, value);
  return text;
}

Named read_lines(const std::string& text) {
  Named numbers;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    const auto tab = line.find('\t');
    numbers.emplace_back(line.substr(0, tab), std::strtod(line.c_str() + tab + 1, nullptr));
  }
  return numbers;
}

/// Every number within a JSON value, under its name.
void flatten(const nlohmann::json& value, const std::string& name, Named& to) {
  if (value.is_number()) to.emplace_back(name, value.get<double>());
  if (value.is_boolean()) to.emplace_back(name, value.get<bool>() ? 1 : 0);
  if (value.is_object())
    for (const auto& [key, inner] : value.items()) flatten(inner, name + "." + key, to);
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i)
      flatten(value[i], fmt::format("{}[{}]", name, i), to);
}

}  // namespace

void check_stored(const std::string& name, const Named& numbers, double tolerance) {
  const auto file = stored(name + ".tsv");
  if (std::getenv("KOHORT_RENEW_STORED") != nullptr) {
    std::ofstream{file, std::ios::binary} << lines_of(numbers);
    return;
  }
  const Named before = read_lines(read_file(file));
  REQUIRE_MESSAGE(!before.empty(), "scripts/renew-stored writes ", file.string());
  REQUIRE(before.size() == numbers.size());
  std::size_t differ = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    REQUIRE(before[i].first == numbers[i].first);
    const double was = before[i].second, is = numbers[i].second;
    const bool equal = was == is || (std::isnan(was) && std::isnan(is)) ||
                       std::abs(is - was) <= tolerance * std::max(std::abs(is), std::abs(was));
    if (equal) continue;
    if (++differ <= 5) MESSAGE(before[i].first, " was ", was, " and is ", is);
  }
  CHECK_MESSAGE(differ == 0, "figures of tests/stored/", name,
                " changed; if that is meant, renew them with scripts/renew-stored and say why");
}

}  // namespace kohort::test

using namespace kohort;
using namespace kohort::test;

TEST_SUITE("stored") {
  TEST_CASE("a small run") {
    const TemporaryFolder folder;
    RunOptions options = fake_options(folder.path() / "run", 6);
    options.draws = 3;
    options.threads = 2;
    options.break_even = false;
    const Scenario scenario = load_scenario(stored("trial.toml"));
    REQUIRE(test::run({scenario}, options, Engine{}).code == 0);
    const auto summary = nlohmann::json::parse(read_file(options.out / "summary.json"));
    const auto& result = summary.at("scenarios").at(0);
    Named numbers;
    for (const char* part : {"metrics", "economics", "reached", "subgroups", "budget_lines",
                             "half_width_of_mean_difference", "same_people_worth"})
      flatten(result.at(part), part, numbers);
    for (const char* payer : {"municipality", "state", "public"})
      flatten(result.at("payers").at(payer), payer, numbers);
    check_stored("run", numbers);
  }

  TEST_CASE("a small study") {
    const TemporaryFolder folder;
    sweep::SweepOptions options;
    options.study = stored("study.toml");
    options.out = folder.path() / "study";
    options.language = "en";
    options.progress = Progress::none;
    options.threads = 2;
    const Capture out, err;
    REQUIRE(sweep::sweep_command(options, out.file(), err.file()) == 0);
    const auto study = nlohmann::json::parse(read_file(options.out / "study.json"));
    Named numbers;
    flatten(study.at("analyses"), "analyses", numbers);
    check_stored("study", numbers);
  }

  TEST_CASE("a small fit") {
    const CalibrationTask task = read_task(stored("fit.toml"), {});
    const Simulator simulator{task, simulate_baseline, 2, {}};
    const Evaluate evaluate =
        [&](std::span<const double> values) -> std::optional<std::vector<double>> {
      return simulator(values, false)->figures;
    };
    const auto parameters = task.fit_parameters();
    const FitResult result =
        fit(parameters, task.fit_targets(), evaluate, {task.max_evaluations, task.step});
    const auto simulated = simulator(result.values, true);
    REQUIRE(simulated);
    Named numbers{{"start_deviation", result.start_deviation}, {"deviation", result.deviation}};
    const auto add = [&](const std::string& name, const std::vector<double>& values) {
      for (std::size_t i = 0; i < values.size(); ++i)
        numbers.emplace_back(fmt::format("{}[{}]", name, i), values[i]);
    };
    add("value", result.values);
    add("standard_error", result.standard_error);
    add("figure", simulated->figures);
    add("figure_error", simulated->standard_error);
    check_stored("fit", numbers);
  }
}
