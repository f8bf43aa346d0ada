#pragma once

#include "models/leksand.hpp"
#include "models/programme.hpp"

namespace kohort {

/// What a programme of parent groups is given: whom it reaches, how often they meet, what that does
/// and costs. Meanings, units and ranges stand beside each in visit().
struct LeksandParameters final : ProgrammeParameters {
  double gp_reach{}, midwife_reach{}, health_visitor_reach{};
  double acceptance{}, acceptance_vulnerability{};
  double group_size_minimum{2}, group_size_maximum{8}, forming_months{1};
  double meetings{18}, meetings_per_year{12};
  double attendance{}, attendance_vulnerability{}, dropout{};
  double tie_half_life{1}, everyday_solved_per_tie{}, resource_vulnerability_limit{};
  double full_meetings{1}, saturation{0};
  double separation_ratio{1}, need_onset_ratio{1};
  double gp_invitation_price{}, midwife_invitation_price{}, health_visitor_invitation_price{};
  double hours_per_meeting{}, staff_per_meeting{}, hour_price{}, other_cost_per_meeting{};
  double room_price{}, resource_persons{}, resource_person_price{};
  double start_up{};

  [[nodiscard]] std::unique_ptr<ProgrammeParameters> clone() const override {
    return std::make_unique<LeksandParameters>(*this);
  }
  [[nodiscard]] Yearly cost_count() const override { return Yearly::leksand_cost; }
  void visit(ParameterVisitor& v) override {
    visit_invitation(v);
    visit_meetings(v);
    visit_effects(v);
    visit_costs(v);
  }

 private:
  void visit_invitation(ParameterVisitor& v) {
    v.number(
        {"gp_reach", unit::probability, {0, 1}, "the doctor invites, when the pregnancy is found"},
        gp_reach);
    v.number(
        {"midwife_reach", unit::probability, {0, 1}, "the midwife invites who have not joined"},
        midwife_reach);
    v.number({"health_visitor_reach",
              unit::probability,
              {0, 1},
              "the health visitor invites who have not joined"},
             health_visitor_reach);
    v.number({"acceptance",
              unit::probability,
              {0, 1},
              "a couple of mean vulnerability accepts an invitation"},
             acceptance);
    v.number({"acceptance_vulnerability",
              unit::log_ratio,
              {-3, 3},
              "effect of vulnerability on acceptance"},
             acceptance_vulnerability);
    v.number({"group_size_minimum",
              unit::count,
              {2, most_members},
              "families with which a group starts at the latest",
              true},
             group_size_minimum);
    v.number(
        {"group_size_maximum", unit::count, {2, most_members}, "families in a group at most", true},
        group_size_maximum);
    v.number({"forming_months",
              unit::months,
              {0.1, 12},
              "time that a forming group waits for more families"},
             forming_months);
  }
  void visit_meetings(ParameterVisitor& v) {
    v.number({"meetings", unit::count, {0, most_meetings}, "meetings of a course", true}, meetings);
    v.number({"meetings_per_year", unit::count, {1, 60}, "meetings a year"}, meetings_per_year);
    v.number({"attendance",
              unit::probability,
              {0, 1},
              "a member of mean vulnerability attends a meeting"},
             attendance);
    v.number({"attendance_vulnerability",
              unit::log_ratio,
              {-3, 3},
              "effect of vulnerability on attendance"},
             attendance_vulnerability);
    v.number({"dropout", unit::probability, {0, 1}, "a member leaves the group after a meeting"},
             dropout);
  }
  void visit_effects(ParameterVisitor& v) {
    v.number({"tie_half_life", unit::years, {0.01, 100}, "half-life of ties after the course"},
             tie_half_life);
    v.number({"everyday_solved_per_tie",
              unit::probability,
              {0, 1},
              "a full tie to a member with resources to spare solves an everyday need",
              false,
              0.0},
             everyday_solved_per_tie);
    v.number({"resource_vulnerability_limit",
              unit::count,
              {-5, 5},
              "members below this vulnerability (standard deviations) have resources to spare"},
             resource_vulnerability_limit);
    v.number({"full_meetings",
              unit::count,
              {1, most_meetings},
              "meetings attended, or shared, that have the whole effect or make a full tie"},
             full_meetings);
    v.number({"saturation",
              unit::count,
              {0, 20},
              "how much more the first meetings do than the last; 0: all the same"},
             saturation);
    v.number({"separation_ratio",
              unit::ratio,
              {0.1, 3},
              "hazard ratio of separation after full_meetings attended",
              false,
              1.0},
             separation_ratio);
    v.number({"need_onset_ratio",
              unit::ratio,
              {0.1, 3},
              "hazard ratio of needs of the children after full_meetings attended",
              false,
              1.0},
             need_onset_ratio);
  }
  void visit_costs(ParameterVisitor& v) {
    v.number({"gp_invitation_price",
              unit::kr,
              {0, 1e5},
              "an invitation by the doctor, paid by the region"},
             gp_invitation_price);
    v.number({"midwife_invitation_price",
              unit::kr,
              {0, 1e5},
              "an invitation by the midwife, paid by the region"},
             midwife_invitation_price);
    v.number({"health_visitor_invitation_price",
              unit::kr,
              {0, 1e5},
              "an invitation by the health visitor, paid by the municipality"},
             health_visitor_invitation_price);
    v.number({"hours_per_meeting", unit::hours, {0, 1000}, "working hours per staff and meeting"},
             hours_per_meeting);
    v.number({"staff_per_meeting", unit::persons, {0, 100}, "staff at a meeting"},
             staff_per_meeting);
    v.number({"hour_price", unit::kr_per_hour, {0, 100000}, "full cost of a working hour"},
             hour_price);
    v.number({"room_price", unit::kr, {0, 1e6}, "room for a meeting"}, room_price);
    v.number({"resource_persons", unit::persons, {0, 100}, "paid resource persons at a meeting"},
             resource_persons);
    v.number({"resource_person_price", unit::kr, {0, 1e6}, "a paid resource person at a meeting"},
             resource_person_price);
    v.number({"other_cost_per_meeting", unit::kr, {0, 1e6}, "food and material"},
             other_cost_per_meeting);
    v.number({"start_up", unit::kr, {0, 1e8}, "training and start-up, whole municipality"},
             start_up);
  }
};

}  // namespace kohort
