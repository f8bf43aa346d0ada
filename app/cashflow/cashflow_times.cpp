#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "app/cashflow/cashflow_file.hpp"
#include "app/words/written_number.hpp"

namespace kohort {

namespace {

constexpr double days_a_year = 365;

/// The number that all of `text` is; -1 if it is none.
int digits_of(const std::string& text) {
  if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos) return -1;
  return std::stoi(text);
}

}  // namespace

double time_of_date(const std::string& text) {
  using namespace std::chrono;
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return none;
  const int y = digits_of(text.substr(0, 4)), m = digits_of(text.substr(5, 2)),
            d = digits_of(text.substr(8, 2));
  if (y < 1900 || y > 2200 || m < 1 || d < 1) return none;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                            day{static_cast<unsigned>(d)}};
  if (!date.ok()) return none;
  return static_cast<double>(sys_days{date}.time_since_epoch().count()) / days_a_year;
}

std::string written_time(CashflowTimes times, double time) {
  using namespace std::chrono;
  if (times != CashflowTimes::dates) return plain_number(time);
  const year_month_day date{sys_days{days{std::lround(time * days_a_year)}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

bool CashflowFile::yearly() const {
  return times != CashflowTimes::dates && std::ranges::all_of(entries, [](const auto& entry) {
           return entry.time == std::floor(entry.time);
         });
}
double CashflowFile::first() const {
  return std::ranges::min_element(entries, {}, &CashflowEntry::time)->time;
}
double CashflowFile::last() const {
  return std::ranges::max_element(entries, {}, &CashflowEntry::time)->time;
}
int CashflowFile::first_year() const {
  return std::ranges::min_element(entries, {}, &CashflowEntry::year)->year;
}
int CashflowFile::last_year() const {
  return std::ranges::max_element(entries, {}, &CashflowEntry::year)->year;
}

}  // namespace kohort
