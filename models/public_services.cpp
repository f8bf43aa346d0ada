#include "models/public_services.hpp"

#include <algorithm>

#include "models/district.hpp"

namespace kohort {

namespace {

double sum_of_products(const ByAge& a, const ByAge& b) {
  double sum = 0;
  for (std::size_t band = 0; band < age_bands; ++band) sum += a[band] * b[band];
  return sum;
}

}  // namespace

ByAge service_hours(const ServiceParameters& p) {
  ByAge hours{};
  for (std::size_t band = 0; band < age_bands; ++band)
    hours[band] =
        p.health_visitor_hours[band] + p.day_care_hours[band] + p.psychologist_hours[band];
  return hours;
}

ByAge service_cost(const ServiceParameters& p) {
  ByAge cost{};
  for (std::size_t band = 0; band < age_bands; ++band)
    cost[band] = p.health_visitor_hours[band] * p.health_visitor_price +
                 p.day_care_hours[band] * p.day_care_price +
                 p.psychologist_hours[band] * p.psychologist_price;
  return cost;
}

void use_services(District& d, const Child& child, int year, double age) {
  ServiceUse& use = d.accounts.services;
  const std::size_t band = age_band(age);
  if (year >= 0 && static_cast<std::size_t>(year) < use.yearly.size())
    ++use.yearly[static_cast<std::size_t>(year)][band];
  if (!child.followed) return;
  const auto years = static_cast<std::size_t>(std::max(0.0, age));
  if (years < use.at_age.size()) ++use.at_age[years];
  for (const Subgroup group : subgroups_of(d, child))
    ++use.of_group[static_cast<std::size_t>(group)][band];
  if (d.accounts.observer == nullptr) return;
  if (const double cost = service_cost(d.parameters->services)[band]; cost != 0)
    d.accounts.observer->paid(child, Category::services, cost, cost, d.now, d.now);
}

void settle_services(District& d) {
  const ByAge hours = service_hours(d.parameters->services);
  const ByAge cost = service_cost(d.parameters->services);
  Accounts& a = d.accounts;
  for (std::size_t year = 0; year < a.services.yearly.size(); ++year) {
    const ByAge& needs = a.services.yearly[year];
    a.outcome.yearly(Yearly::service_hours, year) += sum_of_products(needs, hours);
    a.outcome.cost(year, Category::services, Payer::municipality) += sum_of_products(needs, cost);
  }
  const std::size_t ages = std::min(a.services.at_age.size(), a.outcome.ages());
  for (std::size_t age = 0; age < ages; ++age)
    a.outcome.followed(age, Category::services, Payer::municipality) +=
        a.services.at_age[age] * cost[age_band(static_cast<double>(age))];
  for (std::size_t group = 0; group < subgroup_count; ++group) {
    const double spent = sum_of_products(a.services.of_group[group], cost);
    a.outcome.subgroup(static_cast<Subgroup>(group), SubgroupCount::cost_municipality) += spent;
    a.outcome.subgroup(static_cast<Subgroup>(group), SubgroupCount::cost_public) += spent;
  }
  a.services = {};
}

}  // namespace kohort
