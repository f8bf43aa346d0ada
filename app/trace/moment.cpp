#include "app/trace/moment.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "app/words/messages.hpp"

namespace kohort {

namespace {

/// Words for one step, gathered part by part.
class Telling {
 public:
  Telling(const Step& step, std::string_view language)
      : step_{step}, before_{step.before}, after_{step.after}, language_{language} {}

  [[nodiscard]] std::string text();

 private:
  template <class... Arguments>
  void add(std::string_view key, const Arguments&... arguments) {
    parts_.push_back(say(language_, key, arguments...));
  }
  [[nodiscard]] std::string word(std::string_view group, std::string_view label) const {
    return std::string{
        kohort::text("trace." + std::string{group} + "." + std::string{label}, language_)};
  }
  [[nodiscard]] std::string noun(PlaceType place) const {
    return word("place", place_labels[index(place)]);
  }
  [[nodiscard]] std::string into(PlaceType place) const {
    return word("into", place_labels[index(place)]);
  }
  [[nodiscard]] bool counted(Yearly what) const { return step_.counted.contains(what); }
  template <class Kind>
  [[nodiscard]] bool is() const {
    return step_.own && std::holds_alternative<Kind>(step_.event);
  }

  void tell_family();
  void tell_need();
  void tell_notification();
  void tell_decision();
  void tell_placement();
  void tell_case();
  void tell_worker();
  void tell_counts();

