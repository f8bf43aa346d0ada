#include "app/commands/command_options.hpp"

#include <algorithm>
#include <utility>

#include "app/files/reach.hpp"
#include "app/files/usable_cores.hpp"
#include "app/words/seed.hpp"
#include "app/words/written_number.hpp"

namespace kohort {

void add_overrides(CLI::App& command, std::vector<std::string>& overrides,
                   const std::string& help) {
  command.add_option("--set", overrides, help)
      ->type_name("KEY=VALUE")
      ->take_all()
      ->allow_extra_args(false);
}

void add_language(CLI::App& command, std::string& language, const std::string& help) {
  command.add_option("--lang", language, help)
      ->check(CLI::IsMember({"da", "en"}))
      ->capture_default_str();
}

void add_common(CLI::App& command, std::vector<std::string>& overrides, std::string& language) {
  add_overrides(command, overrides, "override a parameter: --set casework.turnover=0.2");
  add_language(command, language, "language of what is printed and written");
}

void add_seed(CLI::App& command, std::function<void(std::uint64_t)> take, const std::string& help,
              const std::string& shown) {
  const auto read = [take = std::move(take)](const std::string& text) {
    const auto seed = read_seed(text);
    if (!seed) throw CLI::ValidationError{"--seed", text + ": expected " + std::string{seed_range}};
    take(*seed);
  };
  CLI::Option* const option =
      command.add_option_function<std::string>("--seed", read, help)->type_name("UINT");
  if (!shown.empty()) option->default_str(shown);
}

void add_percent(CLI::App& command, const std::string& name, std::optional<double>& rate,
                 const std::string& help) {
  const auto take = [&rate, name](const std::string& text) {
    std::string number = text;
    for (const std::string_view unit : {"%", "pct.", "pct"})
      if (number.ends_with(unit)) {
        number.erase(number.size() - unit.size());
        break;
      }
    const WrittenNumber read = read_written_number(number, Marks::unknown);
    if (!read.value)
      throw CLI::ValidationError{
          name,
          text + ": " +
              (read.wrong.empty() ? "expected a number of per cent, such as 3.5" : read.wrong)};
    rate = read.value;
  };
  command.add_option_function<std::string>(name, take, help)->type_name("PERCENT");
}

std::string whole_number_hint(std::string_view message) {
  for (std::size_t at = 0; at < message.size();) {
    const std::size_t end = std::min(message.find(' ', at), message.size());
    std::string word{message.substr(at, end - at)};
    at = end + 1;
    std::ranges::replace(word, ',', '.');
    std::string digits = word;
    std::erase_if(digits, [](char c) { return c == '.' || c == '\'' || c == '_'; });
    const bool marked = digits.size() < word.size() && digits.size() > 3;
    if (!marked || digits.find_first_not_of("0123456789") != std::string::npos) continue;
    const auto last = word.find_last_of(".'_");
    if (word.size() - last == 4)
      return "Whole numbers are written without marks: did you mean " + digits + "?\n";
  }
  return "";
}

namespace {

/// Takes leading zeros away, which would make the number octal. @return what is wrong, or nothing
std::string decimal_digits(std::string& text) {
  const std::size_t first = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  if (text.size() == first || text.find_first_not_of("0123456789", first) != std::string::npos)
    return "expected a whole number in decimal digits, not " + text;
  const std::size_t significant = text.find_first_not_of('0', first);
  text.erase(first, std::min(significant, text.size() - 1) - first);
  return "";
}

/// Seeds are read by digits as they are, up to more than a double holds.
bool takes_whole_number(const CLI::Option& option) {
  if (option.check_name("--seed")) return false;
  const std::string type = option.get_type_name();
  const auto is = [&type](std::string_view name) { return type.starts_with(name); };
  return is("UINT") || is("INT") || is("YEARS") || is("[K]");
}

}  // namespace

void require_decimal_digits(CLI::App& app) {
  for (CLI::Option* option : app.get_options())
    if (takes_whole_number(*option)) option->transform(CLI::Validator{decimal_digits, ""});
  for (CLI::App* command : app.get_subcommands({})) require_decimal_digits(*command);
}

void add_threads(CLI::App& command, unsigned& threads) {
  command.add_option("--threads", threads, "0 = all cores; never changes a result")
      ->check(CLI::Range(0U, most_threads))
      ->capture_default_str();
}

void add_progress(CLI::App& command, Progress& progress) {
  const auto take = [&progress](const std::string& name) {
    progress = name == "json"   ? Progress::json
               : name == "none" ? Progress::none
                                : Progress::automatic;
  };
  command.add_option_function<std::string>("--progress", take, "what is printed on the way")
      ->check(CLI::IsMember({"auto", "json", "none"}))
      ->default_str("auto");
}

void add_csv(CLI::App& command, bool& danish) {
  const auto take = [&danish](const std::string& dialect) { danish = dialect == "dk"; };
  command
      .add_option_function<std::string>("--csv", take,
                                        "dialect of the tables: rfc, or dk for Danish Excel")
      ->check(CLI::IsMember({"rfc", "dk"}))
      ->default_str("rfc");
}

void add_allow_folder(CLI::App& command) {
  const auto take = [](const std::vector<std::string>& folders) {
    for (const std::string& folder : folders) allow_folder(folder);
  };
  command
      .add_option_function<std::vector<std::string>>(
          "--allow-folder", take, "input files may name files of this folder, too")
      ->type_name("FOLDER")
      ->allow_extra_args(false);
}

}  // namespace kohort
