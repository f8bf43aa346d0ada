#include "app/trace/trace.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <tuple>

#include "app/files/csv.hpp"
#include "app/results/programme_words.hpp"
#include "app/words/input_error.hpp"
#include "app/words/messages.hpp"
#include "app/words/printable.hpp"
#include "models/population.hpp"
#include "models/programme.hpp"
#include "models/simulate.hpp"

namespace kohort {

namespace {

/// The same event within three months of itself is told in one line.
constexpr double nearly_same_age = 0.25;

/// The districts of one scenario in one replication.
class Setting {
 public:
  Setting(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication)
      : scenarios_{&scenario.central()},
        comparison_{scenarios_},
        seed_{seed},
        replication_{replication} {}

  [[nodiscard]] std::uint32_t districts() const { return comparison_.districts(); }
  [[nodiscard]] District build(std::uint32_t number) const {
    return comparison_.build(seed_, replication_, number);
  }
  [[nodiscard]] District with_programmes(const District& base) const {
    return comparison_.with_programmes(base, 0);
  }

 private:
  std::array<const Parameters*, 1> scenarios_;
  Comparison comparison_;
  std::uint64_t seed_;
  std::uint32_t replication_;
};

std::uint32_t followed_in(const District& d) {
  return static_cast<std::uint32_t>(std::count_if(d.children.begin(), d.children.end(),
                                                  [](const Child& c) { return c.followed; }));
}

/// Followed child number `position` (from 0) of a district.
ChildId followed_child(const District& d, std::uint32_t position) {
  std::uint32_t i = 0;
  while (!d.children[i].followed || position-- > 0) ++i;
  return ChildId{i};
}

Person person_of(const District& d, const Child& child, std::uint32_t number) {
  const Family& family = d.families[index(child.family)];
  Person p;
  p.number = number;
  p.birth = in_years(child.birth);
  p.boy = child.boy;
  p.risk_zone = in_risk_zone(d, family);
  p.in_family = child.number + 1;
  p.mother_age = family.mother_age;
  p.education = family.education;
  p.union_at_birth = family.union_at_birth;
  return p;
}

/// Names for readers of the programmes that are on, in their order.
std::vector<std::string> programme_names(const Scenario& scenario, std::string_view language) {
  std::vector<std::string> names;
  for (const std::string& programme : scenario.programmes())
    names.push_back(programme_words("trace.programme.", programme, language));
  return names;
}

}  // namespace

TracedChild trace_child(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication,
                        std::uint32_t number, std::string_view language) {
  const Setting place{scenario, seed, replication};
  std::optional<std::uint32_t> home;
  std::uint32_t position = 0;
  std::uint32_t all = 0;
  for (std::uint32_t district = 0; district < place.districts(); ++district) {
    const std::uint32_t here = followed_in(place.build(district));
    if (!home && number > all && number - all <= here) {
      home = district;
      position = number - all - 1;
    }
    all += here;
  }
  if (!home)
    throw InputError{all == 0 ? fmt::format("no children are followed in this scenario")
                              : fmt::format("--child {}: there is no such child; the followed "
                                            "children are numbered 1 to {}",
                                            number, all)};
  District base = place.build(*home);
  run_until(base, at(0));
  District copy = place.with_programmes(base);
  const ChildId id = followed_child(base, position);
  TracedChild traced;
  traced.person = person_of(base, base.at(id), number);
  traced.person.of = all;
  traced.baseline = record_life(base, id, {}, language);
  start_programmes(copy, base);
  traced.scenario = record_life(copy, id, programme_names(scenario, language), language);
  return traced;
}

std::vector<LifeDifference> life_differences(const Scenario& scenario, std::uint64_t seed,
                                             std::uint32_t replication) {
  const Setting place{scenario, seed, replication};
  std::vector<LifeDifference> all;
  for (std::uint32_t district = 0; district < place.districts(); ++district) {
    District base = place.build(district);
    run_until(base, at(0));
    District copy = place.with_programmes(base);
    const std::vector<LifeTotals> before = run_with_totals(base);
    start_programmes(copy, base);
    const std::vector<LifeTotals> after = run_with_totals(copy);
    for (std::size_t i = 0; i < base.children.size(); ++i)
      if (base.children[i].followed)
        all.push_back(
            {person_of(base, base.children[i], static_cast<std::uint32_t>(all.size()) + 1),
             before[i], after[i]});
  }
  for (LifeDifference& d : all) d.person.of = static_cast<std::uint32_t>(all.size());
  const auto rank = [](const LifeDifference& d) {
    return std::tuple{-std::abs(d.placement_years()), -std::abs(d.cost_public()),
                      -d.baseline.placement_years};
  };
  std::stable_sort(all.begin(), all.end(), [&](const LifeDifference& a, const LifeDifference& b) {
    return rank(a) < rank(b);
  });
  return all;
}

std::vector<TraceRow> side_by_side(const std::vector<LifeEvent>& baseline,
                                   const std::vector<LifeEvent>& scenario) {
  std::vector<TraceRow> rows;
  std::vector<bool> left(baseline.size(), true);
  std::vector<bool> right(scenario.size(), true);
  // The same event: first at the very same age, then a little earlier or later.
  for (const double window : {0.0, nearly_same_age})
    for (std::size_t i = 0; i < baseline.size(); ++i)
      for (std::size_t j = 0; left[i] && j < scenario.size(); ++j) {
        const double later = scenario[j].age - baseline[i].age;
        if (!right[j] || std::abs(later) > window || baseline[i].text != scenario[j].text) continue;
        left[i] = right[j] = false;
        rows.push_back({baseline[i].age, baseline[i].text, scenario[j].text, later});
      }
  // Different events at the very same age, then those that only one life has.
  for (std::size_t i = 0; i < baseline.size(); ++i)
    for (std::size_t j = 0; left[i] && j < scenario.size(); ++j)
      if (right[j] && scenario[j].age == baseline[i].age) {
        left[i] = right[j] = false;
        rows.push_back({baseline[i].age, baseline[i].text, scenario[j].text, 0});
      }
  for (std::size_t i = 0; i < baseline.size(); ++i)
    if (left[i]) rows.push_back({baseline[i].age, baseline[i].text, "", 0});
  for (std::size_t j = 0; j < scenario.size(); ++j)
    if (right[j]) rows.push_back({scenario[j].age, "", scenario[j].text, 0});
  std::stable_sort(rows.begin(), rows.end(),
                   [](const TraceRow& a, const TraceRow& b) { return a.age < b.age; });
  return rows;
}

int trace_command(const TraceOptions& options, std::FILE* out) {
  const Scenario scenario = load_scenario(options.scenario, options.overrides);
  std::string printed;
  if (options.csv) {
    const auto all = life_differences(scenario, options.seed, options.replication);
    const int start = static_cast<int>(scenario.central().time.start);
    // As it is: printed texts have their control characters shown, and lines end with one here.
    const std::string table = to_csv(lives_table(all, start), CsvDialect::rfc4180);
    if (std::fputs(table.c_str(), out) < 0 || std::fflush(out) != 0)
      throw InputError{"the table cannot be written: is the disk full?"};
    return 0;
  }
  if (options.list) {
    printed = differences_text(life_differences(scenario, options.seed, options.replication),
                               *options.list, scenario, options.seed, options.replication,
                               options.language);
  } else {
    // Nobody followed: child 1 does not exist either, and says so.
    std::uint32_t number = options.child.value_or(1);
    if (!options.child) {
      const auto all = life_differences(scenario, options.seed, options.replication);
      if (!all.empty()) number = all.front().person.number;
    }
    printed = trace_text(
        trace_child(scenario, options.seed, options.replication, number, options.language),
        scenario, options.seed, options.replication, options.language);
  }
  print(out, printed);
  return 0;
}

}  // namespace kohort
