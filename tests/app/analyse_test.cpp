#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <sstream>

#include "app/analyse/analyse_command.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/contains.hpp"
#include "tests/app/sweep_bench.hpp"

using namespace kohort;
using analyse::analyse_samples;
using test::Bench;

namespace {

std::string key(const std::string& method, const std::string& parameter, const std::string& index) {
  return method + "," + parameter + "," + index;
}

/// What a sweep's table says: value and half-width of each index.
std::map<std::string, std::array<double, 2>> said_by(const Bench& bench) {
  std::istringstream lines{bench.table("indices.csv")};
  std::map<std::string, std::array<double, 2>> found;
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    if (line.ends_with('\r')) line.pop_back();
    std::istringstream fields{line};
    std::vector<std::string> cells;
    for (std::string cell; std::getline(fields, cell, ',');) cells.push_back(cell);
    cells.resize(9);
    if (cells[5].empty()) continue;
    found[key(cells[2], cells[3], cells[4])] = {
        std::stod(cells[5]), cells[8].empty() ? NAN : std::stod(cells[8]) - std::stod(cells[7])};
  }
  return found;
}

/// Everything that the analysis of the sweep's samples says, the sweep says too; returns how much.
std::size_t compare(const Bench& bench, analyse::AnalyseOptions options) {
  options.file = bench.options.out / "tables" / "samples.csv";
  const auto said = said_by(bench);
  std::size_t compared = 0;
  for (const analyse::Found& f : analyse_samples(options).found) {
    if (!std::isfinite(f.number.value)) continue;
    if (f.method == "threshold") continue;  // sweeps have a design of its own for it
    CAPTURE(f.method);
    CAPTURE(f.parameter);
    CAPTURE(f.index);
    const auto at = said.find(key(f.method, f.parameter, f.index));
    REQUIRE(at != said.end());
    CHECK(f.number.value == doctest::Approx(at->second[0]).epsilon(1e-9));
    if (std::isfinite(at->second[1]))
      CHECK(f.number.interval.high - f.number.interval.low ==
            doctest::Approx(at->second[1]).epsilon(1e-6));
    ++compared;
  }
  return compared;
}

std::string faults_of(const std::string& text, analyse::AnalyseOptions options = {}) {
  const test::Folder folder;
  options.file = folder.write("samples.csv", text);
  try {
    (void)analyse_samples(options);
  } catch (const InputError& error) {
    std::string all;
    for (const auto& problem : error.problems()) all += problem + "\n";
    return all;
  }
  return "";
}

}  // namespace

