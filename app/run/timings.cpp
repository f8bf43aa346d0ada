#include "app/run/timings.hpp"

#include <fmt/format.h>

#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"

namespace kohort {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Phase::count_)> names{
    "load", "prepare", "simulate", "store", "break_even", "summarise", "write"};

}  // namespace

double Timings::total() const {
  double sum = 0;
  for (const double s : seconds_) sum += s;
  return sum - seconds(Phase::store);
}

std::string Timings::table(std::string_view language) const {
  std::string out;
  const auto line = [&](const std::string& name, double seconds) {
    const std::string time = say(language, "time.seconds", format_number(seconds, 2, language));
    const double share = total() > 0 ? seconds / total() : 0;
    out += pad_right(std::string{text("timings." + name, language)}, 44) + pad_left(time, 12) +
           pad_left(format_percent(share, 1, language), 12) + "\n";
  };
  for (std::size_t i = 0; i < names.size(); ++i) line(std::string{names[i]}, seconds_[i]);
  line("total", total());
  return out;
}

std::string Timings::json() const {
  std::string out = R"({"event":"timings")";
  for (std::size_t i = 0; i < names.size(); ++i)
    out += fmt::format(R"(,"{}":{:.6f})", names[i], seconds_[i]);
  return out + fmt::format(R"(,"total":{:.6f}}})", total());
}

}  // namespace kohort
