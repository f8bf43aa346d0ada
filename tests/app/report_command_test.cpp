#include "app/report/report_command.hpp"

#include <cstdlib>
#include <doctest/doctest.h>

#include "app/files/base64.hpp"
#include "app/report/payload.hpp"
#include "app/report/pdf.hpp"
#include "app/report/stored.hpp"
#include "app/report/why.hpp"
#include "app/results/store.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;
using test::contains;
using test::fake_options;
using test::fake_scenario;
using test::run;
using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

Scenario real_scenario() {
  return load_scenario(KOHORT_SOURCE_DIR "/scenarios/gladsaxe-2016-sverigesmodel.toml");
}

/// A finished run of a real scenario with made-up outcomes.
void finished_run(const fs::path& folder) {
  RunOptions options = fake_options(folder, 20);
  options.draws = 10;
  REQUIRE(run({real_scenario()}, options).code == 0);
}

test::Ran report(ReportOptions options) {
  const test::Capture out;
  const test::Capture err;
  test::Ran ran;
  ran.code = report_command(options, out.file(), err.file());
  ran.out = out.text();
  ran.err = err.text();
  return ran;
}

/// The report of --xlsx, and what it wrote.
std::string reported_workbook(const fs::path& folder, const fs::path& out, const char* language) {
  ReportOptions options;
  options.folder = folder;
  options.out = out;
  options.xlsx = true;
  options.language = language;
  REQUIRE(report(options).code == 0);
  return test::read_file(out / "budget.xlsx");
}

ReportOptions options_for(const fs::path& folder) {
  ReportOptions options;
  options.folder = folder;
  return options;
}

std::string refusal(const ReportOptions& options) {
  try {
    (void)report(options);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

/// Puts another text in place of a fact of a results folder.
void change_fact(const fs::path& folder, const std::string& key, const std::string& value) {
  Store store{folder};
  store.set(key, value);
  store.close();
}

}  // namespace

TEST_SUITE_BEGIN("report command");

TEST_CASE("report --xlsx writes the workbook in the language that is asked for") {
  const TemporaryFolder danish;
  finished_run(danish.path());
  const TemporaryFolder english;
  RunOptions options = fake_options(english.path(), 20);
  options.draws = 10;
  options.language = "en";
  REQUIRE(run({real_scenario()}, options).code == 0);
  const TemporaryFolder out;
  const std::string made_in_danish = test::read_file(danish.path() / "budget.xlsx");
  const std::string made_in_english = test::read_file(english.path() / "budget.xlsx");
  CHECK(made_in_danish != made_in_english);
  CHECK(reported_workbook(danish.path(), out.path(), "en") == made_in_english);
  CHECK(reported_workbook(danish.path(), out.path(), "da") == made_in_danish);
  CHECK(reported_workbook(english.path(), out.path(), "da") == made_in_danish);
}

TEST_CASE("bytes come back from their text") {
  std::string bytes;
  for (int i = 0; i < 260; ++i) {
    CHECK(from_base64(to_base64(bytes)) == bytes);
    bytes += static_cast<char>(i * 37);
  }
  CHECK(to_base64("Kohort") == "S29ob3J0");
  CHECK(to_base64("Ko") == "S28=");
  CHECK_FALSE(from_base64("S28"));
  CHECK_FALSE(from_base64("S2\n="));
}

TEST_CASE("a copied folder gives the very bytes that the run wrote, without the scenario files") {
  const TemporaryFolder folder;
  finished_run(folder.path() / "run");
  const fs::path copy = folder.path() / "a copy with 'quotes\" and <signs>";
  fs::create_directory(copy);
  fs::copy_file(folder.path() / "run/results.sqlite", copy / "results.sqlite");
  const auto ran = report(options_for(copy));
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "report.html"));
  CHECK(ran.err.empty());
  const std::string again = test::read_file(copy / "report.html");
  CHECK(again.size() > 100000);
  CHECK((again == test::read_file(folder.path() / "run/report.html")));
}

TEST_CASE("the folder that is read stays as it was when another one is written") {
  const TemporaryFolder folder;
  finished_run(folder.path() / "run");
  const std::string before = test::read_file(folder.path() / "run/results.sqlite");
  fs::remove(folder.path() / "run/report.html");
  ReportOptions options = options_for(folder.path() / "run");
  options.out = folder.path() / "new/below";
  options.account = true;
  CHECK(report(options).code == 0);
  CHECK(fs::exists(options.out / "report.html"));
  CHECK(fs::exists(options.out / "account.html"));
  CHECK_FALSE(fs::exists(folder.path() / "run/report.html"));
  CHECK((test::read_file(folder.path() / "run/results.sqlite") == before));
}

