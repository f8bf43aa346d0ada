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

/// What every family draws: one kind of draw for all at a time is cheaper than all of a family's.
struct FamilyDraws {
  std::vector<std::array<double, 2>> vulnerability, covariates;
  std::vector<double> first_birth, size, separation;

  FamilyDraws(const District& d, std::uint32_t families)
      : vulnerability(families),
        covariates(families),
        first_birth(families),
        size(families),
        separation(families) {
    std::vector<std::uint64_t> keys(families);
    for (std::uint32_t i = 0; i < families; ++i) keys[i] = d.key(FamilyId{i});
    d.draws.uniform_pairs(keys, Decision::vulnerability, 0, vulnerability);
    d.draws.uniform_pairs(keys, Decision::covariates, 0, covariates);
    d.draws.uniforms(keys, Decision::first_birth, 0, first_birth);
    d.draws.uniforms(keys, Decision::family_size, 0, size);
    d.draws.exponentials(keys, Decision::separation, 0, separation);
  }
};

void set_covariates(const District& d, Family& family, const std::array<double, 2>& first,
                    const std::array<double, 2>& second, const Recipe& r) {
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
  child.followed = birth >= at(0) && birth < at(d.parameters->time.followed_birth_years);
  d.children.push_back(child);
}

void draw_sexes(District& d) {
  const std::vector<std::uint64_t> keys = keys_of_children(d);
  std::vector<double> draws(keys.size());
  d.draws.uniforms(keys, Decision::boy, 0, draws);
  for (std::size_t i = 0; i < keys.size(); ++i)
    d.children[i].boy = draws[i] < d.parameters->population.boys;
}

}  // namespace

std::vector<std::uint64_t> keys_of_children(const District& d) {
  std::vector<std::uint64_t> keys;
  keys.reserve(d.children.size());
  for (const Child& child : d.children) keys.push_back(d.key(child));
  return keys;
}

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
  const FamilyDraws draws{d, count};
  for (std::uint32_t i = 0; i < count; ++i) {
    const FamilyId id{i};
    const std::uint64_t key = d.key(id);
    Family family;
    set_covariates(d, family, draws.vulnerability[i], draws.covariates[i], recipe);
    Time birth = at(earliest + (i + draws.first_birth[i]) / families_per_year);
    const Time first_birth = birth;
    for (std::uint32_t number = 0; number < p.family_size.size(); ++number) {
      if (birth >= begin && birth < end) add_child(d, id, family, birth, static_cast<int>(number));
      if (draws.size[i] < recipe.family_size[number]) break;
      birth += years(p.birth_spacing_minimum +
                     extra_spacing * d.draws.exponential(key, Decision::birth_spacing, number));
    }
    family.first_birth_in_run = first_birth >= begin;
    family.youngest_birth = first_birth;
    family.separation = ScaledClock{0, draws.separation[i]};
    d.families.push_back(family);
  }
  draw_sexes(d);
}

}  // namespace kohort
