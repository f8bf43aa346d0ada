#include "models/leksand.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/district.hpp"
#include "models/dose.hpp"
#include "models/family.hpp"
#include "models/leksand_parameters.hpp"
#include "models/programme_costs.hpp"
#include "models/programme_effects.hpp"
#include "models/target_group.hpp"
#include "sim/elementary.hpp"

namespace kohort {

namespace {

struct Group {
  std::array<FamilyId, most_members> member{};
  std::array<ChildId, most_members> child{};           ///< with whom a member joined
  std::array<double, most_members> attendance{};       ///< probability that a member comes
  std::array<std::uint32_t, most_members> attended{};  ///< one bit a meeting
  std::uint32_t left{0};                               ///< one bit a member that dropped out
  std::uint8_t size{0};
  std::uint8_t held{0};
  bool extended{false};
  Time last_meeting{};
};

class Leksand final : public Programme {
 public:
  Leksand(const LeksandParameters& p, std::uint32_t first_slot) : p_{p}, first_slot_{first_slot} {}

  void start(District& d) override {
    membership_.assign(d.families.size(), no_index);
    for (std::size_t meetings = 0; meetings < dose_.size(); ++meetings) {
      dose_[meetings] = dose(static_cast<double>(meetings), p_.full_meetings, p_.saturation);
      const auto ratio_after = [&](double ratio) {
        return static_cast<float>(elementary::pow(ratio, dose_[meetings]));
      };
      separation_after_[meetings] = ratio_after(p_.separation_ratio);
      need_after_[meetings] = ratio_after(p_.need_onset_ratio);
    }
    groups_.reserve(d.book_slot() - first_slot_);
    if (p_.meetings > 0)
      pay_programme(d, p_, Money{amount_in(p_, p_.start_up, d.number, d.districts)});
  }

  void expecting(District& d, FamilyId id) override {
    const Family& family = d.at(id);
    const ChildId child{family.first_child + family.born};
    // Who has been in a group keeps its network.
    if (membership_[index(id)] != no_index || !can_join(d, *this, d.at(child)) ||
        !accepts(d, id, d.at(child)))
      return;
    d.count(Yearly::families_joined);
    if (p_.meetings > 0) join(d, id, child);
  }

  [[nodiscard]] bool looks_at_later_pregnancies() const override { return takes_later_births(p_); }

  void born(District& d, ChildId id) override {
    const FamilyId family = d.at(id).family;
    const std::uint32_t group = membership_[index(family)];
    if (group == no_index) return;
    if (groups_[group].attended[place_in(groups_[group], family)] != 0)
      d.count(Yearly::group_children);
  }

  void event(District& d, std::uint32_t slot) override {
    Group& group = groups_[slot - first_slot_];
    if (group.held > 0 || ready(group))
      meet(d, slot);
    else
      schedule(d, slot - first_slot_, d.now + years(p_.forming_months / 12));
  }

  bool solves_everyday_need(District& d, ChildId id) override {
    return network_draw(d, d.at(id)) < chance(d, id, d.now);
  }

  /// Others join when a pregnancy is found, an event of the family itself, and members' hazards
  /// change at meetings only.
  [[nodiscard]] Time leaves_alone_until(const District& d, FamilyId id) const override {
    const std::uint32_t group = membership_[index(id)];
    return group == no_index ? never : d.quiet_until(first_slot_ + group);
  }

  /// Until the next meeting ties only become weaker: by the time that passes after a course, and
  /// when members separate. The separations cannot be foreseen, so this is the chance without them.
  [[nodiscard]] bool may_solve_everyday_need(const District& d, ChildId id,
                                             Time when) const override {
    const double most = chance(d, id, when) * (1 + 1e-9);  // powers are monotone but for rounding
    return most > 0 && network_draw(d, d.children[index(id)]) < most;
  }

 private:
  /// The three invitations in turn; counts the couple as invited when the first one reaches it.
  bool accepts(District& d, FamilyId id, const Child& child) const {
    const Family& family = d.at(id);
    // Every pregnancy is asked anew.
    const std::uint32_t before = child.number * 3U;
    const Probability willing{std::min(
        1.0, p_.acceptance * elementary::exp(p_.acceptance_vulnerability * family.vulnerability))};
    const std::array reach{Probability{p_.gp_reach}, Probability{p_.midwife_reach},
                           Probability{p_.health_visitor_reach}};
    bool invited = false;
    for (std::uint32_t step = 0; step < reach.size(); ++step) {
      if (!d.draws.happens(d.key(id), Decision::leksand_reach, before + step, reach[step]))
        continue;
      if (!invited) d.count(Yearly::families_invited);
      invited = true;
      pay_invitation(d, child, step);
      if (d.draws.happens(d.key(id), Decision::leksand_acceptance, before + step, willing))
        return true;
    }
    return false;
  }

