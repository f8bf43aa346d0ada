#include <doctest/doctest.h>

#include "app/calibrate/fit.hpp"
#include "app/figures/register_figure.hpp"
#include "models/simulate.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;

TEST_SUITE("register figures") {
  /// The baseline with some values, pooled over replications.
  double figure(const std::string& name, const std::vector<std::string>& overrides) {
    const Parameters p = load_scenario(test::shipped("denmark.toml"), overrides).central();
    Outcome pooled;
    for (std::uint32_t r = 0; r < 4; ++r) {
      const Outcome o = simulate_baseline(p, 1, r);
      if (r == 0) pooled.reset(o.budget_years(), o.ages());
      pooled += o;
    }
    const RegisterFigure& known = register_figures()[static_cast<std::size_t>(figure_index(name))];
    return known.value(pooled, {known.years_before, pooled.budget_years() - 1});
  }

  TEST_CASE("constant hazards of separation come back, whoever grows up meanwhile") {
    const std::vector<std::string> overrides{
        "unions.vulnerability=0", "unions.separation_married=[0.02,0.02,0.02,0.02,0.02,0.02]",
        "unions.separation_unmarried=[0.06,0.06,0.06,0.06,0.06,0.06]"};
    CHECK(figure("separation_married", overrides) == doctest::Approx(2).epsilon(0.05));
    CHECK(figure("separation_unmarried", overrides) == doctest::Approx(6).epsilon(0.05));
  }

  TEST_CASE("who never leaves has no exit, and who leaves at once does not stay") {
    CHECK(figure("exit_share", {"placement.short_exit=0", "placement.long_exit=0",
                                "placement.aftercare_share=1", "placement.aftercare_exit=0"}) <
          8);  // those who turn 22 only
    CHECK(figure("exit_share", {"placement.short_exit=20", "placement.long_exit=20",
                                "placement.aftercare_share=0"}) > 99);
  }

  TEST_CASE("the share placed again follows from the hazard of re-entry") {
    const double share = figure(
        "reentry_two_years", {"placement.reentry_early=0.3", "placement.reentry_short_stay_ratio=1",
                              "placement.reentry_shortening=0"});
    // 1 - exp(-0.6) is 45 per cent; fewer because children come of age, more by new decisions.
    CHECK(share > 38);
    CHECK(share < 50);
  }
}