TEST_CASE("an incomplete run gives a report and a warning") {
  const TemporaryFolder folder;
  std::stop_source stop;
  Engine engine = test::fake_engine();
  engine.simulate = [&stop, simulate = engine.simulate](auto scenarios, auto seed,
                                                        std::uint32_t replication) {
    if (replication == 6) stop.request_stop();
    return simulate(scenarios, seed, replication);
  };
  REQUIRE(run({fake_scenario()}, fake_options(folder.path(), 30), engine, stop.get_token()).code ==
          130);
  const auto ran = report(options_for(folder.path()));
  CHECK(ran.code == 0);
  CHECK(contains(ran.err, "UFULDSTÆNDIG"));
  CHECK(contains(test::read_file(folder.path() / "report.html"), "Foreløbigt resultat"));
}

TEST_CASE("a run that went on after its summary is said to be ahead of the report") {
  const TemporaryFolder folder;
  finished_run(folder.path());
  change_fact(folder.path(), "complete", "no");
  CHECK(contains(report(options_for(folder.path())).err, "20 gentagelser"));
}

TEST_CASE("what is no results folder is said plainly, and nothing is written to it") {
  const TemporaryFolder folder;
  CHECK(contains(refusal(options_for(folder.path())), "not a results folder"));
  CHECK(fs::is_empty(folder.path()));
  CHECK(contains(refusal(options_for(folder.path() / "absent")), "no such folder"));
  std::ofstream{folder.path() / "file"} << "x";
  CHECK(contains(refusal(options_for(folder.path() / "file")), "is a file"));
}

TEST_CASE("a damaged database is named, whatever is wrong with it") {
  const TemporaryFolder folder;
  finished_run(folder.path());
  const fs::path file = folder.path() / "results.sqlite";
  const std::string whole = test::read_file(file);
  std::ofstream{file, std::ios::binary} << "this is no database at all, but it is long enough";
  CHECK(contains(refusal(options_for(folder.path())), "damaged"));
  std::ofstream{file, std::ios::binary} << whole.substr(0, whole.size() / 3);
  CHECK(contains(refusal(options_for(folder.path())), "damaged"));
  std::ofstream{file, std::ios::binary} << "";
  CHECK(contains(refusal(options_for(folder.path())), "damaged"));
}

TEST_CASE("a newer, an unknown, a broken and a missing payload are told apart") {
  const TemporaryFolder folder;
  finished_run(folder.path());
  change_fact(folder.path(), payload_fact, R"({"format":"kohort-report-2"})");
  CHECK(contains(refusal(options_for(folder.path())), "newer kohort"));
  change_fact(folder.path(), payload_fact, R"({"format":"something"})");
  CHECK(contains(refusal(options_for(folder.path())), "unknown format"));
  change_fact(folder.path(), payload_fact, R"({"format":)");
  CHECK(contains(refusal(options_for(folder.path())), "damaged"));
  change_fact(folder.path(), payload_fact, "[1]");
  CHECK(contains(refusal(options_for(folder.path())), "damaged"));
  change_fact(folder.path(), payload_fact, "");
  CHECK(contains(refusal(options_for(folder.path())), "kept no report"));
  change_fact(folder.path(), "result_hash", "");
  CHECK(contains(refusal(options_for(folder.path())), "ended before it had a result"));
}

TEST_CASE("a payload without payers is refused") {
  const TemporaryFolder folder;
  finished_run(folder.path());
  Json json = read_stored_payload(folder.path()).payload;
  json["summary"]["scenarios"][0]["payers"] = Json::object();
  change_fact(folder.path(), payload_fact, json.dump());
  CHECK(contains(refusal(options_for(folder.path())), "payers"));
}

TEST_CASE("without programmes there is a report but no account") {
  const TemporaryFolder folder;
  REQUIRE(run({fake_scenario()}, fake_options(folder.path(), 4)).code == 0);
  CHECK(report(options_for(folder.path())).code == 0);
  ReportOptions options = options_for(folder.path());
  options.account = true;
  CHECK(contains(refusal(options), "no scenario has a programme"));
  CHECK_FALSE(fs::exists(folder.path() / "account.html"));
}

