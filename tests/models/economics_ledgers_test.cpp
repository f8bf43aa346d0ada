#include <doctest/doctest.h>

#include "app/scenario/rules.hpp"
#include "models/economics/ledgers.hpp"

using namespace kohort;

namespace {

template <class A, class B>
concept addable = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept assignable = requires(A a, B b) {
  a = b;
};
template <class A, class B>
concept comparable = requires(A a, B b) {
  a < b;
};

template <class A, class B>
constexpr bool mix = addable<A, B> || assignable<A, B> || comparable<A, B>;

using Municipal = Kroner<MunicipalLedger>;
using Public = Kroner<PublicLedger>;
using Society = Kroner<SocietyLedger>;
static_assert(addable<Municipal, Municipal>);
static_assert(!mix<Municipal, Public> && !mix<Public, Society> && !mix<Society, Municipal>);
static_assert(!mix<Municipal, double>);
static_assert(!mix<Account<MunicipalLedger>, Account<SocietyLedger>>);

/// A programme of 1,000 kr. in the first year, 400 kr. of it staff; then savings.
Outcome invested() {
  Outcome o{3, 40};
  o.cost(0, Category::programme, Payer::municipality) = 600;
  o.cost(0, Category::caseworkers, Payer::municipality) = 400;
  o.cost(1, Category::placement_foster, Payer::municipality) = -700;
  o.cost(1, Category::refund, Payer::municipality) = 100;
  o.cost(1, Category::refund, Payer::state) = -100;
  // A benefit no longer paid: 300 kr., a fifth of it the state's.
  o.cost(2, Category::benefit, Payer::municipality) = -240;
  o.cost(2, Category::benefit, Payer::state) = -60;
  o.cost(2, Category::benefit, Payer::family) = 300;
  // A wage of 500 kr. earned instead.
  o.cost(2, Category::earnings, Payer::municipality) = -25;
  o.cost(2, Category::earnings, Payer::state) = -175;
  o.cost(2, Category::earnings, Payer::family) = -300;
  return o;
}

}  // namespace

TEST_SUITE("economics: ledgers") {
  TEST_CASE("each ledger holds its own: a hand-made example") {
    const Rules rules = rules_named("fm2023");
    const Ledgers l = budget_ledgers(invested(), rules);
    CHECK(l.municipality.invested.kr() == 1000);
    CHECK(l.municipality.saving().kr() == doctest::Approx(700 - 100 + 240 + 25));
    CHECK(l.publicly.invested.kr() == 1000);
    CHECK(l.publicly.saving().kr() == doctest::Approx(700 + 300 + 200));
    // Society: the refund and the benefit move money; the placement and the work are real.
    CHECK(l.society.invested.kr() == doctest::Approx(1280));
    CHECK(l.society.saving().kr() == doctest::Approx(1.28 * (700 / 1.035 + 500 / (1.035 * 1.035))));
    CHECK(l.municipality.net().kr() == doctest::Approx(1000 - 865));
  }

  TEST_CASE("the mark-up changes society by its part of the net public cost and nothing else") {
    Rules plain = rules_named("fm2023"), marked = plain;
    marked.preset.tax_markup.value = 0.2;
    const Outcome o = invested();
    const Ledgers a = budget_ledgers(o, plain), b = budget_ledgers(o, marked);
    CHECK(a.municipality.net() == b.municipality.net());
    CHECK(a.publicly.net() == b.publicly.net());
    const double t1 = 1 / 1.035, t2 = t1 * t1;
    CHECK(b.society.net().kr() - a.society.net().kr() ==
          doctest::Approx(0.2 * (1000 - 700 * t1 - (300 + 200) * t2)));
  }

  TEST_CASE("by the budget's rules society is the plain sum over all payers") {
    const Rules rules = rules_named("budget");
    const Ledgers l = budget_ledgers(invested(), rules);
    CHECK(l.society.net().kr() == doctest::Approx(1000 - 700 - 500));
  }

  TEST_CASE("what falls in year 0 is worth the same by all rules with the same factors") {
    Outcome o{1, 1};
    o.cost(0, Category::measures, Payer::municipality) = 123;
    for (const RulePreset& preset : rule_book().presets) {
      Rules rules{preset};
      rules.preset.net_tax_factor.value = 1;
      rules.preset.tax_markup.value = 0;
      CHECK(budget_ledgers(o, rules).society.net().kr() == 123);
    }
  }

  TEST_CASE("transfers have opposite signs for payer and recipient and are exactly 0 in society") {
    Outcome o{2, 30};
    for (const Category category : {Category::benefit, Category::disability_pension}) {
      o.cost(1, category, Payer::municipality) = 0.8 * 1234.56;
      o.cost(1, category, Payer::state) = 0.2 * 1234.56;
      o.cost(1, category, Payer::family) = -1234.56;
      const PayerCosts costs = budget_costs(o, category);
      CHECK(public_cost(costs) == doctest::Approx(-costs[3]));
      CHECK(is_transfer(category));
    }
    const Ledgers l = budget_ledgers(o, rules_named("fm2023"));
    CHECK(l.society.net().kr() == 0);
    CHECK(l.publicly.net().kr() == doctest::Approx(2 * 1234.56));
  }

  TEST_CASE("a child's life is discounted to its birth, age by age") {
    Outcome o{1, 40};
    o.followed(0, Category::measures, Payer::municipality) = 10;
    o.followed(36, Category::prison, Payer::state) = 100;
    const Rules rules = rules_named("fm2023");
    const Ledgers l = lifetime_ledgers(o, rules);
    CHECK(l.publicly.net().kr() == 110);
    CHECK(l.municipality.net().kr() == 10);
    CHECK(l.society.net().kr() == doctest::Approx(1.28 * (10 + 100 * rules.factor(36))));
    CHECK(lifetime_ledgers(o, rules_named("fm2023", Discounting::flat)).society.net().kr() >
          l.society.net().kr());
  }

  TEST_CASE("a year's investment is the programme, its caseworkers and hiring them, once each") {
    Outcome o{2, 40};
    o.cost(1, Category::programme, Payer::municipality) = 1;
    o.cost(1, Category::caseworkers, Payer::municipality) = 10;
    o.cost(1, Category::recruitment, Payer::municipality) = 100;
    o.cost(1, Category::measures, Payer::municipality) = 1000;
    CHECK(invested_in_year(o, 1) == 111);
    CHECK(invested_in_year(o, 0) == 0);
    for (const auto category : {Category::programme, Category::caseworkers, Category::recruitment})
      CHECK(is_invested(category));
    CHECK_FALSE(is_invested(Category::measures));
  }

  TEST_CASE("ledgers are linear: a difference of outcomes is a difference of ledgers") {
    const Rules rules = rules_named("fm2017");
    const Outcome o = invested();
    Outcome twice = o;
    twice += o;
    const Ledgers a = budget_ledgers(o, rules), b = budget_ledgers(twice, rules);
    const Ledgers d = b - a;
    CHECK(d.society.net().kr() == doctest::Approx(a.society.net().kr()));
    CHECK(d.municipality.invested == a.municipality.invested);
    CHECK(invested_in_year(twice, 0) == 2 * invested_in_year(o, 0));
  }
}
