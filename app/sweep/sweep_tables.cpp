#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <limits>
#include <memory>

#include "app/analysis/uncertainty.hpp"
#include "app/files/csv.hpp"
#include "app/files/files.hpp"
#include "app/files/written_files.hpp"
#include "app/report/page.hpp"
#include "app/report/payload.hpp"
#include "app/sweep/sweep_outputs.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

namespace {

using Sink = std::function<void(const Row&)>;

std::int64_t whole(std::uint64_t value) { return static_cast<std::int64_t>(value); }
Cell number(double value) { return std::isfinite(value) ? Cell{value} : Cell{}; }

Table point_table(const SweepReport& report) {
  return {
      "point",
      "What the parameters are at every point of the design.",
      {{"point", "integer", "", "number of the point, from 0"},
       {"block", "integer", "", "points of one trajectory or base sample have the same"},
       {"parameter", "text", "", "key of the parameter, with its entry"},
       {"input", "real", "of the parameter",
        "its value as written; of a whole table the quantile (0 to 1) that its entries have"}},
      [&report](const Sink& sink) {
        const Job& job = *report.job;
        for (std::uint64_t p = 0; p < report.values.points; ++p) {
          const auto inputs = job.model->inputs(job.points->at(p));
          for (std::size_t j = 0; j < inputs.size(); ++j)
            sink({whole(p), whole(job.points->block(p)), job.study.parameters[j].key, inputs[j]});
        }
      }};
}

Table value_table(const SweepReport& report, const SweepStore& store) {
  return {
      "value",
      "Every output of every replication of every point that did not fail.",
      {{"point", "integer", "", "number of the point"},
       {"replication", "integer", "", "counted from 0; the same people at every point"},
       {"scenario", "text", "", "id of the scenario, or of a baseline"},
       {"output", "text", "", "figure; a difference from the baseline unless it says otherwise"},
       {"value", "real", "of the output", "its value"}},
      [&report, &store](const Sink& sink) {
        const auto formulas = output_formulas(*report.job);
        store.visit(report.values.points, report.job->study.design.replications,
                    [&](const Task& task, const TaskResult& result) {
                      if (!result.failure.empty()) return;
                      for (const OutputFormula& f : formulas)
                        sink({whole(task.point), whole(task.replication), f.scenario, f.output,
                              f(result.values)});
                    });
      }};
}

Table summary_table(const SweepReport& report) {
  return {"summary",
          "Outputs over the points that did not fail.",
          {{"scenario", "text", "", "id of the scenario, or of a baseline"},
           {"output", "text", "", "figure"},
           {"unit", "text", "", "unit of the numbers in this row"},
           {"points", "integer", "", "points that did not fail"},
           {"mean", "real", "of the output", "mean over points"},
           {"se", "real", "of the output",
            "standard error of the mean, of any parameters and any people; random designs with two "
            "replications or more only"},
           {"low", "real", "of the output",
            "2.5 % quantile of the points; of random designs without chance"},
           {"high", "real", "of the output",
            "97.5 % quantile of the points; of random designs without chance"},
           {"mean_low", "real", "of the output", "lower end of the mean's 95 % interval"},
           {"mean_high", "real", "of the output", "upper end of the mean's 95 % interval"}},
          [&report](const Sink& sink) {
            for (const Series& s : report.values.outputs) {
              const StudyEstimate e = estimate_of(*report.job, s);
              sink({s.scenario, s.output, s.unit, whole(e.points), number(e.mean.value),
                    number(e.mean.se), number(e.low), number(e.high), number(e.mean.interval.low),
                    number(e.mean.interval.high)});
            }
          }};
}

Table indices_table(const SweepReport& report) {
  return {"indices",
          "What the analyses of the design found.",
          {{"scenario", "text", "", "id of the scenario; empty: all together"},
           {"output", "text", "", "figure"},
           {"method", "text", "", "analysis; docs/sweep.md explains each"},
           {"parameter", "text", "", "key of a parameter, or name of a group or option"},
           {"index", "text", "", "name of the number"},
           {"value", "real", "", "the number"},
           {"se", "real", "", "its standard error, if known"},
           {"low", "real", "", "lower end of its 95 % interval"},
           {"high", "real", "", "upper end of its 95 % interval"}},
          [&report](const Sink& sink) {
            for (const Index& i : report.analyses.indices)
              sink({i.scenario, i.output, i.method, i.parameter, i.index, number(i.value),
                    number(i.se), number(i.low), number(i.high)});
          }};
}

Table failed_table(const SweepReport& report) {
  return {"failed",
          "Tasks that gave no result.",
          {{"point", "integer", "", "number of the point"},
           {"replication", "integer", "", "counted from 0"},
           {"cause", "text", "", "what went wrong"},
           {"inputs", "text", "", "the point's parameters"}},
          [&report](const Sink& sink) {
            const Job& job = *report.job;
            for (const FailedTask& f : report.values.failed) {
              const auto inputs = job.model->inputs(job.points->at(f.task.point));
              std::string text;
              for (std::size_t j = 0; j < inputs.size(); ++j)
                text += fmt::format("{}{} = {:.10g}", j > 0 ? "; " : "",
                                    job.study.parameters[j].key, inputs[j]);
              sink({whole(f.task.point), whole(f.task.replication), f.cause, text});
            }
          }};
}

/// Writes a table line by line, so that long ones need no memory.
void stream_csv(const std::filesystem::path& path, const Table& table, CsvDialect dialect) {
  Table line = table;
  const std::filesystem::path part = part_of(path);
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::fopen(part.c_str(), "wb"),
                                                       &std::fclose};
  bool good = file != nullptr;
  const auto put = [&](const std::string& text) {
    good = good && std::fwrite(text.data(), 1, text.size(), file.get()) == text.size();
  };
  line.rows = [](const Sink&) {};
  put(to_csv(line, dialect));  // the header
  const char separator = dialect == CsvDialect::danish ? ';' : ',';
  table.rows([&](const Row& row) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += separator;
      text += csv_field(row[i], dialect);
    }
    put(text + "\r\n");
  });
  good = good && std::fflush(file.get()) == 0;
  const int error = errno;
  file.reset();
  if (good) return put_in_place(path);
  std::error_code ignored;
  std::filesystem::remove(part, ignored);
  throw InputError{
      fmt::format("{}: cannot be written: {}; make room or choose another folder with --out, then "
                  "give the same "
                  "command again",
                  path.string(), std::strerror(error))};
}

}  // namespace

