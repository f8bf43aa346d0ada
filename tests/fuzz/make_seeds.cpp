// Writes small files of results to the folders FOLDER/results and FOLDER/payload: what fuzzing
// starts from.
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <span>

#include "app/analysis/test_function.hpp"
#include "app/figures/metric.hpp"
#include "app/figures/register_figure.hpp"
#include "app/report/lineage.hpp"
#include "app/report/payload.hpp"
#include "app/report/stored.hpp"
#include "app/results/store.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/scenario/distribution.hpp"
#include "app/sweep/point_cache.hpp"
#include "app/sweep/study.hpp"
#include "app/sweep/sweep_store.hpp"
#include "tests/app/results_memory.hpp"

namespace {

namespace fs = std::filesystem;
using namespace kohort;

void keep(const fs::path& made, const fs::path& seed) {
  fs::copy_file(made, seed, fs::copy_options::overwrite_existing);
}

void run_seed(const fs::path& seed, const std::string& report) {
  const test::TemporaryFolder folder;
  {
    Store store{folder.path()};
    const StoredScenario rows[] = {{"baseline", "", "Uden", "", "1", false},
                                   {"trial", "baseline", "Med", "", "2", true}};
    store.begin({{"program_version", "1"}, {"complete", "yes"}, {"result_hash", "1"}}, rows);
    const Outcome outcomes[] = {Outcome{1, 1}, Outcome{1, 1}};
    for (std::uint32_t r = 0; r < 2; ++r) store.add(r, 0, outcomes);
    store.set(std::string{payload_fact}, report);
    store.close();
  }
  keep(folder.path() / Store::file_name, seed);
}

void sweep_seeds(const fs::path& seeds) {
  const test::TemporaryFolder folder;
  sweep::FinishedTask task;
  task.task = {0, 0, std::nan("")};
  task.key = "key";
  task.result.values = {1, 2, 3};
  {
    sweep::SweepStore store{folder.path()};
    store.set({{"points", "2"}, {"replications", "1"}});
    store.add(std::span{&task, 1});
    store.close();
  }
  keep(folder.path() / sweep::SweepStore::file_name, seeds / "sweep");
  {
    sweep::PointCache cache{folder.path(), true};
    cache.add(std::span{&task, 1});
  }
  keep(folder.path() / sweep::PointCache::file_name, seeds / "points");
}

void add_word(std::set<std::string>& words, std::string_view word) {
  if (!word.empty() && word.size() < 60) words.emplace(word);
}

/// Keys and names that inputs are made of, as a dictionary of libFuzzer.
void write_words() {
  std::set<std::string> words;
  for (const CatalogueEntry& entry : catalogue().entries()) {
    add_word(words, entry.key);
    add_word(words, entry.section);
    add_word(words, entry.name);
    add_word(words, entry.unit);
  }
  for (const std::string_view name : distribution_names) add_word(words, name);
  for (const auto& function : analysis::test_functions()) add_word(words, function.name);
  for (const std::string& name : sweep::design_names()) add_word(words, name);
  for (const Metric& metric : headline_metrics()) add_word(words, metric.id);
  for (const ReportFigure& entry : report_figures()) add_word(words, entry.id);
  for (const std::string& name : figure_names()) add_word(words, name);
  for (const char* word : {"extends",
                           "value",
                           "unit",
                           "low",
                           "high",
                           "distribution",
                           "source",
                           "grade",
                           "note",
                           "price_year",
                           "price_index",
                           "first_year",
                           "annual_rise",
                           "title",
                           "question",
                           "scenario",
                           "scenarios",
                           "model",
                           "set",
                           "seed",
                           "design",
                           "kind",
                           "points",
                           "levels",
                           "outputs",
                           "parameters",
                           "correlations",
                           "pilots",
                           "precision",
                           "decision",
                           "trajectories",
                           "tolerance",
                           "replications",
                           "group",
                           "factor",
                           "baseline",
                           "fit",
                           "target",
                           "metric",
                           "years",
                           "label",
                           "inf",
                           "nan",
                           "true",
                           "1e300",
                           "0x7fffffff",
                           "[[",
                           "]]",
                           "'''",
                           "budget",
                           "amount",
                           "year",
                           "all_uncertain",
                           "net_benefit",
                           "cost_effectiveness",
                           "per_year",
                           "waits",
                           "summary",
                           "manifest",
                           "metrics",
                           "payers",
                           "lineage",
                           "history",
                           "files"})
    add_word(words, word);
  for (const std::string& word : words) std::printf("\"%s\"\n", word.c_str());
}

}  // namespace

/// make_seeds FOLDER, or make_seeds --words
int main(int, char** argv) {
  if (std::string_view{argv[1]} == "--words") {
    write_words();
    return 0;
  }
  const fs::path folder{argv[1]};
  fs::create_directories(folder / "results");
  fs::create_directories(folder / "payload");
  const Scenario scenario = test::fake_scenario();
  const RunResults run = test::results_of(
      scenario, [](Outcome& o, std::uint32_t) { test::add_cost(o, 0, 1000); }, 4);
  const std::string report = payload(run).dump();
  std::ofstream{folder / "payload/made", std::ios::binary} << report;
  run_seed(folder / "results/run", R"({"format":"kohort-report-1"})");
  sweep_seeds(folder / "results");
}
