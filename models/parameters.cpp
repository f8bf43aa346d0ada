#include "models/parameters.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "models/parameter_sections.hpp"
#include "models/population.hpp"
#include "models/programme.hpp"
#include "models/target_group.hpp"

namespace kohort {

namespace {

void check_sum(std::vector<std::string>& out, std::string_view key,
               std::span<const double> shares) {
  double sum = 0;
  for (const double s : shares) sum += s;
  if (std::abs(sum - 1) > 1e-6) out.push_back(fmt::format("{}: sums to {:.6g}, not 1", key, sum));
  for (const double s : shares)
    if (!(s >= 0 && s <= 1))
      out.push_back(fmt::format("{}: has a share of {:.6g}, not between 0 and 1", key, s));
}

}  // namespace

Parameters::Parameters() {
  for (const ProgrammeType& type : programme_types()) add_programme(type.name);
}

void Parameters::add_programme(std::string_view name) {
  const std::size_t kind = *kind_of(name);
  programmes.push_back(programme_types()[kind].parameters());
  programmes.back()->kind = kind;
  programmes.back()->name = name;
}

Parameters::Parameters(const Parameters& other)
    : time{other.time},
      municipality{other.municipality},
      population{other.population},
      unions{other.unions},
      needs{other.needs},
      notifications{other.notifications},
      casework{other.casework},
      placement{other.placement},
      adult{other.adult},
      costs{other.costs},
      services{other.services},
      refund{other.refund},
      economics{other.economics} {
  for (const auto& programme : other.programmes) programmes.push_back(programme->clone());
}

Parameters& Parameters::operator=(const Parameters& other) { return *this = Parameters{other}; }

void visit_parameters(Parameters& p, ParameterVisitor& v) {
  visit_time(p.time, v);
  visit_municipality(p.municipality, v);
  visit_population(p.population, v);
  visit_unions(p.unions, v);
  visit_needs(p.needs, v);
  visit_notifications(p.notifications, v);
  visit_casework(p.casework, v);
  visit_care(p.casework, v);
  visit_placement(p.placement, v);
  visit_adult(p.adult, v);
  visit_costs(p.costs, v);
  visit_services(p.services, v);
  visit_refund(p.refund, v);
  visit_economics(p.economics, v);
  for (const auto& programme : p.programmes) visit_programme(*programme, v);
}

Parameters without_programmes(const Parameters& parameters) {
  Parameters baseline = parameters;
  for (auto& programme : baseline.programmes) programme->enabled = false;
  return baseline;
}

std::vector<std::string> inconsistencies(const Parameters& p) {
  std::vector<std::string> out;
  check_sum(out, "population.family_size", p.population.family_size);
  check_sum(out, "population.mother_age", p.population.mother_age);
  check_sum(out, "population.education", p.population.education);
  check_sum(out, "casework.measure_kind", p.casework.measure_kind);
  check_sum(out, "placement.entry_0_5", p.placement.entry_0_5);
  check_sum(out, "placement.entry_6_11", p.placement.entry_6_11);
  check_sum(out, "placement.entry_12_17", p.placement.entry_12_17);
  if (p.population.apart_at_birth + p.population.married_at_birth > 1)
    out.emplace_back("population.married_at_birth: together with apart_at_birth above 1");
  if (p.population.birth_spacing_mean < p.population.birth_spacing_minimum)
    out.emplace_back("population.birth_spacing_mean: below birth_spacing_minimum");
  if (!std::is_sorted(p.refund.benefit_weeks.begin(), p.refund.benefit_weeks.end()))
    out.emplace_back("refund.benefit_weeks: not in ascending order");
  if (!correlations_possible(p.population))
    out.emplace_back(
        "population.vulnerability_age: the six correlations contradict each other "
        "(their matrix is not positive definite)");
  if (p.casework.saturation_low > p.casework.saturation_high)
    out.emplace_back("casework.saturation_low: above saturation_high");
  for (std::string& fault : contradictions_of_programmes(p)) out.push_back(std::move(fault));
  if (p.refund.limit_1 > p.refund.limit_2 || p.refund.limit_2 > p.refund.limit_3)
    out.emplace_back("refund.limit_2: the limits must rise from the first to the third");
  return out;
}

}  // namespace kohort
