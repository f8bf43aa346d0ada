#include "app/commands/import_cli.hpp"

#include <cstdio>

#include "app/commands/command_options.hpp"
#include "app/import/encoding.hpp"
#include "app/words/written_number.hpp"

namespace kohort {

namespace {

void add_list(CLI::App& command, const std::string& name, std::vector<std::string>& list,
              const std::string& help, const std::string& type) {
  command.add_option(name, list, help)->type_name(type)->take_all()->allow_extra_args(false);
}

/// A number in Danish or English; what can be either is refused.
void add_number(CLI::App& command, const std::string& name, std::optional<double>& number,
                const std::string& help) {
  const auto take = [&number, name](const std::string& text) {
    const WrittenNumber read = read_written_number(text, Marks::unknown);
    if (!read.value)
      throw CLI::ValidationError{
          name, text + ": " + (read.wrong.empty() ? "expected a number" : read.wrong)};
    number = read.value;
  };
  command.add_option_function<std::string>(name, take, help)->type_name("NUMBER");
}

}  // namespace

ImportCli::ImportCli(CLI::App& app)
    : command_{app.add_subcommand(
          "import", "reads a table of a statistics office (PC-Axis, JSON-stat, semicolon CSV)")} {
  command_->add_option("TABLE", options_.table, "the table; docs/import.md says what can be read")
      ->required();
  add_choice();
  add_entry();
  add_answers();
  add_language(*command_, options_.language, "language of what is printed and of notes");
}

void ImportCli::add_choice() {
  add_list(*command_, "--where", options_.choice.where,
           "numbers to take: ALDER=5, or several that are added up: ALDER=0..17",
           "DIMENSION=CODES");
  command_->add_option("--time", options_.choice.time, "times to take (default: all)")
      ->type_name("FIRST..LAST");
  command_
      ->add_option("--year-from", options_.choice.year_from,
                   "what of its quarters or months a year is")
      ->check(CLI::IsMember({"mean", "sum", "first", "last"}));
  add_number(*command_, "--suppressed", options_.choice.suppressed,
             "what a cell without a number counts as (the grade becomes N)");
  command_->add_option("--per", options_.per, "second table, to divide by")->type_name("TABLE");
  add_list(*command_, "--per-where", options_.per_choice.where, "numbers of the second table",
           "DIMENSION=CODES");
  command_
      ->add_option("--per-year-from", options_.per_choice.year_from,
                   "what of its quarters or months a year of the second table is")
      ->check(CLI::IsMember({"mean", "sum", "first", "last"}));
  command_->add_option("--per-unit", options_.per_answers.unit, "unit of the second table")
      ->type_name("UNIT");
}

void ImportCli::add_entry() {
  EntryAnswers& entry = options_.entry;
  const auto take = [&entry](const std::string& kind) {
    entry.kind = kind == "targets"        ? ImportKind::targets
                 : kind == "municipality" ? ImportKind::municipality
                                          : ImportKind::cashflow;
  };
  command_->add_option_function<std::string>("--as", take, "what the numbers become")
      ->check(CLI::IsMember({"targets", "municipality", "cashflow"}));
  command_
      ->add_option("--figure", entry.figure,
                   "metric of a target, parameter, or cost, saving or amount of a cash flow")
      ->type_name("KEY");
  command_->add_option("--tolerance", entry.tolerance, "of targets: a number, or 5% of the value");
  command_->add_option("--source", entry.source, "row of sources.toml that describes the table")
      ->type_name("ID");
  command_->add_option("--grade", entry.grade, "V, V-d, D, S or N (default: V, computed ones D)")
      ->type_name("GRADE");
  command_->add_option("--note", entry.note, "further words for the notes");
  command_->add_option("--price-year", entry.price_year, "of money: a year, or own")
      ->type_name("YEAR");
  command_->add_option("--payer", entry.payer, "of a cash flow: who pays or saves");
  command_->add_option("--extends", entry.extends, "of municipality figures: the baseline")
      ->type_name("FILE")
      ->capture_default_str();
  command_->add_flag("--together", entry.together, "one target for all years, with their mean");
  command_->add_option("--out", options_.out, "file to write (default: standard output)");
}

void ImportCli::add_answers() {
  TableAnswers& answers = options_.answers;
  command_->add_option("--encoding", answers.encoding, "characters of the file")
      ->check(CLI::IsMember(encoding_names()));
  command_->add_option("--point", answers.point, "what a point in a number means")
      ->check(CLI::IsMember({"thousands", "decimal"}));
  command_->add_flag("--fractions", answers.fractions,
                     "decimals are right, though things are "
                     "counted");
  add_list(*command_, "--missing", answers.missing, "further mark that stands for no number",
           "MARK");
  command_->add_option("--unit", answers.unit, "unit of the numbers, in place of the table's")
      ->type_name("UNIT");
  command_->add_option("--table", answers.id, "the table's id, where the file has none")
      ->type_name("ID");
  command_->add_option("--dimensions", answers.dimensions, "names of a CSV file's dimensions")
      ->type_name("NAMES")
      ->delimiter(',')
      ->allow_extra_args(false);
  command_->add_option("--stub", answers.stub, "columns of a CSV file before the numbers")
      ->check(CLI::Range(1, 20));
  command_->add_option("--time-dimension", answers.time_dimension, "which dimension is time")
      ->type_name("NAME");
  command_->add_option("--regions", answers.regions, "codes of places: checked, or as they are")
      ->check(CLI::IsMember({"known", "table"}))
      ->default_str("known");
}

int ImportCli::run() const { return import_command(options_, stdout, stderr); }

}  // namespace kohort
