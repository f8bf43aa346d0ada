#pragma once

#include <algorithm>

#include "app/workbook/workbook.hpp"
#include "tests/app/results_fake.hpp"

namespace kohort::test {

/// Results in memory of a shipped scenario's name and parameters with made-up outcomes: the
/// programme costs at first and saves later.
class FakeRun {
 public:
  using Effect = void (*)(Outcome&, std::size_t year, std::uint32_t replication);

  /// @param shorter  the second scenario has so many budget years less than the others
  explicit FakeRun(std::size_t scenarios = 1, Effect add_effect = standard_effect,
                   std::size_t shorter = 0)
      : scenario_{load_scenario(std::filesystem::path{KOHORT_SOURCE_DIR} / "scenarios" /
                                "gladsaxe-2016-sverigesmodel.toml")} {
    const auto reader = [add_effect](std::size_t years) -> OutcomeReader {
      return [add_effect, years](std::size_t row, const OutcomeVisitor& visit) {
        for (std::uint32_t r = 0; r < 20; ++r) {
          const Outcome whole = fake_outcome(1, r, false);
          Outcome outcome{years, fake_ages};
          std::copy_n(whole.values().begin(), outcome.values().size(), outcome.values().begin());
          for (std::size_t y = 0; row > 0 && y < years; ++y) add_effect(outcome, y, r);
          visit(r, r / 4, outcome);
        }
      };
    };
    run.version = "1";
    run.replications = run.requested = 20;
    run.draws = 5;
    run.complete = true;
    run.rules = rules_of(scenario_);
    run.result_hash = "0123456789abcdef";
    for (std::size_t s = 0; s < scenarios; ++s) {
      const std::size_t years = fake_years - (s == 1 ? shorter : 0);
      add(reader(years), s, years);
    }
  }
  FakeRun(const FakeRun&) = delete;
  FakeRun& operator=(const FakeRun&) = delete;

  RunResults run;

  static void standard_effect(Outcome& o, std::size_t year, std::uint32_t r) {
    const double luck = 1 + 0.01 * r;
    const auto own = Payer::municipality;
    o.cost(year, Category::programme, own) += year == 0 ? 4e6 * luck : 2e5;
    o.cost(year, Category::placement_institution, own) -= year == 0 ? 0 : 2.5e6 * luck;
    o.cost(year, Category::benefit, own) -= 3e4 * luck;
    o.cost(year, Category::benefit, Payer::family) += 3e4 * luck;
    o.yearly(Yearly::placement_years_institution, year) -= 2 * luck;
  }

 private:
  void add(const OutcomeReader& read, std::size_t number, std::size_t years) {
    ScenarioResult result;
    result.scenario = &scenario_;
    result.stored = {scenario_.id,          "baseline", scenario_.title.da,
                     scenario_.question.da, "1",        true};
    result.row = number + 1;
    result.period = {2016, static_cast<int>(years), 2, static_cast<int>(fake_ages), 2025};
    const HeadlineValues before = headline_values(read, 0, run.rules);
    const HeadlineValues after = headline_values(read, 1, run.rules);
    result.summary = summarise(before, after);
    const EconomicsParameters shares{};
    result.summary.economics = summarise_economics(
        before.economics, after.economics, run.rules,
        [&](std::uint32_t) -> const EconomicsParameters& { return shares; }, 2);
    result.cells.values = compare_cells(read, 0, 1);
    result.cells.shape = Outcome{years, fake_ages};
    run.scenarios.push_back(std::move(result));
  }

  Scenario scenario_;
};

inline const Sheet& sheet_of(const Book& book, std::string_view name) {
  for (const Sheet& sheet : book.sheets)
    if (sheet.name == name) return sheet;
  throw std::logic_error{"no sheet " + std::string{name}};
}

/// Row whose first cell says `words`; `nth` counts from 0.
inline Index row_of(const Sheet& sheet, std::string_view words, int nth = 0) {
  for (const auto& [place, cell] : sheet.cells()) {
    const auto* found = std::get_if<std::string>(&cell.content);
    if (place.second == 0 && found != nullptr && found->starts_with(words) && nth-- == 0)
      return place.first;
  }
  throw std::logic_error{"no row " + std::string{words} + " on " + sheet.name};
}

}  // namespace kohort::test
