#include "app/results/break_even_text.hpp"

#include <algorithm>
#include <cmath>

#include "app/results/answer.hpp"
#include "app/results/programme_words.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"
#include "models/effects.hpp"

namespace kohort {

namespace {

/// Digits of a strength, by its error and never so few that little becomes nothing.
int strength_decimals(const TurningPoint& s) {
  return std::max(s.at < 10 ? 1 : 0, decimals_for((s.high - s.low) / 4, 2));
}

std::string subject(const BreakEven& result, std::string_view language) {
  return result.programme.empty() ? std::string{text("break_even.subject", language)}
                                  : say(language, "break_even.subject_one",
                                        programme_words("programme.", result.programme, language));
}

/// An amount in millions, and its half-width without the unit.
std::string kr(double value, std::string_view language) {
  return format_kr(value, {true, 1}, language);
}
std::string half_width(const MeanWithin& mean, std::string_view language) {
  return kr(mean.half_width, language);
}

std::string not_known(const BreakEven& result, std::string_view language) {
  const TurningPoint& s = result.strength;
  std::string sentence =
      say(language, "break_even.not_known", subject(result, language), result.years, s.replications,
          format_number(s.furthest_at, s.furthest_at < 10 ? 1 : 0, language),
          kr(s.furthest.mean, language), half_width(s.furthest, language),
          kr(result.without_effect(), language));
  if (s.low >= 0.1)
    sentence += " " + say(language, "break_even.at_least",
                          format_number(s.low, s.low < 10 ? 1 : 0, language));
  return sentence;
}

std::string short_number(double value, std::string_view language) {
  return format_number(value, std::abs(value) < 10 ? 2 : 0, language);
}

}  // namespace

std::string break_even_sentence(const BreakEven& result, std::string_view language) {
  const TurningPoint& s = result.strength;
  const std::string who = subject(result, language);
  switch (result.outcome) {
    case BreakEven::Outcome::no_effects:
      return say(language, "break_even.no_effects", who);
    case BreakEven::Outcome::costs_nothing:
      return say(language, "break_even.costs_nothing", who);
    case BreakEven::Outcome::beyond_range:
      return say(language, "break_even.beyond", who,
                 format_number(s.end, s.end < 10 ? 1 : 0, language), result.years,
                 kr(s.furthest.mean, language), half_width(s.furthest, language),
                 kr(result.without_effect(), language));
    case BreakEven::Outcome::not_known:
      return not_known(result, language);
    case BreakEven::Outcome::found:
      break;
  }
  const auto number = [&](double v) { return format_number(v, strength_decimals(s), language); };
  return say(language, "break_even.found", who, number(s.at),
             number(s.low) + "\u2013" + number(s.high), result.years,
             kr(result.without_effect(), language));
}

std::string describe(const BreakEven& result, const Scenario& scenario, std::string_view language) {
  std::string out = break_even_sentence(result, language);
  if (result.outcome != BreakEven::Outcome::found) return out + "\n";
  out += fmt::format(" {}\n", text("break_even.takes", language));
  const Parameters& central = scenario.central();
  const auto stated = programme_effects(central, result.programme);
  const auto needed = programme_effects(
      with_effect_strength(central, result.strength.at, result.programme), result.programme);
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (!stated[i].scalable || stated[i].value == stated[i].no_effect) continue;
    const ResolvedParameter* known = scenario.find(stated[i].key);
    const bool range = known != nullptr && !known->low.empty() && !known->high.empty();
    out += "  " +
           say(language, range ? "break_even.line_range" : "break_even.line",
               pad_right(stated[i].key, 44), short_number(needed[i].value, language),
               short_number(stated[i].value, language),
               range ? short_number(known->low[0], language) : std::string{},
               range ? short_number(known->high[0], language) : std::string{}) +
           "\n";
  }
  return out;
}

}  // namespace kohort
