#include "app/run/outputs.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "app/files/base64.hpp"
#include "app/files/csv.hpp"
#include "app/files/files.hpp"
#include "app/files/written_files.hpp"
#include "app/report/again.hpp"
#include "app/report/payload.hpp"
#include "app/report/report_command.hpp"
#include "app/results/outputs.hpp"
#include "app/workbook/workbook.hpp"

namespace kohort {

namespace {

void keep_workbook(const RunResults& run, Store& store, const std::filesystem::path& path,
                   const std::string& language) {
  write_workbook(run, path, language);
  std::ifstream stream{path, std::ios::binary};
  store.set(workbook_fact(language),
            to_base64(std::string{std::istreambuf_iterator<char>{stream}, {}}));
}

}  // namespace

void write_outputs(const RunResults& run, Store& store, const std::string& language,
                   bool danish_csv, const std::vector<std::string>& overrides) {
  store.set(files_fact, "");  // until all are there
  const auto first = [&store](std::uint32_t count) -> OutcomeReader {
    return [&store, count](std::size_t row, const OutcomeVisitor& visit) {
      store.read(row, 0, count, visit);
    };
  };
  const std::vector<Table> tables = result_tables(run, first(run.replications));
  store.write_tables(tables);
  create_subfolder(run.folder / "tables");
  const CsvDialect dialect = danish_csv ? CsvDialect::danish : CsvDialect::rfc4180;
  std::vector<std::string> names;
  const auto file = [&](const std::string& name) {
    names.push_back(name);
    return run.folder / name;
  };
  for (const Table& table : tables)
    write_file(file("tables/" + table.name + ".csv"), to_csv(table, dialect));
  Json shown = payload(run);
  shown["again"] =
      again_object(run, first(std::min(run.replications, checked_replications)), overrides);
  store.set(payload_fact, written(shown, -1));
  write_file(file("report.html"), report_page(shown, language));
  const auto workbook = file("budget.xlsx");
  keep_workbook(run, store, workbook, language);
  // `kohort report` takes either language from the store. Under a temporary name: whenever the
  // program ends, the folder's own workbook is in the run's language.
  const auto aside = part_of(workbook);
  for (const char* other : {"da", "en"})
    if (language != other) keep_workbook(run, store, aside, other);
  std::error_code ignored;
  std::filesystem::remove(aside, ignored);
  write_file(file("manifest.json"), manifest_json(run));
  write_file(file("summary.json"), summary_json(run));
  store.set("replications", std::to_string(run.replications));
  store.set("requested", std::to_string(run.requested));
  store.set("result_hash", run.result_hash);
  store.set(files_fact, written_files(run.folder, names));
  store.set("complete", run.complete ? "yes" : "no");
  store.close();
}

}  // namespace kohort
