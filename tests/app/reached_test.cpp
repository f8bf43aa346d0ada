// Who a programme reached: counts, what one of them costs, and that there are words for each.
#include "app/results/reached.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "app/files/fingerprint.hpp"
#include "app/results/store.hpp"
#include "app/words/messages.hpp"
#include "models/programme.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;

namespace {

constexpr std::size_t budget_years = 3;

Outcome empty() { return {budget_years, 2}; }

Outcome with_groups(double invited, double met, double cost) {
  Outcome o = empty();
  o.yearly(Yearly::families_invited, 0) = invited;
  o.yearly(Yearly::families_met, 1) = met;
  o.yearly(Yearly::leksand_cost, 1) = cost / 2;
  o.yearly(Yearly::leksand_cost, 2) = cost / 2;
  return o;
}

std::vector<ReachedRow> rows_of(const std::vector<Outcome>& outcomes,
                                const std::vector<std::string>& programmes) {
  YearlyTotals before, after;
  std::vector<std::uint32_t> draws;
  for (const Outcome& o : outcomes) {
    gather_totals(empty(), before);
    gather_totals(o, after);
    draws.push_back(static_cast<std::uint32_t>(draws.size()));
  }
  return summarise_reached(before, after, draws, programmes);
}

const ReachedRow* find(const std::vector<ReachedRow>& rows, std::string_view id) {
  const auto at = std::ranges::find(rows, id, &ReachedRow::id);
  return at == rows.end() ? nullptr : &*at;
}

bool known(const std::string& key) {
  return std::ranges::any_of(messages(), [&](const Message& m) { return m.key == key; });
}

}  // namespace

TEST_SUITE("reached") {
  TEST_CASE("counts are sums over the years, prices are divided in each calculation") {
    const auto rows =
        rows_of({with_groups(100, 40, 400'000), with_groups(120, 60, 300'000)}, {"leksand"});
    REQUIRE(find(rows, "families_invited") != nullptr);
    CHECK(find(rows, "families_invited")->value.scenario.mean == 110);
    CHECK(find(rows, "families_joined")->value.scenario.mean == 0);
    const ReachedRow* const price = find(rows, "group_cost_per_family");
    REQUIRE(price != nullptr);
    CHECK(price->value.scenario.mean == doctest::Approx((10'000 + 5'000) / 2.0));
    CHECK(price->mean);
    CHECK(format_reached(*price, 7500, "da", false) == "8.000");  // as far as it is known
    CHECK(reached_label(*price, "da").ends_with("(kr.)"));
  }

  TEST_CASE("only programmes in use have rows, and a price of nobody is none") {
    const auto rows = rows_of({with_groups(100, 0, 5'000)}, {"leksand", "paa_forkant"});
    CHECK(std::ranges::none_of(rows, [](const ReachedRow& row) {
      return row.programme != "leksand" && row.programme != "paa_forkant";
    }));
    CHECK(find(rows, "families_met") != nullptr);
    CHECK(find(rows, "group_cost_per_family") == nullptr);
    CHECK(find(rows, "wellbeing_children") != nullptr);
    CHECK(rows_of({with_groups(1, 1, 1)}, {}).empty());
    // What has no price is not told as free, but a wait of no time is one.
    CHECK(find(rows_of({with_groups(9, 9, 0)}, {"leksand"}), "group_cost_per_family") == nullptr);
    Outcome trained = empty();
    trained.yearly(Yearly::training_waits, 0) = 4;
    const auto waits = rows_of({trained}, {"early_effort"});
    REQUIRE(find(waits, "training_wait") != nullptr);
    CHECK(find(waits, "training_wait")->value.scenario.mean == 0);
  }

  TEST_CASE("every programme says whom it reaches, in words") {
    for (const ProgrammeType& type : programme_types()) {
      CAPTURE(type.name);
      CHECK_FALSE(type.reach.counts.empty());
      CHECK(known("reached.programme." + std::string{type.name}));
      for (const Yearly what : type.reach.counts)
        CHECK(known("reached." + std::string{yearly_names()[static_cast<std::size_t>(what)]}));
      for (const ReachMean& mean : type.reach.means)
        CHECK(known("reached." + std::string{mean.name}));
    }
  }

  TEST_CASE("counts of programmes that are all zero leave no trace in the result hash") {
    const auto hash = [](const Outcome& outcome) {
      const test::TemporaryFolder folder;
      Store store{folder.path()};
      store.begin({}, std::vector<StoredScenario>{{"baseline", "", "Uden", "", "", false}});
      store.add(0, 0, std::vector<Outcome>{outcome});
      return result_hash(store, 1, 1);
    };
    Outcome o = empty();
    o.yearly(Yearly::births, 0) = 7;
    o.cost(1, Category::measures, Payer::municipality) = 100;
    // What the hash was before these counts were there.
    Fingerprint before;
    const auto cells = std::as_const(o).values();
    before.add(cells.first(static_cast<std::size_t>(first_programme_count) * budget_years));
    const std::size_t costs = size_of<Yearly> * budget_years + size_of<ByAgeCount> * o.ages();
    before.add(cells.subspan(size_of<Yearly> * budget_years, size_of<ByAgeCount> * o.ages()));
    // Of the kinds of cost that were there.
    constexpr std::size_t row = size_of<Category> * size_of<Payer>;
    const std::size_t groups = costs + (o.budget_years() + o.ages()) * row;
    for (std::size_t at = costs; at < groups; at += row)
      before.add(
          cells.subspan(at, static_cast<std::size_t>(first_later_category) * size_of<Payer>));
    before.add(cells.subspan(groups));
    CHECK(hash(o) == before.hexadecimal());
    Outcome serviced = o, later = o;
    serviced.cost(0, Category::services, Payer::municipality) = 5;
    later.cost(1, Category::services, Payer::municipality) = 5;
    CHECK(hash(serviced) != hash(o));
    CHECK(hash(serviced) != hash(later));
    // One family met is another result, and in another year yet another.
    Outcome first = o, second = o;
    first.yearly(Yearly::families_met, 0) = 1;
    second.yearly(Yearly::families_met, 1) = 1;
    CHECK(hash(first) != hash(o));
    CHECK(hash(first) != hash(second));
  }
}
