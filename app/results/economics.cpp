#include "app/results/economics.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "models/economics/investment.hpp"
#include "models/economics/rounding.hpp"

namespace kohort {

namespace {

constexpr std::array payers{Payer::municipality, Payer::region, Payer::state, Payer::family};
constexpr std::array<std::string_view, payers.size()> budget_gain_ids{
    "gain_municipality", "gain_region", "gain_state", "gain_family"};
constexpr std::array<std::string_view, payers.size()> lifetime_gain_ids{
    "lifetime_gain_municipality", "lifetime_gain_region", "lifetime_gain_state",
    "lifetime_gain_family"};
constexpr std::string_view kr = "kr.";
constexpr std::string_view kr_per_child = "kr. per child";
constexpr std::string_view kr_per_birth_year = "kr. per birth year";

double sum_of(const std::array<PayerCosts, size_of<Category>>& costs, Payer payer) {
  double sum = 0;
  for (const PayerCosts& c : costs) sum += c[static_cast<std::size_t>(payer)];
  return sum;
}

/// What the public pays in transfers to families; families receive the same amount.
double transfers_paid(const EconomicsFigures& f) {
  return public_cost(f.budget_costs[static_cast<std::size_t>(Category::benefit)]) +
         public_cost(f.budget_costs[static_cast<std::size_t>(Category::disability_pension)]);
}
double transfers_of_families(const EconomicsFigures& f) {
  return f.budget_costs[static_cast<std::size_t>(Category::benefit)][3] +
         f.budget_costs[static_cast<std::size_t>(Category::disability_pension)][3];
}

/// The pairs of replications, and what is formed in each before averaging.
class Pairs {
 public:
  Pairs(const EconomicsValues& baseline, const EconomicsValues& scenario)
      : before_{baseline.figures}, after_{scenario.figures}, draws_{baseline.draws} {}

  /// `figure(before, after)` in each replication.
  template <class Figure>
  [[nodiscard]] Estimate both(Figure figure) const {
    std::vector<double> values;
    for (std::size_t r = 0; r < before_.size(); ++r)
      values.push_back(figure(before_[r], after_[r], draws_[r]));
    return estimate(values, draws_);
  }
  /// The difference of `figure`, an amount of money, in each replication.
  template <class Figure>
  [[nodiscard]] Estimate difference(Figure figure) const {
    return both([&figure](const EconomicsFigures& a, const EconomicsFigures& b, std::uint32_t) {
      return difference_of_money(figure(a), figure(b));
    });
  }
  /// Saving per krone invested; empty unless every replication invests.
  template <class Select>
  [[nodiscard]] std::optional<RatioEstimate> ratio(Select select) const {
    std::vector<double> saving;
    std::vector<double> invested;
    for (std::size_t r = 0; r < before_.size(); ++r) {
      const auto change = select(after_[r]) - select(before_[r]);
      saving.push_back(change.saving().kr());
      invested.push_back(change.invested.kr());
      if (!(invested.back() > 0)) return std::nullopt;
    }
    return estimate_ratio(saving, invested, draws_);
  }
  /// The difference of `figure` per followed child. @pre there are some
  template <class Figure>
  [[nodiscard]] Estimate per_child(Figure figure) const {
    std::vector<double> values;
    std::vector<double> children;
    for (std::size_t r = 0; r < before_.size(); ++r) {
      values.push_back(figure(after_[r]) - figure(before_[r]));
      children.push_back(before_[r].followed_births);
    }
    return estimate_ratio(values, children, draws_)->value;
  }
  [[nodiscard]] const std::vector<EconomicsFigures>& before() const { return before_; }

