#include "app/figures/unit.hpp"

#include <array>
#include <cstddef>

namespace kohort {

namespace {

using enum MetricUnit;

constexpr Words kroner{"kr.", "kr."};
constexpr Words million{"mio. kr.", "million kr."};

constexpr std::array rows{
    UnitRow{
        .unit = count, .id = "number", .name = {"antal", "number"}, .behind = false, .said = false},
    UnitRow{.unit = years, .id = "person-years", .name = {"år", "years"}, .said = false},
    UnitRow{.unit = cases,
            .id = "cases per caseworker",
            .name = {"sager", "cases"},
            .most = 2,
            .said = false},
    UnitRow{.unit = weeks, .id = "weeks", .name = {"uger", "weeks"}, .most = 2},
    UnitRow{.unit = share,
            .id = "share",
            .name = {"pct.", "%"},
            .scale = 100,
            .change = {"procentpoint", "percentage points"}},
    UnitRow{.unit = kr, .id = "kr.", .name = kroner, .most = 0, .millions = million},
    UnitRow{.unit = kr_per_child,
            .id = "kr. per child",
            .name = {"kr. pr. barn", "kr. per child"},
            .most = 0},
    UnitRow{.unit = per_1000_children,
            .id = "per 1,000 children",
            .name = {"pr. 1.000 børn", "per 1,000 children"}},
    UnitRow{.unit = kr_per_year,
            .id = "kr. per year",
            .name = {"kr. pr. år", "kr. per year"},
            .most = 0,
            .millions = {"mio. kr. pr. år", "million kr. per year"}},
    UnitRow{.unit = kr_per_birth_year,
            .id = "kr. per birth year",
            .name = {"kr. pr. fødselsår", "kr. per birth year"},
            .most = 0,
            .millions = {"mio. kr. pr. fødselsår", "million kr. per birth year"}},
    UnitRow{.unit = kr_per_hour,
            .id = "kr. per hour",
            .name = {"kr. pr. time", "kr. per hour"},
            .most = 0},
    UnitRow{.unit = MetricUnit::ratio,
            .id = "ratio",
            .name = {"forhold", "ratio"},
            .most = 2,
            .behind = false}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].unit != static_cast<MetricUnit>(i)) return false;
  return rows.back().unit == MetricUnit::ratio;
}
static_assert(in_order());

}  // namespace

std::span<const UnitRow> units() { return rows; }
const UnitRow& unit_row(MetricUnit unit) { return rows[static_cast<std::size_t>(unit)]; }
std::string_view unit_name(MetricUnit unit) { return unit_row(unit).id; }

}  // namespace kohort
