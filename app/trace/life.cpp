#include "app/trace/life.hpp"

#include <algorithm>
#include <map>
#include <variant>

#include "app/trace/moment.hpp"
#include "app/words/messages.hpp"
#include "models/adult_life.hpp"
#include "models/casework.hpp"
#include "models/caseworkers.hpp"
#include "models/family.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "models/programme.hpp"
#include "models/simulate.hpp"

namespace kohort {

namespace {

void add_to(LifeTotals& totals, ByAgeCount what, Time from, Time to) {
  if (what == ByAgeCount::placed_years) totals.placement_years += in_years(to - from);
}

/// Sums for every child of a district.
class TotalsObserver final : public LifeObserver {
 public:
  explicit TotalsObserver(const District& d) : district_{d}, totals(d.children.size()) {}

  void happened(const Child& child, ByAgeCount what, double) override {
    if (what == ByAgeCount::separations) of(child).parents_separated = true;
  }
  void lived(const Child& child, ByAgeCount what, Time from, Time to) override {
    add_to(of(child), what, from, to);
  }
  void paid(const Child& child, Category, double municipality, double publicly, Time,
            Time) override {
    of(child).cost_municipality += municipality;
    of(child).cost_public += publicly;
  }

 private:
  LifeTotals& of(const Child& child) {
    return totals[static_cast<std::size_t>(&child - district_.children.data())];
  }
  const District& district_;

 public:
  std::vector<LifeTotals> totals;
};

/// Whom an event is about.
struct Subject {
  ChildId child{none<ChildId>};
  FamilyId family{none<FamilyId>};
};

Subject subject_of(const Event& event) {
  return std::visit(
      [](const auto& e) {
        Subject s;
        if constexpr (requires { e.child; }) s.child = e.child;
        if constexpr (requires { e.family; }) s.family = e.family;
        return s;
      },
      event);
}

/// Writes down one child's life.
class Recorder final : public LifeObserver {
 public:
  Recorder(District& d, ChildId id, const std::vector<std::string>& programmes,
           std::string_view language)
      : d_{d}, id_{id}, programmes_{programmes}, language_{language} {}

  Life record();
  void live_until(Time end);

  void happened(const Child& child, ByAgeCount what, double age) override {
    if (&child != &d_.at(id_)) return;
    if (what == ByAgeCount::separations) life_.totals.parents_separated = true;
    if (what == ByAgeCount::deaths) add_adult(age, "trace.dies");
  }
  void lived(const Child& child, ByAgeCount what, Time from, Time to) override {
    if (&child != &d_.at(id_)) return;
    add_to(life_.totals, what, from, to);
    const double age = in_years(from - child.birth);
    const std::string length = length_in_words(in_years(to - from), language_);
    if (what == ByAgeCount::benefit_years) add_adult(age, "trace.benefit", length);
    if (what == ByAgeCount::disability_years) add_adult(age, "trace.pension");
  }
  void paid(const Child& child, Category category, double municipality, double publicly, Time from,
            Time to) override {
    const bool programme = category == Category::programme && from == to;
    if (&child != &d_.at(id_)) {
      spent_on_others_ = spent_on_others_ || programme;
      return;
    }
    life_.totals.cost_municipality += municipality;
    life_.totals.cost_public += publicly;
    if (category == Category::aftercare) aftercare_until_ = in_years(to - child.birth);
    if (programme) note_contact();
    if (category == Category::prison)
      add_adult(in_years(from - child.birth), "trace.prison",
                length_in_words(in_years(to - from), language_));
  }
  void counted(Yearly what) override { counted_.insert(what); }

 private:
  struct Contacts {
    double first{}, last{};
    int number{0};
  };

  void fire(const Event& event);
  [[nodiscard]] bool is_own(const Event& event) const;
  /// About nobody else: the event is its own, or a programme's that spent money on it alone.
  [[nodiscard]] bool concerns_only_us() const {
    return own_ || (spent_on_us_ && !spent_on_others_);
  }
  void note_contact();
  void tell_contacts();
  template <class... Arguments>
  void add_adult(double age, std::string_view key, const Arguments&... arguments) {
    life_.adult.push_back({age, say(language_, key, arguments...)});
  }
  [[nodiscard]] double age() const { return in_years(d_.now - d_.at(id_).birth); }