 private:
  const std::vector<EconomicsFigures>& before_;
  const std::vector<EconomicsFigures>& after_;
  const std::vector<std::uint32_t>& draws_;
};

template <class Select>
LedgerSummary ledger(const Pairs& pairs, std::string_view name, bool discounted, Select select) {
  return {name, discounted,
          pairs.difference([&](const auto& f) { return select(f).invested.kr(); }),
          pairs.difference([&](const auto& f) { return select(f).saving().kr(); }),
          pairs.difference([&](const auto& f) { return select(f).net().kr(); })};
}

/// The municipality's saving that leaves its budget, in one replication.
double cashable(const EconomicsFigures& before, const EconomicsFigures& after,
                const EconomicsParameters& shares) {
  double sum = 0;
  for (std::size_t i = 0; i < cashable_labels.size(); ++i) {
    const auto names = category_names();
    const auto category = static_cast<std::size_t>(
        std::find(names.begin(), names.end(), cashable_labels[i]) - names.begin());
    sum += shares.cashable[i] *
           difference_of_money(after.budget_costs[category][0], before.budget_costs[category][0]);
  }
  return sum;
}

double municipal_saving(const EconomicsFigures& before, const EconomicsFigures& after) {
  return (after.budget.municipality - before.budget.municipality).saving().kr();
}

void add_budget_lines(const Pairs& pairs, const Rules& rules, int years,
                      std::vector<EconomicsLine>& lines) {
  const auto society = [](const EconomicsFigures& f) { return f.budget.society.net().kr(); };
  const double annuity =
      years > 0 ? equivalent_annual_value(1, rules.preset.steps, rules.discounting, 0, years - 1)
                : 0;
  lines.push_back(
      {"net_present_value", kr, pairs.difference([&](const auto& f) { return -society(f); })});
  lines.push_back({"equivalent_annual_value", "kr. per year",
                   pairs.difference([&](const auto& f) { return -annuity * society(f); })});
  for (std::size_t i = 0; i < payers.size(); ++i)
    lines.push_back({budget_gain_ids[i], kr, pairs.difference([&](const EconomicsFigures& f) {
                       return -sum_of(f.budget_costs, payers[i]);
                     })});
  lines.push_back({"transfers_public", kr, pairs.difference(transfers_paid)});
  lines.push_back({"transfers_family", kr, pairs.difference(transfers_of_families)});
}

void add_lifetime_lines(const Pairs& pairs, double birth_years, std::vector<EconomicsLine>& lines) {
  const bool followed =
      !pairs.before().empty() &&
      std::all_of(pairs.before().begin(), pairs.before().end(),
                  [](const EconomicsFigures& f) { return f.followed_births > 0; });
  if (!followed || !(birth_years > 0)) return;
  const auto per_child = [&](std::string_view id, auto figure) {
    lines.push_back({id, kr_per_child, pairs.per_child(figure)});
  };
  const auto publicly = [](const EconomicsFigures& f) { return f.lifetime.publicly.net().kr(); };
  const auto society = [](const EconomicsFigures& f) { return f.lifetime.society.net().kr(); };
  for (std::size_t i = 0; i < payers.size(); ++i)
    per_child(lifetime_gain_ids[i], [payer = payers[i]](const EconomicsFigures& f) {
      return -sum_of(f.lifetime_costs, payer);
    });
  per_child("lifetime_gain_public", [=](const auto& f) { return -publicly(f); });
  per_child("lifetime_net_present_value", [=](const auto& f) { return -society(f); });
  const auto per_year = [&](std::string_view id, auto figure) {
    lines.push_back({id, kr_per_birth_year, pairs.difference([=](const EconomicsFigures& f) {
                       return figure(f) / birth_years;
                     })});
  };
  per_year("birth_year_gain_public", [=](const auto& f) { return -publicly(f); });
  per_year("birth_year_net_present_value", [=](const auto& f) { return -society(f); });
  lines.push_back({"birth_year_cost_public_baseline", kr_per_birth_year,
                   pairs.both([&](const EconomicsFigures& before, const auto&, std::uint32_t) {
                     return publicly(before) / birth_years;
                   })});
  if (auto ratio = pairs.ratio([](const EconomicsFigures& f) { return f.lifetime.society; }))
    lines.push_back({"lifetime_benefit_cost_ratio", "ratio", ratio->value, ratio->confidence});
}

std::optional<UnfundedSummary> summarise_unfunded(const EconomicsValues& scenario) {
  std::vector<double> sums;
  std::size_t first = SIZE_MAX, last = 0;
  for (const EconomicsFigures& f : scenario.figures) {
    double sum = 0;
    for (std::size_t year = 0; year < f.unfunded.size(); ++year) {
      sum += f.unfunded[year];
      if (!(f.unfunded[year] > 0)) continue;
      first = std::min(first, year);
      last = std::max(last, year);
    }
    sums.push_back(sum);
  }
  if (first == SIZE_MAX) return std::nullopt;
  return UnfundedSummary{estimate(sums, scenario.draws), first, last};
}

}  // namespace

EconomicsFigures economics_figures(const Outcome& outcome, const Rules& rules) {
  EconomicsFigures f;
  f.budget = budget_ledgers(outcome, rules);
  f.lifetime = lifetime_ledgers(outcome, rules);
  for (std::size_t c = 0; c < size_of<Category>; ++c) {
    f.budget_costs[c] = budget_costs(outcome, static_cast<Category>(c));
    f.lifetime_costs[c] = lifetime_costs(outcome, static_cast<Category>(c));
  }
  for (std::size_t year = 0; year < outcome.budget_years(); ++year) {
    f.invested.push_back(invested_in_year(outcome, year));
    f.unfunded.push_back(outcome.yearly(Yearly::programme_unfunded, year));
  }
  f.followed_births = outcome.ages() > 0 ? outcome.by_age(ByAgeCount::child_years, 0) : 0;
  return f;
}

EconomicsSummary summarise_economics(const EconomicsValues& baseline,
                                     const EconomicsValues& scenario, const Rules& rules,
                                     const CashableShares& shares, double birth_years) {
  const Pairs pairs{baseline, scenario};
  EconomicsSummary result;
  result.unfunded = summarise_unfunded(scenario);
  result.ledgers = {
      ledger(pairs, "municipality", false, [](const auto& f) { return f.budget.municipality; }),
      ledger(pairs, "public", false, [](const auto& f) { return f.budget.publicly; }),
      ledger(pairs, "society", rules.discounts(), [](const auto& f) { return f.budget.society; })};
  result.cashable_saving =
      pairs.both([&](const EconomicsFigures& a, const EconomicsFigures& b, std::uint32_t draw) {
        return cashable(a, b, shares(draw));
      });
  result.other_saving =
      pairs.both([&](const EconomicsFigures& a, const EconomicsFigures& b, std::uint32_t draw) {
        return municipal_saving(a, b) - cashable(a, b, shares(draw));
      });
  result.benefit_cost_ratio =
      pairs.ratio([](const EconomicsFigures& f) { return f.budget.society; });
  const int years =
      baseline.figures.empty() ? 0 : static_cast<int>(baseline.figures.front().invested.size());
  add_budget_lines(pairs, rules, years, result.lines);
  add_lifetime_lines(pairs, birth_years, result.lines);
  return result;
}

}  // namespace kohort
