#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "pairs.hpp"
#include "sim/calendar.hpp"
#include "sim/elementary.hpp"
#include "sim/hazard_clock.hpp"
#include "sim/random.hpp"
#include "sim/run.hpp"

/// Independent lives in four states to death (Sick-Sicker), with discounted cost: 9.71 transitions
/// a life. Times of competing risks; the death clock keeps what a life has spent of its hazard.
namespace kohort::benchmarks {

namespace {

enum class Decision : std::uint32_t { fall_ill = 1, recover = 2, worsen = 3, die = 4 };
enum State : std::uint8_t { healthy, sick, sicker, dead };

constexpr double ill_rate = 0.15;
constexpr double recovery_rate = 0.5;
constexpr double worsening_rate = 0.105;
constexpr std::array<double, 3> death_rate{0.005, 0.015, 0.05};
constexpr std::array<double, 3> yearly_cost{2'000, 4'000, 15'000};
constexpr double discount = 0.03;
constexpr std::uint32_t lives = 1'000'000;

/// Of a constant stream over [from, to), times the discount rate.
double discounted(double from_factor, double to_factor) { return from_factor - to_factor; }
double factor(double years_from_start) { return elementary::exp(-discount * years_from_start); }

struct Change {
  std::uint32_t slot;
  State next;
};
using Event = std::variant<Change>;

struct Life {
  HazardClock death;
  double since_factor{1};
  std::uint32_t visits{0};
  State state{healthy};
};

/// The lives [first, first + count) in one calendar.
struct Cohort {
  explicit Cohort(std::uint32_t count) : calendar{count}, life(count) {}
  Draws<Decision> draws{7, 0};
  Calendar<Event> calendar;
  std::vector<Life> life;
  std::uint64_t first{0};
  double cost{0};  ///< times the discount rate
  Time now{};
};

void enter(Cohort& cohort, std::uint32_t slot, State state) {
  Life& life = cohort.life[slot];
  const std::uint64_t person = cohort.first + slot;
  const Time now = cohort.now;
  life.state = state;
  life.death.set_rate(now, Rate{death_rate[state]});
  Time due = life.death.due();
  State next = dead;
  const auto compete = [&](Decision decision, double rate, State outcome) {
    const Time then = now + years(cohort.draws.exponential(person, decision, life.visits) / rate);
    if (then < due) {
      due = then;
      next = outcome;
    }
  };
  if (state == healthy) {
    compete(Decision::fall_ill, ill_rate, sick);
  } else if (state == sick) {
    compete(Decision::recover, recovery_rate, healthy);
    compete(Decision::worsen, worsening_rate, sicker);
  }
  ++life.visits;
  cohort.calendar.schedule(slot, due, Change{slot, next});
}

void handle(Cohort& cohort, const Change& event) {
  Life& life = cohort.life[event.slot];
  const double now_factor = factor(in_years(cohort.now));
  cohort.cost += yearly_cost[life.state] * discounted(life.since_factor, now_factor);
  life.since_factor = now_factor;
  if (event.next != dead) enter(cohort, event.slot, event.next);
}

/// Runs `count` lives from `first` on; the calendar and the records are used again.
void run_lives(Cohort& cohort, std::uint64_t first) {
  cohort.first = first;
  cohort.now = Time{};
  for (std::uint32_t slot = 0; slot < cohort.life.size(); ++slot) {
    const double threshold = cohort.draws.exponential(first + slot, Decision::die, 0);
    cohort.life[slot] = Life{};
    cohort.life[slot].death = {cohort.now, threshold};
    enter(cohort, slot, healthy);
  }
  run(cohort, never);
}

std::function<Work()> engine(std::uint32_t together) {
  auto cohort = std::make_shared<Cohort>(together);
  return [cohort, together] {
    for (std::uint64_t first = 0; first < lives; first += together) run_lives(*cohort, first);
    return Work{lives, cohort->cost / discount};
  };
}

Work by_hand() {
  const Draws<Decision> draws{7, 0};
  double cost = 0;
  for (std::uint32_t person = 0; person < lives; ++person) {
    double left = draws.exponential(person, Decision::die, 0);
    double now = 0;
    double from = 1;
    State state = healthy;
    for (std::uint32_t visit = 0; state != dead; ++visit) {
      const double alive = left / death_rate[state];
      double stay = alive;
      State next = dead;
      if (state == healthy) {
        const double ill = draws.exponential(person, Decision::fall_ill, visit) / ill_rate;
        if (ill < stay) stay = ill, next = sick;
      } else if (state == sick) {
        const double well = draws.exponential(person, Decision::recover, visit) / recovery_rate;
        const double worse = draws.exponential(person, Decision::worsen, visit) / worsening_rate;
        if (well < stay) stay = well, next = healthy;
        if (worse < stay) stay = worse, next = sicker;
      }
      now += stay;
      left -= stay * death_rate[state];
      const double to = factor(now);
      cost += yearly_cost[state] * discounted(from, to);
      from = to;
      state = next;
    }
  }
  return {lives, cost / discount};
}

/// The same lives in blocks that go from visit to visit together, with their draws in batches: open
/// to lives that meet nobody.
class Block {
 public:
  Work operator()() {
    double cost = 0;
    for (std::uint64_t first = 0; first < lives; first += size) cost += run_block(first);
    return {lives, cost / discount};
  }

 private:
  static constexpr std::uint32_t size = 2'000;

  double run_block(std::uint64_t first) {
    entities_.resize(size);
    in_[healthy].clear();
    for (std::uint32_t i = 0; i < size; ++i) {
      entities_[i] = first + i;
      in_[healthy].push_back(i);
    }
    left_.resize(size);
    draws_.exponentials(entities_, Decision::die, 0, left_);
    now_.assign(size, 0);
    from_.assign(size, 1);
    cost_ = 0;
    for (std::uint32_t visit = 0; !in_[healthy].empty() || !in_[sick].empty(); ++visit) {
      for (auto& list : next_) list.clear();
      // The sicker only wait for death, which is known when they come.
      draw(first, healthy, Decision::fall_ill, visit, one_);
      for (std::size_t n = 0; n < in_[healthy].size(); ++n)
        move(in_[healthy][n], healthy, one_[n] / ill_rate, sick);
      draw(first, sick, Decision::recover, visit, one_);
      draw(first, sick, Decision::worsen, visit, two_);
      for (std::size_t n = 0; n < in_[sick].size(); ++n) {
        const double well = one_[n] / recovery_rate;
        const double worse = two_[n] / worsening_rate;
        move(in_[sick][n], sick, std::min(well, worse), well <= worse ? healthy : sicker);
      }
      for (const std::uint32_t i : next_[sicker])
        move(i, sicker, std::numeric_limits<double>::infinity(), dead);
      std::swap(in_, next_);
    }
    return cost_;
  }

  void draw(std::uint64_t first, State state, Decision decision, std::uint32_t visit,
            std::vector<double>& out) {
    entities_.clear();
    for (const std::uint32_t i : in_[state]) entities_.push_back(first + i);
    out.resize(entities_.size());
    draws_.exponentials(entities_, decision, visit, out);
  }

  void move(std::uint32_t i, State state, double stay, State next) {
    const double alive = left_[i] / death_rate[state];
    const bool dies = alive <= stay;
    stay = dies ? alive : stay;
    now_[i] += stay;
    left_[i] -= stay * death_rate[state];
    const double to = factor(now_[i]);
    cost_ += yearly_cost[state] * discounted(from_[i], to);
    from_[i] = to;
    if (!dies) next_[next].push_back(i);
  }

  Draws<Decision> draws_{7, 0};
  std::vector<std::uint64_t> entities_;
  std::vector<double> left_, now_, from_, one_, two_;
  std::array<std::vector<std::uint32_t>, 3> in_;
  std::array<std::vector<std::uint32_t>, 3> next_;
  double cost_{0};
};

}  // namespace

std::vector<Pair> life_pairs() {
  std::vector<Pair> pairs;
  const auto reference = [] { return by_hand; };
  pairs.push_back({"lives, one at a time", [] { return engine(1); }, reference, 0.6});
  pairs.push_back({"lives, districts of 2000", [] { return engine(2'000); }, reference, 0});
  pairs.push_back({"lives, a million in one calendar", [] { return engine(lives); }, reference, 0});
  pairs.push_back(
      {"lives, in blocks with batches of draws", [] { return Block{}; }, reference, 1.0});
  return pairs;
}

}  // namespace kohort::benchmarks