  District& d_;
  ChildId id_;
  const std::vector<std::string>& programmes_;
  std::string_view language_;
  Life life_;
  const Event* event_{nullptr};  ///< under way; none once the child is grown
  bool own_{false};
  bool spent_on_us_{false};
  bool spent_on_others_{false};
  std::set<Yearly> counted_;
  double aftercare_until_{0};
  std::map<std::string, Contacts> contacts_;  ///< by programme
};

bool Recorder::is_own(const Event& event) const {
  const Subject subject = subject_of(event);
  return subject.child == id_ || subject.family == d_.at(id_).family;
}

void Recorder::fire(const Event& event) {
  event_ = &event;
  own_ = is_own(event);
  counted_.clear();
  aftercare_until_ = 0;
  spent_on_us_ = spent_on_others_ = false;
  Step step{moment_of(d_, id_), {}, event, own_, {}, 0, false, d_.now};
  std::visit([this](auto e) { handle(d_, e); }, event);
  step.after = moment_of(d_, id_);
  if (concerns_only_us()) step.counted = counted_;
  step.aftercare_until = aftercare_until_;
  const Family& family = d_.family_of(d_.at(id_));
  if (std::holds_alternative<Birth>(event) && own_)
    step.next_is_boy = d_.children[family.first_child + family.born - 1U].boy;
  std::string words = step_in_words(step, language_);
  if (!words.empty()) life_.childhood.push_back({age(), std::move(words)});
  event_ = nullptr;
}

/// The programme spends something on the child: a meeting, a session, a visit.
void Recorder::note_contact() {
  if (event_ == nullptr) return;
  spent_on_us_ = true;
  std::string name;
  if (const auto* own = std::get_if<ProgrammeEvent>(event_)) {
    // Names are those of enabled programmes, in their order.
    const std::size_t position = owner_of(d_, own->slot)->position;
    const auto& all = d_.parameters->programmes;
    const auto before =
        std::count_if(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(position),
                      [](const auto& p) { return p->enabled; });
    name = programmes_[static_cast<std::size_t>(before)];
  } else if (programmes_.size() == 1) {
    name = programmes_.front();
  }
  Contacts& contacts = contacts_[name];
  if (contacts.number++ == 0) contacts.first = age();
  contacts.last = age();
}

void Recorder::tell_contacts() {
  for (const auto& [programme, contacts] : contacts_) {
    const auto add = [&](double age, const std::string& words) {
      if (age < 18) life_.childhood.push_back({age, words});
    };
    add(contacts.first, say(language_, "trace.contact_first", programme));
    if (contacts.number > 1)
      add(contacts.last, say(language_, "trace.contact_last", programme, contacts.number));
  }
}

void Recorder::live_until(Time end) {
  while (const auto pending = d_.calendar.take_before(end)) {
    d_.now = pending->time;
    const Moment before = moment_of(d_, id_);
    if (before.grown) {
      // Nothing happens to a grown child any more, but what its years cost is still booked.
      std::visit([this](auto e) { handle(d_, e); }, pending->event);
      continue;
    }
    fire(pending->event);
  }
  d_.now = end;
}

Life Recorder::record() {
  d_.accounts.observer = this;
  for (Time change = next_change(d_); change < d_.end; change = next_change(d_)) {
    live_until(change);
    change_programmes_at(d_, change);
  }
  live_until(d_.end);
  for (const auto& programme : d_.programmes) programme->finish(d_);
  d_.accounts.observer = nullptr;
  tell_contacts();
  const auto earlier = [](const LifeEvent& a, const LifeEvent& b) { return a.age < b.age; };
  std::stable_sort(life_.childhood.begin(), life_.childhood.end(), earlier);
  std::stable_sort(life_.adult.begin(), life_.adult.end(), earlier);
  return std::move(life_);
}

}  // namespace

Life record_life(District& d, ChildId child, const std::vector<std::string>& programmes,
                 std::string_view language) {
  return Recorder{d, child, programmes, language}.record();
}

std::vector<LifeTotals> run_with_totals(District& d) {
  TotalsObserver observer{d};
  d.accounts.observer = &observer;
  finish(d);
  d.accounts.observer = nullptr;
  return std::move(observer.totals);
}

}  // namespace kohort
