#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands/manual.hpp"

namespace kohort {

namespace {

std::vector<std::string> all_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : options_of(command))
    for (std::string& name : names_of(*option)) names.push_back(std::move(name));
  return names;
}

/// Values that may be given by position, such as the shells of `completion`.
std::vector<std::string> given_values(const CLI::App& command) {
  for (const CLI::Option* option :
       command.get_options([](const CLI::Option* o) { return o->get_positional(); }))
    if (auto values = values_of(*option); !values.empty()) return values;
  return {};
}

/// Inside single quotes of a shell.
std::string shell_quoted(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return out;
}

std::string bash(const CLI::App& app) {
  std::vector<std::string> names;
  std::string options;
  std::string values;
  std::string given;
  for (const CLI::App* command : commands_of(app)) {
    const std::string& name = command->get_name();
    names.push_back(name);
    options += fmt::format("    {}) options='{}' ;;\n", name, fmt::join(all_names(*command), " "));
    for (const CLI::Option* option : options_of(*command))
      if (const auto list = values_of(*option); !list.empty())
        values += fmt::format("    {}:{}) words='{}' ;;\n", name,
                              fmt::join(names_of(*option), fmt::format("|{}:", name)),
                              fmt::join(list, " "));
    if (const auto list = given_values(*command); !list.empty())
      given += fmt::format("    {}) words='{}' ;;\n", name, fmt::join(list, " "));
  }
  return fmt::format(R"(# bash completion for kohort
_kohort() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  local command='' options='{0}' words=''
  [ "$COMP_CWORD" -gt 1 ] && command=${{COMP_WORDS[1]}}
  case $command in
{1}  esac
  case $command:$before in
{2}  esac
  if [ -z "$words" ] && [ -z "$command" ]; then
    words='{3}'
  elif [ -z "$words" ]; then
    case $command in
{4}    esac
  fi
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  elif [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}}
complete -o filenames -F _kohort kohort
)",
                     fmt::join(all_names(app), " "), options, values, fmt::join(names, " "), given);
}

/// For zsh's _arguments: '--lang[language]:value:(da en)'.
std::string zsh_option(const CLI::Option& option, const std::string& name) {
  std::string text;
  for (const char c : shell_quoted(option.get_description())) {
    if (c == '[' || c == ']' || c == ':') text += '\\';
    text += c;
  }
  std::string out = fmt::format("'{}[{}]", name, text);
  if (takes_value(option)) {
    const auto values = values_of(option);
    out += values.empty() ? ":value:_files" : fmt::format(":value:({})", fmt::join(values, " "));
  }
  return out + "'";
}

std::string zsh(const CLI::App& app) {
  std::string commands;
  std::string cases;
  for (const CLI::App* command : commands_of(app)) {
    std::string description = shell_quoted(command->get_description());
    std::ranges::replace(description, ':', ' ');
    commands += fmt::format("    '{}:{}'\n", command->get_name(), description);
    cases += fmt::format("    {})\n      _arguments", command->get_name());
    for (const CLI::Option* option : options_of(*command))
      for (const std::string& name : names_of(*option))
        cases += " \\\n        " + zsh_option(*option, name);
    const auto given = given_values(*command);
    cases += given.empty() ? " \\\n        '*:file:_files' ;;\n"
                           : fmt::format(" \\\n        '1:value:({})' ;;\n", fmt::join(given, " "));
  }
  std::string own;
  for (const std::string& name : all_names(app)) own += " " + name;
  return fmt::format(R"(#compdef kohort
local -a commands
commands=(
{0})
if (( CURRENT == 2 )); then
  _describe command commands
  compadd --{1}
else
  local command=${{words[2]}}
  shift words
  (( CURRENT-- ))
  case $command in
{2}  esac
fi
)",
                     commands, own, cases);
}

std::string fish(const CLI::App& app) {
  std::string out = "# fish completion for kohort\n";
  const auto lines = [&out](const CLI::App& command, const std::string& condition) {
    for (const CLI::Option* option : options_of(command)) {
      const auto values = values_of(*option);
      std::string line = fmt::format("complete -c kohort -n '{}'", condition);
      for (const std::string& name : option->get_snames()) line += " -s " + name;
      for (const std::string& name : option->get_lnames()) line += " -l " + name;
      if (takes_value(*option)) line += " -r";
      if (!values.empty()) line += fmt::format(" -f -a '{}'", fmt::join(values, " "));
      out += fmt::format("{} -d '{}'\n", line, shell_quoted(option->get_description()));
    }
  };
  lines(app, "__fish_use_subcommand");
  for (const CLI::App* command : commands_of(app)) {
    const std::string& name = command->get_name();
    out += fmt::format("complete -c kohort -n '__fish_use_subcommand' -f -a '{}' -d '{}'\n", name,
                       shell_quoted(command->get_description()));
    lines(*command, "__fish_seen_subcommand_from " + name);
    if (const auto list = given_values(*command); !list.empty())
      out += fmt::format("complete -c kohort -n '__fish_seen_subcommand_from {}' -f -a '{}'\n",
                         name, fmt::join(list, " "));
  }
  return out;
}

}  // namespace

std::string completion(const CLI::App& app, const std::string& shell) {
  return shell == "zsh" ? zsh(app) : shell == "fish" ? fish(app) : bash(app);
}

}  // namespace kohort
