#include "app/since/since_command.hpp"

#include <fmt/format.h>
#include <fstream>

#include "app/files/csv.hpp"
#include "app/files/files.hpp"
#include "app/words/input_error.hpp"
#include "app/words/messages.hpp"
#include "app/words/printable.hpp"

namespace kohort::since {

namespace {

namespace fs = std::filesystem;

/// Both files come from here together, and the JSON says so.
void check_ours(const fs::path& folder) {
  std::error_code error;
  const fs::path json = folder / "since.json";
  bool ours = false;
  if (fs::is_regular_file(json, error)) {
    std::ifstream stream{json, std::ios::binary};
    const Json there = Json::parse(stream, nullptr, false);
    ours = there.is_object() && there.value("format", Json()) == "kohort-since-1";
  }
  for (const char* name : {"since.json", "since.csv"})
    if (!ours && fs::exists(folder / name, error))
      throw InputError{fmt::format(
          "{}: is there already and was not written by kohort report --since; move it, or choose "
          "another folder with --out",
          (folder / name).string())};
}

}  // namespace

std::optional<Json> since_last(const SinceRequest& request, std::FILE* out,
                               const std::stop_token& stop, const Engine& engine) {
  std::error_code error;
  if (fs::equivalent(request.before, request.after, error))
    throw InputError{
        fmt::format("--since {}: is the folder that is reported; give the results that it is to "
                    "be compared with",
                    request.before.string())};
  const fs::path folder = request.out.empty() ? request.after : request.out;
  check_ours(folder);
  try {
    const Former before = read_former(request.before);
    const Former after = read_former(request.after);
    const auto comparison = compare_results(before, after, request.options, engine, stop);
    if (!comparison) return std::nullopt;
    create_folder(folder);
    Json json = since_json(before, after, *comparison);
    write_file(folder / "since.csv",
               to_csv(since_table(after, *comparison),
                      request.danish_csv ? CsvDialect::danish : CsvDialect::rfc4180));
    write_file(folder / "since.json", written(json));
    print(out, since_text(before, after, *comparison, request.language));
    for (const char* name : {"since.json", "since.csv"})
      print(out, say(request.language, "report.written", (folder / name).string()) + "\n");
    return json;
  } catch (const Json::exception& problem) {
    throw InputError{fmt::format(
        "--since {}: one of the two reports is damaged ({}); give the command of the run again",
        request.before.string(), problem.what())};
  }
}

}  // namespace kohort::since
