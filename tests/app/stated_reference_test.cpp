#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "app/figures/metric.hpp"
#include "app/results/answer.hpp"
#include "app/run/break_even.hpp"
#include "app/run/plan.hpp"
#include "app/run/reference.hpp"
#include "app/words/input_error.hpp"
#include "app/words/messages.hpp"
#include "app/words/reference_words.hpp"
#include "models/programme.hpp"
#include "tests/app/results_fake.hpp"
#include "tests/app/scenario_files.hpp"
#include "tests/app/workbook_fake.hpp"

using namespace kohort;
using test::contains;

namespace {

/// Scenario files of one place in a folder, by what each says of its reference.
struct Town {
  Scenario make(const std::string& name, const std::string& reference) const {
    return load_scenario(folder.scenario(
        reference + "\n[municipality]\nname = \"By\"\nbirths_per_year = 40\n", name));
  }
  /// What is wrong with these together, without the folder's name; empty if nothing is.
  std::string refusal(const std::vector<Scenario>& scenarios) const {
    try {
      (void)stated_reference(scenarios);
      return "";
    } catch (const InputError& error) {
      std::string all;
      for (const std::string& problem : error.problems()) all += problem + "\n";
      for (auto at = all.find(folder.path().string()); at != std::string::npos;
           at = all.find(folder.path().string()))
        all.erase(at, folder.path().string().size() + 1);
      return all;
    }
  }
  test::Folder folder;
};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

/// Says that the comparison is with the place without the proposal.
bool speaks_of_without(const std::string& text) {
  const std::string words = lower(text);
  return std::ranges::any_of(
      std::vector<std::string>{"uden forslaget", "uden indsatsen", "without the proposal",
                               "without the programme", "minus uden", "end uden ", "less without",
                               "minus without", "than without"},
      [&](const std::string& phrase) { return contains(words, phrase); });
}

}  // namespace

