#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/run/run_command.hpp"

/// Options that several commands have. What they fill must live as long as the command.
namespace kohort {

/// --set KEY=VALUE, once for each override.
void add_overrides(CLI::App& command, std::vector<std::string>& overrides, const std::string& help);
/// --lang da|en.
void add_language(CLI::App& command, std::string& language, const std::string& help);
/// --set and --lang of commands that take scenarios.
void add_common(CLI::App& command, std::vector<std::string>& overrides, std::string& language);
/// --seed N, any whole number of 64 bits; `take` gets it. `shown` is the default in --help.
void add_seed(CLI::App& command, std::function<void(std::uint64_t)> take, const std::string& help,
              const std::string& shown = "");
/// A rate in per cent: "3", "3.5" or "3,5", with or without "%" or "pct.".
void add_percent(CLI::App& command, const std::string& name, std::optional<double>& rate,
                 const std::string& help);
/// What to write in place of a whole number with marks ("1.000") that a message about the command
/// line names; empty if there is none.
[[nodiscard]] std::string whole_number_hint(std::string_view message);
/// Has every option that takes a whole number read it in decimal digits: "010" is ten, and "0x10",
/// which the command-line library reads as sixteen, is refused. To be called when all commands are
/// there.
void require_decimal_digits(CLI::App& app);
/// --threads N; 0 = all cores.
void add_threads(CLI::App& command, unsigned& threads);
/// --progress auto|json|none.
void add_progress(CLI::App& command, Progress& progress);
/// --csv rfc|dk.
void add_csv(CLI::App& command, bool& danish);
/// --allow-folder FOLDER, which holds from parsing on, for commands that read input files which
/// name other files.
void add_allow_folder(CLI::App& command);

}  // namespace kohort
