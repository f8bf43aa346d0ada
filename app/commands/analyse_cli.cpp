#include "app/commands/analyse_cli.hpp"

#include <cstdio>

#include "app/commands/command_options.hpp"

namespace kohort::analyse {

AnalyseCli::AnalyseCli(CLI::App& app)
    : command_{app.add_subcommand(
          "analyse", "sensitivity, uncertainty and value of information of samples of one's own")} {
  command_->add_option("SAMPLES", options_.file, "CSV file; docs/analyse.md says how it looks")
      ->required();
  command_->add_option("--design", options_.design, "how the points were chosen")
      ->check(CLI::IsMember({"random", "one-way", "morris", "sobol"}))
      ->capture_default_str();
  command_
      ->add_option("--inputs", options_.columns.inputs,
                   "columns of inputs (default: those that begin with input:)")
      ->delimiter(',')
      ->type_name("COLUMNS");
  command_
      ->add_option("--outputs", options_.columns.outputs,
                   "columns of outputs (default: those that begin with output:)")
      ->delimiter(',')
      ->type_name("COLUMNS");
  command_
      ->add_option("--benefits", options_.benefits,
                   "outputs that are net benefits over doing nothing: value of information")
      ->delimiter(',')
      ->type_name("OUTPUTS");
  command_
      ->add_option(
          "--study", options_.studies,
          "a study of one input: how many observations today's knowledge is worth, and how "
          "many it would add (value of sample information, with --benefits)")
      ->type_name("INPUT=KNOWN:NEW");
  command_
      ->add_option("--costs", options_.costs,
                   "outputs that are costs of options over doing nothing: acceptability")
      ->delimiter(',')
      ->type_name("OUTPUTS");
  command_
      ->add_option("--effects", options_.effects,
                   "what these options achieve, in the same order; more is better")
      ->delimiter(',')
      ->type_name("OUTPUTS");
  command_
      ->add_option("--willingness", options_.willingness,
                   "to pay for one unit of the effect (default: from 0 to beyond the dearest "
                   "option's price)")
      ->delimiter(',')
      ->type_name("AMOUNTS");
  command_
      ->add_option("--range", options_.ranges,
                   "Morris: lowest and highest value of an input (default: of the samples)")
      ->type_name("INPUT=LOW:HIGH");
  add_seed(
      *command_, [this](std::uint64_t seed) { options_.seed = seed; }, "of resampling", "1");
  command_->add_flag("--csv", options_.csv, "print CSV");
  add_language(*command_, options_.language, "language of what is printed");
}

int AnalyseCli::run() const { return analyse_command(options_, stdout); }

}  // namespace kohort::analyse
