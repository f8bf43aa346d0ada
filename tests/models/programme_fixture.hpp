#pragma once

#include <string>
#include <vector>

#include "tests/models/fixture.hpp"

namespace kohort::test {

/// Overrides that switch a programme on and set its own parameters, given without their path.
inline std::vector<std::string> programme(const std::string& name,
                                          const std::vector<std::string>& own) {
  const std::string path = "programmes." + name + ".";
  std::vector<std::string> overrides{path + "enabled=true"};
  for (const std::string& setting : own) overrides.push_back(path + setting);
  return overrides;
}

inline std::vector<std::string> with(std::vector<std::string> settings,
                                     const std::vector<std::string>& more) {
  settings.insert(settings.end(), more.begin(), more.end());
  return settings;
}

/// A district with programmes at the end of its run, to be looked into.
inline District lived(const Parameters& p) {
  const Parameters* const scenarios[] = {&p};
  const Comparison comparison{scenarios};
  District base = comparison.build(7, 0, 0);
  run_until(base, at(0));
  District d = comparison.with_programmes(base, 0);
  start_programmes(d, base);
  finish(d);
  return d;
}

/// Sets to zero the counts that only programmes give rise to, and what the region pays for them.
inline void forget_reach(Outcome& o) {
  for (std::size_t year = 0; year < o.budget_years(); ++year) {
    for (auto what = static_cast<std::size_t>(first_programme_count); what < size_of<Yearly>;
         ++what)
      o.yearly(static_cast<Yearly>(what), year) = 0;
    o.cost(year, Category::programme, Payer::region) = 0;
  }
  for (std::size_t age = 0; age < o.ages(); ++age)
    o.followed(age, Category::programme, Payer::region) = 0;
}

/// Sets to zero what early effort and well-being programmes count and pay for themselves, so that
/// the rest can be compared bit for bit.
inline void forget_own_counts_and_costs(std::vector<Outcome>& outcomes) {
  for (Outcome& o : outcomes) {
    forget_reach(o);
    for (std::size_t year = 0; year < o.budget_years(); ++year) {
      for (const auto what :
           {Yearly::screened, Yearly::screen_true_positives, Yearly::screen_false_positives,
            Yearly::screen_true_negatives, Yearly::screen_false_negatives, Yearly::screen_refused,
            Yearly::needs_visits, Yearly::training_started, Yearly::training_completed,
            Yearly::training_dropouts, Yearly::training_wait_years, Yearly::training_waits,
            Yearly::plus_place_years, Yearly::wellbeing_children})
        o.yearly(what, year) = 0;
      o.cost(year, Category::programme, Payer::municipality) = 0;
    }
    for (std::size_t age = 0; age < o.ages(); ++age)
      o.followed(age, Category::programme, Payer::municipality) = 0;
    for (std::size_t group = 0; group < subgroup_count; ++group)
      for (const auto what : {SubgroupCount::cost_municipality, SubgroupCount::cost_public})
        o.subgroup(static_cast<Subgroup>(group), what) = 0;
  }
}

}  // namespace kohort::test
