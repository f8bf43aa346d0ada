#include "app/since/ladder.hpp"

#include <algorithm>
#include <utility>

#include "app/results/program_identity.hpp"
#include "app/words/input_error.hpp"

namespace kohort::since {

namespace {

using Scenarios = std::optional<std::vector<Scenario>>;

/// How the replications of two folders belong together.
enum class Luckiness : std::uint8_t { same, goes_on, shortened, other };

Luckiness compare_luck(const Former& before, const Former& after) {
  const Sample& old = before.stored.front().front();
  const Sample& now = after.stored.front().front();
  const std::size_t common = std::min(old.draws.size(), now.draws.size());
  if (old.seed != now.seed || old.central != now.central ||
      !std::equal(old.draws.begin(), old.draws.begin() + static_cast<std::ptrdiff_t>(common),
                  now.draws.begin()))
    return Luckiness::other;
  if (old.draws.size() == now.draws.size()) return Luckiness::same;
  if (old.draws.size() < now.draws.size()) return Luckiness::goes_on;
  return old.told ? Luckiness::other : Luckiness::shortened;
}

class Climb {
 public:
  Climb(const Former& before, const Former& after, Comparison& result, const SinceOptions& options,
        const Engine& engine, const std::stop_token& stop)
      : before_{before},
        after_{after},
        result_{result},
        options_{options},
        engine_{engine},
        stop_{stop} {}

  std::optional<std::vector<Rung>> rungs();

 private:
  void load();
  Scenarios load_one(const Carried& carried, const Former& owner, bool mixed);
  [[nodiscard]] bool differ(const Scenarios& then, bool then_now, const Scenarios& today) const;
  void find_causes();
  void join(Joined why) {
    if (result_.joined == Joined::no) result_.joined = why;
  }
  [[nodiscard]] bool may_simulate();
  /// Adds the rung, or what differs to the next one's causes.
  void add(Cause cause, const Scenarios& scenarios, bool now);
  void push(std::vector<Figures> answers, bool now, bool simulated);

