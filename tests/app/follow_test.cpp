#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <random>

#include "app/follow/follow_command.hpp"
#include "app/results/program_identity.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;
using namespace kohort::follow;
using test::contains;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

/// A place of which everything is known: in each year it counts its draw's mean plus luck that
/// lasts from year to year.
struct KnownPlace {
  double knowledge{1};  ///< standard deviation of draws
  double luck{1};
  double lasting{0.7};
  int years{10};

  [[nodiscard]] std::vector<double> history(double mean, std::mt19937_64& bits) const {
    std::normal_distribution<double> noise;
    std::vector<double> all;
    double now = noise(bits);
    for (int y = 0; y < years; ++y) {
      all.push_back(100 + mean + luck * now);
      now = lasting * now + std::sqrt(1 - lasting * lasting) * noise(bits);
    }
    return all;
  }
};

struct Replications {
  std::vector<std::uint32_t> draws;
  std::vector<double> means;  ///< of draws
  std::vector<std::vector<double>> by_year;
};

Replications simulate_place(const KnownPlace& place, int draws, int each, std::mt19937_64& bits) {
  std::normal_distribution<double> noise;
  Replications all;
  all.by_year.resize(static_cast<std::size_t>(place.years));
  for (int d = 0; d < draws; ++d) all.means.push_back(place.knowledge * noise(bits));
  for (int r = 0; r < draws * each; ++r) {
    all.draws.push_back(static_cast<std::uint32_t>(r % draws));
    const auto history = place.history(all.means[static_cast<std::size_t>(r % draws)], bits);
    for (std::size_t y = 0; y < history.size(); ++y) all.by_year[y].push_back(history[y]);
  }
  return all;
}

Eigen::MatrixXd first_years(const Replications& all, Eigen::Index count) {
  Eigen::MatrixXd values(static_cast<Eigen::Index>(all.draws.size()), count);
  for (Eigen::Index y = 0; y < count; ++y)
    for (Eigen::Index r = 0; r < values.rows(); ++r)
      values(r, y) = all.by_year[static_cast<std::size_t>(y)][static_cast<std::size_t>(r)];
  return values;
}

struct Coverage {
  double forecast{}, updated{}, nearer{}, width{};
};

/// Of many places that come about as their forecasts say, the share of which bands hold the last
/// year, before and after three years were counted.
Coverage coverage_of(const KnownPlace& place, int draws, int each) {
  constexpr int trials = 1000;
  Coverage share;
  std::mt19937_64 bits{static_cast<std::uint64_t>(draws * 100 + each)};
  std::normal_distribution<double> noise;
  for (int t = 0; t < trials; ++t) {
    const Replications all = simulate_place(place, draws, each, bits);
    const double truth = place.knowledge * noise(bits);
    const auto real = place.history(truth, bits);
    const Eigen::VectorXd counted{{real[0], real[1], real[2]}};
    const Update update{first_years(all, 3), all.draws, counted};
    const auto& last = all.by_year.back();
    const Predicted before = predicted(last);
    const Predicted after = update.given_counts(last);
    share.forecast += (real.back() >= before.low && real.back() <= before.high) / double{trials};
    share.updated += (real.back() >= after.low && real.back() <= after.high) / double{trials};
    share.width += (after.high - after.low) / (before.high - before.low) / trials;
    double mean = 0;
    for (std::size_t d = 0; d < all.means.size(); ++d) mean += update.weights()[d] * all.means[d];
    share.nearer += (std::abs(mean - truth) < std::abs(truth)) / double{trials};
  }
  return share;
}

/// Results of the shipped Gladsaxe scenario with made-up outcomes; four budget years.
void finished_run(const fs::path& folder, std::uint32_t replications, std::uint32_t draws) {
  RunOptions options = test::fake_options(folder, replications);
  options.draws = draws;
  options.break_even = false;
  options.overrides = {"time.budget_years=4"};
  const auto scenario = load_scenario(
      KOHORT_SOURCE_DIR "/scenarios/gladsaxe-2016-sverigesmodel.toml", {"time.budget_years=4"});
  REQUIRE(test::run({scenario}, options).code == 0);
}

std::string followed(const FollowRequest& request) {
  const test::Capture out;
  REQUIRE(follow_command(request, out.file()) == 0);
  return out.text();
}

