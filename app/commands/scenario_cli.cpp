#include "app/commands/scenario_cli.hpp"

#include <cstdio>

#include "app/commands/command_options.hpp"
#include "app/run/reference.hpp"
#include "app/scenario/commands.hpp"
#include "app/scenario/scenario.hpp"
#include "app/sweep/study.hpp"
#include "app/words/input_error.hpp"
#include "app/words/printable.hpp"

namespace kohort {

ScenarioCli::ScenarioCli(CLI::App& app)
    : check_{app.add_subcommand("check", "all errors and doubtful values of scenarios")},
      explain_{app.add_subcommand("explain", "where each value comes from")},
      schema_{app.add_subcommand("schema", "JSON Schema of scenario files, for editors")},
      new_{app.add_subcommand("new", "prints a commented scenario to start from")} {
  check_->add_option("SCENARIO", files_, "scenario files")->required();
  explain_->add_option("SCENARIO", file_, "scenario file")->required();
  explain_->add_option("KEY", key_, "a parameter or a section; without it, everything");
  for (CLI::App* command : {check_, explain_}) {
    add_common(*command, overrides_, language_);
    add_allow_folder(*command);
  }
  schema_->add_flag("--markdown", markdown_, "a reference of all parameters instead");
  schema_->add_flag("--study", study_, "of study files (kohort sweep) instead");
  new_->add_option("BASE", base_, "the file it extends")->capture_default_str();
}

bool ScenarioCli::chosen() const {
  return check_->parsed() || explain_->parsed() || schema_->parsed() || new_->parsed();
}

int ScenarioCli::run() const {
  if (check_->parsed()) return check();
  if (explain_->parsed()) {
    print(stdout, explain(load_scenario(file_, overrides_), key_, language_));
  } else if (schema_->parsed()) {
    const auto text = markdown_ ? parameter_reference_markdown()
                      : study_  ? sweep::study_schema()
                                : json_schema();
    std::fputs(text.c_str(), stdout);
  } else {
    std::fputs(new_scenario(base_).c_str(), stdout);
  }
  return 0;
}

/// The scenario that this one names as its reference, as a run would take it.
void ScenarioCli::check_reference(const Scenario& scenario) const {
  const auto reference = stated_reference({scenario});
  if (reference.empty()) return;
  const Scenario other = load_scenario(reference, overrides_);
  if (place_difference(scenario, other)) throw InputError{other_place(scenario, other)};
}

int ScenarioCli::check() const {
  std::vector<std::string> problems;
  for (const auto& file : files_) {
    try {
      const Scenario scenario = load_scenario(file, overrides_);
      check_reference(scenario);
      print(stdout, check_report(scenario, language_));
    } catch (const InputError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw InputError{problems};
  return 0;
}

}  // namespace kohort
