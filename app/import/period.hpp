#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kohort {

/// How long the periods of a statistical table are.
enum class PeriodLength { year, half, quarter, month, week };

/// A calendar period: part 1 of 4 for a first quarter; of a year part is 1.
struct Period {
  int year{};
  PeriodLength interval{PeriodLength::year};
  int part{1};

  [[nodiscard]] bool operator==(const Period&) const = default;
};

/// Periods of an interval in a year; weeks have none that all years share.
[[nodiscard]] int parts_of(PeriodLength interval);

/// "2016", "2016K1" or "2016Q1", "2016H1", "2016M07", "2016U31" or "2016W31", each with or
/// without the star of preliminary figures; nothing if the text is none of them.
[[nodiscard]] std::optional<Period> read_period(std::string_view text);

/// A value of TIMEVAL in a PC-Axis file: "2016" for A1, "20161" for Q1 and H1, "201607" for M1 and
/// W1.
[[nodiscard]] std::optional<Period> read_timeval(std::string_view text, PeriodLength interval);

/// As the tables write it: "2016", "2016K1", "2016M07".
[[nodiscard]] std::string to_string(const Period& period);

/// The next period of the same length; of weeks the next of 53.
[[nodiscard]] Period after(const Period& period);

}  // namespace kohort
