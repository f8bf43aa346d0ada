#include <algorithm>
#include <cmath>

#include "app/run/break_even.hpp"
#include "app/run/cost_difference.hpp"
#include "app/scenario/catalogue.hpp"

namespace kohort {

namespace {

/// A parameter on its way from its central value, in widths of its stated range.
class Way {
 public:
  Way(const BreakEvenTask& task, const Influence& influence)
      : scenario_{*(influence.of_reference ? task.reference : task.scenario)},
        parameter_{influence.parameter},
        entry_{influence.entry} {
    const Scenario& scenario = scenario_;
    const ResolvedParameter& p = scenario.parameters[parameter_];
    const double width = p.high[entry_] - p.low[entry_];
    const double distance = (*influence.turns_at - p.value[entry_]) / width;
    direction_ = distance < 0 ? -1 : 1;
    next_ = std::abs(distance);
    const double last = direction_ < 0 ? p.low[entry_] : p.high[entry_];
    end_ = 1 + std::abs(last - p.value[entry_]) / width;
    const Range allowed = scenario.entries()[parameter_].range;
    for (std::size_t e = 0; e < p.value.size(); ++e) {
      if (!varies(p, e)) continue;
      const double limit = direction_ < 0 ? allowed.low : allowed.high;
      end_ = std::min(end_, std::abs(limit - p.value[e]) / (p.high[e] - p.low[e]));
    }
  }

  /// Of the nearest entry that the straight line is about.
  [[nodiscard]] double value_at(double way) const { return value_at(way, entry_); }
  [[nodiscard]] double next() const { return next_; }
  [[nodiscard]] double end() const { return end_; }
  /// Shares of a whole cannot move all in one direction.
  [[nodiscard]] bool open() const {
    return end_ > 0 && !scenario_.entries()[parameter_].sums_to_one();
  }
  /// Of the parameter's own scenario or of another one: what that states alike is one fact of the
  /// world, and moves with it.
  [[nodiscard]] Parameters parameters(const Scenario& of, double way) const {
    const ResolvedParameter& p = scenario_.parameters[parameter_];
    std::vector<std::vector<double>> values;
    for (const ResolvedParameter& other : of.parameters) {
      values.push_back(other.value);
      if (other.key != p.key || other.value != p.value) continue;
      for (std::size_t e = 0; e < p.value.size(); ++e)
        if (varies(p, e)) values.back()[e] = value_at(way, e);
    }
    return of.assemble(std::move(values));
  }

 private:
  static bool varies(const ResolvedParameter& p, std::size_t entry) {
    return entry < p.low.size() && p.low[entry] < p.high[entry];
  }
  [[nodiscard]] double value_at(double way, std::size_t entry) const {
    const ResolvedParameter& p = scenario_.parameters[parameter_];
    return p.value[entry] + direction_ * way * (p.high[entry] - p.low[entry]);
  }

  const Scenario& scenario_;
  std::size_t parameter_;
  std::size_t entry_;
  double direction_{1};
  double next_{};
  double end_{};
};

/// In the parameter's own numbers.
TurningPoint in_values(TurningPoint turns, const Way& way) {
  turns.at = way.value_at(turns.at);
  turns.end = way.value_at(turns.end);
  turns.furthest_at = way.value_at(turns.furthest_at);
  const double a = way.value_at(turns.low);
  const double b = way.value_at(turns.high);
  turns.low = std::min(a, b);
  turns.high = std::max(a, b);
  return turns;
}

/// Those whose straight lines turn, nearest first.
std::vector<Influence> candidates(const BreakEvenTask& task,
                                  std::span<const Influence> influences) {
  constexpr std::size_t most = 3;
  std::vector<Influence> list;
  for (const Influence& i : influences)
    if (i.turns_at && Way{task, i}.open()) list.push_back(i);
  std::ranges::stable_sort(list, {}, [&](const Influence& i) { return Way{task, i}.next(); });
  if (list.size() > most) list.resize(most);
  return list;
}

}  // namespace

std::optional<std::vector<Turn>> find_turns(const BreakEvenTask& task,
                                            std::span<const Influence> influences,
                                            const Engine& engine, const std::stop_token& stop) {
  std::vector<Turn> found;
  const auto list = candidates(task, influences);
  if (list.empty()) return found;
  const CostDifference cost{task, engine, stop};
  const Parameters central = without_later_life(task.scenario->central(), task.years);
  const auto against_reference = [&](const Parameters& own, const Parameters& other,
                                     std::uint32_t first, std::uint32_t last) {
    return task.reference == nullptr ? cost({&own}, first, last)
                                     : cost({&other, &own}, first, last);
  };
  const Parameters other_central = task.reference == nullptr
                                       ? central
                                       : without_later_life(task.reference->central(), task.years);
  const std::vector<double> at_start =
      against_reference(central, other_central, 0, std::max(2U, task.replications));
  double sum = 0;
  for (const double value : at_start) sum += value;
  const double sign = sum < 0 ? -1 : 1;
  for (const Influence& influence : list) {
    const Way way{task, influence};
    const Differences differences = [&](double at, std::uint32_t first, std::uint32_t last) {
      std::vector<double> values;
      if (at == 0 && last <= at_start.size()) {
        values.assign(at_start.begin() + first, at_start.begin() + last);
      } else {
        const Parameters p = without_later_life(way.parameters(*task.scenario, at), task.years);
        if (!inconsistencies(p).empty()) return std::vector<double>(last - first, 0.0);
        const Parameters other =
            task.reference == nullptr
                ? p
                : without_later_life(way.parameters(*task.reference, at), task.years);
        if (!inconsistencies(other).empty()) return std::vector<double>(last - first, 0.0);
        values = against_reference(p, other, first, last);
      }
      for (double& value : values) value *= sign;
      return values;
    };
    SearchPlan plan;
    plan.next = way.next();
    plan.end = way.end();
    plan.replications = task.replications;
    plan.most = task.replications;  // what so few do not show is not near
    const TurningPoint turns = find_turning_point(differences, plan);
    if (stop.stop_requested()) return std::nullopt;
    if (turns.outcome == TurningPoint::Outcome::found)
      found.push_back(
          {influence.parameter, influence.entry, influence.of_reference, in_values(turns, way)});
  }
  return found;
}

}  // namespace kohort