TEST_CASE("without Chromium the page is made, and the package is named") {
  const TemporaryFolder folder;
  finished_run(folder.path());
  fs::remove(folder.path() / "report.html");
  ReportOptions options = options_for(folder.path());
  options.pdf = true;
  ::setenv("KOHORT_CHROMIUM", "/nowhere/chromium", 1);
  const std::string message = refusal(options);
  CHECK(contains(message, "package chromium"));
  CHECK(fs::exists(folder.path() / "report.html"));
  SUBCASE("a program that prints nothing is said to") {
    ::setenv("KOHORT_CHROMIUM", "/bin/true", 1);
    CHECK(contains(refusal(options), "printed no whole PDF"));
  }
  SUBCASE("a program that does not end is ended") {
    const fs::path slow = folder.path() / "slow";
    std::ofstream{slow} << "#!/bin/sh\nsleep 600\n";
    fs::permissions(slow, fs::perms::owner_all);
    ::setenv("KOHORT_CHROMIUM", slow.c_str(), 1);
    CHECK_THROWS_WITH_AS((void)print_pdf(folder.path() / "report.html",
                                         folder.path() / "report.pdf", {}, std::chrono::seconds{1}),
                         doctest::Contains("did not end within 1 s"), InputError);
  }
  SUBCASE("a stop request ends it at once") {
    const fs::path slow = folder.path() / "slow";
    std::ofstream{slow} << "#!/bin/sh\nsleep 600\n";
    fs::permissions(slow, fs::perms::owner_all);
    ::setenv("KOHORT_CHROMIUM", slow.c_str(), 1);
    std::stop_source stop;
    stop.request_stop();
    CHECK_FALSE(
        print_pdf(folder.path() / "report.html", folder.path() / "report.pdf", stop.get_token()));
  }
  SUBCASE("a PDF that was cut, or that came with a failure, is refused") {
    const std::string whole = "%PDF-1.4\n1 0 obj\nendobj\nxref\ntrailer\nstartxref\n24\n%%EOF\n";
    const auto prints = [&](const std::string& pdf, const char* ending) {
      const fs::path fake = folder.path() / "fake";
      std::ofstream{folder.path() / "content"} << pdf;
      std::ofstream{fake} << "#!/bin/sh\nfor a; do case $a in --print-to-pdf=*) cat '"
                          << (folder.path() / "content").string()
                          << "' > \"${a#*=}\";; esac; done\n"
                          << ending << "\n";
      fs::permissions(fake, fs::perms::owner_all);
      ::setenv("KOHORT_CHROMIUM", fake.c_str(), 1);
      return refusal(options);
    };
    for (std::size_t size = 0; size + 1 < whole.size(); ++size)
      REQUIRE_FALSE(is_whole_pdf(whole.substr(0, size)));
    REQUIRE(is_whole_pdf(whole));
    CHECK(contains(prints(whole.substr(0, 19), "exit 0"), "printed no whole PDF"));
    CHECK(contains(prints(whole, "exit 3"), "ended with code 3"));
    CHECK(contains(prints(whole, "kill -9 $$"), "was ended by signal 9"));
  }
  ::unsetenv("KOHORT_CHROMIUM");
  CHECK_FALSE(fs::exists(folder.path() / "report.pdf"));
}

TEST_CASE("paths become addresses that a browser understands") {
  CHECK(file_url("/a b/\"c\"#?%.html") == "file:///a%20b/%22c%22%23%3F%25.html");
  CHECK(file_url("/å") == "file:///%C3%A5");
}

TEST_CASE("break-even is found once and remembered with its years") {
  const TemporaryFolder folder;
  std::atomic<int> count{0};
  Engine engine = test::fake_engine();
  engine.simulate = [&count, simulate = engine.simulate](auto scenarios, auto seed, auto r) {
    ++count;
    return simulate(scenarios, seed, r);
  };
  RunOptions options = fake_options(folder.path(), 20);
  options.draws = 10;
  REQUIRE(run({real_scenario()}, options, engine).code == 0);
  const int first = count;
  CHECK(first > 20);
  CHECK(first <= 20 + 8 * 20);  // what few replications leave open takes more, not without end
  REQUIRE(run({real_scenario()}, options, engine).code == 0);
  CHECK(count == first + 1);  // the check of the first replication
  const auto years = [&] {
    return read_stored_payload(folder.path()).payload["scenarios"][0]["break_even"][0]["years"];
  };
  CHECK(years() == 10);
  options.break_even_years = 3;
  REQUIRE(run({real_scenario()}, options, engine).code == 0);
  CHECK(years() == 3);
  options.break_even = false;
  REQUIRE(run({real_scenario()}, options, engine).code == 0);
  CHECK(read_stored_payload(folder.path()).payload["scenarios"][0]["break_even"].empty());
}

