#include "app/run/turning_point.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "sim/statistics.hpp"

namespace kohort {

namespace {

/// What was found at one value.
struct Looked {
  double at{};
  std::vector<double> values;  ///< by replication
  MeanWithin difference;
  double se{};

  [[nodiscard]] bool above() const { return difference.low() > 0; }
  [[nodiscard]] bool below() const { return difference.high() < 0; }
  /// So near zero that chance moves the mean more than what is missing.
  [[nodiscard]] bool crossing() const { return std::abs(difference.mean) <= 0.25 * se; }
};

/// Where the straight line through (x, y) and (x2, y2) is zero. @pre y > 0 >= y2
double zero_between(double x, double y, double x2, double y2) {
  return x + (x2 - x) * y / (y - y2);
}

/// The values looked at so far, in ascending order, all with the same replications.
class Search {
 public:
  Search(const Differences& differences, const SearchPlan& plan)
      : differences_{differences},
        plan_{plan},
        count_{std::max(2U, plan.replications)},
        most_{std::max(count_, plan.most)} {}

  TurningPoint result();

 private:
  using Position = std::vector<Looked>::const_iterator;

  void look(double at);
  void take_more();
  /// Looks until the end, or a value that is below zero beyond chance.
  void go_out();
  /// Looks between the neighbours of the crossing until it is found.
  void go_in();
  /// Looks where the interval ends, if that is far from where anything was looked at.
  void look_at_ends();
  [[nodiscard]] bool decided() const;
  [[nodiscard]] double further() const;
  /// First of the two neighbours between which the mean turns, or end().
  [[nodiscard]] Position bracket() const;
  [[nodiscard]] double crossing() const;
  [[nodiscard]] double low_end() const;
  [[nodiscard]] double high_end() const;
  [[nodiscard]] double distance(double at) const;
  void complete(Looked& point);

