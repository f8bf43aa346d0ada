/// The engine as a page's worker calls it: plain C functions over one session. Texts are UTF-8 and
/// valid until the next call; answers are JSON, and {"problems": [...]} where something is wrong.

#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <new>

#include "app/browser/look.hpp"
#include "app/browser/session.hpp"
#include "app/report/catalogue.hpp"
#include "app/scenario/commands.hpp"
#include "app/words/input_error.hpp"

namespace {

using namespace kohort;
using browser::Session;

std::unique_ptr<Session> session;
std::string answer;
std::vector<double> outcomes;

template <class Work>
const char* answered(Work work) {
  try {
    answer = written(work(), -1);
  } catch (const InputError& error) {
    answer = written(Json{{"problems", error.problems()}}, -1);
  } catch (const std::bad_alloc&) {
    answer = R"({"problems":["out of memory"]})";
  } catch (const std::exception& error) {
    answer = written(Json{{"problems", {error.what()}}}, -1);
  }
  return answer.c_str();
}

Session& opened() {
  if (!session) throw InputError{"nothing has been opened"};
  return *session;
}

}  // namespace

extern "C" {

/// Puts a file where scenarios are read from; `name` is relative to that folder.
const char* kohort_file(const char* name, const char* text) {
  return answered([&]() -> Json {
    const std::filesystem::path path{name};
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
    std::ofstream stream{path, std::ios::binary};
    stream << text;
    if (!stream) throw InputError{std::string{name} + ": cannot be kept"};
    return Json::object();
  });
}

/// Opens {"scenarios": [...], "reference": null, "overrides": [...], "seed": "1", "draws": 25} for
/// the calls below.
const char* kohort_open(const char* request) {
  return answered([&]() -> Json {
    session.reset();
    session = std::make_unique<Session>(browser::read_request(Json::parse(request)));
    Json rows = Json::array();
    for (const StoredScenario& row : session->plan().rows) rows.push_back(row.id);
    Json edges = Json::array();
    for (const Scenario* scenario : session->plan().compared())
      edges.push_back(browser::strength_at_edge(*scenario));
    return {{"input_hash", session->plan().input_hash}, {"rows", rows}, {"edges", edges}};
  });
}

/// What `kohort check` says of a scenario file, as {"report": text}.
const char* kohort_check(const char* file, const char* language) {
  return answered([&]() -> Json {
    return {{"report", check_report(load_scenario(file), language)}};
  });
}

/// {"overrides": [...]} that make all effects of the first scenario opened, but for the reference,
/// so strong.
const char* kohort_strength(double strength) {
  return answered([&]() -> Json {
    const Scenario& first = *opened().plan().compared().front();
    return {{"overrides", browser::strength_overrides(first, strength)}};
  });
}

/// Simulates a replication: {"numbers": how many, "check_sums": [...]}; the outcomes are at
/// kohort_outcomes() then.
const char* kohort_simulate(unsigned replication) {
  return answered([&]() -> Json {
    outcomes = opened().simulate(replication);
    return {{"numbers", outcomes.size()},
            {"check_sums", opened().check_sums(replication, outcomes)}};
  });
}

const double* kohort_outcomes() { return outcomes.data(); }

/// Room for the outcomes of somebody else, for kohort_keep().
double* kohort_room(unsigned numbers) {
  outcomes.resize(numbers);
  return outcomes.data();
}

/// Keeps what is at kohort_outcomes() as this replication: {"replications": how many are usable}.
const char* kohort_keep(unsigned replication) {
  return answered([&]() -> Json {
    opened().keep(replication, outcomes);
    return {{"replications", opened().replications()}};
  });
}

/// {"bytes": of memory, "basis": of the estimate} that so many replications need.
const char* kohort_needs(unsigned replications) {
  return answered([&]() -> Json {
    const Needs needs = opened().needs(replications);
    return {{"bytes", needs.memory_bytes}, {"basis", needs.basis}};
  });
}

/// Everything that the page shows of the replications kept.
const char* kohort_results(unsigned requested) {
  return answered([&] { return opened().results(requested); });
}

/// The payload of a report of its own.
const char* kohort_whole(unsigned requested) {
  return answered([&] { return opened().whole(requested); });
}

/// {"text": summary.json}
const char* kohort_summary(unsigned requested) {
  return answered([&]() -> Json { return {{"text", opened().summary(requested)}}; });
}

/// Texts of tables/*.csv by the names of the tables.
const char* kohort_tables(unsigned requested, unsigned danish) {
  const CsvDialect dialect = danish != 0 ? CsvDialect::danish : CsvDialect::rfc4180;
  return answered([&] { return opened().tables(requested, dialect); });
}

/// What a scenario file says and where every value comes from.
const char* kohort_look(const char* file, const char* language) {
  return answered([&] { return browser::look(file, language); });
}

/// {"text": a commented scenario to start from}
const char* kohort_new(const char* base) {
  return answered([&]() -> Json { return {{"text", new_scenario(base)}}; });
}

/// Words and units of all figures.
const char* kohort_catalogue() {
  return answered([] { return figure_catalogue(); });
}

}  // extern "C"
