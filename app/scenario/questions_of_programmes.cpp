#include <algorithm>
#include <fmt/format.h>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/plausible.hpp"
#include "app/scenario/questions.hpp"
#include "models/district.hpp"

namespace kohort {

namespace {

constexpr std::string_view swedish = "programmes.sverigesmodel.";
constexpr std::string_view early = "programmes.early_effort.";
constexpr std::string_view groups = "programmes.leksand.";

/// Asks about one scenario, in one language.
class Asker {
 public:
  Asker(const Scenario& scenario, bool en) : scenario_{scenario}, p_{scenario.central()}, en_{en} {}

  std::vector<std::string> ask() {
    for (const std::string& name : programme_names()) ask_if_off(name);
    for (const std::string& name : scenario_.programmes()) ask_about_first_year(name);
    ask_about_ceiling("casework.max_cases", 1, 0);
    if (scenario_.has_programme("sverigesmodel")) ask_about_caseworkers();
    if (scenario_.has_programme("early_effort")) ask_about_parts();
    if (scenario_.has_programme("leksand")) ask_about_groups();
    return std::move(out_);
  }

 private:
  [[nodiscard]] double value(std::string_view section, std::string_view name) const {
    const ResolvedParameter* const p = scenario_.find(fmt::format("{}{}", section, name));
    return p == nullptr ? 0 : p->value[0];
  }
  [[nodiscard]] std::string place(const std::string& key) const {
    const ResolvedParameter* const p = scenario_.find(key);
    return p == nullptr || p->history.empty() ? scenario_.chain.back().string()
                                              : to_string(p->history.back().place);
  }
  template <class... Arguments>
  void question(const char* da, const char* en, const Arguments&... arguments) {
    out_.push_back(fmt::format(fmt::runtime(en_ ? en : da), arguments...));
  }
  /// Given by a file after the one that states every parameter, or by --set.
  [[nodiscard]] bool stated_later(const ResolvedParameter& p) const {
    return p.history.size() > 1 && p.history.back().place.file != scenario_.chain.front().string();
  }

  /// Values or money of a programme that nobody has switched on do nothing.
  void ask_if_off(const std::string& name) {
    const std::string section = fmt::format("programmes.{}.", name);
    const ResolvedParameter* const enabled = scenario_.find(section + "enabled");
    if (enabled == nullptr || scenario_.has_programme(name) || stated_later(*enabled)) return;
    std::string where;
    for (const ResolvedBudgetLine& line : scenario_.budget)
      if (where.empty() && line.programme == name) where = to_string(line.place);
    for (const ResolvedParameter& p : scenario_.parameters)
      if (where.empty() && p.key.starts_with(section) && stated_later(p) && &p != enabled)
        where = to_string(p.history.back().place);
    if (where.empty()) return;
    question(
        "{0}: programmes.{1} er ikke slået til, så det, der står om den, gør ingenting (mente "
        "du også programmes.{1}.enabled = true?)",
        "{0}: programmes.{1} is not switched on, so that what is stated about it does nothing "
        "(did you mean programmes.{1}.enabled = true as well?)",
        where, name);
  }

  void ask_about_first_year(const std::string& name) {
    const std::string key = fmt::format("programmes.{}.from", name);
    const double from = value("", key);
    const double last = p_.time.start + p_.time.budget_years - 1;
    if (from <= last) return;
    question(
        "{}: {} = {:.0f} ligger efter det sidste budgetår, {:.0f}, så programmet begynder aldrig",
        "{}: {} = {:.0f} is after the last budget year, {:.0f}, so that the programme never "
        "begins",
        place(key), key, from, last);
  }

  /// Part of the positions that is vacant at any time.
  [[nodiscard]] double vacant() const {
    const double away = p_.casework.turnover * p_.casework.hiring_months / 12;
    return away / (1 + away);
  }
  /// Full-time caseworkers of the whole place at the start.
  [[nodiscard]] double staff() const {
    return full_time_at_start(p_) * static_cast<double>(district_count(p_));
  }

  /// A ceiling under which staff cannot carry the cases that the place is known to have: the rest
  /// waits.
  void ask_about_ceiling(const std::string& key, double factor, double more) {
    const double ceiling = value("", key);
    // A department that works at its reference caseload without the programme has so many cases.
    const double cases = p_.casework.reference_caseload * staff() * (1 - vacant());
    const double carried = ceiling * (staff() * factor + more) * (1 - vacant());
    if (!(carried < cases)) return;
    question(
        "{}: {} = {:.0f} er mindre, end rådgiverne kan bære: {:.0f} af omkring {:.0f} åbne sager "
        "får en rådgiver, resten venter",
        "{}: {} = {:.0f} is less than staff can carry: {:.0f} of about {:.0f} open cases have a "
        "caseworker, the rest waits",
        place(key), key, ceiling, carried, cases);
  }

  void ask_about_caseworkers() {
    const double factor = value(swedish, "caseworkers_factor");
    const double more = value(swedish, "caseworkers_more");
    const std::string key = fmt::format("{}caseworkers_factor", swedish);
    // Without new colleagues the programme leaves the ceiling as it is.
    if (factor > 1 || more > 0)
      ask_about_ceiling(fmt::format("{}max_cases", swedish), factor, more);
    else
      question(
          "{}: {} = {:g} og ingen caseworkers_more: programmet ansætter ingen, så det ændrer "
          "næsten intet",
          "{}: {} = {:g} and no caseworkers_more: the programme employs nobody, so that it "
          "changes next to nothing",
          place(key), key, factor);
    if (more > plausible().staff_most_times * staff()) {
      const std::string added = fmt::format("{}caseworkers_more", swedish);
      question("{}: {} = {:g} nye rådgivere til et sted, der har omkring {:.1f} i alt",
               "{}: {} = {:g} new caseworkers for a place that has about {:.1f} in all",
               place(added), added, more, staff());
    }
  }

  void ask_about_parts() {
    const bool training = value(early, "screening_and_training") != 0;
    const std::string key = fmt::format("{}plus_places", early);
    if (value(early, "plus_places") != 0 && !training)
      question(
          "{}: {} = true uden screening_and_training: pluspladser gives til familier, der har "
          "været i forløbet, så ingen får en",
          "{}: {} = true without screening_and_training: plus places go to families that have "
          "been through the training, so that nobody gets one",
          place(key), key);
    if (value(early, "plus_places") == 0 && !training &&
        value(early, "detection_before_birth") == 0)
      question("{}: programmes.early_effort er slået til, men alle tre dele er slået fra",
               "{}: programmes.early_effort is switched on, but all three of its parts are off",
               place(key));
  }

  void ask_about_groups() {
    const std::string key = fmt::format("{}group_size_minimum", groups);
    const double births =
        p_.municipality.births_per_year / district_count(p_) * value(groups, "forming_months") / 12;
    if (value("", key) <= births) return;
    question(
        "{}: {} = {:g} er flere familier, end der får barn i et distrikt inden for "
        "forming_months ({:.1f}), så ingen gruppe dannes",
        "{}: {} = {:g} is more families than have a child in a district within forming_months "
        "({:.1f}), so that no group is formed",
        place(key), key, value("", key), births);
  }

  const Scenario& scenario_;
  const Parameters& p_;
  bool en_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> questions_of_programmes(const Scenario& scenario, bool en) {
  return Asker{scenario, en}.ask();
}

}  // namespace kohort