  /// The time of who invites: doctors and midwives are the region's, health visitors the
  /// municipality's.
  void pay_invitation(District& d, const Child& child, std::uint32_t step) const {
    const std::array price{p_.gp_invitation_price, p_.midwife_invitation_price,
                           p_.health_visitor_invitation_price};
    d.count(Yearly::invitation_cost, price[step]);
    if (step < 2)
      pay_programme(d, p_, child, region_pays, Money{price[step]});
    else
      pay_programme(d, p_, child, Money{price[step]});
  }

  void join(District& d, FamilyId id, ChildId child) {
    if (forming_ == no_index) {
      forming_ = static_cast<std::uint32_t>(groups_.size());
      groups_.push_back({});
      schedule(d, forming_, d.now + years(p_.forming_months / 12));
    }
    Group& group = groups_[forming_];
    membership_[index(id)] = forming_;
    group.attendance[group.size] = std::min(
        1.0, p_.attendance * elementary::exp(p_.attendance_vulnerability * d.at(id).vulnerability));
    group.child[group.size] = child;
    group.member[group.size++] = id;
    if (group.size >= p_.group_size_maximum) {
      schedule(d, forming_, d.now);
      forming_ = no_index;
    }
  }

  /// Whether a group whose waiting time is over starts; otherwise it waits once more, then starts
  /// with those it has.
  [[nodiscard]] bool ready(Group& group) const {
    const bool starts =
        group.size >= std::min(p_.group_size_minimum, p_.group_size_maximum) || group.extended;
    group.extended = true;
    return starts;
  }

  void meet(District& d, std::uint32_t slot) {
    const std::uint32_t number = slot - first_slot_;
    Group& group = groups_[number];
    if (number == forming_) forming_ = no_index;
    std::uint32_t present = 0;
    for (std::uint8_t i = 0; i < group.size; ++i)
      if (attends(d, group, i)) present |= std::uint32_t{1} << i;
    ++group.held;
    group.last_meeting = d.now;
    if (group.held < p_.meetings)
      schedule(d, number, d.now + years(1 / p_.meetings_per_year));
    else
      d.calendar.clear(slot);
    // When all ties and the next meeting are known: members' children may live ahead until then.
    for (std::uint8_t i = 0; i < group.size; ++i)
      if ((present >> i & 1U) != 0)
        change_hazards(d, group.member[i],
                       static_cast<std::size_t>(std::popcount(group.attended[i])));
    const double cost = p_.hours_per_meeting * p_.staff_per_meeting * p_.hour_price +
                        p_.other_cost_per_meeting + p_.room_price +
                        p_.resource_persons * p_.resource_person_price;
    pay_programme(d, p_, Money{cost});
    for (std::uint8_t i = 0; i < group.size; ++i)
      attribute(d, d.at(group.child[i]), Category::programme, Money{cost / group.size});
  }

  /// Whether a member comes to the meeting that is held now, after which it may leave the group.
  bool attends(District& d, Group& group, std::uint8_t i) const {
    const std::uint32_t bit = std::uint32_t{1} << i;
    if ((group.left & bit) != 0) return false;
    const std::uint64_t key = d.key(group.member[i]);
    const bool comes = d.draws.happens(key, Decision::leksand_attendance, group.held,
                                       Probability{group.attendance[i]});
    if (comes) {
      if (group.attended[i] == 0) {
        d.count(Yearly::families_met);
        d.count(Yearly::group_children, d.at(group.member[i]).born);
      }
      group.attended[i] |= std::uint32_t{1} << group.held;
      d.count(Yearly::meetings_attended);
    }
    if (d.draws.happens(key, Decision::leksand_dropout, group.held, Probability{p_.dropout})) {
      group.left |= bit;
      if (group.held + 1 < p_.meetings) d.count(Yearly::group_dropouts);
    }
    return comes;
  }

