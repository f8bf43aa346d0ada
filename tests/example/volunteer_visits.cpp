// The worked example of docs/architecture.md: a programme in one file. The tests build it into the
// program with the one line that registers it.
#include "tests/example/volunteer_visits.hpp"

#include <array>

#include "models/district.hpp"
#include "models/programme_costs.hpp"
#include "models/programme_effects.hpp"

namespace kohort {

namespace {

// 1. Decisions of its own, so that its draws move nobody else's (models/decision.hpp).
constexpr Decision accepts_visits{1900};

// 2. Its parameters: name, unit, allowed range, meaning, and for effects the value of no effect.
struct VolunteerVisitsParameters final : ProgrammeParameters {
  double acceptance{};
  double need_ratio{1};
  double price{};

  [[nodiscard]] std::unique_ptr<ProgrammeParameters> clone() const override {
    return std::make_unique<VolunteerVisitsParameters>(*this);
  }
  void visit(ParameterVisitor& v) override {
    v.number({"acceptance", unit::probability, {0, 1}, "a family with a newborn says yes"},
             acceptance);
    v.number({"need_ratio",
              unit::ratio,
              {0.1, 3},
              "hazard ratio of onset and growth of needs in visited families",
              false,
              1},
             need_ratio);
    v.number({"price", unit::kr, {0, 1e6}, "a family that is visited"}, price);
  }
};

// 3. What it does when something happens.
class VolunteerVisits final : public Programme {
 public:
  explicit VolunteerVisits(const VolunteerVisitsParameters& p) : p_{p} {}

  void born(District& d, ChildId id) override {
    const Child& child = d.at(id);
    if (!can_join(d, *this, child)) return;
    if (!d.draws.happens(d.key(child), accepts_visits, 0, Probability{p_.acceptance})) return;
    change_need_ratio(d, id, 1, p_.need_ratio);
    pay_programme(d, p_, child, Money{p_.price});
    d.count(own_count(p_, 0));
  }

 private:
  const VolunteerVisitsParameters& p_;
};

}  // namespace

// 4. Its type, which models/programme.cpp lists.
ProgrammeType volunteer_visits_type() {
  ProgrammeType type;
  type.name = "volunteer_visits";
  type.meaning = "A volunteer visits families with a newborn (worked example).";
  type.parameters = []() -> std::unique_ptr<ProgrammeParameters> {
    return std::make_unique<VolunteerVisitsParameters>();
  };
  type.install = [](const ProgrammeParameters& own, std::uint32_t) -> std::unique_ptr<Programme> {
    return std::make_unique<VolunteerVisits>(static_cast<const VolunteerVisitsParameters&>(own));
  };
  type.slots = [](const ProgrammeParameters&, double) { return std::uint32_t{0}; };
  // What it counts, with its words: tables, summary and report show it.
  static constexpr std::array own{OwnCount{"volunteer_visits",
                                           "Familier, der fik besøg af en frivillig",
                                           "Families visited by a volunteer"}};
  type.reach.own = own;
  type.caseworkers_factor = [](const ProgrammeParameters&) { return 1.0; };
  return type;
}

}  // namespace kohort
