#include "models/target_group.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "models/district.hpp"
#include "models/programme.hpp"
#include "models/programme_effects.hpp"

namespace kohort {

namespace {

/// Districts as a line from 0 to their number: the programme is on [from, to).
struct Stretch {
  double from{0}, to{0};
  [[nodiscard]] double length() const { return to - from; }
};

/// A whole number, if it is one but for the rounding of shares such as a third.
double tidy(double districts) {
  const double whole = std::round(districts);
  return std::abs(districts - whole) < 1e-9 ? whole : districts;
}

Stretch stretch_of(const ProgrammeParameters& own, std::uint32_t districts) {
  const double from = tidy(own.districts_after * districts);
  const double to = tidy((own.districts_after + own.district_share) * districts);
  return {from, std::max(from, std::min<double>(to, districts))};
}

void visit_time_and_place(ProgrammeParameters& p, ParameterVisitor& v) {
  v.number({"from",
            unit::count,
            {0, 2200},
            "calendar year in which it begins; 0 = the first budget year",
            true},
           p.from);
  v.number({"to",
            unit::count,
            {0, 2200},
            "last calendar year in which families join or staff is kept; 0 = no end",
            true},
           p.to);
  v.number({"phase_in_years",
            unit::years,
            {0, 20},
            "years until all families that are meant are reached, a growing share of them before"},
           p.phase_in_years);
  v.number({"district_share",
            unit::share,
            {0, 1},
            "part of the municipality's districts that have it; beyond whole districts, part of "
            "one more district's families"},
           p.district_share);
  v.number({"districts_after",
            unit::share,
            {0, 1},
            "part of the districts, from the first on, that it leaves out, such as those that "
            "another programme of its kind is in"},
           p.districts_after);
}

void visit_target_group(ProgrammeParameters& p, ParameterVisitor& v) {
  v.number({"birth_from",
            unit::count,
            {1, 10},
            "number of the birth in its family from which on families can join: 2 = not at first "
            "births",
            true},
           p.birth_from);
  v.number({"birth_to",
            unit::count,
            {0, 10},
            "number of the birth up to which they can: 1 = at first births only; 0 = no end",
            true},
           p.birth_to);
  v.number({"signs_from",
            unit::count,
            {0, 3},
            "signs of risk that a family has at least: mother under 25, basic school only, parents "
            "apart at the first birth",
            true},
           p.signs_from);
  v.number({"signs_to", unit::count, {0, 3}, "signs of risk that it has at most", true},
           p.signs_to);
  v.number({"age_from",
            unit::years,
            {0, 18},
            "age from which a child can join; before the birth it is 0"},
           p.age_from);
  v.number({"age_to", unit::years, {0, 18}, "age up to which it can"}, p.age_to);
}

bool overlap(const Parameters& p, const ProgrammeParameters& a, const ProgrammeParameters& b) {
  const auto start = [&](const ProgrammeParameters& x) {
    return x.from > 0 ? x.from : p.time.start;
  };
  const auto before = [&](const ProgrammeParameters& x, const ProgrammeParameters& y) {
    return x.to > 0 && x.to < start(y);
  };
  if (before(a, b) || before(b, a)) return false;
  const std::uint32_t districts = district_count(p);
  const Stretch of_a = stretch_of(a, districts), of_b = stretch_of(b, districts);
  return std::min(of_a.to, of_b.to) > std::max(of_a.from, of_b.from);
}

}  // namespace

double part_of_district(const ProgrammeParameters& own, std::uint32_t district,
                        std::uint32_t districts) {
  const Stretch s = stretch_of(own, districts);
  return std::max(0.0, std::min(s.to, district + 1.0) - std::max<double>(s.from, district));
}

DistrictsOf districts_of(const ProgrammeParameters& own, std::uint32_t districts) {
  const Stretch s = stretch_of(own, districts);
  if (!(s.length() > 0)) return {};
  const double first = std::floor(s.from);
  return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(std::ceil(s.to) - first)};
}

