#include <cmath>
#include <doctest/doctest.h>
#include <fstream>
#include <functional>
#include <random>
#include <tuple>

#include "app/results/estimate.hpp"
#include "app/results/program_identity.hpp"
#include "app/results/store.hpp"
#include "app/since/since_command.hpp"
#include "app/words/input_error.hpp"
#include "models/programme.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;
using namespace kohort::since;
using test::contains;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

Sample sample(std::uint64_t seed, std::uint32_t count, std::uint32_t draws,
              const std::function<double(std::uint32_t)>& value) {
  Sample all;
  all.seed = seed;
  all.central = draws == 0;
  for (std::uint32_t r = 0; r < count; ++r) {
    all.replications.push_back(r);
    all.draws.push_back(draws == 0 ? 0 : r % draws);
    all.values.push_back(value(r));
  }
  return all;
}

double caseworkers_factor(const Parameters& p) {
  const auto types = programme_types();
  for (std::size_t i = 0; i < types.size(); ++i)
    if (types[i].name == "sverigesmodel") return types[i].caseworkers_factor(*p.programmes[i]);
  return 0;
}

/// A model whose answer is known: each birth costs `price` kr. for each time that the proposal
/// multiplies caseworkers, in every replication with the same luck.
Engine known_engine(double price) {
  Engine engine = test::fake_engine();
  engine.simulate = [price](std::span<const Parameters* const> scenarios, std::uint64_t seed,
                            std::uint32_t replication) {
    std::vector<Outcome> outcomes{test::fake_outcome(seed, replication, false)};
    for (const Parameters* p : scenarios) {
      const double factor = caseworkers_factor(*p);
      outcomes.push_back(test::fake_outcome(seed, replication, true,
                                            price * p->municipality.births_per_year * factor));
    }
    return outcomes;
  };
  return engine;
}

/// A proposal (its factor is an input) on ground of its own (its births are data).
void write_proposal(const fs::path& folder, double births, double factor,
                    const std::string& more = "") {
  fs::create_directories(folder);
  std::ofstream{folder / "ground.toml"} << "extends = \"gladsaxe-2016-sverigesmodel.toml\"\n"
                                        << "[municipality]\nbirths_per_year = { value = " << births
                                        << ", distribution = \"fixed\" }\n";
  std::ofstream{folder / "proposal.toml"}
      << "extends = \"ground.toml\"\n[programmes.sverigesmodel]\ncaseworkers_factor = { value = "
      << factor << ", distribution = \"fixed\" }\n"
      << more;
}

struct RunOf {
  double price{10};
  double births{820};
  double factor{2};
  std::uint64_t seed{1};
  std::uint32_t replications{20};
  std::string build;  ///< of another program
  std::string more;
  std::uint32_t draws{0};
};

/// The same results, as if another build of the program had computed them.
void give_to_build(const fs::path& folder, const std::string& build) {
  const fs::path from = folder.string() + "-ours";
  fs::rename(folder, from);
  fs::create_directories(folder);
  const Store ours{from, Access::read};
  Store theirs{folder};
  const auto rows = ours.scenarios();
  theirs.begin({{"input_hash", *ours.value("input_hash")}, {program_fact, build}}, rows);
  std::vector<std::vector<Outcome>> outcomes(ours.replications());
  std::vector<std::uint32_t> draws(ours.replications());
  for (std::size_t row = 0; row < rows.size(); ++row)
    ours.read(row, 0, ours.replications(),
              [&](std::uint32_t r, std::uint32_t draw, const Outcome& outcome) {
                outcomes[r].push_back(outcome);
                draws[r] = draw;
              });
  for (std::uint32_t r = 0; r < outcomes.size(); ++r) theirs.add(r, draws[r], outcomes[r]);
  theirs.set("report", *ours.value("report"));
  theirs.set("complete", "yes");
  theirs.close();
}

/// Results of that proposal in `folder`.
void run_proposal(const fs::path& folder, const RunOf& how) {
  write_proposal(folder / "files", how.births, how.factor, how.more);
  RunOptions options = test::fake_options(folder / "results", how.replications);
  options.seed = how.seed;
  options.draws = how.draws;
  options.break_even = false;
  REQUIRE(
      test::run({load_scenario(folder / "files/proposal.toml")}, options, known_engine(how.price))
          .code == 0);
  if (!how.build.empty()) give_to_build(folder / "results", how.build);
}

