#include <array>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "models/district.hpp"
#include "models/simulate.hpp"
#include "performance.hpp"

/// Runs the real program, as users do, in a folder that is removed afterwards.
namespace kohort::benchmarks {

namespace {

namespace fs = std::filesystem;

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "kohort-benchmark-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    path = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  fs::path path;
};

struct Ended {
  double wall{};          ///< [s], loading of the program and its end included
  double peak_memory{};   ///< resident [bytes]
  std::string last_line;  ///< of standard error
};

std::string last_line_of(const fs::path& file) {
  std::ifstream in{file};
  std::string line;
  std::string last;
  while (std::getline(in, line))
    if (!line.empty()) last = line;
  return last;
}

Ended run_program(const std::vector<std::string>& arguments, const fs::path& folder) {
  std::vector<char*> argv;
  for (const std::string& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
  argv.push_back(nullptr);
  const fs::path errors = folder / "stderr.txt";
  const double from = wall_seconds();
  const pid_t child = fork();
  if (child == 0) {
    if (freopen("/dev/null", "w", stdout) == nullptr ||
        freopen(errors.c_str(), "w", stderr) == nullptr)
      _exit(127);
    execv(argv[0], argv.data());
    _exit(127);
  }
  int status = 0;
  rusage used{};
  if (child < 0 || wait4(child, &status, 0, &used) != child)
    throw std::runtime_error{"the program could not be started"};
  Ended ended{wall_seconds() - from, 1024.0 * static_cast<double>(used.ru_maxrss),
              last_line_of(errors)};
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error{fmt::format("{} failed: {}", arguments.front(), ended.last_line)};
  return ended;
}

/// Share of a replication that goes into building the people of its districts.
double building_share(const Setup& setup) {
  const Scenario scenario = shipped("gladsaxe-2016-sverigesmodel");
  const Parameters* const list[] = {&scenario.central()};
  const Comparison comparison{list};
  const Times times =
      in_rounds(setup.rounds, {[&] {
                                 for (std::uint32_t i = 0; i < comparison.districts(); ++i)
                                   static_cast<void>(comparison.build(1, 0, i));
                               },
                               [&] { static_cast<void>(simulate_replication(list, 1, 0)); }});
  return ratio(times[0], times[1]).median;
}

void measure_default_run(const Setup& setup, Performance& performance) {
  const TemporaryFolder folder;
  std::vector<std::string> arguments{setup.program,
                                     "run",
                                     scenario_file("gladsaxe-2016-sverigesmodel"),
                                     "--timings",
                                     "--progress",
                                     "json",
                                     "--out",
                                     (folder.path / "run").string()};
  if (setup.quick) arguments.insert(arguments.end(), {"--replications", "16"});
  const Ended ended = run_program(arguments, folder.path);
  const auto phases = nlohmann::json::parse(ended.last_line);
  const auto seconds = [&](const char* phase) { return phases.at(phase).get<double>(); };
  const double around = ended.wall - seconds("total");
  const double building =
      building_share(setup) * (seconds("simulate") - seconds("store") + seconds("break_even"));
  const double start = around + seconds("load") + seconds("prepare") + building;
  const double writing = seconds("store") + seconds("summarise") + seconds("write");
  // What is fixed weighs more in a short run: no goals for that.
  if (!setup.quick) {
    performance.goals.push_back({"starting (load, parse, check, build) of a default run",
                                 exactly(100 * start / ended.wall), 10, true, "%"});
    performance.goals.push_back({"statistics and writing of a default run",
                                 exactly(100 * writing / ended.wall), 5, true, "%"});
  }
  const auto add = [&](const char* what, double value) {
    performance.figures.push_back({"`kohort run`, Gladsaxe", what, exactly(value), "s"});
  };
  add("loading and ending the program", around);
  add("reading and checking the scenario", seconds("load"));
  add("preparing", seconds("prepare"));
  add("simulating", seconds("simulate") - seconds("store"));
  add("of it and of break-even, building people", building);
  add("storing replications", seconds("store"));
  add("break-even", seconds("break_even"));
  add("summarising", seconds("summarise"));
  add("writing tables, report and workbook", seconds("write"));
  add("in all", ended.wall);
  performance.figures.push_back(
      {"`kohort run`, Gladsaxe", "peak memory", exactly(ended.peak_memory / 1e6), "MB"});
}

/// The national baseline with one programme switched on.
fs::path national(const fs::path& folder, const std::string& programme) {
  const fs::path file = folder / ("national-" + programme + ".toml");
  std::ofstream{file} << fmt::format(
      "extends = \"{}\"\n[programmes.{}]\nenabled = true\n",
      fs::relative(scenario_file("denmark-national"), folder).string(), programme);
  return file;
}

void measure_national_year(const Setup& setup, Performance& performance) {
  const TemporaryFolder folder;
  std::vector<std::string> arguments{setup.program,
                                     "run",
                                     national(folder.path, "sverigesmodel").string(),
                                     national(folder.path, "leksand").string(),
                                     "--replications",
                                     "1",
                                     "--draws",
                                     "0",
                                     "--threads",
                                     "1",
                                     "--progress",
                                     "none",
                                     "--no-break-even",
                                     "--out",
                                     (folder.path / "run").string()};
  const Ended ended = run_program(arguments, folder.path);
  performance.goals.push_back({"national birth year, baseline and two scenarios, one core",
                               exactly(ended.wall), 60, true, "s"});
  performance.goals.push_back(
      {"national birth year, peak memory", exactly(ended.peak_memory / 1e9), 4, true, "GB"});
}

}  // namespace

void measure_program(const Setup& setup, Performance& performance) {
  measure_default_run(setup, performance);
  if (!setup.quick) measure_national_year(setup, performance);
}

}  // namespace kohort::benchmarks