double amount_in(const ProgrammeParameters& own, double amount, std::uint32_t district,
                 std::uint32_t districts) {
  const double part = part_of_district(own, district, districts);
  return part > 0 ? amount * part / stretch_of(own, districts).length() : 0;
}

std::uint64_t capacity_in(const ProgrammeParameters& own, std::uint64_t total,
                          std::uint32_t district, std::uint32_t districts) {
  const DistrictsOf of = districts_of(own, districts);
  if (district < of.first || district >= of.first + of.count) return 0;
  return district_part(total, district - of.first, of.count);
}

int signs_of_risk(const Family& family) {
  return static_cast<int>(family.mother_age == 0) + static_cast<int>(family.education == 0) +
         static_cast<int>(family.union_at_birth == Union::apart);
}

bool is_meant(const District& d, const ProgrammeParameters& own, const Child& child, double age) {
  const int birth = child.number + 1;
  if (birth < own.birth_from || (own.birth_to > 0 && birth > own.birth_to)) return false;
  if (age < own.age_from || age > own.age_to) return false;
  const int signs = signs_of_risk(d.families[index(child.family)]);
  if (signs < own.signs_from || signs > own.signs_to) return false;
  const Stretch s = stretch_of(own, d.districts);
  if (s.from <= d.number && d.number + 1.0 <= s.to) return true;
  // Where in the district a family lives is drawn once for all programmes of a kind: what stands
  // side by side never reaches the same family, and misses none.
  const double home = d.number + d.draws.uniform(d.key(child.family), Decision::home,
                                                 static_cast<std::uint32_t>(own.kind));
  return s.from <= home && home < s.to;
}

void visit_programme(ProgrammeParameters& p, ParameterVisitor& v) {
  const ProgrammeType& type = programme_types()[p.kind];
  v.section(fmt::format("programmes.{}", p.name), type.meaning);
  v.flag({"enabled", unit::flag, {}, "whether the scenario has the programme"}, p.enabled);
  v.flag(
      {"budget_is_cost",
       unit::flag,
       {},
       "the budget lines pay: nobody joins in a year whose line is spent or missing, and what is "
       "spent beyond the lines is called unfunded"},
      p.budget_is_cost);
  visit_time_and_place(p, v);
  if (type.is_joined) visit_target_group(p, v);
  p.visit(v);
}

std::vector<std::string> contradictions_of_programmes(const Parameters& p) {
  std::vector<std::string> out;
  const auto add = [&out](const ProgrammeParameters& own, std::string_view what) {
    out.push_back(fmt::format("programmes.{}.{}", own.name, what));
  };
  for (const auto& programme : p.programmes) {
    const ProgrammeParameters& own = *programme;
    if (own.to != 0 && own.to < own.from) add(own, "to: before from");
    if (own.from != 0 && own.from < p.time.start)
      add(own, fmt::format("from: before the first budget year, time.start = {}", p.time.start));
    if (own.districts_after > 0 && own.districts_after + own.district_share > 1 + 1e-9)
      add(own, fmt::format("districts_after: together with district_share = {:.6g} above 1; "
                           "{:.6g} of the districts are left",
                           own.district_share, 1 - own.districts_after));
    if (own.birth_to != 0 && own.birth_to < own.birth_from) add(own, "birth_to: below birth_from");
    if (own.signs_to < own.signs_from) add(own, "signs_to: below signs_from");
    if (own.age_to < own.age_from) add(own, "age_to: below age_from");
  }
  // Staff has one ceiling and one turnover at a time.
  for (std::size_t i = 0; i < p.programmes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const ProgrammeParameters &one = *p.programmes[i], &other = *p.programmes[j];
      if (one.kind != other.kind || !one.enabled || !other.enabled ||
          programme_types()[one.kind].is_joined || !overlap(p, one, other))
        continue;
      add(one, fmt::format("enabled: at the same time and place as programmes.{}, and caseworkers "
                           "have one ceiling; let one end before the other begins (to, from), or "
                           "give them different districts (district_share, districts_after)",
                           other.name));
    }
  return out;
}

}  // namespace kohort