std::string refusal(const FollowRequest& request) {
  const test::Capture out;
  try {
    (void)follow_command(request, out.file());
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

FollowRequest request_for(const fs::path& folder, const std::string& table) {
  std::ofstream{folder / "actual.csv"} << table;
  FollowRequest request;
  request.folder = folder / "run";
  request.actual = folder / "actual.csv";
  request.language = "en";
  return request;
}

}  // namespace

TEST_SUITE_BEGIN("follow");

TEST_CASE("weights give the posterior mean of a normal mean with a normal prior") {
  // Draws from N(0, 2), luck N(0, 1), one count y: mean y 4 / (4 + 1), variance 4 / 5.
  std::mt19937_64 bits{11};
  const KnownPlace place{.knowledge = 2, .luck = 1, .lasting = 0, .years = 2};
  const Replications all = simulate_place(place, 2000, 4, bits);
  for (const double y : {-3.0, 0.0, 1.5}) {
    const Update update{first_years(all, 1), all.draws, Eigen::VectorXd{{100 + y}}};
    double mean = 0, square = 0;
    for (std::size_t d = 0; d < all.means.size(); ++d) {
      mean += update.weights()[d] * all.means[d];
      square += update.weights()[d] * all.means[d] * all.means[d];
    }
    CHECK(mean == doctest::Approx(0.8 * y).epsilon(0.05).scale(1));
    // Four replications leave a draw's mean unknown by 1/4, so weights are less sharp than 4 / 5:
    // 4 - (4 b)^2 / 5, b = 4 / (4 + 1/4) being how far a draw's own mean is believed.
    CHECK(square - mean * mean == doctest::Approx(1.165).epsilon(0.1));
    // Next year without lasting luck: the same mean, variance 4 / 5 + 1.
    const Predicted next = update.given_counts(all.by_year[1]);
    CHECK(next.mean == doctest::Approx(100 + 0.8 * y).epsilon(0.001));
    CHECK(next.high - next.low == doctest::Approx(2 * 1.96 * std::sqrt(1.8)).epsilon(0.06));
  }
}

TEST_CASE("luck that lasts is drawn on, although no draw knows of it") {
  // All draws alike: next year is lasting * y, variance 1 - lasting^2.
  std::mt19937_64 bits{12};
  const KnownPlace place{.knowledge = 0, .luck = 1, .lasting = 0.8, .years = 2};
  const Replications all = simulate_place(place, 25, 100, bits);
  const Update update{first_years(all, 1), all.draws, Eigen::VectorXd{{102}}};
  const Predicted next = update.given_counts(all.by_year[1]);
  CHECK(next.mean == doctest::Approx(101.6).epsilon(0.001));
  CHECK(next.high - next.low == doctest::Approx(2 * 1.96 * 0.6).epsilon(0.06));
}

TEST_CASE("counts say nothing of draws that differ by luck alone") {
  std::mt19937_64 bits{13};
  const KnownPlace place{.knowledge = 0, .luck = 1, .lasting = 0.5, .years = 4};
  double effective = 0;
  for (int t = 0; t < 50; ++t) {
    const Replications all = simulate_place(place, 25, 20, bits);
    const Update update{first_years(all, 1), all.draws, Eigen::VectorXd{{102}}};
    effective += update.effective_draws() / 50;
  }
  CHECK(effective > 23);
  CHECK(effective <= 25);
}

TEST_CASE("bands hold 92 to 98 of 100 places, and weights move towards the truth") {
  for (const auto& [place, draws, each] : {std::tuple{KnownPlace{.knowledge = 1}, 25, 4},
                                           std::tuple{KnownPlace{.knowledge = 3}, 50, 4},
                                           std::tuple{KnownPlace{.knowledge = 0.2}, 25, 4}}) {
    CAPTURE(place.knowledge);
    const Coverage share = coverage_of(place, draws, each);
    CHECK(share.forecast > 0.92);
    CHECK(share.forecast < 0.98);
    CHECK(share.updated > 0.92);
    CHECK(share.updated < 0.98);
    if (place.knowledge < 1) continue;
    CHECK(share.nearer > 0.6);
    CHECK(share.width < 1);
  }
}

TEST_CASE("figures that add up to each other count once") {
  std::mt19937_64 bits{14};
  const Replications all = simulate_place({}, 25, 8, bits);
  const Eigen::MatrixXd once = first_years(all, 2);
  Eigen::MatrixXd twice(once.rows(), 3);
  twice << once, once.rowwise().sum();
  const Update one{once, all.draws, Eigen::VectorXd{{101, 102}}};
  const Update two{twice, all.draws, Eigen::VectorXd{{101, 102, 203}}};
  CHECK(two.effective_draws() == doctest::Approx(one.effective_draws()).epsilon(0.05));
  CHECK(two.given_counts(all.by_year[5]).mean ==
        doctest::Approx(one.given_counts(all.by_year[5]).mean).epsilon(0.001));
}

TEST_CASE("a parameter that counts do not speak of moves like a standard normal") {
  std::mt19937_64 bits{15};
  std::normal_distribution<double> noise;
  std::exponential_distribution<double> weigh;
  double squares = 0;
  for (int t = 0; t < 2000; ++t) {
    std::vector<double> values(30), weights(30);
    double sum = 0;
    for (double& v : values) v = noise(bits);
    for (double& w : weights) sum += w = weigh(bits);
    for (double& w : weights) w /= sum;
    const double score = moved(values, weights).score;
    squares += score * score / 2000;
  }
  CHECK(squares == doctest::Approx(1).epsilon(0.1));
}

TEST_CASE("a parameter that is the same in every draw does not move") {
  const std::vector<double> values(50, 0.0233), weights = [] {
    std::vector<double> w(50, 0.01);
    w[0] = 0.51;
    return w;
  }();
  CHECK(moved(values, weights).score == 0);
}

TEST_CASE("what was counted stands beside its forecast, and the forecast goes on from there") {
  const TemporaryFolder folder;
  finished_run(folder.path() / "run", 40, 10);
  const FollowRequest request = request_for(folder.path(),
                                            "år;tal;værdi;prisår\n2016;placement_starts;102,5;\n"
                                            "2017;placement_starts;1.200;\n2017;notifications;;\n");
  const std::string said = followed(request);
  CHECK(contains(said, "within what was expected"));
  CHECK(contains(said, "above what was expected"));
  CHECK(contains(said, "→"));
  const std::string table = test::read_file(folder.path() / "run/follow.csv");
  CHECK(contains(table, "placement_starts,number,2016,102.5,"));
  CHECK(contains(table, "placement_starts,number,2017,1200,"));
  CHECK(contains(table, "placement_starts,number,2019,,"));
  CHECK_FALSE(contains(table, "notifications"));
  const std::string page = test::read_file(folder.path() / "run/follow.html");
  CHECK(contains(page, "1 of 2 counted years lie within what was expected"));
  CHECK(contains(page, "<circle class=\"dot\""));
  CHECK_FALSE(contains(page, "<script"));
  CHECK(contains(followed(request), "Written"));  // its own files are replaced
}

TEST_CASE("a table says where it is wrong, what is there and what to write instead") {
  const TemporaryFolder folder;
  finished_run(folder.path() / "run", 40, 10);
  const auto wrong = [&](const std::string& table) {
    return refusal(request_for(folder.path(), table));
  };
  CHECK(contains(wrong("year,figure,value\n2016,placement_start,3\n"),
                 "actual.csv:2:6: unknown figure \"placement_start\"; --template shows all (did "
                 "you mean placement_starts?)"));
  CHECK(contains(wrong("year,figure,value\n2030,placement_starts,3\n"),
                 "actual.csv:2:1: year = 2030: expected a year from 2016 to 2019"));
  CHECK(contains(wrong("year,figure,value\n2016,placement_starts,1.200\n"),
                 "a decimal point, or a thousand? Write 1.2000 for the one, 1200 for the other"));
  CHECK(contains(wrong("year,figure,value\n2016,placement_starts,-3\n"), "at least 0"));
  CHECK(contains(wrong("year,figure,value\n2016,examinations_overdue,25\n"), "did you mean 0.25?"));
  CHECK(contains(wrong("year,figure,value\n2016,ever_placed_by_18,3\n"),
                 "has no value for single budget years"));
  CHECK(contains(wrong("year,figure,value\n2016,cost_municipality,500000000\n"),
                 "price_year (or prisår) is missing"));
  CHECK(contains(wrong("year,figure,values\n"), "did you mean value?"));
  CHECK(contains(wrong("year,figure,value\n2016,placement_starts,3\n2016,placement_starts,4\n"),
                 "given already in line 2"));
  CHECK(contains(wrong("year,figure,value\n2016,placement_starts,\n"), "no row has a value"));
  const std::string both = wrong("year,figure,value\n1,placement_starts,3\n2016,x,3\n");
  CHECK(contains(both, ":2:1:"));
  CHECK(contains(both, ":3:6:"));
  CHECK_FALSE(fs::exists(folder.path() / "run/follow.html"));
}

TEST_CASE("the table of docs/follow.md is read, and its messages are those that are given") {
  const std::string page = test::read_file(KOHORT_SOURCE_DIR "/docs/follow.md");
  const std::string begin = "```csv\n";
  const auto from = page.find(begin) + begin.size();
  const TemporaryFolder folder;
  finished_run(folder.path() / "run", 40, 10);
  const auto request = request_for(folder.path(), page.substr(from, page.find("```", from) - from));
  CHECK(contains(followed(request), "Notifications") == false);
  CHECK(contains(test::read_file(folder.path() / "run/follow.csv"),
                 "placement_starts,number,2017,104,"));
  for (const char* row : {"2016,placement_start,3", "2030,placement_starts,3"}) {
    const std::string said =
        refusal(request_for(folder.path(), fmt::format("year,figure,value\n{}\n", row)));
    CHECK(contains(page, said.substr(said.find("actual.csv"))));
  }
}

TEST_CASE("accounts in their own year's prices are brought to the forecast's") {
  const TemporaryFolder folder;
  finished_run(folder.path() / "run", 40, 10);
  (void)followed(request_for(
      folder.path(), "year,figure,value,price_year\n2016,cost_municipality,1000000,2016\n"));
  const Forecast forecast = read_forecast(folder.path() / "run", "", false);
  const double factor = forecast.expected.prices.factor(2016, forecast.expected.price_year);
  CHECK(factor > 1.1);
  CHECK(contains(test::read_file(folder.path() / "run/follow.csv"),
                 fmt::format("cost_municipality,kr.,2016,{}", 1000000 * factor).substr(0, 36)));
}

TEST_CASE("the template holds every figure and year, and is read when it is filled in") {
  const TemporaryFolder folder;
  finished_run(folder.path() / "run", 40, 10);
  FollowRequest request = request_for(folder.path(), "");
  CHECK(contains((request.make_template = true, refusal(request)), "is there already"));
  fs::remove(request.actual);
  (void)followed(request);
  std::string table = test::read_file(request.actual);
  for (const Metric* metric : followed_metrics())
    CHECK(contains(table, fmt::format("2019;{};;", metric->id)));
  request.make_template = false;
  CHECK(contains(refusal(request), "no row has a value"));
  const std::string row = "2016;placement_starts;;";
  table.replace(table.find(row), row.size(), "2016;placement_starts;99,5;");
  std::ofstream{request.actual} << table;
  CHECK(contains(followed(request), "within what was expected"));
}

TEST_CASE("too few replications, too few draws and other scenarios are said") {
  const TemporaryFolder folder;
  finished_run(folder.path() / "run", 12, 6);
  CHECK(contains(refusal(request_for(folder.path(), "year,figure,value\n2016,notifications,105\n")),
                 "take at least 13 replications"));
  const TemporaryFolder more;
  finished_run(more.path() / "run", 30, 6);
  FollowRequest request = request_for(more.path(), "year,figure,value\n2016,notifications,105\n");
  CHECK(contains(followed(request), "fewer than 10"));
  request.scenario = "gladsaxe-2016-sverigesmode";
  CHECK(contains(refusal(request), "did you mean gladsaxe-2016-sverigesmodel?"));
  std::ofstream{more.path() / "run/follow.html"} << "mine";
  request.scenario.clear();
  CHECK(contains(refusal(request), "was not written by kohort follow"));
}

TEST_SUITE_END();
