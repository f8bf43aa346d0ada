#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "app/scenario/draw_position.hpp"
#include "app/sweep/inputs.hpp"
#include "app/sweep/points.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using namespace kohort::sweep;

namespace {

constexpr double central = std::numeric_limits<double>::quiet_NaN();

Study study_of(const test::Folder& folder, const std::string& text) {
  return read_study(folder.write("study.toml", "scenario = \"denmark.toml\"\n" + text));
}

/// Numbers of every parameter, one after another.
std::vector<double> flat(const Parameters& parameters) {
  class Reader final : public ParameterVisitor {
   public:
    void section(std::string_view, std::string_view) override {}
    void number(const ParameterInfo&, double& value) override { all.push_back(value); }
    void flag(const ParameterInfo&, bool& value) override { all.push_back(value ? 1 : 0); }
    void table(const ParameterInfo&, std::span<const std::string_view>,
               std::span<double> values) override {
      all.insert(all.end(), values.begin(), values.end());
    }
    std::vector<double> all;
  } reader;
  Parameters copy = parameters;
  visit_parameters(copy, reader);
  return reader.all;
}

}  // namespace

TEST_SUITE("sweep") {
  TEST_CASE("a point of a study where a draw of a run lies has the parameters of that draw") {
    const test::Folder folder;
    const Study study = study_of(
        folder, "seed = 5\nall_uncertain = true\n[design]\nkind = \"probabilistic\"\npoints = 4\n");
    const Scenario& scenario = study.scenarios.front();
    const ScenarioInputs inputs{study, scenario};
    for (std::uint32_t p = 0; p < 4; ++p) {
      std::vector<double> point;
      for (const StudyParameter& parameter : study.parameters)
        point.push_back(draw_position(parameter.key, 5, p));
      const Parameters swept = scenario.assemble(inputs.values(point));
      // Parameters of programmes that are off are not varied, and matter to nobody.
      const auto a = flat(without_programmes(swept));
      const auto b = flat(without_programmes(scenario.draw(5, p)));
      REQUIRE(a.size() == b.size());
      std::size_t different = 0;
      const auto unvaried = flat(without_programmes(scenario.central()));
      for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i]) {
          ++different;
          CHECK(a[i] == unvaried[i]);
        }
      CHECK(different < a.size() / 4);
    }
  }

  TEST_CASE("coordinates 0 and 1 of a range are low and high, and no coordinate is the value") {
    const test::Folder folder;
    const Study study = study_of(folder,
                                 "[design]\nkind = \"one-way\"\n"
                                 "[[parameters]]\nkey = \"casework.turnover\"\n"
                                 "[[parameters]]\nkey = \"notifications.rate[none]\"\n"
                                 "low = 0.01\nhigh = 0.03\n");
    const ScenarioInputs inputs{study, study.scenarios.front()};
    const ResolvedParameter& turnover = *study.scenarios.front().find("casework.turnover");
    CHECK(inputs.input(0, 0) == turnover.low.front());
    CHECK(inputs.input(0, 1) == turnover.high.front());
    CHECK(inputs.input(0, central) == turnover.value.front());
    CHECK(inputs.input(1, 0) == 0.01);
    CHECK(inputs.input(1, 0.5) == doctest::Approx(0.02));
    CHECK(inputs.input(1, 1) == 0.03);
  }

  TEST_CASE("a factor moves a whole table, an entry only itself") {
    const test::Folder folder;
    const Study study = study_of(folder,
                                 "[design]\nkind = \"grid\"\n"
                                 "[[parameters]]\nkey = \"notifications.rate\"\nfactor = true\n"
                                 "low = 0.5\nhigh = 2\n"
                                 "[[parameters]]\nkey = \"needs.onset[6-11]\"\n"
                                 "low = 0.001\nhigh = 0.002\n");
    const Scenario& scenario = study.scenarios.front();
    const ScenarioInputs inputs{study, scenario};
    const auto values = inputs.values(std::vector<double>{1.0, 1.0});
    const auto rate =
        static_cast<std::size_t>(scenario.find("notifications.rate") - scenario.parameters.data());
    const auto onset =
        static_cast<std::size_t>(scenario.find("needs.onset") - scenario.parameters.data());
    for (std::size_t i = 0; i < 4; ++i)
      CHECK(values[rate][i] == 2 * scenario.parameters[rate].value[i]);
    for (std::size_t i = 0; i < 6; ++i)
      CHECK(values[onset][i] == (i == 3 ? 0.002 : scenario.parameters[onset].value[i]));
  }

  TEST_CASE("designs have the number of points that they promise, each within the cube") {
    const test::Folder folder;
    const auto write = [&](const std::string& design) {
      return read_study(folder.write(
          "study.toml", "model = \"test:ishigami\"\nall_uncertain = true\n[design]\n" + design));
    };
    const auto size = [&](const std::string& design) {
      const Study study = write(design);
      const auto points = make_points(study);
      for (std::uint64_t p = 0; p < points->size(); ++p)
        for (const double c : points->at(p)) CHECK((std::isnan(c) || (c >= 0 && c <= 1)));
      return points->size();
    };
    CHECK(size("kind = \"one-way\"\n") == 7);
    CHECK(size("kind = \"grid\"\nlevels = 4\n") == 64);
    CHECK(size("kind = \"morris\"\ntrajectories = 5\n") == 20);
    CHECK(size("kind = \"sobol\"\npoints = 32\n") == 160);
    CHECK(size("kind = \"latin-hypercube\"\npoints = 9\n") == 9);
    CHECK(size("kind = \"probabilistic\"\npoints = 9\n") == 9);
  }

  TEST_CASE("a Latin hypercube has one point in every stratum of every parameter") {
    const test::Folder folder;
    const Study study =
        read_study(folder.write("study.toml",
                                "model = \"test:ishigami\"\nall_uncertain = true\n"
                                "[design]\nkind = \"latin-hypercube\"\npoints = 50\n"));
    const auto points = make_points(study);
    for (std::size_t j = 0; j < 3; ++j) {
      std::vector<int> strata(50, 0);
      for (std::uint64_t p = 0; p < 50; ++p)
        ++strata[static_cast<std::size_t>(points->at(p)[j] * 50)];
      CHECK(strata == std::vector<int>(50, 1));
    }
  }

  TEST_CASE("correlated parameters have the correlation that the study states") {
    const test::Folder folder;
    const Study study =
        read_study(folder.write("study.toml",
                                "model = \"test:linear\"\n"
                                "[design]\nkind = \"probabilistic\"\npoints = 20000\n"
                                "[[parameters]]\nkey = \"x1\"\n[[parameters]]\nkey = \"x2\"\n"
                                "[[parameters]]\nkey = \"x3\"\n"
                                "[[correlations]]\na = \"x1\"\nb = \"x3\"\nvalue = -0.6\n"));
    const auto points = make_points(study);
    double s13 = 0, s12 = 0;
    for (std::uint64_t p = 0; p < points->size(); ++p) {
      const auto x = test_arguments(study, points->at(p));  // standard normal
      s13 += x[0] * x[2];
      s12 += x[0] * x[1];
    }
    // The standard error of the product of two standard normals is at most sqrt(2 / n) = 0.01.
    CHECK(s13 / 20000 == doctest::Approx(-0.6).epsilon(0.06));
    CHECK(std::abs(s12 / 20000) < 0.04);
  }

  TEST_CASE("two shares that exceed 1 together are a contradiction, never negative shares") {
    const test::Folder folder;
    const Study study = study_of(folder,
                                 "[design]\nkind = \"grid\"\nlevels = 2\n"
                                 "[[parameters]]\nkey = \"placement.entry_12_17[foster]\"\n"
                                 "low = 0.37\nhigh = 0.8\n"
                                 "[[parameters]]\nkey = \"placement.entry_12_17[institution]\"\n"
                                 "low = 0.23\nhigh = 0.8\n");
    const Scenario& scenario = study.scenarios.front();
    const ScenarioInputs inputs{study, scenario};
    const auto at = [&](double foster, double institution) {
      return scenario.assemble(inputs.values(std::vector<double>{foster, institution}));
    };
    for (const double foster : {0.0, 1.0})
      for (const double institution : {0.0, 1.0}) {
        const Parameters p = at(foster, institution);
        for (const double share : p.placement.entry_12_17) CHECK(share >= 0);
        const auto faults = inconsistencies(p);
        if (foster + institution < 2) {
          CHECK(faults.size() == (foster + institution > 0 ? 1 : 0));
        } else {
          REQUIRE(faults.size() == 1);
          CHECK(test::contains(faults.front(), "placement.entry_12_17: sums to 1.6, not 1"));
        }
      }
  }

  TEST_CASE("a whole composition is drawn as a run draws it, each share with its own coordinate") {
    const test::Folder folder;
    const std::string base =
        "extends = \"denmark.toml\"\n[population]\neducation = { value = [0.25, 0.25, 0.25, 0.25], "
        "low = [0.2, 0.2, 0.2, 0.2], high = [0.3, 0.3, 0.3, 0.3], grade = \"N\" }\n";
    folder.write("uncertain.toml", base);
    const auto read = [&](const std::string& design) {
      return read_study(folder.write(
          "study.toml", "scenario = \"uncertain.toml\"\nseed = 5\n[design]\n" + design +
                            "[[parameters]]\nkey = \"population.education\"\n"));
    };
    const Study study = read("kind = \"probabilistic\"\npoints = 8\n");
    REQUIRE(study.parameters.size() == 4);
    CHECK(study.groups() == std::vector<std::string>{"population.education"});
    const Scenario& scenario = study.scenarios.front();
    const ScenarioInputs inputs{study, scenario};
    for (std::uint32_t p = 0; p < 8; ++p) {
      std::vector<double> point;
      for (const StudyParameter& share : study.parameters)
        point.push_back(draw_position(share.key, 5, p));
      const Parameters swept = scenario.assemble(inputs.values(point));
      const auto& drawn = scenario.draw(5, p).population.education;
      CHECK(swept.population.education == drawn);
      const auto shown = inputs.inputs(point);
      for (std::size_t i = 0; i < 4; ++i) CHECK(shown[i] == drawn[i]);
    }
    // One at a time, the others give way; several at a time, the largest does.
    CHECK(read("kind = \"one-way\"\n").parameters.size() == 4);
    CHECK(read("kind = \"morris\"\n").parameters.size() == 3);
  }
}
