#include "models/economics/ledgers.hpp"

namespace kohort {

namespace {

/// Books a cost that falls `t` years after the base year in all three ledgers.
void book(Ledgers& to, Category category, const PayerCosts& cost, const Rules& rules,
          double factor) {
  const auto enter = [category](auto& account, auto amount) {
    (is_invested(category) ? account.invested : account.other) += amount;
  };
  const double publicly = public_cost(cost);
  // Exactly zero, not the rounding of shares that sum to zero.
  const double everybody = is_transfer(category) ? 0.0 : cost_of_all(cost);
  enter(to.municipality, Kroner<MunicipalLedger>{cost[0]});
  enter(to.publicly, Kroner<PublicLedger>{publicly});
  enter(to.society,
        Kroner<SocietyLedger>{factor * society_value(everybody, publicly, rules.preset)});
}

/// Calls each(category, row, costs) for `rows` years or ages; `cell(row, category, payer)`.
template <class Cell, class Each>
void visit(std::size_t rows, Cell cell, Each each) {
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t c = 0; c < size_of<Category>; ++c) {
      PayerCosts costs{};
      for (std::size_t p = 0; p < size_of<Payer>; ++p)
        costs[p] = cell(row, static_cast<Category>(c), static_cast<Payer>(p));
      each(static_cast<Category>(c), row, costs);
    }
}

template <class Cell>
Ledgers ledgers_of(std::size_t rows, const Rules& rules, Cell cell) {
  std::vector<double> factors;
  for (std::size_t t = 0; t < rows; ++t) factors.push_back(rules.factor(static_cast<double>(t)));
  Ledgers result;
  visit(rows, cell, [&](Category category, std::size_t row, const PayerCosts& costs) {
    book(result, category, costs, rules, factors[row]);
  });
  return result;
}

}  // namespace

bool is_invested(Category category) {
  return category == Category::programme || category == Category::caseworkers ||
         category == Category::recruitment;
}

bool is_transfer(Category category) {
  return category == Category::benefit || category == Category::disability_pension ||
         category == Category::refund;
}

Ledgers budget_ledgers(const Outcome& o, const Rules& rules) {
  return ledgers_of(o.budget_years(), rules,
                    [&o](std::size_t year, Category c, Payer p) { return o.cost(year, c, p); });
}

Ledgers lifetime_ledgers(const Outcome& o, const Rules& rules) {
  return ledgers_of(o.ages(), rules,
                    [&o](std::size_t age, Category c, Payer p) { return o.followed(age, c, p); });
}

PayerCosts budget_costs(const Outcome& o, Category category) {
  PayerCosts sum{};
  for (std::size_t year = 0; year < o.budget_years(); ++year)
    for (std::size_t p = 0; p < sum.size(); ++p)
      sum[p] += o.cost(year, category, static_cast<Payer>(p));
  return sum;
}

PayerCosts lifetime_costs(const Outcome& o, Category category) {
  PayerCosts sum{};
  for (std::size_t age = 0; age < o.ages(); ++age)
    for (std::size_t p = 0; p < sum.size(); ++p)
      sum[p] += o.followed(age, category, static_cast<Payer>(p));
  return sum;
}

double invested_in_year(const Outcome& o, std::size_t year) {
  double sum = 0;
  for (const Category category :
       {Category::programme, Category::caseworkers, Category::recruitment})
    sum += o.cost(year, category, Payer::municipality);
  return sum;
}

}  // namespace kohort