/// What has changed between two runs in folders of their own, by the first of figures.
struct Looked {
  Json since;
  std::string printed;
  [[nodiscard]] const Json& figure(std::size_t f = 0) const {
    return since["scenarios"][0]["figures"][f];
  }
  [[nodiscard]] std::string causes() const {
    std::string all;
    for (const Json& part : figure()["parts"]) {
      all += all.empty() ? "" : " ";
      std::string joined;
      for (const Json& cause : part["causes"])
        joined += (joined.empty() ? "" : "+") + cause.get<std::string>();
      all += joined;
    }
    return all;
  }
  [[nodiscard]] double part(std::size_t p) const { return figure()["parts"][p]["change"]["mean"]; }
  [[nodiscard]] double whole() const { return figure()["change"]["mean"]; }
  [[nodiscard]] double before() const { return figure()["before"]; }
};

Looked look(const TemporaryFolder& folder, const RunOf& before, const RunOf& after,
            bool rerun = false) {
  run_proposal(folder.path() / "old", before);
  run_proposal(folder.path() / "new", after);
  SinceRequest request;
  request.before = folder.path() / "old/results";
  request.after = folder.path() / "new/results";
  request.language = "en";
  request.options.rerun = rerun;
  request.options.threads = 1;
  const test::Capture out;
  const auto since = since_last(request, out.file(), {}, known_engine(after.price));
  REQUIRE(since);
  return {*since, out.text()};
}

double sum_of_parts(const Json& figure) {
  double sum = 0;
  for (const Json& part : figure["parts"]) sum += part["change"]["mean"].get<double>();
  return sum;
}

}  // namespace

TEST_SUITE_BEGIN("since last time");

TEST_CASE("a change on the same people has the error of the paired differences") {
  for (const std::uint32_t draws : {0U, 5U, 20U}) {
    std::mt19937_64 bits{draws + 1};
    std::normal_distribution<double> noise;
    std::vector<double> then, now, difference;
    for (int r = 0; r < 20; ++r) {
      then.push_back(100 * noise(bits));
      now.push_back(then.back() + 3 + noise(bits));
      difference.push_back(now.back() - then.back());
    }
    const Sample before = sample(7, 20, draws, [&](auto r) { return then[r]; });
    const Sample after = sample(7, 20, draws, [&](auto r) { return now[r]; });
    const Estimate paired = estimate(difference, before.draws);
    const Change change = change_between(before, after);
    CHECK(change.mean == doctest::Approx(paired.mean));
    CHECK(change.se == doctest::Approx(paired.se));
    CHECK(change.se < 2);  // what the people have in common, fifty times as much, is gone
  }
}

TEST_CASE("with other seeds a change has the errors of both samples") {
  std::mt19937_64 bits{3};
  std::normal_distribution<double> noise;
  const Sample before = sample(1, 40, 10, [&](auto) { return noise(bits); });
  const Sample after = sample(2, 60, 20, [&](auto) { return 5 * noise(bits); });
  const Change change = change_between(before, after);
  CHECK(change.se == doctest::Approx(std::hypot(estimate(before.values, before.draws).se,
                                                estimate(after.values, after.draws).se)));
}

TEST_CASE("the interval of a change by chance alone covers zero in 95 of 100 cases") {
  // From 40 replications to 100 of the same run, and to 100 of another seed; draws weigh as much as
  // chance.
  for (const std::uint64_t seed : {1ULL, 2ULL}) {
    int covered = 0;
    constexpr int trials = 2000;
    std::mt19937_64 bits{seed};
    std::normal_distribution<double> noise;
    for (int trial = 0; trial < trials; ++trial) {
      std::vector<double> knowledge(40), chance(200);
      for (double& k : knowledge) k = noise(bits);
      for (double& c : chance) c = noise(bits);
      const std::size_t other = seed == 1 ? 0 : 20;
      const Sample before =
          sample(1, 40, 20, [&](auto r) { return knowledge[r % 20] + chance[r]; });
      const Sample after = sample(
          seed, 100, 20, [&](auto r) { return knowledge[r % 20 + other] + chance[r + 5 * other]; });
      const Change change = change_between(before, after);
      covered += change.low <= 0 && change.high >= 0 ? 1 : 0;
    }
    CHECK(covered > 0.93 * trials);
    CHECK(covered < 0.97 * trials);
  }
}

