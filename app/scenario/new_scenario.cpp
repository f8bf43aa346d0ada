#include <fmt/format.h>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/commands.hpp"

namespace kohort {

namespace {

constexpr std::string_view head = R"(# A scenario states only what differs from the file it extends.
# Check it with:  kohort check THIS_FILE       )"
                                  R"(Where a value comes from:  kohort explain THIS_FILE KEY
extends = "{}"

title = {{ da = "Min kommune: et forslag", en = "My municipality: a proposal" }}
question = {{ da = "Hvad vil vi vide?", en = "What do we want to know?" }}

[municipality]
name = "Min kommune"
# Births a year. low and high are what it may also be; grade N marks an assumption.
births_per_year = {{ value = 800, unit = "count", low = 750, high = 850, )"
                                  R"(distribution = "pert", source = "assumption", grade = "N" }}

[time]
# start = 2025               # first budget year
# budget_years = 10          # calendar years counted for the budget
# followed_birth_years = 5   # birth years followed for life
)";

constexpr std::string_view tail =
    R"(
# Any parameter of the base file can be changed here. A plain value keeps unit and range, )"
    R"(but counts as
# an assumption; give a table to state its source:
#
# [casework]
# turnover = {{ value = 0.15, unit = "per year", low = 0.10, high = 0.20, )"
    R"(distribution = "pert", source = "our_own_register_2024", grade = "V" }}
#
# Money states the year whose prices it is in:
#
# [costs]
# measure = {{ value = 140_000, unit = "kr. per year", price_year = 2024, )"
    R"(source = "our_own_accounts_2024", grade = "V" }}
)";

/// A section for each programme, switched off, with an example of a budget line.
std::string programme_section(const CatalogueSection& section) {
  return fmt::format(
      "\n# {}\n[{}]\nenabled = false\n"
      "# The adopted budget, shown beside the cost that the model adds up from hours and prices:\n"
      "# [[{}.budget]]\n# year = 2026\n# amount = 2_000_000\n# price_year = 2025\n",
      section.meaning, section.path, section.path);
}

}  // namespace

std::string new_scenario(std::string_view base_file) {
  std::string quoted;
  for (const char c : base_file) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  std::string out = fmt::format(head, quoted);
  for (const CatalogueSection& section : catalogue().sections())
    if (section.path.starts_with("programmes.")) out += programme_section(section);
  return out + fmt::format(tail);
}

}  // namespace kohort