  const Differences& differences_;
  const SearchPlan& plan_;
  std::uint32_t count_;
  std::uint32_t most_;
  std::vector<Looked> points_;
};

void Search::complete(Looked& point) {
  const auto have = static_cast<std::uint32_t>(point.values.size());
  const auto more = differences_(point.at, have, count_);
  point.values.insert(point.values.end(), more.begin(), more.end());
  Tally tally;
  for (const double value : point.values) tally.add(value);
  point.se = tally.standard_error();
  const double t = tally.count() < 2
                       ? std::numeric_limits<double>::infinity()
                       : student_t_quantile(static_cast<double>(tally.count()) - 1, 0.975);
  point.difference = {tally.mean(), t * point.se};
}

void Search::look(double at) {
  Looked point{.at = at, .values = {}, .difference = {}};
  complete(point);
  const auto after = std::ranges::find_if(points_, [at](const Looked& p) { return p.at > at; });
  points_.insert(after, std::move(point));
}

void Search::take_more() {
  count_ = std::min(most_, 4 * count_);
  for (Looked& point : points_) complete(point);
}

/// Beyond the last value, further than its straight line says, so that chance is left behind; but
/// no more than three times as far, for a line through noise may lead anywhere.
double Search::further() const {
  const Looked& b = points_.back();
  const Looked& a = points_[points_.size() - 2];
  const double most = std::min(plan_.end, plan_.start + 3 * (b.at - plan_.start));
  const double slope = (b.difference.mean - a.difference.mean) / (b.at - a.at);
  if (slope >= 0) return most;
  return std::clamp(b.at - 1.5 * b.difference.high() / slope,
                    std::min(most, plan_.start + 1.2 * (b.at - plan_.start)), most);
}

void Search::go_out() {
  while (!points_.back().below() && points_.back().at < plan_.end) look(further());
}

Search::Position Search::bracket() const {
  return std::ranges::adjacent_find(points_, [](const Looked& a, const Looked& b) {
    return a.difference.mean > 0 && b.difference.mean <= 0;
  });
}

double Search::crossing() const {
  const auto a = bracket();
  return zero_between(a->at, a->difference.mean, a[1].at, a[1].difference.mean);
}

void Search::go_in() {
  constexpr int most_looks = 8;
  constexpr double narrow = 0.01;  // of the value: more digits are of no use
  double width = std::numeric_limits<double>::infinity();
  for (int i = 0; i < most_looks; ++i) {
    const auto a = bracket();
    if (a == points_.end() || a[0].crossing() || a[1].crossing()) return;
    const double now = a[1].at - a->at;
    if (now <= narrow * (a[1].at - plan_.start)) return;
    // Where the straight line does not close in, the middle does.
    look(now > 0.5 * width ? 0.5 * (a->at + a[1].at) : crossing());
    width = now;
  }
}

/// The lowest value that a t test does not tell from a crossing.
double Search::low_end() const {
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const double low = points_[i].difference.low();
    if (low > 0) continue;
    if (i == 0) return points_[i].at;
    return zero_between(points_[i - 1].at, points_[i - 1].difference.low(), points_[i].at, low);
  }
  return plan_.end;
}

/// The highest one, from the crossing upwards.
double Search::high_end() const {
  const auto a = bracket();
  for (auto b = a == points_.end() ? points_.begin() : a + 1; b != points_.end(); ++b) {
    if (!b->below()) continue;
    const auto before = b - 1;
    return zero_between(before->at, before->difference.high(), b->at, b->difference.high());
  }
  return std::numeric_limits<double>::infinity();
}

double Search::distance(double at) const {
  double nearest = std::numeric_limits<double>::infinity();
  for (const Looked& p : points_) nearest = std::min(nearest, std::abs(p.at - at));
  return nearest;
}

void Search::look_at_ends() {
  const double wide = 0.2 * (high_end() - low_end());
  if (!std::isfinite(wide)) return;
  for (const double end : {high_end(), low_end()})
    if (distance(end) > wide) look(end);
}

/// Positive wherever it was looked at up to the end, or a crossing known on both sides.
bool Search::decided() const {
  const bool none = std::ranges::all_of(points_, &Looked::above);
  return none || (bracket() != points_.end() && std::isfinite(high_end()));
}

TurningPoint Search::result() {
  TurningPoint result;
  result.end = plan_.end;
  look(plan_.start);
  const auto start = [this]() -> const Looked& { return points_.front(); };
  while (!start().above() && start().difference.high() > 0 && count_ < most_) take_more();
  result.at_start = start().difference;
  result.replications = count_;
  result.furthest = result.at_start;
  result.furthest_at = plan_.start;
  if (start().difference.high() <= 0) {
    result.outcome = TurningPoint::Outcome::not_above;
    return result;
  }
  if (plan_.end > plan_.start)
    look(plan_.next > plan_.start ? std::min(plan_.next, plan_.end) : plan_.end);
  go_out();
  while (!decided() && count_ < most_) {
    take_more();
    go_out();
  }
  go_in();
  look_at_ends();
  go_in();  // an end may have shown an earlier crossing
  result.at_start = start().difference;
  result.replications = count_;
  result.furthest = points_.back().difference;
  result.furthest_at = points_.back().at;
  result.low = low_end();
  result.high = std::numeric_limits<double>::infinity();
  if (std::ranges::all_of(points_, &Looked::above)) {
    result.outcome = TurningPoint::Outcome::none;
  } else if (decided()) {
    const auto a = bracket();
    result.outcome = TurningPoint::Outcome::found;
    result.at = crossing();
    // A curve that jumps is known no better than between its neighbours.
    const bool jumps = !a[0].crossing() && !a[1].crossing();
    result.low = std::min(low_end(), jumps ? a->at : result.at);
    result.high = std::max(high_end(), jumps ? a[1].at : result.at);
  }
  return result;
}

}  // namespace

TurningPoint find_turning_point(const Differences& differences, const SearchPlan& plan) {
  return Search{differences, plan}.result();
}

}  // namespace kohort