TEST_CASE("each cause has the part that arithmetic says, and the parts are the whole change") {
  const TemporaryFolder folder;
  RunOf before;
  before.build = "another build";
  RunOf after;
  after.price = 11;
  after.births = 800;
  after.factor = 1.8;
  after.seed = 2;
  after.replications = 30;
  const Looked looked = look(folder, before, after, true);
  CHECK(looked.causes() == "model data inputs chance");
  // before = luck * 10 * 820 * 2; one cause after the other is changed.
  const double luck = looked.before() / (10 * 820 * 2);
  CHECK(looked.part(0) == doctest::Approx(luck * (11 - 10) * 820 * 2));
  CHECK(looked.part(1) == doctest::Approx(luck * 11 * (800 - 820) * 2));
  CHECK(looked.part(2) == doctest::Approx(luck * 11 * 800 * (1.8 - 2)));
  for (const Json& figure : looked.since["scenarios"][0]["figures"])
    CHECK(sum_of_parts(figure) == doctest::Approx(figure["change"]["mean"].get<double>()));
  const Json& parts = looked.figure()["parts"];
  CHECK(parts[0]["simulated"] == true);
  CHECK(parts[3]["simulated"] == true);
  // The same people with another price are known far better than other people.
  CHECK(parts[0]["change"]["se"].get<double>() < parts[3]["change"]["se"].get<double>());
  CHECK(looked.since["joined"].is_null());
}

TEST_CASE("what only a simulation would tell apart stands together, and that is said") {
  const TemporaryFolder folder;
  RunOf before;
  before.build = "another build";
  RunOf after;
  after.births = 800;
  after.factor = 1.8;
  after.replications = 30;
  const Looked looked = look(folder, before, after);
  CHECK(looked.causes() == "model+data+inputs chance");
  CHECK(contains(looked.printed, "--rerun"));
  CHECK(sum_of_parts(looked.figure()) == doctest::Approx(looked.whole()));
  CHECK(looked.figure()["parts"][0]["simulated"] == false);
}

TEST_CASE("two folders alone tell a single cause from more replications") {
  for (const auto& [cause, births, factor] :
       {std::tuple{"data", 800.0, 2.0}, std::tuple{"inputs", 820.0, 1.8}}) {
    for (const std::uint32_t replications : {12U, 20U, 30U}) {
      const TemporaryFolder folder;
      RunOf after;
      after.births = births;
      after.factor = factor;
      after.replications = replications;
      const Looked looked = look(folder, {}, after);
      const std::string name = cause;
      CHECK(looked.causes() == (replications == 20   ? name
                                : replications == 12 ? "chance " + name
                                                     : name + " chance"));
      CHECK(looked.since["joined"].is_null());
      CHECK(sum_of_parts(looked.figure()) == doctest::Approx(looked.whole()));
      if (replications != 20) continue;
      CHECK(looked.whole() == doctest::Approx(looked.before() * (births * factor / (820 * 2) - 1)));
      const Json& input = looked.since["scenarios"][0]["inputs"][0];
      CHECK(input["cause"] == name);
      CHECK(input["before"] == (name == "data" ? 820 : 2));
      CHECK(input["after"] == (name == "data" ? births : factor));
    }
  }
}

TEST_CASE("the same results again have changed nothing, and other luck is chance alone") {
  const TemporaryFolder folder;
  const Looked same = look(folder, {}, {});
  CHECK(same.causes().empty());
  CHECK(same.whole() == 0);
  CHECK(same.figure()["change"]["se"] == 0);
  const TemporaryFolder other;
  RunOf after;
  after.seed = 5;
  const Looked luck = look(other, {}, after);
  CHECK(luck.causes() == "chance");
  CHECK(luck.figure()["change"]["low"].get<double>() < 0);
  CHECK(luck.figure()["change"]["high"].get<double>() > 0);
}

