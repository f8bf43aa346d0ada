#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <random>

#include "app/analyse/analyse_command.hpp"
#include "app/analysis/test_function.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/contains.hpp"
#include "tests/app/sweep_bench.hpp"

using namespace kohort;
using analyse::analyse_samples;
using analyse::AnalyseOptions;

namespace {

analysis::Confident number_of(const analyse::Answer& answer, const std::string& method,
                              const std::string& parameter, const std::string& index) {
  for (const analyse::Found& f : answer.found)
    if (f.method == method && f.parameter == parameter && f.index == index) return f.number;
  FAIL(method << ", " << parameter << ", " << index << " is missing");
  return {};
}

analyse::Answer answer_to(const std::string& text, AnalyseOptions options) {
  const test::Folder folder;
  options.file = folder.write("samples.csv", text);
  return analyse_samples(options);
}

std::string faults_of(const AnalyseOptions& options) {
  try {
    (void)answer_to("input:x,output:c,output:e\n1,2,3\n2,3,4\n3,5,5\n", options);
  } catch (const InputError& error) {
    std::string all;
    for (const auto& problem : error.problems()) all += problem + "\n";
    return all;
  }
  return "";
}

}  // namespace

TEST_SUITE("analyse") {
  TEST_CASE("acceptability counts the points at which an option is worth most") {
    // It always costs 100, for 0.5, 1.5, 2.5 or 3.5 units of effect.
    std::string text = "input:x,output:cost,output:effect\n";
    for (const char* effect : {"0.5", "1.5", "2.5", "3.5"})
      text += std::string{effect} + ",100," + effect + "\n";
    const auto answer = answer_to(
        text, {.costs = {"cost"}, .effects = {"effect"}, .willingness = {0, 50, 100, 1000}});
    const auto probability = [&](const char* option, const char* at) {
      return number_of(answer, "acceptability", option, at).value;
    };
    CHECK(probability("cost", "at_0") == 0);
    CHECK(probability("cost", "at_50") == doctest::Approx(0.5));
    CHECK(probability("cost", "at_100") == doctest::Approx(0.75));
    CHECK(probability("cost", "at_1000") == doctest::Approx(1));
    CHECK(probability("nothing", "at_100") == doctest::Approx(0.25));
    CHECK(number_of(answer, "plane", "cost", "mean_effect").value == doctest::Approx(2));
    CHECK(number_of(answer, "plane", "cost", "cost_of_one_unit").value == doctest::Approx(50));
    // Said on its own, from nothing to beyond that price.
    const auto own = answer_to(text, {.costs = {"cost"}, .effects = {"effect"}});
    CHECK(number_of(own, "acceptability", "nothing", "at_0").value == 1);
    CHECK(number_of(own, "acceptability", "cost", "at_100").value == doctest::Approx(0.75));
  }

  TEST_CASE("an output of one input turns where the line through its values does") {
    const std::string head = "point,replication,input:x,input:z,output:y\n";
    const std::string rows =
        "0,0,0,5,-1.5\n0,1,0,5,-0.5\n1,0,3,5,1.5\n1,1,3,5,2.5\n2,0,-2,5,-3.5\n2,1,-2,5,-2.5\n"
        "3,0,0,9,-4\n3,1,0,9,-3\n";
    const auto answer = answer_to(head + rows, {.design = "one-way"});
    const auto turns = number_of(answer, "threshold", "x", "turns_at");
    CHECK(turns.value == doctest::Approx(1));
    // The mean there is 0 +/- 0.5, and the slope 1.
    CHECK(turns.se == doctest::Approx(0.5));
    for (const analyse::Found& f : answer.found)
      if (f.method == "threshold") CHECK(f.parameter == "x");
  }

  TEST_CASE("a planned study of one's own samples is worth what the closed form says") {
    const auto& truth = *analysis::find_test_function("test:linear-normal-decision");
    test::Bench bench{
        "model = \"test:linear-normal-decision\"\nall_uncertain = true\n"
        "outputs = [\"net_benefit\"]\n[design]\nkind = \"probabilistic\"\npoints = 1000\n"};
    (void)bench.run();
    AnalyseOptions options{.benefits = {"net_benefit"},
                           .studies = {"effect=100:300", "nothing=100:300"}};
    options.file = bench.options.out / "tables" / "samples.csv";
    const auto answer = analyse_samples(options);
    const auto evsi = number_of(answer, "information", "effect", "evsi");
    const double expected =
        analysis::normal_information_value(*truth.mean, 200 * std::sqrt(300.0 / 400));
    CHECK(std::abs(evsi.value - expected) < 4 * evsi.se);
    CHECK(evsi.se < 0.1 * expected);
    CHECK(evsi.value < number_of(answer, "information", "effect", "evppi").value);
    CHECK(number_of(answer, "information", "nothing", "evsi").value < 0.02 * expected);
  }

  TEST_CASE("a mean of replicated samples is no surer than the people allow") {
    // The people shift all points alike; points differ little.
    std::mt19937_64 random{5};
    std::normal_distribution<double> normal;
    int held = 0;
    constexpr int tables = 100;
    for (int t = 0; t < tables; ++t) {
      double people[4];
      for (double& shift : people) shift = normal(random);
      std::string text = "point,replication,input:x,output:y\n";
      for (int p = 0; p < 50; ++p) {
        const double x = 0.1 * normal(random);
        for (int r = 0; r < 4; ++r) text += fmt::format("{},{},{},{}\n", p, r, x, x + people[r]);
      }
      const auto mean = number_of(answer_to(text, {}), "uncertainty", "", "mean").interval;
      held += mean.low <= 0 && 0 <= mean.high;
    }
    CHECK(held >= 88);
    CHECK(held <= 100);
  }

  TEST_CASE("options and studies that make no sense are refused with what is expected") {
    CHECK(test::contains(faults_of({.costs = {"c"}}), "expected a cost and an effect of each"));
    CHECK(test::contains(faults_of({.costs = {"k"}, .effects = {"e"}}),
                         "--costs k: there is no such output"));
    CHECK(test::contains(faults_of({.willingness = {1}}), "--willingness: says nothing without"));
    CHECK(test::contains(faults_of({.costs = {"c"}, .effects = {"e"}, .willingness = {-1}}),
                         "--willingness -1: expected a number from 0"));
    CHECK(test::contains(faults_of({.studies = {"x=10:20"}}), "--study: says nothing without"));
    CHECK(test::contains(faults_of({.benefits = {"e"}, .studies = {"x=0:20"}}),
                         "--study x=0:20: expected INPUT=KNOWN:NEW"));
    CHECK(test::contains(faults_of({.benefits = {"e"}, .studies = {"z=10:20"}}),
                         "--study z=10:20: there is no input z"));
    CHECK(test::contains(faults_of({.design = "one-way", .costs = {"c"}, .effects = {"e"}}),
                         "--costs: decisions need --design random"));
  }
}
