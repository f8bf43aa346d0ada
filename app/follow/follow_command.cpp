#include "app/follow/follow_command.hpp"

#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "app/files/csv.hpp"
#include "app/files/files.hpp"
#include "app/words/input_error.hpp"
#include "app/words/messages.hpp"
#include "app/words/printable.hpp"

namespace kohort::follow {

namespace {

namespace fs = std::filesystem;

/// Both files come from here together, and the page says so.
void check_own_files(const fs::path& folder) {
  std::error_code error;
  std::ifstream stream{folder / "follow.html", std::ios::binary};
  const std::string page{std::istreambuf_iterator<char>{stream}, {}};
  const bool ours = page.find("kohort-follow-1") != std::string::npos;
  for (const char* name : {"follow.html", "follow.csv"})
    if (!ours && fs::exists(folder / name, error))
      throw InputError{
          fmt::format("{}: is there already and was not written by kohort follow; move it, or "
                      "choose another folder with --out",
                      (folder / name).string())};
}

int write_template(const FollowRequest& request, const Forecast& forecast, std::FILE* out) {
  std::error_code error;
  if (fs::exists(request.actual, error))
    throw InputError{
        fmt::format("{}: is there already; give a name that is free", request.actual.string())};
  write_file(request.actual, template_of(forecast.expected));
  print(out, say(request.language, "report.written", request.actual.string()) + "\n");
  return 0;
}

int follow_actual(const FollowRequest& request, std::FILE* out) {
  const Forecast forecast = read_forecast(request.folder, request.scenario, request.without);
  if (request.make_template) return write_template(request, forecast, out);
  const auto actual = read_actual(request.actual, forecast.expected);
  const fs::path folder = request.out.empty() ? request.folder : request.out;
  check_own_files(folder);
  const Followed followed = follow_up(forecast, actual);
  create_folder(folder);
  write_file(folder / "follow.csv",
             to_csv(follow_table(followed),
                    request.danish_csv ? CsvDialect::danish : CsvDialect::rfc4180));
  write_file(folder / "follow.html", follow_page(forecast, followed, request.language));
  print(out, follow_text(forecast, followed, request.language));
  for (const char* name : {"follow.html", "follow.csv"})
    print(out, say(request.language, "report.written", (folder / name).string()) + "\n");
  return 0;
}

}  // namespace

int follow_command(const FollowRequest& request, std::FILE* out) {
  try {
    return follow_actual(request, out);
  } catch (const Json::exception& error) {
    throw InputError{
        fmt::format("{}: its report is damaged ({}); give the command of the run again",
                    request.folder.string(), error.what())};
  }
}

Table follow_table(const Followed& followed) {
  Table table{"follow", "What was counted, the forecast, and what is expected now", {}, {}};
  table.columns = {{"figure", "text", "", ""},           {"unit", "text", "", ""},
                   {"year", "integer", "", ""},          {"actual", "real", "unit", ""},
                   {"mean", "real", "unit", ""},         {"low", "real", "unit", ""},
                   {"high", "real", "unit", ""},         {"inside", "integer", "", ""},
                   {"updated_mean", "real", "unit", ""}, {"updated_low", "real", "unit", ""},
                   {"updated_high", "real", "unit", ""}};
  table.rows = [&followed](const std::function<void(const Row&)>& sink) {
    for (const FollowedYear& y : followed.years) {
      Row row{std::string{y.metric->id}, std::string{unit_name(y.metric->unit)},
              std::int64_t{y.year}};
      row.push_back(y.actual ? Cell{*y.actual} : Cell{});
      for (const double value : {y.forecast.mean, y.forecast.low, y.forecast.high})
        row.emplace_back(value);
      row.push_back(y.actual ? Cell{std::int64_t{y.inside()}} : Cell{});
      if (y.updated)
        for (const double value : {y.updated->mean, y.updated->low, y.updated->high})
          row.emplace_back(value);
      row.resize(11);
      sink(row);
    }
  };
  return table;
}

}  // namespace kohort::follow
