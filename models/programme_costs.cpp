#include "models/programme_costs.hpp"

#include "models/district.hpp"

namespace kohort {

void pay_programme(District& d, const ProgrammeParameters& own, double amount) {
  if (!own.budget_is_cost) pay_general(d, Category::programme, amount);
}

void pay_programme(District& d, const ProgrammeParameters& own, const Child& child, double amount) {
  if (own.budget_is_cost) return;
  pay_general(d, Category::programme, amount);
  attribute(d, child, Category::programme, amount);
}

void book_budget(District& d, const ProgrammeParameters& own) {
  if (!own.budget_is_cost) return;
  for (const BudgetLine& line : own.budget) {
    const int year = line.year - static_cast<int>(d.parameters->time.start);
    if (year < 0 || year >= d.accounts.budget_years) continue;
    d.accounts.outcome.cost(static_cast<std::size_t>(year), Category::programme,
                            Payer::municipality) += line.amount / d.districts;
  }
}

}  // namespace kohort