  const Step& step_;
  const Moment& before_;
  const Moment& after_;
  std::string_view language_;
  std::vector<std::string> parts_;
};

/// Upper case for the first letter, also for the Danish ones, which take two bytes.
std::string with_capital(std::string text) {
  if (text.size() < 2) return text;
  const bool two_bytes = text[0] == '\xC3';
  char& letter = text[two_bytes ? 1 : 0];
  const auto code = static_cast<unsigned char>(letter);
  if (two_bytes ? code >= 0xA0 : code >= 'a' && code <= 'z')
    letter = static_cast<char>(code - 0x20);
  return text;
}

std::string Telling::text() {
  tell_family();
  tell_need();
  tell_notification();
  tell_decision();
  tell_placement();
  tell_case();
  tell_worker();
  tell_counts();
  std::string joined;
  for (const std::string& part : parts_) joined += (joined.empty() ? "" : "; ") + part;
  return with_capital(std::move(joined));
}

void Telling::tell_family() {
  if (!before_.born && after_.born) {
    add("trace.born_need." + std::string{need_labels[index(after_.need)]});
    add(!after_.together ? "trace.union.apart"
        : after_.married ? "trace.union.married"
                         : "trace.union.cohabiting");
  } else if (after_.born && after_.born_in_family > before_.born_in_family) {
    add(step_.next_is_boy ? "trace.brother" : "trace.sister");
  }
  // What the parents did before is part of the line about the birth.
  if (before_.born && !before_.married && after_.married) add("trace.marriage");
  if (before_.born && before_.together && !after_.together)
    add(before_.married ? "trace.divorce" : "trace.separation");
  if (!before_.grown && after_.grown) {
    add("trace.grown");
    if (before_.placed) add("trace.placement_ends");
    if (step_.aftercare_until > 0)
      add("trace.aftercare", length_in_words(step_.aftercare_until - 18, language_));
  }
}

void Telling::tell_need() {
  if (!before_.born || before_.need == after_.need) return;
  const bool over = after_.need == Need::none;
  const std::string level{need_labels[index(over ? before_.need : after_.need)]};
  const std::string_view change = over ? "over." : after_.need > before_.need ? "up." : "down.";
  add("trace.need." + std::string{change} + level);
}

void Telling::tell_notification() {
  if (after_.notices == before_.notices) return;
  if (before_.case_open) return add("trace.notice_joins");
  if (!after_.case_open) return add("trace.notice_closed");
  add("trace.notice_opens");
  add(after_.worker == none<WorkerId> ? "trace.case_waits" : "trace.case_taken");
}

void Telling::tell_decision() {
  if (!is<DecisionDue>()) return;
  add("trace.examined");
  if (counted(Yearly::examinations_overdue)) add("trace.overdue");
  if (after_.placed) return;  // the placement follows
  add(after_.case_open ? "trace.measure" : "trace.no_help");
}

void Telling::tell_placement() {
  if (!before_.placed && after_.placed) {
    add(after_.placements > 1 ? "trace.placed_again" : "trace.placed", into(after_.place));
  } else if (before_.placed && !after_.placed && !after_.grown) {
    add("trace.returns", noun(before_.place));
  } else if (before_.placed && after_.placed && after_.moves != before_.moves) {
    if (counted(Yearly::breakdowns)) add("trace.breakdown");
    if (before_.place == after_.place)
      add("trace.moves_same", noun(after_.place));
    else
      add("trace.moves", noun(before_.place), noun(after_.place));
  }
}

void Telling::tell_case() {
  if (before_.case_open && after_.case_open && before_.stage == Case::Stage::measure &&
      after_.stage == Case::Stage::closing)
    add("trace.measure_ends");
  const bool told = is<DecisionDue>() || after_.grown;
  if (before_.case_open && !after_.case_open && !told) add("trace.case_closes");
}

void Telling::tell_worker() {
  if (!after_.case_open || before_.worker == after_.worker) return;
  if (!before_.case_open) {
    // A notification has told it; of a re-entry only the wait is news.
    if (after_.notices == before_.notices && after_.worker == none<WorkerId>)
      add("trace.case_waits");
  } else if (after_.worker == none<WorkerId>) {
    add("trace.worker_leaves");
  } else if (before_.worker == none<WorkerId>) {
    add("trace.worker_found",
        length_in_words(in_years(step_.now - before_.waiting_since), language_));
  } else {
    add("trace.worker_changes");
  }
}

/// Counts that have words of their own, so that a new programme needs nothing but its words.
void Telling::tell_counts() {
  for (const Yearly what : step_.counted) {
    const std::string key =
        "trace.count." + std::string{yearly_names()[static_cast<std::size_t>(what)]};
    const auto all = messages();
    if (std::any_of(all.begin(), all.end(), [&](const Message& m) { return m.key == key; }))
      add(key);
  }
}

}  // namespace

Moment moment_of(District& d, ChildId id) {
  const Child& child = d.at(id);
  const Family& family = d.family_of(child);
  Moment m;
  m.born = family.born > index(id) - family.first_child;
  m.grown = child.grown;
  m.together = family.together;
  m.married = family.married;
  m.born_in_family = family.born;
  m.need = child.need;
  m.notices = child.notices;
  m.placements = child.placements;
  m.case_open = child.open_case != none<CaseId>;
  if (m.case_open) {
    const Case& open = d.cases[index(child.open_case)];
    m.stage = open.stage;
    m.worker = open.worker;
    m.waiting_since = open.waiting_since;
  }
  m.placed = child.placement != none<PlacementId>;
  if (m.placed) {
    const Placement& placement = d.placements[index(child.placement)];
    m.place = placement.place;
    m.moves = placement.moves;
  }
  return m;
}

std::string step_in_words(const Step& step, std::string_view language) {
  return Telling{step, language}.text();
}

std::string age_in_words(double age, std::string_view language) {
  if (age < 0) return std::string{text("trace.before_birth", language)};
  const int months = static_cast<int>(std::floor(age * 12 + 1e-9));
  if (months == 0) return std::string{text("trace.newborn", language)};
  if (months < 12) return say(language, "trace.age_months", months);
  return say(language, "trace.age", months / 12, months % 12);
}

std::string length_in_words(double years, std::string_view language) {
  const double weeks = years * 365.2425 / 7;
  if (weeks < 9) {
    const int whole = static_cast<int>(std::lround(weeks));
    if (whole == 0) return std::string{text("trace.few_days", language)};
    return whole == 1 ? std::string{text("trace.week", language)}
                      : say(language, "trace.weeks", whole);
  }
  const int months = static_cast<int>(std::lround(years * 12));
  if (months < 12) return say(language, "trace.months", months);
  if (months % 12 == 0) return say(language, "trace.years", months / 12);
  return say(language, "trace.years_months", months / 12, months % 12);
}

}  // namespace kohort
