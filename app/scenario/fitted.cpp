#include <map>
#include <mutex>
#include <tuple>

#include "app/scenario/composition.hpp"
#include "app/scenario/distribution.hpp"

namespace kohort {

const Distribution& distribution_of(std::string_view name, const Spread& s, const Range& range) {
  using Key = std::tuple<std::string, double, double, double, double, double>;
  static std::mutex mutex;
  static std::map<Key, Distribution> known;
  const Key key{name, s.value, s.low, s.high, range.low, range.high};
  {
    const std::lock_guard lock{mutex};
    if (const auto found = known.find(key); found != known.end()) return found->second;
  }
  Distribution fitted{name, s, range};
  const std::lock_guard lock{mutex};
  return known.try_emplace(key, std::move(fitted)).first->second;
}

double quantile(std::string_view name, const Spread& spread, const Range& range,
                double probability) {
  if (name == "fixed" || spread.low == spread.high) return spread.value;
  return distribution_of(name, spread, range).quantile(probability);
}

const Composition& composition_of(const std::vector<double>& value, const std::vector<double>& low,
                                  const std::vector<double>& high) {
  using Key = std::tuple<std::vector<double>, std::vector<double>, std::vector<double>>;
  static std::mutex mutex;
  static std::map<Key, Composition> known;
  const Key key{value, low, high};
  {
    const std::lock_guard lock{mutex};
    if (const auto found = known.find(key); found != known.end()) return found->second;
  }
  Composition fitted{value, low, high};
  const std::lock_guard lock{mutex};
  return known.try_emplace(key, std::move(fitted)).first->second;
}

}  // namespace kohort