TEST_CASE("what is about other years, prices, places or ages is not compared") {
  struct Case {
    const char* more;
    bool budget, years, lives;  ///< compared all the same
    const char* said;
  };
  for (const auto& [more, budget, years, lives, said] :
       {Case{"[time]\nstart = 2017\n", false, false, false, "2017-"},
        Case{"[time]\nprice_year = 2020\n", false, true, false, "2020"},
        Case{"[time]\nhorizon_age = 30\n", true, true, false, "age 30"},
        Case{"[municipality]\nname = \"Herning\"\n", false, false, false, "Herning"}}) {
    const TemporaryFolder folder;
    RunOf after;
    after.more = more;
    const Looked looked = look(folder, {}, after);
    CAPTURE(more);
    CHECK(looked.figure(0)["obstacle"].is_null() == budget);
    CHECK(looked.figure(1)["obstacle"].is_null() == years);
    CHECK(looked.figure(2)["obstacle"].is_null() == lives);
    CHECK(contains(looked.printed, said));
    CHECK(contains(looked.printed, "cannot be compared"));
  }
}

TEST_CASE("what was changed without being carried is not simulated as if it were carried") {
  // As --no-effect does: the files alone would give other results than the older folder holds.
  const TemporaryFolder folder;
  write_proposal(folder.path() / "old/files", 820, 2);
  RunOptions options = test::fake_options(folder.path() / "old/results", 20);
  options.break_even = false;
  REQUIRE(test::run({load_scenario(folder.path() / "old/files/proposal.toml",
                                   {"programmes.sverigesmodel.caseworkers_factor=3"})},
                    options, known_engine(10))
              .code == 0);
  RunOf after;
  after.births = 800;
  run_proposal(folder.path() / "new", after);
  SinceRequest request;
  request.before = folder.path() / "old/results";
  request.after = folder.path() / "new/results";
  request.options.rerun = true;
  const test::Capture out;
  const auto since = since_last(request, out.file(), {}, known_engine(10));
  REQUIRE(since);
  const Json& parts = (*since)["scenarios"][0]["figures"][0]["parts"];
  REQUIRE(parts.size() == 1);
  CHECK(parts[0]["causes"] == Json::array({"data", "inputs"}));
  CHECK(contains((*since)["joined"]["en"], "do not carry all files and choices"));
}

TEST_CASE("results whose replications cannot be read any more are compared by what they said") {
  const TemporaryFolder folder;
  run_proposal(folder.path() / "old", {});
  RunOf after;
  after.price = 11;
  run_proposal(folder.path() / "new", after);
  const Former readable = read_former(folder.path() / "old/results");
  Store store{folder.path() / "old/results"};
  store.set("layout", "of another version");
  store.close();
  const Former told = read_former(folder.path() / "old/results");
  const Former now = read_former(folder.path() / "new/results");
  const Change paired = change_between(readable.stored[0][0], now.stored[0][0]);
  const Change change = change_between(told.stored[0][0], now.stored[0][0]);
  CHECK(change.mean == doctest::Approx(paired.mean));
  CHECK(change.se > paired.se);  // nothing is known of what they have in common
  const auto comparison = compare_results(told, now, {true, 1}, known_engine(11), {});
  REQUIRE(comparison);
  CHECK(comparison->scenarios[0].parts.size() == 1);
  CHECK(comparison->scenarios[0].parts[0].causes == std::vector{Cause::model});
}

TEST_CASE("since.json and since.csv replace only what they replaced before") {
  const TemporaryFolder folder;
  (void)look(folder, {}, {});
  const fs::path results = folder.path() / "new/results";
  CHECK(contains(test::read_file(results / "since.csv"), "cost_municipality,kr.,all"));
  (void)look(folder, {}, {});
  std::ofstream{results / "since.json"} << "{\"mine\": 1}";
  CHECK_THROWS_AS((void)look(folder, {}, {}), InputError);
  CHECK(test::read_file(results / "since.json") == "{\"mine\": 1}");
}

TEST_SUITE_END();
