#include "app/commands/run_cli.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <vector>

#include "app/commands/command_options.hpp"
#include "app/files/problems.hpp"
#include "app/files/shipped.hpp"
#include "app/run/break_even.hpp"
#include "app/run/reference.hpp"
#include "app/run/timings.hpp"
#include "app/scenario/questions.hpp"
#include "app/scenario/rules.hpp"
#include "app/scenario/scenario.hpp"
#include "app/words/input_error.hpp"
#include "app/words/seed.hpp"
#include "app/words/written_number.hpp"

namespace kohort {

namespace {

/// What --precision asks for [kr.].
double precision_of(const std::string& text) {
  const WrittenNumber amount = read_kroner(text);
  if (!amount.value) throw InputError{fmt::format("--precision {}: {}", text, amount.wrong)};
  if (!(*amount.value > 0))
    throw InputError{fmt::format("--precision {}: expected an amount above 0 kr.", text)};
  return *amount.value;
}

/// "37:12" or "37".
Repetition repetition(const std::string& text) {
  const std::size_t colon = text.find(':');
  const auto whole = [](std::string_view part) -> std::optional<std::uint32_t> {
    const auto value = read_seed(part);
    if (!value || *value > 0xffffffff) return std::nullopt;
    return static_cast<std::uint32_t>(*value);
  };
  const auto replication = whole(std::string_view{text}.substr(0, colon));
  const auto draw =
      colon == std::string::npos ? std::nullopt : whole(std::string_view{text}.substr(colon + 1));
  if (!replication || (colon != std::string::npos && !draw))
    throw InputError{fmt::format(
        "--repeat {}: expected the number of a replication, or of a replication and a draw, such "
        "as 37:12",
        text)};
  return {*replication, draw};
}

/// Replications when none are asked for: 100, and fewer where a single history holds so many
/// children that chance weighs little; 50 at least, so that knowledge has its 25 draws, which are
/// five Latin hypercubes. A multiple of ten, so that these are whole.
std::uint32_t default_replications(const std::vector<Scenario>& scenarios) {
  double births = 1;
  for (const auto& scenario : scenarios)
    births = std::max(births, scenario.central().municipality.births_per_year);
  constexpr double children_enough = 160000;  // a year, over all replications
  return 10 * static_cast<std::uint32_t>(std::clamp(children_enough / births, 50.0, 100.0) / 10);
}

/// Two replications of each draw tell chance from knowledge; what is not known weighs more, so no
/// more than two.
std::uint32_t default_draws(std::uint32_t replications) { return std::max(1U, replications / 2); }

/// Loads scenarios; reports the errors of all files together.
std::vector<Scenario> load_files(const std::vector<std::filesystem::path>& files,
                                 const RunOptions& options, bool no_effect) {
  std::vector<Scenario> scenarios;
  std::vector<std::string> problems;
  for (const auto& file : files) {
    try {
      auto overrides = options.overrides;
      if (no_effect)
        for (auto& less : no_effect_overrides(load_scenario(file, options.overrides)))
          overrides.push_back(std::move(less));
      scenarios.push_back(load_scenario(file, overrides));
    } catch (const InputError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw InputError{problems};
  return scenarios;
}

/// The scenarios of a run, and the reference that the command line or their files name if it is
/// another one.
std::vector<Scenario> load_scenarios(RunOptions& options, bool no_effect) {
  std::vector<std::filesystem::path> files = options.scenarios;
  const auto given = [&] {
    const std::string name = scenario_name(options.reference);
    return std::ranges::any_of(files,
                               [&](const auto& file) { return scenario_name(file) == name; });
  };
  const auto is_file = [&] {
    std::error_code error;
    return std::filesystem::is_regular_file(meant_file(options.reference), error);
  };
  if (options.reference == no_reference && !given() && !is_file()) {
    options.reference.clear();
    return load_files(files, options, no_effect);
  }
  const bool stated = options.reference.empty();
  if (!stated && !given() && is_file()) files.emplace_back(options.reference);
  std::vector<Scenario> scenarios = load_files(files, options, no_effect);
  if (!stated) return scenarios;
  options.reference = stated_reference(scenarios).string();
  if (options.reference.empty() || given()) return scenarios;
  for (Scenario& other : load_files({options.reference}, options, no_effect))
    scenarios.push_back(std::move(other));
  return scenarios;
}

}  // namespace

RunCli::RunCli(CLI::App& app)
    : command_{app.add_subcommand(
          "run", "every scenario against the same place without programmes, on the same people")} {
  command_->add_option("SCENARIO", options_.scenarios, "scenario files")->required();
  command_
      ->add_option("--reference", options_.reference,
                   "what the others are compared with, in place of the same place without "
                   "programmes: one of the scenarios, or the file of another (default: what they "
                   "name as `reference`; baseline: the place without programmes)")
      ->type_name("SCENARIO");
  add_sampling_options();
  command_->add_option("--out", options_.out, "results folder (default: results/<scenario>)");
  command_->add_option("--precision", precision_,
                       "go on until the 95 % half-width of the municipality's cost difference is "
                       "below this, e.g. \"100000 kr.\" or \"0.1 mio. kr.\"");
  add_progress(*command_, options_.progress);
  add_csv(*command_, options_.danish_csv);
  add_question_options();
  command_->add_flag("--timings", timings_, "say at the end how long each phase took");
  command_->add_flag("--allow-large", options_.allow_large,
                     "however long it will take; memory and disk must be there all the same");
  command_->add_flag("--fresh", options_.fresh,
                     "drop what the results folder holds of an earlier run");
  command_->add_flag(
      "--repair", options_.repair,
      "keep what is sound of damaged results and compute the rest again; the damaged "
      "file stays beside them");
  add_common(*command_, options_.overrides, options_.language);
  add_allow_folder(*command_);
}

void RunCli::add_sampling_options() {
  add_seed(
      *command_, [this](std::uint64_t seed) { options_.seed = seed; },
      "first part of the address of every random number", "1");
  command_
      ->add_option("--replications", options_.replications,
                   "simulated histories of each scenario (default: 100, fewer for large places)")
      ->check(CLI::Range(1U, 1000000000U));
  command_->add_option(
      "--draws", options_.draws,
      "draws of the uncertain parameters, shared out over the replications; 0 = central values "
      "only (default: half of the replications)");
  add_threads(*command_, options_.threads);
}

void RunCli::add_question_options() {
  command_->add_flag(
      "--no-effect", no_effect_,
      "take away every effect of caseload and programmes; what is left is their cost");
  command_
      ->add_option("--break-even", options_.break_even_years,
                   "how large the effects would have to be for the municipality to have its money "
                   "back after this many budget years (default: all of them)")
      ->type_name("YEARS")
      ->check(CLI::Range(1, 40));
  command_->add_flag("--no-break-even", no_break_even_, "leave that out; a run takes less time")
      ->excludes("--break-even");
  command_
      ->add_option("--rules", rules_,
                   "official rules for present values, such as fm2017; short for --set "
                   "economics.rules=NAME")
      ->type_name("NAME");
  command_
      ->add_option("--repeat", repeat_,
                   "simulate this replication alone, with this draw of the parameters (none: "
                   "central values), and write nothing: repeats an error that a run has met")
      ->type_name("REPLICATION[:DRAW]");
  command_->add_flag("--flat", flat_, "discount flat from zero instead of step by step");
}

RunOptions RunCli::asked() const {
  RunOptions options = options_;
  if (!precision_.empty()) options.precision = precision_of(precision_);
  if (!rules_.empty()) {
    (void)rules_named(rules_);
    options.overrides.push_back("economics.rules=" + rules_);
  }
  if (flat_) options.overrides.emplace_back("economics.discounting=flat");
  options.break_even = !no_break_even_;
  if (!repeat_.empty()) options.repeat = repetition(repeat_);
  return options;
}

int RunCli::run(const std::stop_token& stop) const {
  RunOptions options = asked();
  Timings timings;
  if (timings_) options.timings = &timings;
  std::optional<Timings::Stretch> loading{std::in_place, options.timings, Phase::load};
  const auto scenarios = load_scenarios(options, no_effect_);
  loading.reset();
  ask_first(stderr, scenarios, {}, options.language, options.progress == Progress::json);
  if (command_->count("--replications") == 0)
    options.replications = default_replications(scenarios);
  if (command_->count("--draws") == 0) options.draws = default_draws(options.replications);
  const int code = run_scenarios(scenarios, options, stdout, stderr, stop);
  if (timings_)
    fmt::print(
        stderr, "{}\n",
        options.progress == Progress::json ? timings.json() : timings.table(options.language));
  return code;
}

}  // namespace kohort
