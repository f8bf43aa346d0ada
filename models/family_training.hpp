#pragma once

#include <cstdint>
#include <vector>

#include "models/district.hpp"
#include "models/parameters.hpp"
#include "sim/resource.hpp"

namespace kohort {

/// Family training by a team of limited capacity, and what it is hoped to do.
struct TrainingParameters {
  double team_families{};  ///< at a time, whole municipality
  double acceptance{};
  double sessions{1}, session_interval_months{}, dropout{};
  double age_limit{}, patience_months{};
  double need_ratio{1}, half_life{1};
  double full_sessions{1}, saturation{0};
  double session_price{}, family_price{};

  void visit(ParameterVisitor& v);
};

/// Reserved places in day care that goes on with the method.
struct PlusPlaceParameters {
  double places{};  ///< whole municipality
  double from_age{}, to_age{};
  double half_life{1};
  double price{};

  void visit(ParameterVisitor& v);
};

/// The training team and the plus places of one district: waiting lines, courses, fading effects.
///
/// A course belongs to a family; the child that was screened carries it through ages and places.
/// Each course has one calendar slot, which it takes over from the child's screening. The effect
/// comes when the course ends or the family drops out, by the sessions it has attended.
class FamilyTraining {
 public:
  FamilyTraining(const TrainingParameters& training, const PlusPlaceParameters& plus,
                 bool plus_places, const ProgrammeParameters& own)
      : training_{training}, plus_{plus}, has_places_{plus_places}, own_{own} {}

  /// @param most_courses room that is set aside; nothing is allocated afterwards
  void start(District& d, std::uint32_t most_courses);
  /// Offers training to the child's family, which may decline. Returns the number of its course,
  /// whose events come in `slot` from now on, or no_index; a family has one course at most.
  std::uint32_t refer(District& d, ChildId id, std::uint32_t slot, std::uint32_t contact);
  /// The next event of a course.
  void event(District& d, std::uint32_t id);
  /// Whether the course waits for the team or for a place, which others may leave at any time: then
  /// its next step may come before its calendar slot says so.
  [[nodiscard]] bool waits(std::uint32_t id) const {
    return courses_[id].stage == Course::Stage::waiting ||
           courses_[id].place == Course::Place::waiting;
  }
  /// Books plus places still taken.
  void finish(District& d);

  [[nodiscard]] const Resource& team() const { return team_; }
  [[nodiscard]] const Resource& places() const { return places_; }

 private:
  struct Course {
    enum class Stage : std::uint8_t { waiting, training, effect };
    enum class Place : std::uint8_t { none, later, waiting, taken };

    ChildId child{none<ChildId>};
    std::uint32_t slot{no_index};
    Stage stage{Stage::waiting};
    Place place{Place::none};
    std::uint16_t sessions{0};  ///< that will be attended
    Time due{};                 ///< of giving up, of the last session
    Time asked{};
    Time place_due{never};  ///< when a plus place is asked for, or left
    Time place_since{never};
    Time faded_to{};
    double strength{0};  ///< of the effect: the dose of the sessions attended, fading
    float ratio{1};      ///< this programme's part in the family's need ratio
  };

  void begin(District& d, std::uint32_t id);
  void end(District& d, std::uint32_t id);
  void stop_waiting(District& d, std::uint32_t id);
  void seek_place(District& d, std::uint32_t id);
  void take_place(District& d, std::uint32_t id);
  void leave_place(District& d, std::uint32_t id);
  void book_place(District& d, const Course& course, Time until) const;
  void pay_training(District& d, const Child& child, double amount) const;
  void fade(const District& d, Course& course) const;
  void renew_course(District& d, Course& course) const;

  const TrainingParameters& training_;
  const PlusPlaceParameters& plus_;
  bool has_places_;
  const ProgrammeParameters& own_;
  Resource team_;
  Resource places_;
  std::vector<Course> courses_;
  std::vector<bool> referred_;  ///< families
  std::uint32_t most_courses_{0};
};

}  // namespace kohort
