#include <doctest/doctest.h>
#include <type_traits>

#include "models/accounts.hpp"
#include "models/casework.hpp"
#include "models/district.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "models/programme_costs.hpp"

using namespace kohort;

namespace {

template <class... Args>
concept can_accrue = requires(District& d, const Child& child, Args... args) {
  accrue(d, child, Category::prison, municipality_pays, args...);
};
template <class... Args>
concept can_pay = requires(District& d, const Child& child, Args... args) {
  pay(d, child, Category::prison, municipality_pays, args...);
};
template <class Amount>
concept can_pay_programme = requires(District& d, const ProgrammeParameters& own, Amount amount) {
  pay_programme(d, own, amount);
};
template <class... Args>
concept can_set = requires(Fate& fate, Args... args) {
  fate.set(args...);
};
template <class... Args>
concept can_happen = requires(const Draws<Decision>& draws, Args... args) {
  draws.happens(args...);
};

// A stream is a rate over a stretch of time, a payment an amount at a time: neither a bare number,
// nor the one for the other, nor the two in another order.
static_assert(can_accrue<CostRate, Time, Time>);
static_assert(!can_accrue<Money, Time, Time>);
static_assert(!can_accrue<double, Time, Time>);
static_assert(!can_accrue<Time, Time, CostRate>);
static_assert(can_pay<Money, Time>);
static_assert(!can_pay<CostRate, Time>);
static_assert(!can_pay<double, Time>);
static_assert(!can_pay<Time, Money>);
static_assert(can_pay_programme<Money> && !can_pay_programme<CostRate> &&
              !can_pay_programme<double>);
static_assert(
    !std::is_invocable_v<decltype(attribute), District&, const Child&, Category, CostRate>);
static_assert(!std::is_invocable_v<decltype(add_expensive), District&, ChildId, double>);

// A clock is given its age and its hazard, in this order, and the hazard says what it is.
static_assert(can_set<double, Rate> && can_set<ConstantHazard, double, HazardRatio>);
static_assert(!can_set<Rate, double> && !can_set<double, double>);
static_assert(!can_set<double, HazardRatio> && !can_set<double, Probability>);
static_assert(!can_set<ConstantHazard, double, double>);
static_assert(
    std::is_same_v<decltype(onset_ratio(NeedSituation{}, NeedParameters{})), HazardRatio>);
static_assert(std::is_same_v<decltype(growth_rate(NeedSituation{}, NeedParameters{})), Rate>);
static_assert(std::is_same_v<decltype(ease_rate(NeedSituation{}, NeedParameters{})), Rate>);

// What may happen has a probability, which is no hazard.
static_assert(can_happen<std::uint64_t, Decision, std::uint32_t, Probability>);
static_assert(!can_happen<std::uint64_t, Decision, std::uint32_t, Rate>);
static_assert(!can_happen<std::uint64_t, Decision, std::uint32_t, double>);

// They cost nothing: a quantity is its number.
static_assert(sizeof(Money) == sizeof(double) && sizeof(Probability) == sizeof(double));
static_assert(std::is_trivially_copyable_v<CostRate> && std::is_trivially_copyable_v<HazardRatio>);

}  // namespace

TEST_SUITE_BEGIN("quantities");

TEST_CASE("a stream of cost is an amount over a stretch of time") {
  CHECK(CostRate{1200} * years(0.25) == Money{300});
  CHECK(CostRate{1200} * (at(3) - at(3)) == Money{0});
}

TEST_CASE("what is certain happens and what is impossible does not, whatever is drawn") {
  const Draws<Decision> draws{7, 0};
  int likely = 0;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    CHECK(draws.happens(1, Decision::triage, i, Probability{1}));
    CHECK(!draws.happens(1, Decision::triage, i, Probability{0}));
    likely += draws.happens(1, Decision::triage, i, Probability{0.8});
  }
  CHECK(likely == doctest::Approx(800).epsilon(0.06));
}

TEST_SUITE_END();
