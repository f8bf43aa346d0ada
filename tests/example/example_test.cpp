#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <algorithm>
#include <doctest/doctest.h>

#include "app/files/reach.hpp"
#include "tests/models/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

Parameters example(const std::vector<std::string>& overrides = {}) {
  allow_folder(KOHORT_SOURCE_DIR "/scenarios");
  return load_scenario(KOHORT_SOURCE_DIR "/tests/example/volunteer-visits.toml", overrides)
      .central();
}

/// Position of the programme's own count; that it has one is what the first test claims.
Yearly visits() {
  const auto names = yearly_names();
  return static_cast<Yearly>(std::ranges::find(names, "volunteer_visits") - names.begin());
}

}  // namespace

TEST_CASE("the worked example: one file, its parameters and one line make a programme") {
  const auto o = simulate(example({"programmes.volunteer_visits.need_ratio=0.5"}));
  REQUIRE(yearly_counts() == size_of<Yearly> + 1);
  REQUIRE(visits() == Yearly{size_of<Yearly>});
  CHECK(total(o[0], visits()) == 0);
  CHECK(total(o[1], visits()) > 100);
  CHECK(total(o[1], Yearly::notifications) < total(o[0], Yearly::notifications));
  CHECK(total_cost(o[1], Category::programme, Payer::municipality) > 0);
}

TEST_CASE("the worked example: without effect and price it changes its own count only") {
  auto o = simulate(
      example({"programmes.volunteer_visits.need_ratio=1", "programmes.volunteer_visits.price=0"}));
  CHECK(total(o[1], visits()) > 100);
  for (std::size_t year = 0; year < o[1].budget_years(); ++year) o[1].yearly(visits(), year) = 0;
  CHECK(same_bits(o[0], o[1]));
}
