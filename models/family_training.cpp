#include "models/family_training.hpp"

#include <algorithm>

#include "models/dose.hpp"
#include "models/programme_costs.hpp"
#include "models/programme_effects.hpp"
#include "models/target_group.hpp"
#include "sim/elementary.hpp"

namespace kohort {

namespace {

/// Steps in which a fading effect is brought up to date, and what counts as nothing. Numerical
/// choices: the effect at a step is exact, only constant until the next one.
constexpr Duration fading_step = years(0.5);
constexpr double negligible = 1.0 / 64;

}  // namespace

void TrainingParameters::visit(ParameterVisitor& v) {
  v.number({"team_families",
            unit::count,
            {0, 1e5},
            "families the team trains at a time, whole municipality",
            true},
           team_families);
  v.number({"training_acceptance",
            unit::probability,
            {0, 1},
            "a family that screened positive says yes to training"},
           acceptance);
  v.number({"sessions", unit::count, {1, 60}, "sessions of a course", true}, sessions);
  v.number({"session_interval_months", unit::months, {0.05, 6}, "time between sessions"},
           session_interval_months);
  v.number({"training_dropout", unit::probability, {0, 1}, "a family leaves after a session"},
           dropout);
  v.number({"training_age_limit",
            unit::years,
            {0, 18},
            "age of the child at which a waiting family gives up"},
           age_limit);
  v.number({"training_patience_months",
            unit::months,
            {0, 216},
            "time after which a waiting family gives up"},
           patience_months);
  v.number({"need_ratio",
            unit::ratio,
            {0.1, 3},
            "hazard ratio of onset and of growth of needs after full_sessions attended",
            false,
            1},
           need_ratio);
  v.number({"half_life", unit::years, {0.05, 1000}, "half-life of the effect without a plus place"},
           half_life);
  v.number({"full_sessions", unit::count, {1, 60}, "sessions attended that have the whole effect"},
           full_sessions);
  v.number({"saturation",
            unit::count,
            {0, 20},
            "how much more the first visits and sessions do than the last; 0: all the same"},
           saturation);
  v.number({"session_price", unit::kr, {0, 1e6}, "a session, with the team's preparation"},
           session_price);
  v.number({"family_price", unit::kr, {0, 1e6}, "starting a family's course"}, family_price);
}

void PlusPlaceParameters::visit(ParameterVisitor& v) {
  v.number({"plus_place_number", unit::count, {0, 1e5}, "plus places, whole municipality", true},
           places);
  v.number({"plus_from_age", unit::years, {0, 6}, "age from which a plus place is given"},
           from_age);
  v.number({"plus_to_age", unit::years, {0, 7}, "age at which it ends"}, to_age);
  v.number({"plus_half_life",
            unit::years,
            {0.05, 1000},
            "half-life of the training's effect while the child has a plus place"},
           half_life);
  v.number(
      {"plus_price", unit::kr_per_year, {0, 1e6}, "a plus place over and above an ordinary place"},
      price);
}

void FamilyTraining::start(District& d, std::uint32_t most_courses) {
  const auto part = [&](double total) {
    return static_cast<std::uint32_t>(
        capacity_in(own_, static_cast<std::uint64_t>(total), d.number, d.districts));
  };
  team_ = Resource{part(training_.team_families), d.now};
  places_ = Resource{has_places_ ? part(plus_.places) : 0, d.now};
  team_.reserve(most_courses);
  places_.reserve(most_courses);
  courses_.reserve(most_courses);
  most_courses_ = most_courses;
  referred_.assign(d.families.size(), false);
}

std::uint32_t FamilyTraining::refer(District& d, ChildId id, std::uint32_t slot,
                                    std::uint32_t contact) {
  const Child& child = d.at(id);
  if (referred_[index(child.family)] || courses_.size() == most_courses_) return no_index;
  d.count(Yearly::training_offers);
  if (!d.draws.happens(d.key(child), Decision::early_acceptance, contact,
                       Probability{training_.acceptance}))
    return no_index;
  referred_[index(child.family)] = true;
  const auto number = static_cast<std::uint32_t>(courses_.size());
  Course course;
  course.child = id;
  course.slot = slot;
  course.asked = d.now;
  course.due = std::min(std::max(d.now, child.birth + years(training_.age_limit)),
                        d.now + years(training_.patience_months / 12));
  courses_.push_back(course);
  if (team_.seize(d.now, number))
    begin(d, number);
  else
    renew_course(d, course);
  return number;
}

void FamilyTraining::event(District& d, std::uint32_t id) {
  Course& course = courses_[id];
  if (course.stage == Course::Stage::waiting) return stop_waiting(d, id);
  if (course.stage == Course::Stage::training) return end(d, id);
  if (course.place_due <= d.now) {
    if (course.place == Course::Place::later)
      seek_place(d, id);
    else
      leave_place(d, id);
  }
  fade(d, course);
  renew_course(d, course);
}

void FamilyTraining::finish(District& d) {
  for (const Course& course : courses_)
    if (course.place == Course::Place::taken) book_place(d, course, d.now);
}

void FamilyTraining::begin(District& d, std::uint32_t id) {
  Course& course = courses_[id];
  const Child& child = d.at(course.child);
  d.count(Yearly::training_waits);
  d.count(Yearly::training_wait_years, in_years(d.now - course.asked));
  d.count(Yearly::training_started);
  pay_training(d, child, training_.family_price);
  course.stage = Course::Stage::training;
  course.sessions = 1;
  while (course.sessions < training_.sessions &&
         !d.draws.happens(d.key(child.family), Decision::early_dropout, course.sessions,
                          Probability{training_.dropout}))
    ++course.sessions;
  course.due = d.now + years(course.sessions * training_.session_interval_months / 12);
  renew_course(d, course);
}

void FamilyTraining::end(District& d, std::uint32_t id) {
  Course& course = courses_[id];
  const Child& child = d.at(course.child);
  const bool completed = course.sessions >= training_.sessions;
  d.count(completed ? Yearly::training_completed : Yearly::training_dropouts);
  d.count(Yearly::training_sessions, course.sessions);
  d.count(Yearly::training_children, d.family_of(child).born);
  pay_training(d, child, course.sessions * training_.session_price);
  course.stage = Course::Stage::effect;
  course.faded_to = d.now;
  course.strength = dose(course.sessions, training_.full_sessions, training_.saturation);
  if (completed) {
    if (has_places_ && d.now < child.birth + years(plus_.to_age)) {
      course.place = Course::Place::later;
      course.place_due = std::max(d.now, child.birth + years(plus_.from_age));
    }
  }
  renew_course(d, course);
  if (const auto next = team_.release(d.now)) begin(d, *next);
}

void FamilyTraining::stop_waiting(District& d, std::uint32_t id) {
  Course& course = courses_[id];
  team_.renege(d.now, id);
  d.count(Yearly::training_waits);
  d.count(Yearly::training_wait_years, in_years(d.now - course.asked));
  d.count(Yearly::training_gave_up);
  course.stage = Course::Stage::effect;  // of nothing
  renew_course(d, course);
}

void FamilyTraining::seek_place(District& d, std::uint32_t id) {
  Course& course = courses_[id];
  course.place = Course::Place::waiting;
  course.place_due = d.at(course.child).birth + years(plus_.to_age);
  if (places_.seize(d.now, id)) take_place(d, id);
}

void FamilyTraining::take_place(District& d, std::uint32_t id) {
  Course& course = courses_[id];
  fade(d, course);  // until now without the place
  d.count(Yearly::plus_places_taken);
  course.place = Course::Place::taken;
  course.place_since = d.now;
  renew_course(d, course);
}

void FamilyTraining::leave_place(District& d, std::uint32_t id) {
  Course& course = courses_[id];
  fade(d, course);  // until now with the place
  const bool had_place = course.place == Course::Place::taken;
  if (had_place)
    book_place(d, course, d.now);
  else
    places_.renege(d.now, id);
  course.place = Course::Place::none;
  course.place_due = never;
  if (!had_place) return;
  if (const auto next = places_.release(d.now)) take_place(d, *next);
}

void FamilyTraining::book_place(District& d, const Course& course, Time until) const {
  const Child& child = d.at(course.child);
  count_years(d, Yearly::plus_place_years, course.place_since, until);
  accrue_programme(d, own_, child, CostRate{plus_.price}, course.place_since, until);
}

void FamilyTraining::pay_training(District& d, const Child& child, double amount) const {
  pay_programme(d, own_, child, Money{amount});
  d.count(Yearly::training_cost, amount);
}

/// Brings the effect's strength up to date; renew_course passes it on to the children.
void FamilyTraining::fade(const District& d, Course& course) const {
  const double half_life =
      course.place == Course::Place::taken ? plus_.half_life : training_.half_life;
  course.strength *= effect_left(in_years(d.now - course.faded_to), half_life);
  if (course.strength < negligible) course.strength = 0;
  course.faded_to = d.now;
}

void FamilyTraining::renew_course(District& d, Course& course) const {
  Time next = course.due;
  if (course.stage == Course::Stage::effect) {
    // Without an effect that could fade, nothing has to be brought up to date.
    const bool fades = course.strength > 0 && training_.need_ratio != 1;
    next = std::min(fades ? course.faded_to + fading_step : never, course.place_due);
  }
  d.calendar.schedule(course.slot, next, ProgrammeEvent{course.slot});
  // Last, when it is known how long the children may live ahead.
  const auto ratio = static_cast<float>(elementary::pow(training_.need_ratio, course.strength));
  change_need_ratio(d, d.at(course.child).family, course.ratio, ratio);
  course.ratio = ratio;
}

}  // namespace kohort
