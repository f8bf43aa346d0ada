#include "app/import/period.hpp"

#include <charconv>
#include <fmt/format.h>

namespace kohort {

namespace {

constexpr int earliest_year = 1800, latest_year = 2200;

std::optional<int> whole(std::string_view text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text[0] == '-' || read.ec != std::errc{} ||
      read.ptr != text.data() + text.size())
    return std::nullopt;
  return value;
}

std::optional<Period> period_of(std::optional<int> year, PeriodLength interval,
                                std::optional<int> part) {
  if (!year || !part || *year < earliest_year || *year > latest_year) return std::nullopt;
  if (*part < 1 || *part > parts_of(interval)) return std::nullopt;
  return Period{*year, interval, *part};
}

std::optional<PeriodLength> interval_of(char letter) {
  switch (letter) {
    case 'K':
    case 'Q':
      return PeriodLength::quarter;
    case 'H':
      return PeriodLength::half;
    case 'M':
      return PeriodLength::month;
    case 'U':
    case 'W':
      return PeriodLength::week;
    default:
      return std::nullopt;
  }
}

}  // namespace

int parts_of(PeriodLength interval) {
  switch (interval) {
    case PeriodLength::year:
      return 1;
    case PeriodLength::half:
      return 2;
    case PeriodLength::quarter:
      return 4;
    case PeriodLength::month:
      return 12;
    default:
      return 53;
  }
}

std::optional<Period> read_period(std::string_view text) {
  if (text.ends_with('*')) text.remove_suffix(1);
  if (text.size() < 4) return std::nullopt;
  const auto year = whole(text.substr(0, 4));
  if (text.size() == 4) return period_of(year, PeriodLength::year, 1);
  const auto interval = interval_of(text[4]);
  if (!interval || text.size() > 7) return std::nullopt;
  return period_of(year, *interval, whole(text.substr(5)));
}

std::optional<Period> read_timeval(std::string_view text, PeriodLength interval) {
  if (const auto period = read_period(text)) {
    if (period->interval == interval) return period;
  }
  const std::size_t digits =
      interval == PeriodLength::month || interval == PeriodLength::week ? 2 : 1;
  if (interval == PeriodLength::year || text.size() != 4 + digits) return std::nullopt;
  return period_of(whole(text.substr(0, 4)), interval, whole(text.substr(4)));
}

std::string to_string(const Period& period) {
  switch (period.interval) {
    case PeriodLength::half:
      return fmt::format("{}H{}", period.year, period.part);
    case PeriodLength::quarter:
      return fmt::format("{}K{}", period.year, period.part);
    case PeriodLength::month:
      return fmt::format("{}M{:02}", period.year, period.part);
    case PeriodLength::week:
      return fmt::format("{}U{:02}", period.year, period.part);
    default:
      return fmt::format("{}", period.year);
  }
}

Period after(const Period& period) {
  if (period.part < parts_of(period.interval))
    return {period.year, period.interval, period.part + 1};
  return {period.year + 1, period.interval, 1};
}

}  // namespace kohort