  const Former& before_;
  const Former& after_;
  Comparison& result_;
  const SinceOptions& options_;
  const Engine& engine_;
  const std::stop_token& stop_;
  Scenarios old_, mixed_, now_;  ///< the older scenarios, on newer ground, and the newer ones
  bool model_{}, data_{}, inputs_{};
  std::vector<Rung> rungs_;
  std::vector<Cause> waiting_;  ///< causes since the last rung
  Luck luck_;                   ///< of all rungs but the one that chance leads to
};

/// Whether the scenario has the values that the results were computed with: all, or only those that
/// its own file and the command line gave. What --no-effect took away is not carried, for one.
bool has_values_of(const Scenario& scenario, const Former& owner, std::size_t s, bool only_own) {
  const std::string own = own_file(owner, s);
  const Json& told = owner.payload["scenarios"][s]["parameters"];
  return std::ranges::all_of(told, [&](const Json& p) {
    if (only_own && !given_by_scenario(p, own)) return true;
    const ResolvedParameter* found = scenario.find(p.at("key").get<std::string>());
    if (found == nullptr) return true;  // the model has it no more
    return p.at("value") == Json(found->value) && p.at("low") == Json(found->low) &&
           p.at("high") == Json(found->high) && p.at("distribution") == found->distribution;
  });
}

/// @param owner  whose results the scenarios must belong to
/// @param mixed  they stand on other ground, so that only what is their own must agree
Scenarios Climb::load_one(const Carried& carried, const Former& owner, bool mixed) {
  if (!carried.any() || carried.scenarios.size() != owner.hashes.size()) return std::nullopt;
  try {
    std::vector<Scenario> scenarios = load_carried(carried);
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
      if (!has_values_of(scenarios[s], owner, s, mixed)) return std::nullopt;
      if (!mixed && owner.build == program_fingerprint() && scenarios[s].hash != owner.hashes[s])
        return std::nullopt;
    }
    return scenarios;
  } catch (const InputError& error) {
    if (result_.why.empty()) result_.why = error.problems().front();
    return std::nullopt;
  }
}

void Climb::load() {
  old_ = load_one(before_.carried, before_, false);
  now_ = load_one(after_.carried, after_, false);
  if (before_.carried.any() && after_.carried.any())
    mixed_ = load_one(on_ground_of(before_.carried, after_.carried), before_, true);
}

/// Whether any scenario that is compared differs in what decides results.
bool Climb::differ(const Scenarios& then, bool then_now, const Scenarios& today) const {
  return std::ranges::any_of(result_.scenarios, [&](const ScenarioChange& pair) {
    const bool other = &today == &now_;
    return (*then)[then_now ? pair.after : pair.before].hash !=
           (*today)[other ? pair.after : pair.before].hash;
  });
}

void Climb::find_causes() {
  model_ =
      before_.build.empty() || before_.build != after_.build || before_.version != after_.version;
  if (old_ && mixed_ && now_) {
    data_ = differ(old_, false, mixed_);
    inputs_ = differ(mixed_, false, now_);
    return;
  }
  // Without the files only the fingerprints of all inputs together are known.
  const bool same = std::ranges::all_of(result_.scenarios, [&](const ScenarioChange& pair) {
    return before_.hashes[pair.before] == after_.hashes[pair.after];
  });
  data_ = inputs_ = !same;
  if (!same && mixed_ && now_) inputs_ = differ(mixed_, false, now_);
}

bool Climb::may_simulate() {
  if (!options_.rerun) {
    join(Joined::not_asked);
    return false;
  }
  if (after_.build != program_fingerprint()) {
    join(Joined::other_build);
    return false;
  }
  const auto compared_with_other = [](const Former& former) {
    return !former.payload["manifest"].value("reference", Json()).is_null();
  };
  if (compared_with_other(before_) || compared_with_other(after_)) {
    join(Joined::reference);
    return false;
  }
  return true;
}

void Climb::push(std::vector<Figures> answers, bool now, bool simulated) {
  rungs_.push_back({std::exchange(waiting_, {}), std::move(answers), now, simulated});
}

void Climb::add(Cause cause, const Scenarios& scenarios, bool now) {
  waiting_.push_back(cause);
  if (!may_simulate()) return;
  if (!scenarios) {
    join(result_.why.empty() ? Joined::no_files : Joined::cannot_load);
    return;
  }
  auto answers = simulate_again(*scenarios, luck_, options_.threads, engine_, stop_);
  if (!answers.empty()) push(std::move(answers), now, true);
}

std::optional<std::vector<Rung>> Climb::rungs() {
  load();
  find_causes();
  const Luckiness luck = compare_luck(before_, after_);
  luck_ = luck_of(luck == Luckiness::shortened ? after_ : before_);
  push(before_.stored, false, false);
  if (luck == Luckiness::shortened) {
    waiting_.push_back(Cause::chance);
    push(first_of(before_.stored, luck_.replications), false, false);
  }
  // The last of them leads to the newer scenarios themselves.
  if (model_ && (data_ || inputs_)) {
    add(Cause::model, old_, false);
  } else if (model_) {
    waiting_.push_back(Cause::model);
  }
  if (data_ && inputs_) {
    add(Cause::data, mixed_, false);
  } else if (data_) {
    waiting_.push_back(Cause::data);
  }
  if (inputs_) waiting_.push_back(Cause::inputs);
  if (luck == Luckiness::goes_on && !waiting_.empty())
    push(first_of(after_.stored, luck_.replications), true, false);
  if (luck == Luckiness::other && !waiting_.empty()) {
    const Cause last = waiting_.back();
    waiting_.pop_back();
    add(last, now_, true);
  }
  if (luck == Luckiness::other || luck == Luckiness::goes_on) waiting_.push_back(Cause::chance);
  if (!waiting_.empty() || rungs_.size() == 1) push(after_.stored, true, false);
  if (luck == Luckiness::shortened && !rungs_.back().now) push(after_.stored, true, false);
  if (stop_.stop_requested()) return std::nullopt;
  return std::move(rungs_);
}

}  // namespace

std::optional<std::vector<Rung>> climb(const Former& before, const Former& after,
                                       Comparison& result, const SinceOptions& options,
                                       const Engine& engine, const std::stop_token& stop) {
  return Climb{before, after, result, options, engine, stop}.rungs();
}

}  // namespace kohort::since