TEST_SUITE("reference") {
  TEST_CASE("a scenario file names its reference, found from its own folder") {
    const Town town;
    const Scenario other = town.make("other.toml", "");
    const Scenario named = town.make("named.toml", "reference = \"other.toml\"");
    const Scenario short_name = town.make("short.toml", "reference = \"other\"");
    CHECK(stated_reference({other}).empty());
    CHECK(stated_reference({named}).filename() == "other.toml");
    CHECK(stated_reference({named, short_name}) == stated_reference({named}));
    // The reference itself may stand among them, wherever.
    CHECK(stated_reference({other, named}) == stated_reference({named}));
    CHECK(stated_reference({named, other}) == stated_reference({named}));
    // It changes nothing that is simulated.
    CHECK(named.hash == other.hash);
    CHECK_FALSE(place_difference(named, other));
  }

  TEST_CASE("a reference is inherited, replaced and taken back by files that extend") {
    const Town town;
    (void)town.make("other.toml", "");
    (void)town.make("third.toml", "");
    (void)town.make("named.toml", "reference = \"other.toml\"");
    const auto child = [&](const std::string& name, const std::string& text) {
      return load_scenario(town.folder.write(name, "extends = \"named.toml\"\n" + text));
    };
    CHECK(stated_reference({child("a.toml", "")}).filename() == "other.toml");
    CHECK(stated_reference({child("b.toml", "reference = \"third.toml\"\n")}).filename() ==
          "third.toml");
    CHECK(stated_reference({child("c.toml", "reference = \"\"\n")}).empty());
    // The reference may itself extend the file that names it.
    const Scenario circle = town.make("circle.toml", "reference = \"variant.toml\"");
    const Scenario variant =
        load_scenario(town.folder.write("variant.toml", "extends = \"circle.toml\"\n"));
    CHECK(stated_reference({circle}).filename() == "variant.toml");
    CHECK(stated_reference({variant, circle}).filename() == "variant.toml");
    CHECK(contains(town.refusal({variant}), "is this scenario itself"));
  }

  TEST_CASE("a wrong reference is refused with place, what is there and what may be meant") {
    const Town town;
    (void)town.make("other.toml", "");
    const Scenario plain = town.make("plain.toml", "");
    const auto refused = [&](const std::string& reference) {
      return town.refusal({town.make("named.toml", "reference = \"" + reference + "\"")});
    };
    CHECK(contains(refused("othr.toml"), "named.toml:2:13: reference = \"othr.toml\": "));
    CHECK(contains(refused("othr.toml"), "did you mean other.toml?"));
    CHECK(contains(refused("named.toml"), "is this scenario itself"));
    CHECK(contains(refused("../elsewhere/x.toml"), "--allow-folder"));
    CHECK(contains(refused("/etc/passwd"), "--allow-folder"));
    std::filesystem::create_directory(town.folder.path() / "sub");
    (void)town.make("sub.toml", "");
    std::filesystem::copy_file(town.folder.path() / "sub.toml",
                               town.folder.path() / "sub" / "named.toml");
    CHECK(contains(refused("sub/named.toml"), "give the files different names"));
    CHECK(refused("sub").empty());
    const Scenario named = town.make("named.toml", "reference = \"other.toml\"");
    const Scenario elsewhere = town.make("elsewhere.toml", "reference = \"plain.toml\"");
    CHECK(contains(town.refusal({named, plain}), "plain names no reference"));
    CHECK(contains(town.refusal({named, elsewhere}),
                   "elsewhere.toml:2:13: reference = \"plain.toml\": scenarios of one run"));
    for (const char* value : {"3", "true", "[\"other.toml\"]", "{ file = \"other.toml\" }"}) {
      const auto problems = town.folder.problems(
          town.folder.scenario(std::string{"reference = "} + value + "\n", "bad.toml"));
      REQUIRE_FALSE(problems.empty());
      CHECK(contains(problems.front(), "bad.toml:2:13: reference = "));
      CHECK(contains(problems.front(), "expected the name of a scenario file"));
    }
    const auto set =
        town.folder.problems(town.folder.path() / "other.toml", {"reference=plain.toml"});
    REQUIRE_FALSE(set.empty());
    CHECK(contains(set.front(), "--reference"));
  }

  TEST_CASE("where another scenario is the reference, no text speaks of none") {
    for (const std::string language : {"da", "en"}) {
      const auto named = [&](const std::string& text) {
        return name_reference(text, "B", language);
      };
      for (const Message& message : messages()) {
        const std::string text{language == "en" ? message.en : message.da};
        CAPTURE(text);
        if (!contains(std::string{message.key}, "trace"))
          CHECK_FALSE(speaks_of_without(named(text)));
        CHECK(name_reference(text, "", language) == text);
      }
      for (const Metric& metric : headline_metrics())
        for (const Words& words : {metric.name, metric.text.formula})
          CHECK_FALSE(speaks_of_without(named(std::string{words.in(language)})));
    }
    CHECK(name_reference("Uden forslaget, med og uden forslaget", "B", "da") ==
          "Med »B«, med forslaget og med »B«");
    CHECK(name_reference("higher with the proposal than without (95%)", "B", "en") ==
          "higher with the proposal than with “B” (95%)");
    // A title that holds such words stays as it is.
    CHECK(name_reference("uden forslaget", "uden forslaget", "da") == "med »uden forslaget«");
  }

  TEST_CASE("the workbook names the reference in both languages") {
    test::FakeRun fake;
    Scenario other = *fake.run.scenarios.front().scenario;
    other.title = {"Det {andet}", "The {other}"};
    fake.run.scenarios.front().reference = &other;
    for (const std::string language : {"da", "en"}) {
      std::string all;
      for (const Sheet& sheet : make_workbook(fake.run, language).sheets)
        for (const auto& [place, cell] : sheet.cells())
          if (const auto* text = std::get_if<std::string>(&cell.content)) all += *text + "\n";
      CHECK_FALSE(speaks_of_without(all));
      CHECK(contains(all, language == "en" ? "With “The {other}”" : "Med »Det {andet}«"));
    }
  }

  TEST_CASE("a parameter that the reference alone uses is among those that weigh and turn") {
    const test::Folder folder;
    const auto file = [&](const char* name, const std::string& text) {
      return load_scenario(folder.write(
          name, "extends = \"" + test::shipped("gladsaxe-2016-sverigesmodel.toml").string() +
                    "\"\n[municipality]\nbirths_per_year = 40\n[time]\nbudget_years = 3\n"
                    "horizon_age = 20\n" +
                    text));
    };
    const Scenario plain = file("plain.toml", "");
    const Scenario other =
        file("other.toml",
             "[programmes.leksand_north]\nenabled = true\nacceptance = { value = 0.4, unit = "
             "\"probability\", low = 0.2, high = 0.6, distribution = \"pert\", source = "
             "\"assumption\", grade = \"N\" }\n");
    // Of the reference's further programme, which the scenario has not.
    const ResolvedParameter* const found = other.find("programmes.leksand_north.acceptance");
    REQUIRE(found != nullptr);
    const auto position = static_cast<std::size_t>(found - other.parameters.data());
    CHECK(plain.find(found->key) == nullptr);
    const ParameterDraws draws_of_plain{plain, 1}, draws_of_other{other, 1};
    std::vector<double> values;
    std::vector<std::uint32_t> draws;
    for (std::uint32_t r = 0; r < 40; ++r) {
      draws.push_back(r);
      values.push_back(found->value[0] - draws_of_other.values(r)[position][0]);
    }
    const auto weights =
        influences({&plain, &draws_of_plain}, values, draws, {&other, &draws_of_other});
    REQUIRE_FALSE(weights.empty());
    CHECK(weights.front().of_reference);
    CHECK(weights.front().parameter == position);
    CHECK(weights.front().share == doctest::Approx(1));
    // Without the reference's own draws nothing explains it so well.
    for (const Influence& i : influences({&plain, &draws_of_plain}, values, draws))
      CHECK(i.share < 0.9);
  }

  TEST_CASE("what a break-even takes is told against the reference too") {
    const test::Folder folder;
    const auto file = [&](const char* name, const char* factor) {
      return load_scenario(folder.write(
          name, "extends = \"" + test::shipped("gladsaxe-2016-sverigesmodel.toml").string() +
                    "\"\n[municipality]\nbirths_per_year = 40\n[time]\nbudget_years = 3\n"
                    "horizon_age = 20\n[programmes.sverigesmodel]\ncaseworkers_factor = " +
                    factor + "\n"));
    };
    const Scenario few = file("few.toml", "1.2"), many = file("many.toml", "1.8");
    BreakEvenTask task{.scenario = &many, .reference = &few};
    task.years = 3;
    task.seed = 1;
    task.replications = task.most_replications = 8;
    Engine engine;
    // Five for each caseworker more, less what the effect of caseload saves, which is 10 for each
    // placement-year less.
    engine.simulate = [&](std::span<const Parameters* const> p, std::uint64_t, std::uint32_t r) {
      std::vector<Outcome> outcomes(p.size() + 1, Outcome{3, 20});
      for (std::size_t i = 0; i <= p.size(); ++i) {
        double more = 0, effect = 0;
        if (i > 0) {
          const auto types = programme_types();
          for (std::size_t t = 0; t < types.size(); ++t)
            if (types[t].name == "sverigesmodel")
              more = types[t].caseworkers_factor(*p[i - 1]->programmes[t]) - 1;
          effect = p[i - 1]->casework.institution_elasticity;
        }
        outcomes[i].cost(0, Category::programme, Payer::municipality) =
            more * (5 - 10 * effect) + 0.001 * (r % 3);
        outcomes[i].yearly(Yearly::placement_years_foster, 0) = 100 - more * effect;
      }
      return outcomes;
    };
    const auto found = break_even(task, engine, [](double) {});
    REQUIRE(found);
    REQUIRE(found->front().outcome == BreakEven::Outcome::found);
    const auto needed =
        std::ranges::find(found->front().needed, "placement_years", &NeededChange::id);
    REQUIRE(needed != found->front().needed.end());
    // 0.6 caseworkers more than there, at the effect where both cost the same, 0.5, over 3 years.
    CHECK(needed->per_year.mean == doctest::Approx(-0.6 * 0.5 / 3).epsilon(0.02));
  }
}