  /// The effect of the course grows with the meetings attended so far, and stays when it ends.
  void change_hazards(District& d, FamilyId id, std::size_t meetings) {
    Family& family = d.at(id);
    const float separation = separation_after_[meetings];
    const float before = separation_after_[meetings - 1];
    if (separation != before) {
      // Without another programme's part, exactly the new value; otherwise to rounding.
      float& ratio = family.separation_ratio;
      ratio = ratio == before ? separation : ratio / before * separation;
      renew(d, id);
    }
    change_need_ratio(d, id, need_after_[meetings - 1], need_after_[meetings]);
  }

  [[nodiscard]] double network_draw(const District& d, const Child& child) const {
    return d.draws.uniform(d.key(child), Decision::leksand_network, child.need_changes);
  }

  /// That the network of the child's family solves an everyday need.
  [[nodiscard]] double chance(const District& d, ChildId id, Time when) const {
    const FamilyId family = d.children[index(id)].family;
    const std::uint32_t group = membership_[index(family)];
    if (group == no_index) return 0;
    return network_solves(ties(d, groups_[group], family, when), p_.everyday_solved_per_tie);
  }

  [[nodiscard]] static std::size_t place_in(const Group& group, FamilyId id) {
    std::size_t own = 0;
    while (group.member[own] != id) ++own;
    return own;
  }

  /// Sum of the family's ties to members who live together now and have resources to spare.
  [[nodiscard]] double ties(const District& d, const Group& group, FamilyId id, Time when) const {
    const std::size_t own = place_in(group, id);
    const double since = std::max(0.0, in_years(when - group.last_meeting));
    const double fading = group.held < p_.meetings ? 0 : since;
    double sum = 0;
    for (std::size_t i = 0; i < group.size; ++i) {
      const Family& other = d.families[index(group.member[i])];
      if (i == own || !other.together || other.vulnerability >= p_.resource_vulnerability_limit)
        continue;
      sum += tie_strength(dose_[meetings_shared(group.attended[own], group.attended[i])], fading,
                          p_.tie_half_life);
    }
    return sum;
  }

  void schedule(District& d, std::uint32_t number, Time when) const {
    d.calendar.schedule(first_slot_ + number, when, ProgrammeEvent{first_slot_ + number});
  }

  const LeksandParameters& p_;
  std::uint32_t first_slot_;
  std::uint32_t forming_{no_index};
  std::vector<Group> groups_;
  // By number of meetings attended, or shared: worked out once.
  std::array<double, most_meetings + 1> dose_{};
  std::array<float, most_meetings + 1> separation_after_{}, need_after_{};
  std::vector<std::uint32_t> membership_;  ///< group of each family
};

}  // namespace

std::size_t meetings_shared(std::uint32_t attended_one, std::uint32_t attended_other) {
  return static_cast<std::size_t>(std::popcount(attended_one & attended_other));
}

double tie_strength(double dose_shared, double years_since_course, double half_life) {
  return dose_shared * elementary::pow(0.5, years_since_course / half_life);
}

double network_solves(double ties, double per_tie) {
  return 1 - elementary::pow(1 - per_tie, ties);
}

ProgrammeType leksand_type() {
  ProgrammeType type;
  type.name = "leksand";
  type.meaning = "Parent groups from pregnancy on (Leksand model).";
  type.parameters = []() -> std::unique_ptr<ProgrammeParameters> {
    return std::make_unique<LeksandParameters>();
  };
  type.install = [](const ProgrammeParameters& own,
                    std::uint32_t first_slot) -> std::unique_ptr<Programme> {
    return std::make_unique<Leksand>(static_cast<const LeksandParameters&>(own), first_slot);
  };
  // Every group but the last has at least two families; all who are meant could join.
  type.slots = [](const ProgrammeParameters& own, double births_in_run) {
    return static_cast<std::uint32_t>(
               std::ceil(takes_later_births(own) ? births_in_run : births_in_run / 2)) +
           16;
  };
  using enum Yearly;
  static constexpr std::array counts{families_invited,        families_joined, families_met,
                                     meetings_attended,       group_dropouts,  group_children,
                                     needs_solved_by_network, service_hours};
  using Unit = ReachMean::Unit;
  static constexpr std::array means{
      ReachMean{"meetings_per_family", Unit::count, meetings_attended, families_met},
      ReachMean{"invitation_per_family", Unit::kr, invitation_cost, families_met},
      ReachMean{"group_cost_per_family", Unit::kr, leksand_cost, families_met}};
  type.reach = {counts, means};
  type.caseworkers_factor = [](const ProgrammeParameters&) { return 1.0; };
  return type;
}

}  // namespace kohort
