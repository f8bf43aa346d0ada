#include "app/figures/total.hpp"

#include "app/figures/costs.hpp"

namespace kohort {

namespace {

double cost_at_age(const Outcome& o, std::size_t age, Payer payer) {
  double sum = 0;
  for (std::size_t c = 0; c < size_of<Category>; ++c)
    sum += o.followed(age, static_cast<Category>(c), payer);
  return sum;
}

}  // namespace

double Total::in_year(const Outcome& outcome, std::size_t year) const {
  if (is_cost()) return yearly_cost(outcome, year, view_);
  double sum = 0;
  // The last first: stored results are compared to the bit.
  for (std::size_t i = size_; i-- > 0;) sum = outcome.yearly(yearly_[i], year) + sum;
  return sum;
}

double Total::cost_over(Window window, const Outcome& o, const Rules& rules) const {
  double sum = 0;
  if (window == Window::budget_years) {
    for (std::size_t year = 0; year < o.budget_years(); ++year) sum += yearly_cost(o, year, view_);
    return sum;
  }
  for (std::size_t age = 0; age < o.ages(); ++age) {
    double cost = 0;
    for (std::size_t p = 0; p < size_of<Payer>; ++p)
      if (counts_in(view_, static_cast<Payer>(p)))
        cost += cost_at_age(o, age, static_cast<Payer>(p));
    sum += window == Window::life_value ? cost * rules.factor(static_cast<double>(age)) : cost;
  }
  return sum;
}

double Total::over(Window window, const Outcome& o, const Rules& rules) const {
  double sum = 0;
  switch (kind_) {
    case Kind::nothing:
      break;
    case Kind::yearly:
      for (std::size_t year = window == Window::year_end ? o.budget_years() - 1 : 0;
           year < o.budget_years(); ++year)
        sum += in_year(o, year);
      break;
    case Kind::by_age:
      for (std::size_t age = 0; age < 18 && age < o.ages(); ++age) sum += o.by_age(by_age_, age);
      break;
    case Kind::births:
      return o.ages() > 0 ? o.by_age(ByAgeCount::child_years, 0) : 0;
    case Kind::cost:
      return cost_over(window, o, rules);
  }
  return sum;
}

}  // namespace kohort
