#include "app/results/outputs.hpp"

#include "app/report/payload.hpp"
#include "app/report/report_command.hpp"
#include "app/results/csv.hpp"
#include "app/results/files.hpp"
#include "app/workbook/workbook.hpp"

namespace kohort {

void write_outputs(const RunResults& run, Store& store, const std::string& language,
                   bool danish_csv) {
  const std::vector<Table> tables = result_tables(run, store);
  store.write_tables(tables);
  create_folder(run.folder / "tables");
  const CsvDialect dialect = danish_csv ? CsvDialect::danish : CsvDialect::rfc4180;
  for (const Table& table : tables) {
    write_file(run.folder / "tables" / (table.name + ".csv"), to_csv(table, dialect));
  }
  const Json shown = payload(run);
  store.set(payload_fact, written(shown, -1));
  write_file(run.folder / "report.html", report_page(shown, language));
  write_workbook(run, run.folder / "budget.xlsx", language);
  write_file(run.folder / "manifest.json", manifest_json(run));
  write_file(run.folder / "summary.json", summary_json(run));
  store.set("replications", std::to_string(run.replications));
  store.set("requested", std::to_string(run.requested));
  store.set("result_hash", run.result_hash);
  store.set("complete", run.complete ? "yes" : "no");
  store.close();
}

}  // namespace kohort
