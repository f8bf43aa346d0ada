#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/manual.hpp"

namespace kohort {

namespace {

/// Text as man(7) prints it unchanged.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool line_begins = out.empty() || out.back() == '\n';
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

/// What stands after the name of an option: the placeholder, "{da,en}" for a choice, or nothing.
std::string placeholder(const CLI::Option& option) {
  if (!takes_value(option)) return "";
  const auto values = values_of(option);
  if (!values.empty()) return fmt::format("{}", fmt::join(values, "|"));
  const std::string type = option.get_type_name();
  const std::string word = type.substr(0, type.find(':'));
  if (word == "UINT" || word == "INT" || word == "FLOAT") return "NUMBER";
  return word.empty() || word == "TEXT" ? "VALUE" : word;
}

std::string option_text(const CLI::Option& option) {
  std::string out = ".TP\n";
  std::string names;
  for (const std::string& name : names_of(option))
    names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", plain(name));
  const std::string value = placeholder(option);
  out += names + (value.empty() ? "" : fmt::format(" \\fI{}\\fR", plain(value))) + "\n";
  out += plain(option.get_description());
  if (const std::string standard = option.get_default_str(); !standard.empty())
    out += plain(fmt::format(" (default: {})", standard));
  return out + "\n";
}

std::string synopsis(const CLI::App& command) {
  std::string out = fmt::format("\\fBkohort {}\\fR", plain(command.get_name()));
  for (const CLI::Option* given :
       command.get_options([](const CLI::Option* o) { return o->get_positional(); })) {
    const std::string name = plain(given->get_name(true));
    const bool many = given->get_expected_max() > 1;
    const std::string word = fmt::format("\\fI{}\\fR{}", name, many ? "..." : "");
    out += given->get_required() ? " " + word : " [" + word + "]";
  }
  return out + (options_of(command).empty() ? "" : " [\\fIoptions\\fR]");
}

std::string command_text(const CLI::App& command) {
  std::string out = fmt::format(".SS {}\n{}\n.PP\n{}\n", plain(command.get_name()),
                                synopsis(command), plain(command.get_description()));
  for (const CLI::Option* given :
       command.get_options([](const CLI::Option* o) { return o->get_positional(); }))
    out += fmt::format(".TP\n\\fI{}\\fR\n{}\n", plain(given->get_name(true)),
                       plain(given->get_description()));
  for (const CLI::Option* option : options_of(command)) out += option_text(*option);
  return out;
}

constexpr std::string_view tail = R"(.SH EXIT STATUS
.TP
0
done
.TP
2
the input is wrong, or results are damaged; the message says what and where
.TP
3
a sweep with points that failed, or \fBkohort status\fR found that something is missing
.TP
1
the program is wrong
.TP
130
interrupted; the same command goes on from there
.SH FILES
.TP
\fIresults/SCENARIO/\fR
report.html, budget.xlsx, summary.json, tables/*.csv, results.sqlite and manifest.json
.TP
\fIPREFIX/share/kohort/scenarios/\fR
shipped scenarios; a scenario is found there by its name alone if there is no such file where the
program is called, and files that extend one find it there
.SH ENVIRONMENT
.TP
\fBKOHORT_CHROMIUM\fR
the browser that prints PDF files, instead of \fBchromium\fR on the path
.SH EXAMPLES
.nf
kohort run denmark
kohort run gladsaxe\-2016\-sverigesmodel \-\-lang en \-\-out results/trial
kohort new > ours.toml && kohort check ours.toml && kohort run ours.toml
kohort report results/ours \-\-pdf
.fi
.SH SEE ALSO
The folder \fIPREFIX/share/doc/kohort\fR holds the documentation.
)";

}  // namespace

std::string man_page(const CLI::App& app) {
  std::string out = fmt::format(
      ".TH KOHORT 1 \"\" \"kohort {}\" \"User Commands\"\n.SH NAME\n"
      "kohort \\- simulation of a birth cohort and what early help means for it\n"
      ".SH SYNOPSIS\n",
      KOHORT_VERSION);
  for (const CLI::App* command : commands_of(app)) out += synopsis(*command) + "\n.br\n";
  out += fmt::format(".SH DESCRIPTION\n{}\n", plain(app.get_description()));
  out += ".SH OPTIONS\n";
  for (const CLI::Option* option : options_of(app)) out += option_text(*option);
  out += ".SH COMMANDS\n";
  for (const CLI::App* command : commands_of(app)) out += command_text(*command);
  return out + std::string{tail};
}

}  // namespace kohort
