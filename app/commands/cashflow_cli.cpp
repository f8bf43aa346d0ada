#include "app/commands/cashflow_cli.hpp"

#include <cstdio>

#include "app/commands/command_options.hpp"

namespace kohort {

CashflowCli::CashflowCli(CLI::App& app)
    : command_{app.add_subcommand(
          "cashflow", "present value, payback and rate of return of a table of yearly amounts")} {
  command_->add_option("FILE", options_.file, "CSV file; docs/cashflow.md says how it looks")
      ->required();
  command_->add_option("--rules", options_.rules, "official rules, such as fm2017 or budget")
      ->type_name("NAME");
  add_percent(*command_, "--rate", options_.rate, "one rate for all years instead of rules");
  command_->add_flag("--flat", options_.flat, "discount flat from zero instead of step by step");
  command_->add_option("--base-year", options_.base_year,
                       "year to discount to (default: t = 0, or the first year)");
  command_
      ->add_option("--base-date", options_.base_date,
                   "the same for a file with dates (default: the first)")
      ->type_name("YYYY-MM-DD");
  add_percent(*command_, "--finance-rate", options_.finance_rate,
              "of the modified rate of return: what payments cost (default: the rules)");
  add_percent(*command_, "--reinvest-rate", options_.reinvest_rate,
              "of the modified rate of return: what gains earn (default: the rules)");
  command_->add_option("--price-year", options_.price_year, "convert amounts to its prices");
  command_->add_option("--prices-of", options_.prices_of,
                       "year whose prices the file is in (default: each amount's own year)");
  command_->add_flag("--json", options_.json, "print JSON");
  add_language(*command_, options_.language, "language of what is printed");
}

int CashflowCli::run() const { return cashflow_command(options_, stdout); }

}  // namespace kohort
