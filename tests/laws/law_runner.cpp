#include "tests/laws/law_runner.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <mutex>
#include <numeric>
#include <span>
#include <thread>
#include <utility>

#include "app/files/problems.hpp"
#include "app/results/estimate.hpp"
#include "app/words/input_error.hpp"
#include "models/simulate.hpp"
#include "tests/laws/figure.hpp"

namespace kohort::laws {

namespace {

using Numbers = std::vector<double>;

/// No seed that the baseline was fitted with.
constexpr std::uint32_t seed = 2026;

Estimate mean_of(std::span<const double> values) {
  std::vector<std::uint32_t> own(values.size());
  std::iota(own.begin(), own.end(), 0U);
  return estimate(values, own);
}

std::vector<Settings> sides_of(const Law& law) {
  if (!law.ordered.empty()) return law.ordered;
  if (law.against_baseline || (law.direction == Direction::none && !law.change_percent))
    return {law.set};
  return {law.against, law.set};
}

/// Calls `work` with 0 to count - 1 on all processors; the first exception is passed on.
template <class Work>
void in_parallel(std::size_t count, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto loop = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      const std::lock_guard lock{mutex};
      failure = std::current_exception();
      next = count;
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
    threads.emplace_back(loop);
  loop();
  threads.clear();
  if (failure) std::rethrow_exception(failure);
}

bool goes(Direction direction, const Estimate& e, double chance) {
  const double beyond = chance * e.se;
  switch (direction) {
    case Direction::rises:
      return e.mean > 0 && e.mean > beyond;
    case Direction::falls:
      return e.mean < 0 && e.mean < -beyond;
    case Direction::not_lower:
      return e.mean >= -beyond;
    case Direction::not_higher:
      return e.mean <= beyond;
    default:
      return true;
  }
}

bool equal(std::span<const double> a, std::span<const double> b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!(std::abs(a[i] - b[i]) <= 1e-9 * std::max(1.0, std::abs(a[i])))) return false;
  return true;
}

Numbers minus(std::span<const double> a, std::span<const double> b) {
  Numbers out(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) out[i] = a[i] - b[i];
  return out;
}

bool within(double value, const Range& range) { return value >= range.low && value <= range.high; }

}  // namespace

LawRunner::LawRunner(const std::vector<Law>& laws, std::filesystem::path scenarios)
    : laws_{laws}, scenarios_{std::move(scenarios)} {}

Verdict LawRunner::judge(std::size_t law) {
  Verdict verdict;
  try {
    verdict.holds = central(law, verdict.numbers);
    if (laws_[law].draws > 0) verdict.holds = drawn(law, verdict.numbers) && verdict.holds;
  } catch (const InputError& error) {
    throw InputError(fmt::format("{}: law \"{}\": {}", to_string(laws_[law].place), laws_[law].name,
                                 error.what()));
  }
  return verdict;
}

LawRunner::Lives LawRunner::simulate(const Law& law, const Settings& side, int draws) const {
  Settings settings{fmt::format("municipality.births_per_year={}", law.births)};
  settings.insert(settings.end(), law.both.begin(), law.both.end());
  settings.insert(settings.end(), side.begin(), side.end());
  const Scenario scenario = load_scenario(scenarios_ / law.scenario, settings);
  const bool programmes = !scenario.programmes().empty();
  const auto each = static_cast<std::size_t>(draws > 0 ? law.draw_replications : law.replications);
  Lives lives(each * static_cast<std::size_t>(std::max(1, draws)));
  in_parallel(lives.size(), [&](std::size_t i) {
    const Parameters p =
        draws > 0 ? scenario.draw(seed, static_cast<std::uint32_t>(i / each)) : scenario.central();
    const auto replication = static_cast<std::uint32_t>(i);
    Lived lived;
    lived.first_year = static_cast<int>(p.time.start);
    if (programmes) {
      const Parameters* const one[] = {&p};
      auto outcomes = simulate_replication(one, seed, replication);
      lived.without = std::move(outcomes[0]);
      lived.with = std::move(outcomes[1]);
    } else {
      lived.without = simulate_baseline(p, seed, replication);
      lived.with = lived.without;
    }
    for (const Law& other : laws_)
      lives[i].push_back({value_of(other, lived, false), value_of(other, lived, true)});
  });
  return lives;
}