TEST_SUITE("analyse") {
  TEST_CASE("a sweep's samples, read back, have the sweep's Sobol' indices") {
    Bench bench{
        "model = { name = \"test:ishigami\", noise = 1 }\nall_uncertain = true\noutputs = [\"y\"]\n"
        "[design]\nkind = \"sobol\"\npoints = 64\nreplications = 3\n"};
    (void)bench.run();
    CHECK(compare(bench, {.design = "sobol"}) == 1 + 3 * 4);
  }

  TEST_CASE("a sweep's samples, read back, have the sweep's Morris effects") {
    Bench bench{
        "model = \"test:linear\"\n[design]\nkind = \"morris\"\ntrajectories = 20\n"
        "[[parameters]]\nkey = \"x1\"\nlow = 0\nhigh = 5\n"
        "[[parameters]]\nkey = \"x2\"\nlow = 0\nhigh = 1\ngroup = \"x2 + x3\"\n"
        "[[parameters]]\nkey = \"x3\"\nlow = 0\nhigh = 3\ngroup = \"x2 + x3\"\n"};
    (void)bench.run();
    CHECK(compare(bench, {.design = "morris", .ranges = {"x1=0:5"}}) == 3 + 1);
  }

  TEST_CASE("a sweep's samples, read back, have its tornado, spread and value of information") {
    Bench one_way{
        "model = \"test:linear\"\n[design]\nkind = \"one-way\"\n"
        "[[parameters]]\nkey = \"x1\"\nlow = -1\nhigh = 2\n"
        "[[parameters]]\nkey = \"x2\"\nlow = -5\nhigh = 1\n"};
    (void)one_way.run();
    CHECK(compare(one_way, {.design = "one-way"}) == 1 + 2 * 3);
    Bench random{
        "model = \"test:linear-normal-decision\"\nall_uncertain = true\n"
        "outputs = [\"net_benefit\"]\n[design]\nkind = \"probabilistic\"\npoints = 200\n"};
    (void)random.run();
    const test::Folder folder;
    analyse::AnalyseOptions options{.benefits = {"net_benefit"}};
    options.file = random.options.out / "tables" / "samples.csv";
    const auto said = said_by(random);
    std::size_t compared = 0;
    for (const analyse::Found& f : analyse_samples(options).found) {
      const auto at = said.find(key(f.method, f.parameter, f.index));
      if (at == said.end()) continue;  // a net benefit's probability is that of being above 0
      CAPTURE(f.index);
      CHECK(f.number.value == doctest::Approx(at->second[0]).epsilon(1e-9));
      ++compared;
    }
    CHECK(compared == 3 + 2 * 4 + 2 + 1 + 4);
  }

  TEST_CASE("a sweep's replicated samples, read back, have its errors of points and of people") {
    Bench bench{
        "model = { name = \"test:linear\", noise = 1 }\nall_uncertain = true\n"
        "[design]\nkind = \"probabilistic\"\npoints = 60\nreplications = 4\n"
        "[[parameters]]\nkey = \"x1\"\n[[parameters]]\nkey = \"x2\"\n"};
    (void)bench.run();
    // Uncertainty: 5 and 4 parts; regression: 4 numbers of each of 2 inputs and 2 of all.
    CHECK(compare(bench, {}) == 5 + 4 + 2 * 4 + 2);
  }

  TEST_CASE("samples of one's own: any columns, semicolons and decimal commas") {
    const test::Folder folder;
    std::string text = "run;dose;age;cost\n";
    for (int i = 0; i < 40; ++i)
      text += std::to_string(i) + ";" + std::to_string(i % 7) + ",5;" + std::to_string(i % 5) +
              ";" + std::to_string(10 + 3 * (i % 7) - (i % 5)) + ",25\n";
    analyse::AnalyseOptions options{.columns = {{"dose", "age"}, {"cost"}}};
    options.file = folder.write("own.csv", text);
    bool seen = false;
    for (const auto& f : analyse_samples(options).found)
      if (f.index == "r2") {
        seen = true;
        CHECK(f.number.value == doctest::Approx(1));
      }
    CHECK(seen);
  }

  TEST_CASE("what is wrong is said with its place") {
    CHECK(test::contains(faults_of("a,b\n1,2\n"),
                         "samples.csv:1:1: no column begins with "
                         "\"input:\"; say which with --inputs"));
    const std::string head = "input:x,output:y\n";
    CHECK(test::contains(faults_of(head + "1,2\nq,3\n"),
                         "samples.csv:3:1: x = q: expected a number such as 1.5"));
    CHECK(test::contains(faults_of(head + "1,2\n1\n"), "samples.csv:3:1: 1 field(s)"));
    CHECK(test::contains(faults_of(head), "there is no row below the header"));
    CHECK(
        test::contains(faults_of("input:x;output:y\n1.5;2\n"), "files with ; have decimal commas"));
    CHECK(test::contains(faults_of("point,input:x,output:y\n0,1,2\n0,2,2\n"),
                         "samples.csv:3:3: x = 2: in line 2 the same point has 1"));
    CHECK(test::contains(faults_of("point,replication,input:x,output:y\n0,0,1,2\n0,0,1,2\n"),
                         "samples.csv:3:1: replication 0 of this point is there twice"));
    analyse::AnalyseOptions options{.columns = {{"dosis"}, {"output:y"}}};
    CHECK(test::contains(faults_of("dose,output:y\n1,2\n", options), "did you mean dose?"));
    analyse::AnalyseOptions twice{.columns = {{"input:x", "input:x"}, {"output:y", "input:x"}}};
    const std::string both = faults_of(head + "1,2\n", twice);
    CHECK(test::contains(both, "samples.csv:1:1: the column x is asked for twice\n"));
    CHECK(test::contains(both, "x is asked for twice, as an input and as an output"));
    analyse::AnalyseOptions sobol{.design = "sobol"};
    CHECK(test::contains(faults_of(head + "1,2\n2,3\n", sobol), "2 points are not blocks of 3"));
    CHECK(test::contains(faults_of(head + "1,2\n2,3\n3,4\n", sobol), "sample B"));
    analyse::AnalyseOptions morris{.design = "morris", .ranges = {"x=3:1", "z=0:1"}};
    const std::string faults = faults_of(head + "1,2\n2,3\n", morris);
    CHECK(test::contains(faults, "--range x=3:1: expected INPUT=LOW:HIGH"));
    CHECK(test::contains(faults, "--range z=0:1: there is no input z"));
    analyse::AnalyseOptions one_way{.design = "one-way"};
    CHECK(test::contains(faults_of("input:x,input:z,output:y\n1,1,1\n2,2,2\n", one_way),
                         "samples.csv:3:1: several inputs differ from the first point in line 2"));
  }
}
