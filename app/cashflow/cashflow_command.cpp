#include "app/cashflow/cashflow_command.hpp"

#include <cmath>
#include <fmt/format.h>

#include "app/scenario/rules.hpp"
#include "app/words/input_error.hpp"
#include "app/words/printable.hpp"

namespace kohort {

namespace {

void check_rate(std::string_view option, double rate, std::vector<std::string>& problems) {
  if (!(rate >= 0 && rate <= 100))
    problems.push_back(
        fmt::format("{} {:g}: expected a rate between 0 and 100 per cent", option, rate));
}

/// Rates of the modified rate of return, as shares.
ModifiedRates modified_rates(const CashflowOptions& options, std::vector<std::string>& problems) {
  const auto share = [&problems](std::string_view option, const std::optional<double>& rate) {
    if (!rate) return std::optional<double>{};
    check_rate(option, *rate, problems);
    return std::optional{*rate / 100};
  };
  return {share("--finance-rate", options.finance_rate),
          share("--reinvest-rate", options.reinvest_rate)};
}

/// The time to discount to; what is wrong with --base-year or --base-date goes to `problems`.
double base_of(const CashflowOptions& options, const CashflowFile& file,
               std::vector<std::string>& problems) {
  const bool dates = file.times == CashflowTimes::dates;
  const double first = file.first();
  double base = file.times == CashflowTimes::relative ? 0 : first;
  std::string shown;
  if (dates && options.base_year) {
    problems.push_back(
        fmt::format("--base-year {}: the file has dates; say --base-date, such as {}",
                    *options.base_year, written_time(file.times, first)));
  } else if (!dates && options.base_date) {
    problems.push_back(
        fmt::format("--base-date {}: the file has years; say --base-year", *options.base_date));
  } else if (options.base_date) {
    shown = fmt::format("--base-date {}", *options.base_date);
    base = time_of_date(*options.base_date);
    if (std::isnan(base))
      problems.push_back(fmt::format("{}: expected a date such as 2024-12-31", shown));
  } else if (options.base_year) {
    shown = fmt::format("--base-year {}", *options.base_year);
    base = *options.base_year;
  }
  constexpr double longest = 1000;  // years
  if (base > first || first - base > longest)
    problems.push_back(
        fmt::format("{}: the first amount falls in {}; expected that {} or one of the 1,000 "
                    "years before",
                    shown, written_time(file.times, first), dates ? "date" : "year"));
  return base;
}

Rules rules_asked_for(const CashflowOptions& options, std::vector<std::string>& problems) {
  const Discounting discounting = options.flat ? Discounting::flat : Discounting::chained;
  if (options.rate) {
    if (!options.rules.empty()) problems.emplace_back("--rate and --rules: give one of them");
    check_rate("--rate", *options.rate, problems);
    Rules rules;
    rules.discounting = discounting;
    rules.preset.name = "rate";
    rules.preset.steps = {{0, *options.rate / 100}};
    return rules;
  }
  try {
    if (!options.rules.empty()) return rules_named(options.rules, discounting);
  } catch (const InputError& error) {
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
  }
  return {standard_rules().preset, discounting};
}

void check_prices(const CashflowOptions& options, const CashflowFile& file,
                  std::vector<std::string>& problems) {
  const PriceIndex& index = shipped_price_index();
  const auto covered = [&](std::string_view what, int year) {
    if (index.covers(year)) return;
    problems.push_back(fmt::format("{} {}: the price index has the years {} to {}", what, year,
                                   index.first_level(), index.last_level()));
  };
  if (options.prices_of && !options.price_year)
    problems.emplace_back("--prices-of: needs --price-year, the price level to convert to");
  if (!options.price_year) return;
  covered("--price-year", *options.price_year);
  if (options.prices_of) {
    covered("--prices-of", *options.prices_of);
  } else if (file.times == CashflowTimes::relative) {
    problems.emplace_back(
        "--price-year: years counted from 0 have no price level of their own; "
        "say --prices-of YEAR");
  } else if (!index.covers(file.first_year()) || !index.covers(file.last_year())) {
    problems.push_back(
        fmt::format("--price-year {}: the price index has the years {} to {}, the amounts {} to "
                    "{}; if they are "
                    "all in one year's prices, say --prices-of YEAR",
                    *options.price_year, index.first_level(), index.last_level(), file.first_year(),
                    file.last_year()));
  }
}

}  // namespace

CashflowReport make_cashflow(const CashflowOptions& options) {
  std::vector<std::string> problems;
  CashflowReport report;
  try {
    report.file = read_cashflow(options.file);
  } catch (const InputError& error) {
    problems = error.problems();
  }
  report.rules = rules_asked_for(options, problems);
  report.own_rate = options.rate.has_value();
  report.price_year = options.price_year;
  report.prices_of = options.prices_of;
  if (!report.file.entries.empty()) {
    check_prices(options, report.file, problems);
    report.base = base_of(options, report.file, problems);
  }
  const ModifiedRates modified = modified_rates(options, problems);
  if (!problems.empty()) throw InputError{problems};
  const auto price = [&](int year) {
    if (!options.price_year) return 1.0;
    return shipped_price_index().factor(options.prices_of.value_or(year), *options.price_year);
  };
  report.flow = evaluate_cashflow(report.file, report.rules, report.base, price, modified);
  return report;
}

int cashflow_command(const CashflowOptions& options, std::FILE* out) {
  const CashflowReport report = make_cashflow(options);
  const std::string text =
      options.json ? cashflow_json(report) : cashflow_text(report, options.language);
  if (!print(out, text))
    throw InputError{"the result cannot be printed: standard output is closed or full"};
  return 0;
}

}  // namespace kohort
