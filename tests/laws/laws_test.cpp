// What the reader and the runner say of good and bad law files.
#include <doctest/doctest.h>

#include "app/words/input_error.hpp"
#include "tests/laws/law_reader.hpp"
#include "tests/laws/law_runner.hpp"

using namespace kohort;
using namespace kohort::laws;

namespace {

std::string problems_of(const std::string& text) {
  try {
    (void)parse_laws(text, "my.toml");
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

bool says(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

/// A law about the baseline with these further lines.
Law law_with(const std::string& lines) {
  return parse_laws(
             "scenario = \"denmark.toml\"\nbirths = 60\nreplications = 4\n[[law]]\n"
             "name = \"n\"\nreason = \"r\"\n" +
                 lines,
             "my.toml")
      .front();
}

Verdict judged(const std::string& lines) {
  const std::vector<Law> laws{law_with(lines)};
  return LawRunner{laws, KOHORT_SOURCE_DIR "/scenarios"}.judge(0);
}

}  // namespace

TEST_SUITE_BEGIN("laws");

TEST_CASE("law files: every mistake is said at once, with its place and what was meant") {
  const std::string all = problems_of(
      "scenario = \"denmark.toml\"\n"
      "[[law]]\n"
      "name = \"a\"\n"
      "metric = \"lifetime_cost_pubic\"\n"
      "direction = \"rise\"\n"
      "against = \"base\"\n"
      "births = 3\n"
      "between = [2, 1]\n"
      "resaon = \"x\"\n");
  CHECK(says(all,
             "my.toml:4:10: metric = \"lifetime_cost_pubic\": no such figure (did you mean "
             "lifetime_cost_public?)"));
  CHECK(says(all, "my.toml:5:13: direction = \"rise\": expected one of rises, falls"));
  CHECK(says(all, "my.toml:6:11: against"));
  CHECK(says(all, "my.toml:7:10: births = 3: expected a number between 20 and 100000"));
  CHECK(says(all, "my.toml:8:11: between"));
  CHECK(says(all, "my.toml:9:1: unknown key resaon"));
  CHECK(says(all, "(did you mean reason?)"));
  CHECK(says(all, "this law has no reason"));
}

TEST_CASE(
    "law files: a law that claims nothing, compares with nothing, or excuses itself without "
    "a reason is refused") {
  const std::string head = "[[law]]\nname=\"a\"\nreason=\"b\"\nscenario=\"denmark.toml\"\n";
  CHECK(says(problems_of(head + "metric=\"births\"\n"), "claims nothing"));
  CHECK(says(problems_of(head + "metric=\"births\"\ndirection=\"rises\"\n"), "has no against"));
  CHECK(says(problems_of(head + "metric=\"births\"\nbetween=[1,2]\nknown_to_fail=true\n"),
             "fails_because belong together"));
  CHECK(says(problems_of("births = 100\n"), "at least one [[law]]"));
}

TEST_CASE("law files: a setting that does not exist is said with the law's place") {
  CHECK_THROWS_WITH_AS(judged("metric=\"births\"\nbetween=[1,2]\nset=[\"casework.turnovr=1\"]\n"),
                       doctest::Contains("my.toml:4:"), InputError);
}

TEST_CASE("laws: what is true holds, and its contrary does not") {
  CHECK(judged("metric=\"births\"\nbetween=[400,800]\n").holds);
  CHECK_FALSE(judged("metric=\"births\"\nbetween=[0,1]\n").holds);
  const std::string twice =
      "metric=\"cost.measures.municipality\"\nboth=[\"costs.acute=0\"]\n"
      "set=[\"costs.measure=260000\"]\n"
      "against=[\"costs.measure=130000\"]\n";
  CHECK(judged(twice + "direction=\"rises\"\nchange_percent=[99.9,100.1]\n").holds);
  CHECK_FALSE(judged(twice + "direction=\"falls\"\n").holds);
  CHECK_FALSE(judged(twice + "direction=\"not_higher\"\n").holds);
  CHECK_FALSE(judged(twice + "direction=\"same\"\n").holds);
  CHECK(judged("metric=\"births\"\nset=[\"costs.measure=1\"]\nagainst=[]\ndirection=\"same\"\n")
            .holds);
}

TEST_CASE("laws: one that is known to fail is as expected only while it fails") {
  const Law excused = law_with(
      "metric=\"births\"\nbetween=[0,1]\nknown_to_fail=true\nfails_because=\"an example\"\n");
  CHECK(Verdict{false, ""}.as_expected(excused));
  CHECK_FALSE(Verdict{true, ""}.as_expected(excused));
}

TEST_SUITE_END();