TEST_CASE("a break-even that another program left is found again") {
  const TemporaryFolder folder;
  std::atomic<int> count{0};
  Engine engine = test::fake_engine();
  engine.simulate = [&count, simulate = engine.simulate](auto scenarios, auto seed, auto r) {
    ++count;
    return simulate(scenarios, seed, r);
  };
  const RunOptions options = fake_options(folder.path(), 20);
  REQUIRE(run({real_scenario()}, options, engine).code == 0);
  const auto strength = [&] {
    return read_stored_payload(folder.path()).payload["scenarios"][0]["break_even"];
  };
  const Json right = strength();
  {
    Store store{folder.path()};
    const std::string key = "break_even." + real_scenario().id;
    Json kept = Json::parse(store.value(key).value());
    kept["question"]["program"] = "another";
    kept["found"]["break_even"][0]["strength"]["at"] = 3.87;
    store.set(key, kept.dump());
    store.close();
  }
  const int before = count;
  REQUIRE(run({real_scenario()}, options, engine).code == 0);
  CHECK(count > before + 1);
  CHECK(strength() == right);
}

TEST_CASE("why tells a figure's whole descent") {
  const TemporaryFolder folder;
  finished_run(folder.path());
  const std::string text = why_command(folder.path(), "cost_municipality", "da");
  CHECK(contains(text, "Kommunens nettoudgift (mio. kr.)"));
  CHECK(contains(text, "95\u00a0pct. mellem"));
  CHECK(contains(text, "summen af alle udgiftsarter"));
  CHECK(contains(text, "programmes.sverigesmodel.caseworkers_factor = 2"));
  CHECK(contains(text, "gladsaxe-2016-sverigesmodel.toml:17:"));
  CHECK(contains(text, "[1.5; 2.5] fixed"));
  CHECK(contains(text, "V, læst i kilden"));
  CHECK(contains(text, "herning_workers - "));
  CHECK(contains(text, "denmark.toml -> "));
  CHECK(contains(text, "frø 1, 20 gentagelser, 10 parametertrækninger"));
  CHECK(contains(text, read_stored_payload(folder.path()).payload["summary"]["result_hash"]));
  CHECK(contains(why_command(folder.path(), "cost_municipality", "en"), "How it is computed"));
  const Json stored = read_stored_payload(folder.path()).payload;
  for (const auto& [figure, ignored] : stored["scenarios"][0]["lineage"].items())
    CHECK_FALSE(why_command(folder.path(), figure, "da").empty());
}

TEST_CASE("why tells one year of a payer's cost, with that year's budget line and what is spent") {
  const TemporaryFolder folder;
  finished_run(folder.path());
  const Json summary = read_stored_payload(folder.path()).payload["summary"]["scenarios"][0];
  const int first = summary["first_year"].get<int>();
  const std::string figure = "cost_municipality." + std::to_string(first);
  const std::string text = why_command(folder.path(), figure, "en");
  CHECK(contains(text, "(million kr.) " + std::to_string(first)));
  CHECK(contains(text, "Budget line, the Swedish model"));
  CHECK(contains(text, "Calculated bottom-up, the Swedish model"));
  CHECK(contains(text, "How it is computed"));
  CHECK(text != why_command(folder.path(), "cost_municipality." + std::to_string(first + 1), "en"));
  CHECK_THROWS_WITH_AS((void)why_command(folder.path(), "cost_municipality.1999", "en"),
                       doctest::Contains("the budget years are"), InputError);
  CHECK_THROWS_WITH_AS((void)why_command(folder.path(), "placement_starts.2016", "en"),
                       doctest::Contains("has no single years; these have: cost_municipality"),
                       InputError);
}

TEST_CASE("an unknown figure is an error with a suggestion, and no figure lists them all") {
  const TemporaryFolder folder;
  finished_run(folder.path());
  CHECK_THROWS_WITH_AS((void)why_command(folder.path(), "cost_municipalty", "da"),
                       doctest::Contains("did you mean cost_municipality?"), InputError);
  const std::string list = why_command(folder.path(), "", "en");
  for (const char* figure : {"placement_starts ", "fan ", "break_even "})
    CHECK(contains(list, figure));
}

TEST_SUITE_END();
