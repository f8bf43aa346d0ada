#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "app/sweep/sweep_command.hpp"
#include "tests/app/results_fake.hpp"
#include "tests/app/scenario_files.hpp"

namespace kohort::test {

struct Swept {
  int code{};
  std::string text;
  nlohmann::json summary, study, manifest;
};

/// Runs a study from its text in a folder of its own.
class Bench {
 public:
  explicit Bench(const std::string& text) {
    options.study = folder_.path() / "s.toml";
    options.out = folder_.path() / "results" / "s";
    options.language = "en";
    options.progress = Progress::none;
    options.threads = 2;
    write(text);
  }
  void write(const std::string& text) const {
    std::ofstream{options.study, std::ios::binary} << text;
  }
  Swept run() const {
    const Capture out, err;
    Swept result;
    result.code = sweep::sweep_command(options, out.file(), err.file());
    result.text = out.text() + err.text();
    result.summary = json("summary.json");
    result.study = json("study.json");
    result.manifest = json("manifest.json");
    return result;
  }
  [[nodiscard]] nlohmann::json json(const char* name) const {
    return nlohmann::json::parse(test::read_file(options.out / name));
  }
  [[nodiscard]] std::string table(const char* name) const {
    return test::read_file(options.out / "tables" / name);
  }
  [[nodiscard]] std::filesystem::path path() const { return folder_.path(); }

  sweep::SweepOptions options;

 private:
  TemporaryFolder folder_;
};

}  // namespace kohort::test