const LawRunner::Lives& LawRunner::lives(const Law& law, const Settings& side, int draws) {
  const std::string key =
      fmt::format("{} {} {} {} {} {} {}", law.scenario, law.births, law.replications,
                  law.draw_replications, draws, fmt::join(law.both, " "), fmt::join(side, " "));
  const auto found = lived_.find(key);
  if (found != lived_.end()) return found->second;
  return lived_.emplace(key, simulate(law, side, draws)).first->second;
}

Numbers LawRunner::side(std::size_t index, std::size_t number, int draws) {
  const Law& law = laws_[index];
  Numbers values;
  for (const auto& one : lives(law, sides_of(law)[number], draws))
    values.push_back(law.against_baseline && !law.ordered.empty()
                         ? one[index].with - one[index].without
                         : one[index].with);
  return values;
}

bool LawRunner::central(std::size_t index, std::string& numbers) {
  const Law& law = laws_[index];
  const std::size_t count = sides_of(law).size();
  std::vector<Numbers> values;
  if (law.against_baseline && law.ordered.empty()) {
    for (const auto& one : lives(law, law.set, 0)) {
      values.resize(2);
      values[0].push_back(one[index].without);
      values[1].push_back(one[index].with);
    }
  } else {
    for (std::size_t i = 0; i < count; ++i) values.push_back(side(index, i, 0));
  }
  bool holds = true;
  for (std::size_t i = 0; i < values.size(); ++i)
    numbers += fmt::format("{}{:.6g}", i > 0 ? " -> " : "", mean_of(values[i]).mean);
  for (std::size_t i = 1; i < values.size(); ++i) {
    const Estimate e = mean_of(minus(values[i], values[i - 1]));
    numbers += fmt::format("; {:+.4g} (standard error {:.2g})", e.mean, e.se);
    holds = holds && !std::isnan(e.mean) &&
            (law.direction == Direction::same ? equal(values[i], values[i - 1])
                                              : goes(law.direction, e, law.chance));
  }
  const Estimate first = mean_of(values.front()), last = mean_of(values.back());
  if (law.between) {
    numbers += fmt::format("; standard error {:.2g}", last.se);
    holds = holds && within(last.mean, *law.between);
  }
  if (law.change_percent) {
    const double change = 100 * (last.mean / first.mean - 1);
    numbers += fmt::format("; {:+.3g} %", change);
    holds = holds && within(change, *law.change_percent);
  }
  if (law.first_at_most > 0) {
    const double part = first.mean / last.mean;
    numbers += fmt::format("; the first is {:.2f} of the last", part);
    holds = holds && part <= law.first_at_most;
  }
  return holds;
}

bool LawRunner::drawn(std::size_t index, std::string& numbers) {
  const Law& law = laws_[index];
  std::vector<Numbers> values;
  if (law.against_baseline && law.ordered.empty()) {
    values.resize(2);
    for (const auto& one : lives(law, law.set, law.draws)) {
      values[0].push_back(one[index].without);
      values[1].push_back(one[index].with);
    }
  } else {
    for (std::size_t i = 0; i < sides_of(law).size(); ++i)
      values.push_back(side(index, i, law.draws));
  }
  // A single draw has few replications: the sign of its mean counts, and over all draws the rest.
  const auto each = static_cast<std::size_t>(law.draw_replications);
  const bool strict = law.direction == Direction::rises || law.direction == Direction::falls;
  int good = 0;
  for (int draw = 0; draw < law.draws; ++draw) {
    bool all = true;
    for (std::size_t i = 1; i < values.size(); ++i) {
      const Numbers difference = minus(values[i], values[i - 1]);
      const auto own = std::span{difference}.subspan(static_cast<std::size_t>(draw) * each, each);
      all = all && goes(law.direction, mean_of(own), strict ? 0 : law.chance);
    }
    good += all ? 1 : 0;
  }
  numbers += fmt::format("; in {} of {} draws", good, law.draws);
  return good >= law.least_share * law.draws;
}

}  // namespace kohort::laws
