#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <string>

#include "models/economics/price_index.hpp"
#include "models/effects.hpp"
#include "tests/models/programme_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// Number of inconsistencies, all about `key`.
std::ptrdiff_t about(const Parameters& p, const std::string& key) {
  const auto all = inconsistencies(p);
  const auto n = std::count_if(all.begin(), all.end(), [&key](const std::string& text) {
    return text.starts_with(key + ":");
  });
  return n == static_cast<std::ptrdiff_t>(all.size()) ? n : -1;
}

struct Seen : ParameterVisitor {
  void section(std::string_view path, std::string_view) override { path_ = path; }
  void number(const ParameterInfo& info, double& value) override {
    const std::string key = path_ + "." + std::string{info.name};
    ranges[key] = info.range;
    units[key] = info.unit;
    value = ++next_;
    values[key] = next_;
  }
  void flag(const ParameterInfo&, bool&) override {}
  void table(const ParameterInfo&, std::span<const std::string_view>, std::span<double>) override {}

  std::map<std::string, Range> ranges;
  std::map<std::string, std::string> units;
  std::map<std::string, double> values;

 private:
  std::string path_;
  double next_{0};
};

}  // namespace

TEST_SUITE_BEGIN("parameters");

TEST_CASE("parameters that contradict each other are told, each once") {
  const Parameters good = denmark();
  CHECK(inconsistencies(good).empty());
  const auto changed = [&good](auto change) {
    Parameters p = good;
    change(p);
    return p;
  };
  const auto less = changed([](Parameters& p) { p.population.family_size[0] -= 0.01; });
  CHECK(about(less, "population.family_size") == 1);
  const auto more = changed([](Parameters& p) { p.placement.entry_6_11[0] += 0.01; });
  CHECK(about(more, "placement.entry_6_11") == 1);
  const auto unions = changed([](Parameters& p) {
    p.population.apart_at_birth = 0.6;
    p.population.married_at_birth = 0.5;
  });
  CHECK(about(unions, "population.married_at_birth") == 1);
  const auto spacing = changed([](Parameters& p) { p.population.birth_spacing_mean = 0.8; });
  CHECK(about(spacing, "population.birth_spacing_mean") == 1);
  const auto weeks = changed([](Parameters& p) { p.refund.benefit_weeks = {4, 52, 26}; });
  CHECK(about(weeks, "refund.benefit_weeks") == 1);
  const auto caseload = changed([](Parameters& p) { p.casework.saturation_low = 1000; });
  CHECK(about(caseload, "casework.saturation_low") == 1);
  const auto third = changed([](Parameters& p) { p.refund.limit_3 = p.refund.limit_2 - 1; });
  CHECK(about(third, "refund.limit_2") == 1);
  const auto correlations = changed([](Parameters& p) {
    p.population.vulnerability_age = p.population.vulnerability_education = 0.9;
    p.population.age_education = -0.9;
  });
  CHECK(about(correlations, "population.vulnerability_age") == 1);
}

TEST_CASE("every parameter has a place of its own, and those that must be bounded are") {
  Parameters p = denmark();
  Seen first, second;
  visit_parameters(p, first);
  visit_parameters(p, second);
  // The second visit would overwrite a value that two parameters share.
  CHECK(p.refund.share_1 == first.values.at("refund.share_1"));
  CHECK(p.refund.share_2 == first.values.at("refund.share_2"));
  CHECK(p.placement.reentry_early == first.values.at("placement.reentry_early"));
  CHECK(p.placement.reentry_late == first.values.at("placement.reentry_late"));
  CHECK(p.needs.everyday_growth == first.values.at("needs.everyday_growth"));
  CHECK(p.needs.moderate_growth == first.values.at("needs.moderate_growth"));
  CHECK(first.ranges.at("time.warm_up_years").low >= 18);
  CHECK(first.ranges.at("population.boys").high == 1);
  CHECK(first.units.at("needs.apart_ratio") == unit::ratio);
  for (const auto& [its_key, name] : first.units) {
    const std::string& key = its_key;
    if (name != unit::probability && name != unit::share) continue;
    CAPTURE(key);
    CHECK(first.ranges.at(key).low == 0);
    CHECK(first.ranges.at(key).high == 1);
  }
}

TEST_CASE("the baseline has no programmes, and their budget is a switch of its own") {
  const Parameters p = denmark(programme("leksand", {"budget_is_cost=true"}));
  std::size_t enabled = 0, budget = 0;
  for (const auto& programme : p.programmes) {
    enabled += programme->enabled;
    budget += programme->budget_is_cost;
  }
  CHECK(enabled == 1);
  CHECK(budget == 1);
  for (const auto& programme : without_programmes(p).programmes) CHECK_FALSE(programme->enabled);
}

TEST_CASE("effects are those in force, and their strength scales ratios by their logarithm") {
  const Parameters p =
      denmark(programme("leksand", {"separation_ratio=0.25", "everyday_solved_per_tie=0.6"}));
  std::size_t of_leksand = 0, of_others = 0, switches = 0;
  for (const Effect& effect : effects(p)) {
    of_leksand += effect.key.starts_with("programmes.leksand");
    of_others +=
        effect.key.starts_with("programmes.") && !effect.key.starts_with("programmes.leksand");
    switches += effect.key == "casework.caseload_effect";
    if (effect.key == "casework.caseload_effect") CHECK_FALSE(effect.scalable);
  }
  CHECK(of_leksand == 3);
  CHECK(of_others == 0);
  CHECK(switches == 1);
  const auto value = [](const Parameters& of, const std::string& key) {
    for (const Effect& effect : effects(of))
      if (effect.key == key) return effect.value;
    return -1.0;
  };
  const Parameters half = with_effect_strength(p, 0.5), much = with_effect_strength(p, 3);
  CHECK(value(half, "programmes.leksand.separation_ratio") == doctest::Approx(0.5));
  CHECK(value(half, "programmes.leksand.everyday_solved_per_tie") == doctest::Approx(0.3));
  CHECK(value(much, "programmes.leksand.separation_ratio") == doctest::Approx(0.1));
  CHECK(value(much, "programmes.leksand.everyday_solved_per_tie") == 1);
  CHECK(half.casework.caseload_effect == p.casework.caseload_effect);
}

TEST_CASE("prices rise from year to year and back by the same factor") {
  const PriceIndex index{2001, {10, 20, 50}};
  CHECK(index.factor(2000, 2001) == doctest::Approx(1.1));
  CHECK(index.factor(2000, 2003) == doctest::Approx(1.1 * 1.2 * 1.5));
  CHECK(index.factor(2001, 2002) == doctest::Approx(1.2));
  CHECK(index.factor(2003, 2001) == doctest::Approx(1 / (1.2 * 1.5)));
  CHECK(index.factor(2002, 2002) == 1);
}

TEST_SUITE_END();
