#include "app/results/control_variates.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/results/estimate.hpp"
#include "app/results/run_results.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/scenario/draw_position.hpp"
#include "app/scenario/drawn.hpp"
#include "sim/statistics.hpp"

namespace kohort {

namespace {

constexpr std::size_t fewest_draws_for_controls = 16;
constexpr std::size_t most_folds = 25;
constexpr double least_t = 3.5;
/// At most one control for so many draws that its coefficient is estimated from.
constexpr std::size_t draws_per_control = 5;

// Sums are written out: their order decides bits, bits decide when --precision stops, and a
// library may sum in another order on another machine.
double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// y -= factor * x
void subtract(std::vector<double>& y, double factor, std::span<const double> x) {
  for (std::size_t i = 0; i < y.size(); ++i) y[i] -= factor * x[i];
}

void centre(std::vector<double>& x) {
  const double mean = std::accumulate(x.begin(), x.end(), 0.0) /
                      static_cast<double>(std::max<std::size_t>(1, x.size()));
  for (double& v : x) v -= mean;
}

/// One control on its way into a regression.
struct Candidate {
  std::vector<double> rest;  ///< what the controls chosen so far leave of it, centred
  double size{};             ///< sum of squares at the start
  /// Of the chosen controls, in the order of choice: how much of each was taken out of it.
  std::vector<double> taken;
  bool chosen{false};
};

/// Forward selection with Gram and Schmidt's orthogonalisation.
class Regression {
 public:
  Regression(std::vector<std::vector<double>> controls, std::vector<double> means)
      : residual_{std::move(means)} {
    centre(residual_);
    for (auto& control : controls) {
      centre(control);
      const double size = dot(control, control);
      candidates_.push_back({std::move(control), size, {}, false});
    }
    while (chosen_.size() < residual_.size() / draws_per_control && choose_next()) {
    }
  }

  /// Coefficient of each control; 0 for those that were not chosen.
  [[nodiscard]] std::vector<double> coefficients() const {
    std::vector<double> all(candidates_.size(), 0.0);
    // Slopes belong to what was left of each control; solved backwards for the controls themselves.
    for (std::size_t k = chosen_.size(); k-- > 0;) {
      double slope = slopes_[k];
      for (std::size_t later = k + 1; later < chosen_.size(); ++later)
        slope -= all[chosen_[later]] * candidates_[chosen_[later]].taken[k];
      all[chosen_[k]] = slope;
    }
    return all;
  }

 private:
  bool choose_next() {
    std::size_t best = candidates_.size();
    double most = 0;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const Candidate& candidate = candidates_[c];
      const double size = dot(candidate.rest, candidate.rest);
      if (candidate.chosen || !(size > 1e-6 * candidate.size)) continue;
      const double together = dot(candidate.rest, residual_);
      if (const double explained = together * together / size; explained > most) {
        most = explained;
        best = c;
      }
    }
    const double squares = dot(residual_, residual_);
    const double degrees =
        static_cast<double>(residual_.size()) - static_cast<double>(chosen_.size()) - 2;
    if (best == candidates_.size() || !(most * degrees > least_t * least_t * (squares - most)))
      return false;
    Candidate& choice = candidates_[best];
    choice.chosen = true;
    const double size = dot(choice.rest, choice.rest);
    const double slope = dot(choice.rest, residual_) / size;
    slopes_.push_back(slope);
    chosen_.push_back(best);
    subtract(residual_, slope, choice.rest);
    for (Candidate& other : candidates_) {
      if (other.chosen) continue;
      other.taken.push_back(dot(other.rest, choice.rest) / size);
      subtract(other.rest, other.taken.back(), choice.rest);
    }
    return true;
  }

  std::vector<Candidate> candidates_;
  std::vector<double> residual_;
  std::vector<std::size_t> chosen_;
  std::vector<double> slopes_;
};

/// Draws that occur, with the mean of their values.
struct DrawMeans {
  std::vector<std::uint32_t> numbers;
  std::vector<double> means;
  std::vector<std::uint32_t> hypercubes;  ///< of each draw; independent of each other
};

DrawMeans means_by_draw(std::span<const double> values, std::span<const std::uint32_t> draws) {
  const std::size_t count = *std::max_element(draws.begin(), draws.end()) + std::size_t{1};
  std::vector<double> sum(count, 0.0);
  std::vector<double> size(count, 0.0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum[draws[i]] += values[i];
    size[draws[i]] += 1;
  }
  DrawMeans result;
  for (std::size_t d = 0; d < count; ++d) {
    if (size[d] == 0) continue;
    result.numbers.push_back(static_cast<std::uint32_t>(d));
    result.means.push_back(sum[d] / size[d]);
  }
  for (const std::uint32_t number : result.numbers)
    result.hypercubes.push_back(number / draws_of_a_hypercube);
  return result;
}

/// Coefficients for one fold, from the draws of the others.
std::vector<double> coefficients_without(std::size_t fold, std::size_t folds, const DrawMeans& all,
                                         std::span<const Control> controls) {
  std::vector<double> means;
  std::vector<std::vector<double>> others(controls.size());
  for (std::size_t i = 0; i < all.numbers.size(); ++i) {
    if (all.hypercubes[i] % folds == fold) continue;
    means.push_back(all.means[i]);
    for (std::size_t c = 0; c < controls.size(); ++c)
      others[c].push_back(controls[c][all.numbers[i]]);
  }
  return Regression{std::move(others), std::move(means)}.coefficients();
}

/// Variance by chance alone; empty if it cannot be told from that between draws.
std::optional<double> chance_variance(std::span<const double> values,
                                      std::span<const std::uint32_t> draws) {
  if (const auto split = variance_split(values, draws)) return split->chance;
  const bool one_draw = std::all_of(draws.begin(), draws.end(),
                                    [&](std::uint32_t draw) { return draw == draws.front(); });
  if (!one_draw || values.size() < 2) return std::nullopt;
  Tally tally;
  for (const double value : values) tally.add(value);
  return tally.variance();
}

}  // namespace

