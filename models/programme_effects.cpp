#include "models/programme_effects.hpp"

#include "models/district.hpp"
#include "models/needs.hpp"
#include "models/population.hpp"
#include "sim/elementary.hpp"

namespace kohort {

void change_need_ratio(District& d, FamilyId id, float from, float to) {
  if (from == to) return;
  Family& family = d.at(id);
  const double before = need_frailty(family);
  // Without another programme's part, exactly the new value; otherwise to rounding.
  family.need_ratio = family.need_ratio == from ? to : family.need_ratio / from * to;
  const double after = need_frailty(family);
  for (std::uint32_t i = 0; i < family.born; ++i) {
    const ChildId child{family.first_child + i};
    double& frailty = d.at(child).frailty;
    frailty = frailty == before ? after : frailty / before * after;
    renew(d, child);
  }
}

void change_need_ratio(District& d, ChildId id, double from, double to) {
  if (from == to) return;
  double& frailty = d.at(id).frailty;
  frailty = frailty / from * to;
  renew(d, id);
}

double effect_left(double years, double half_life) {
  return elementary::pow(0.5, years / half_life);
}

std::uint64_t district_part(std::uint64_t total, std::uint32_t district, std::uint32_t districts) {
  return (total + district) / districts;
}

}  // namespace kohort
