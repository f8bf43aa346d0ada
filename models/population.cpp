#include "models/population.hpp"

#include <Eigen/Dense>
#include <array>
#include <cmath>

#include "models/district.hpp"
#include "sim/elementary.hpp"

namespace kohort {

namespace {

using Matrix4 = Eigen::Matrix4d;

/// Order of the copula's variables: vulnerability, age, education, union.
Matrix4 correlation_matrix(const PopulationParameters& p) {
  Matrix4 m;
  m << 1, p.vulnerability_age, p.vulnerability_education, p.vulnerability_union,  //
      p.vulnerability_age, 1, p.age_education, p.age_union,                       //
      p.vulnerability_education, p.age_education, 1, p.education_union,           //
      p.vulnerability_union, p.age_union, p.education_union, 1;
  return m;
}

/// Normal scores that divide a population into categories of the given shares.
template <std::size_t N>
std::array<double, N - 1> thresholds(const std::array<double, N>& shares) {
  std::array<double, N - 1> out{};
  double sum = 0;
  for (std::size_t i = 0; i + 1 < N; ++i) {
    sum += shares[i];
    out[i] = elementary::normal_quantile(std::clamp(sum, 1e-12, 1 - 1e-12));
  }
  return out;
}

template <std::size_t N>
std::uint8_t category(double score, const std::array<double, N>& limits) {
  std::uint8_t i = 0;
  while (i < N && score >= limits[i]) ++i;
  return i;
}

struct Recipe {
  Matrix4 factor;
  std::array<double, 4> mother_age{};
  std::array<double, 3> education{};
  std::array<double, 2> firmness{};
  std::array<double, 4> family_size{};  ///< cumulative
};

Recipe make_recipe(const PopulationParameters& p) {
  Recipe r;
  r.factor = correlation_matrix(p).llt().matrixL();
  r.mother_age = thresholds(p.mother_age);
  r.education = thresholds(p.education);
  const double cohabiting = std::max(0.0, 1 - p.apart_at_birth - p.married_at_birth);
  r.firmness = thresholds(std::array{p.apart_at_birth, cohabiting, p.married_at_birth});
  double sum = 0;
  for (std::size_t i = 0; i < p.family_size.size(); ++i) r.family_size[i] = sum += p.family_size[i];
  return r;
}

void draw_covariates(District& d, FamilyId id, Family& family, const Recipe& r) {
  const auto first = d.draws.uniform_pair(d.key(id), Decision::vulnerability, 0);
  const auto second = d.draws.uniform_pair(d.key(id), Decision::covariates, 0);
  const std::array<double, 4> independent{
      elementary::normal_quantile(first[0]), elementary::normal_quantile(first[1]),
      elementary::normal_quantile(second[0]), elementary::normal_quantile(second[1])};
  // Written out in fixed order: a matrix product may sum in another order on another machine.
  std::array<double, 4> score{};
  for (int row = 0; row < 4; ++row)
    for (int column = 0; column <= row; ++column)
      score[static_cast<std::size_t>(row)] +=
          r.factor(row, column) * independent[static_cast<std::size_t>(column)];
  family.vulnerability = static_cast<float>(score[0]);
  family.mother_age = category(score[1], r.mother_age);
  family.education = category(score[2], r.education);
  family.union_at_birth = static_cast<Union>(category(score[3], r.firmness));
  const double v = family.vulnerability;
  family.separation_factor =
      elementary::exp(d.parameters->unions.vulnerability * v - d.derived.separation_frailty_offset);
  family.need_factor =
      elementary::exp(d.parameters->needs.vulnerability * v - d.derived.need_frailty_offset);
  family.together = family.union_at_birth != Union::apart;
}

void add_child(District& d, FamilyId id, Family& family, Time birth, int number) {
  if (family.children == 0) family.first_child = static_cast<std::uint32_t>(d.children.size());
  ++family.children;
  Child child;
  child.birth = birth;
  child.family = id;
  child.number = static_cast<std::uint8_t>(number);
  child.boy = d.draws.uniform(d.key(child), Decision::boy, 0) < d.parameters->population.boys;
  child.followed = birth >= at(0) && birth < at(d.parameters->time.followed_birth_years);
  d.children.push_back(child);
}

}  // namespace

bool in_risk_zone(const District& d, const Family& family) {
  return family.vulnerability >= d.derived.risk_zone_from;
}

bool correlations_possible(const PopulationParameters& p) {
  return correlation_matrix(p).llt().info() == Eigen::Success;
}

double mean_family_size(const PopulationParameters& p) {
  double mean = 0;
  for (std::size_t i = 0; i < p.family_size.size(); ++i)
    mean += static_cast<double>(i + 1) * p.family_size[i];
  return mean;
}

void make_population(District& d, double births_per_year, Time begin, Time end, double lead) {
  const PopulationParameters& p = d.parameters->population;
  const Recipe recipe = make_recipe(p);
  const double families_per_year = births_per_year / mean_family_size(p);
  const double earliest = in_years(begin) - lead;
  const auto count =
      static_cast<std::uint32_t>(std::ceil((in_years(end) - earliest) * families_per_year));
  const double extra_spacing = p.birth_spacing_mean - p.birth_spacing_minimum;
  d.families.reserve(count);
  d.children.reserve(
      static_cast<std::size_t>(1.05 * births_per_year * (in_years(end) - in_years(begin)) + 64));
  for (std::uint32_t i = 0; i < count; ++i) {
    const FamilyId id{i};
    const std::uint64_t key = d.key(id);
    Family family;
    draw_covariates(d, id, family, recipe);
    Time birth =
        at(earliest + (i + d.draws.uniform(key, Decision::first_birth, 0)) / families_per_year);
    const Time first_birth = birth;
    const double size = d.draws.uniform(key, Decision::family_size, 0);
    for (std::uint32_t number = 0; number < p.family_size.size(); ++number) {
      if (birth >= begin && birth < end) add_child(d, id, family, birth, static_cast<int>(number));
      if (size < recipe.family_size[number]) break;
      birth += years(p.birth_spacing_minimum +
                     extra_spacing * d.draws.exponential(key, Decision::birth_spacing, number));
    }
    family.first_birth_in_run = first_birth >= begin;
    family.youngest_birth = first_birth;
    family.separation = ScaledClock{0, d.draws.exponential(key, Decision::separation, 0)};
    d.families.push_back(family);
  }
}

}  // namespace kohort
