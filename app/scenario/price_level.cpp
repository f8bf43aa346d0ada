#include "app/scenario/price_level.hpp"

#include <fmt/format.h>

#include "app/files/problems.hpp"

namespace kohort {

std::string price_level_conflict(const Scenario& first, const Scenario& other) {
  constexpr const char* key = "time.price_year";
  // Scenarios made by hand have no parameters.
  const ResolvedParameter* own = first.find(key);
  const ResolvedParameter* others = other.find(key);
  if (own == nullptr || others == nullptr || first.price_year() == other.price_year()) return "";
  const auto place = [](const ResolvedParameter& p, const Scenario& s) {
    return p.history.empty() ? s.id : to_string(p.history.back().place);
  };
  return fmt::format(
      "{}: {} = {}: expected {}, the price level of {} ({}); amounts of one comparison are in "
      "prices "
      "of one year, so give both the same, or say --set {}={}",
      place(*others, other), key, other.price_year(), first.price_year(), first.id,
      place(*own, first), key, first.price_year());
}

}  // namespace kohort
