#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>

#include "performance.hpp"

/// Measures the whole model and writes model.md, performance.csv and performance.svg into a folder.
/// scripts/benchmark calls it.
namespace {

using namespace kohort::benchmarks;

std::vector<Demand> read_demand(const std::string& file) {
  std::ifstream in{file};
  std::vector<Demand> demand;
  Demand d;
  while (in >> d.children >> d.districts >> d.events >> d.draws >> d.exponentials >> d.schedules >>
         d.pending >> d.living >> d.parents >> d.bytes)
    demand.push_back(d);
  if (demand.size() != model_cases().size())
    throw std::runtime_error{file + ": not what model_counter prints"};
  return demand;
}

void write(const std::filesystem::path& file, const std::string& content) {
  std::ofstream out{file};
  out << content;
  if (!out.flush()) throw std::runtime_error{file.string() + ": cannot be written"};
}

/// @param only  part of a measurement's name; empty for all
void measure(const Setup& setup, const std::string& only, Performance& performance) {
  using Measure = void (*)(const Setup&, Performance&);
  const std::vector<std::pair<const char*, Measure>> all{
      {"time per event", measure_engine_share},   {"threads", measure_threads},
      {"births and districts", measure_sizes},    {"scenarios", measure_scenarios},
      {"parameter draws", measure_draws},         {"the program", measure_program},
      {"common random numbers", measure_variance}};
  for (const auto& [name, function] : all) {
    if (std::string{name}.find(only) == std::string::npos) continue;
    const double from = wall_seconds();
    fmt::print(stderr, "{} ...", name);
    std::fflush(stderr);
    function(setup, performance);
    fmt::print(stderr, " {:.0f} s\n", wall_seconds() - from);
  }
}

}  // namespace

/// model_benchmark COUNTS PROGRAM FOLDER [--quick] [--rounds N] [--only NAME]
int main(int argc, char** argv) {
  try {
    if (argc < 4)
      throw std::runtime_error{
          "model_benchmark COUNTS PROGRAM FOLDER [--quick] [--rounds N] [--only NAME]"};
    Setup setup;
    std::string only;
    setup.demand = read_demand(argv[1]);
    setup.program = argv[2];
    const std::filesystem::path folder{argv[3]};
    for (int i = 4; i < argc; ++i) {
      if (std::strcmp(argv[i], "--quick") == 0) setup.quick = true;
      if (std::strcmp(argv[i], "--rounds") == 0 && i + 1 < argc)
        setup.rounds = std::max(1, std::atoi(argv[i + 1]));
      if (std::strcmp(argv[i], "--only") == 0 && i + 1 < argc) only = argv[i + 1];
    }
    if (setup.quick) setup.rounds = std::min(setup.rounds, 2);
    Performance performance;
    measure(setup, only, performance);
    const std::string table = performance_table(performance);
    write(folder / "model.md", table);
    write(folder / "performance.csv", performance_csv(performance));
    write(folder / "performance.svg", performance_plot(performance));
    fmt::print("{}", table);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "model_benchmark: {}\n", error.what());
    return 1;
  }
}