StudyEstimate estimate_of(const Job& job, const Series& series) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const auto u = job.study.random()
                     ? analysis::uncertainty(crossed(job.study, series), {0.025, 0.975})
                     : analysis::uncertainty(outputs_of(series), {0.025, 0.975});
  StudyEstimate estimate{u.points, u.mean, u.quantiles[0], u.quantiles[1]};
  if (!job.study.random()) estimate.mean = {u.mean.value, nan, {nan, nan}};
  return estimate;
}

std::vector<Table> sweep_tables(const SweepReport& report, const SweepStore& store) {
  std::vector<Table> tables{point_table(report), value_table(report, store), summary_table(report),
                            indices_table(report), failed_table(report)};
  const auto& found = report.analyses.tables;
  tables.insert(tables.end(), found.begin(), found.end());
  return tables;
}

Table dictionary_table(const std::vector<Table>& tables) {
  return {"data_dictionary",
          "What every table and column means.",
          {{"table_name", "text", "", "name of the table"},
           {"column_name", "text", "", "name of the column; empty for the table"},
           {"type", "text", "", "type of the column"},
           {"unit", "text", "", "unit of its values"},
           {"meaning", "text", "", "what it is"}},
          [&tables](const Sink& sink) {
            for (const Table& table : tables) {
              sink({table.name, "", "table", "", table.meaning});
              for (const Column& c : table.columns)
                sink({table.name, c.name, c.type, c.unit, c.meaning});
            }
          }};
}

void write_sweep(const SweepReport& report, SweepStore& store, bool danish_csv) {
  store.set({{files_fact, ""}});  // until all are there
  const auto tables = sweep_tables(report, store);
  store.write_tables(tables);
  create_subfolder(report.folder / "tables");
  const CsvDialect dialect = danish_csv ? CsvDialect::danish : CsvDialect::rfc4180;
  std::vector<std::string> names;
  const auto file = [&](const std::string& name) {
    names.push_back(name);
    return report.folder / name;
  };
  auto files = tables;
  files.push_back(samples_table(report, store));
  for (const Table& table : files)
    stream_csv(file("tables/" + table.name + ".csv"), table, dialect);
  stream_csv(file("tables/data_dictionary.csv"), dictionary_table(files), dialect);
  write_file(file("study.json"), study_json(report));
  const Json payload = sweep_payload(report);
  write_file(file("report.html"), fill_page(report_template(), payload, report.language));
  write_file(file("manifest.json"), sweep_manifest_json(report));
  write_file(file("summary.json"), sweep_summary_json(report));
  store.set({{"result_hash", report.values.result_hash},
             {"points", std::to_string(report.values.points)},
             {"replications", std::to_string(report.job->study.design.replications)},
             {payload_fact, written(payload, -1)},
             {files_fact, written_files(report.folder, names)},
             {"complete", report.run.complete ? "yes" : "no"}});
  store.close();
}

}  // namespace kohort::sweep
