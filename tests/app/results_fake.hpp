#pragma once

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

#include "app/run/run_command.hpp"
#include "tests/app/contains.hpp"

namespace kohort::test {

/// A folder of its own for one test; removed afterwards.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    static std::atomic<int> number{0};
    path_ = std::filesystem::temp_directory_path() /
            ("kohort-results-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    std::filesystem::create_directories(path_);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A stream whose text can be read back.
class Capture {
 public:
  Capture() : file_{std::tmpfile()} {}
  Capture(const Capture&) = delete;
  Capture& operator=(const Capture&) = delete;
  ~Capture() { std::fclose(file_); }
  [[nodiscard]] std::FILE* file() const { return file_; }
  [[nodiscard]] std::string text() const {
    std::fflush(file_);
    std::rewind(file_);
    std::string all;
    char block[4096];
    while (const auto read = std::fread(block, 1, sizeof block, file_)) all.append(block, read);
    return all;
  }

 private:
  std::FILE* file_;
};

inline std::string read_file(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}

inline constexpr std::size_t fake_years = 4;
inline constexpr std::size_t fake_ages = 20;

/// An outcome that depends on nothing but its arguments. With a programme, placements fall and the
/// municipality pays `extra` kr. more a year, give or take.
inline Outcome fake_outcome(std::uint64_t seed, std::uint32_t replication, bool programme,
                            double extra = 1e6) {
  std::mt19937_64 bits{seed * 1000003ULL + replication};
  const auto uniform = [&] { return static_cast<double>(bits() >> 11U) * 0x1p-53; };
  Outcome outcome{fake_years, fake_ages};
  for (double& value : outcome.values()) value = 100 + 10 * uniform();
  const double luck = uniform();
  for (std::size_t year = 0; programme && year < fake_years; ++year) {
    outcome.yearly(Yearly::placement_starts, year) -= 2 + luck;
    outcome.cost(year, Category::programme, Payer::municipality) += extra * (0.5 + luck);
  }
  return outcome;
}

/// Baseline and scenarios in next to no time.
inline Engine fake_engine() {
  Engine engine;
  engine.simulate = [](std::span<const Parameters* const> scenarios, std::uint64_t seed,
                       std::uint32_t replication) {
    std::vector<Outcome> outcomes{fake_outcome(seed, replication, false)};
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      outcomes.push_back(fake_outcome(seed, replication, true));
    }
    return outcomes;
  };
  engine.estimate = [](const Parameters&) { return SizeEstimate{1, 1000, 1e5}; };
  return engine;
}

/// A scenario made by hand, without parameters; run it with draws = 0.
inline Scenario fake_scenario(const std::string& id = "trial", const std::string& hash = "1") {
  Scenario scenario;
  scenario.id = id;
  scenario.hash = hash;
  scenario.title = {"Prøve", "Trial"};
  return scenario;
}

inline RunOptions fake_options(const std::filesystem::path& folder, std::uint32_t replications) {
  RunOptions options;
  options.out = folder;
  options.replications = replications;
  options.draws = 0;
  options.threads = 1;
  options.progress = Progress::none;
  return options;
}

/// Runs with the fake engine; returns the exit code and what was printed.
struct Ran {
  int code{};
  std::string out;
  std::string err;
};
inline Ran run(const std::vector<Scenario>& scenarios, const RunOptions& options,
               const Engine& engine = fake_engine(), const std::stop_token& stop = {}) {
  const Capture out;
  const Capture err;
  Ran ran;
  ran.code = run_scenarios(scenarios, options, out.file(), err.file(), stop, engine);
  ran.out = out.text();
  ran.err = err.text();
  return ran;
}

}  // namespace kohort::test