Controlled take_out_controls(std::span<const double> values, std::span<const std::uint32_t> draws,
                             std::span<const Control> controls) {
  Controlled result{{values.begin(), values.end()}, 0};
  if (values.empty() || controls.empty()) return result;
  const DrawMeans all = means_by_draw(values, draws);
  if (all.numbers.size() < fewest_draws_for_controls) return result;
  const std::size_t folds =
      std::min<std::size_t>(most_folds, all.hypercubes.back() + std::size_t{1});
  std::vector<double> shift(all.numbers.back() + std::size_t{1}, 0.0);  // by draw number
  std::vector<bool> used(controls.size(), false);
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const auto coefficients = coefficients_without(fold, folds, all, controls);
    for (std::size_t c = 0; c < controls.size(); ++c) {
      if (coefficients[c] == 0) continue;
      used[c] = true;
      for (std::size_t i = 0; i < all.numbers.size(); ++i)
        if (all.hypercubes[i] % folds == fold)
          shift[all.numbers[i]] += coefficients[c] * controls[c][all.numbers[i]];
    }
  }
  for (std::size_t i = 0; i < values.size(); ++i) result.values[i] -= shift[draws[i]];
  result.controls = static_cast<std::size_t>(std::count(used.begin(), used.end(), true));
  return result;
}

std::vector<Control> parameter_controls(const Scenario& scenario, std::uint64_t seed,
                                        std::uint32_t draws) {
  std::vector<Control> controls;
  std::vector<std::string> keys;
  const auto add = [&](const std::string& key) {
    Control& control = controls.emplace_back();
    for (std::uint32_t d = 0; d < draws; ++d) control.push_back(draw_position(key, seed, d) - 0.5);
  };
  for (std::size_t i = 0; i < scenario.parameters.size(); ++i) {
    const ResolvedParameter& p = scenario.parameters[i];
    const CatalogueEntry& entry = scenario.entries()[i];
    // All programmes of a kind share the position of a parameter.
    if (p.follows || !in_use(scenario, p)) continue;
    const std::string& key = scenario.entries()[entry.of_first.value_or(i)].key;
    if (std::ranges::find(keys, key) != keys.end()) continue;
    keys.push_back(key);
    for (std::size_t e = 0; e < p.value.size(); ++e) {
      if (!is_drawn(p, e)) continue;
      add(entry.sums_to_one() ? entry.share_key(e) : key);
      if (!entry.sums_to_one()) break;  // its entries share one position
    }
  }
  return controls;
}

std::optional<ControlledMean> controlled_mean(std::span<const double> values,
                                              std::span<const std::uint32_t> draws,
                                              std::span<const Control> controls) {
  const Controlled controlled = take_out_controls(values, draws, controls);
  if (controlled.controls == 0) return std::nullopt;
  double sum = 0;
  for (const double v : controlled.values) sum += v;
  return ControlledMean{sum / static_cast<double>(values.size()),
                        half_width(controlled.values, draws),
                        half_width_limit(controlled.values, draws), controlled.controls};
}

std::optional<double> same_people_worth(std::span<const double> baseline,
                                        std::span<const double> scenario,
                                        std::span<const std::uint32_t> draws) {
  std::vector<double> difference(scenario.begin(), scenario.end());
  for (std::size_t r = 0; r < difference.size(); ++r) difference[r] -= baseline[r];
  const auto together = chance_variance(difference, draws);
  const auto before = chance_variance(baseline, draws);
  const auto after = chance_variance(scenario, draws);
  if (!together || !before || !after) return std::nullopt;
  // A difference that is the same in every replication varies by rounding alone.
  constexpr double rounding = 1e-18;
  if (!(*together > rounding * (*before + *after))) return std::nullopt;
  return (*before + *after) / *together;
}

}  // namespace kohort
