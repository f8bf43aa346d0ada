#include "app/results/outputs.hpp"

#include "app/report/payload.hpp"
#include "app/report/report_command.hpp"
#include "app/results/csv.hpp"
#include "app/results/files.hpp"
#include "app/results/written_files.hpp"
#include "app/workbook/workbook.hpp"

namespace kohort {

void write_outputs(const RunResults& run, Store& store, const std::string& language,
                   bool danish_csv) {
  store.set(files_fact, "");  // until all are there
  const std::vector<Table> tables = result_tables(run, store);
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
  const Json shown = payload(run);
  store.set(payload_fact, written(shown, -1));
  write_file(file("report.html"), report_page(shown, language));
  write_workbook(run, file("budget.xlsx"), language);
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
