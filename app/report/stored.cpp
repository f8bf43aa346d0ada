#include "app/report/stored.hpp"

#include <charconv>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <sqlite3.h>

#include "app/files/base64.hpp"
#include "app/files/database.hpp"
#include "app/files/set_aside.hpp"
#include "app/report/payload.hpp"
#include "app/words/input_error.hpp"
#include "app/workbook/workbook.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;
using Facts = std::map<std::string, std::string>;

/// The database of a folder that holds one.
fs::path database_in(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error))
    throw InputError{
        fmt::format("{}: there is no such folder; give the results folder that kohort "
                    "run wrote",
                    folder.string())};
  if (!fs::is_directory(folder, error))
    throw InputError{fmt::format("{}: is a file; give the results folder that kohort run wrote",
                                 folder.string())};
  fs::path file = folder / Store::file_name;
  if (!fs::is_regular_file(file, error))
    throw InputError{
        fmt::format("{}: is not a results folder: it holds no {}; give the folder that "
                    "kohort run wrote",
                    folder.string(), Store::file_name)};
  return file;
}

[[noreturn]] void fail(const fs::path& file, const SQLite::Exception& error) {
  switch (error.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw InputError{
          fmt::format("{}: another program holds it; close that and try again", file.string())};
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_IOERR:
      throw InputError{
          fmt::format("{}: cannot be read ({}); if the run was stopped, its folder must "
                      "be writable for that",
                      file.string(), error.what())};
    default:
      fail_damaged(file, error.what());
  }
}

Facts read_facts(const fs::path& file) {
  play_back_journal(file);
  try {
    SQLite::Database connection{file.string(), SQLite::OPEN_READONLY};
    connection.setBusyTimeout(2000);
    distrust(connection);
    constexpr const char* tables[] = {"run", "sweep"};
    expect_plain_tables(connection, file, tables);
    // Runs and sweeps keep their facts under their own names.
    const bool sweep = !connection.tableExists("run") && connection.tableExists("sweep");
    // Earlier versions kept no check sums.
    const bool checked = connection.execAndGet("PRAGMA user_version").getInt() >= 2;
    SQLite::Statement query{connection,
                            fmt::format("SELECT key, value{} FROM {}", checked ? ", checksum" : "",
                                        sweep ? "sweep" : "run")};
    Facts facts;
    while (query.executeStep()) {
      constexpr std::size_t most = 10000;  // a run has some dozens
      if (facts.size() == most)
        throw InputError{fmt::format("{}: states more facts than any run does", file.string())};
      const std::string key = query.getColumn(0).getString();
      const std::string value = query.getColumn(1).getString();
      if (checked && query.getColumn(2).getInt64() != fact_checksum(key, value))
        fail_damaged(file, fmt::format("the fact {} is not as it was written", key));
      facts[key] = value;
    }
    return facts;
  } catch (const SQLite::Exception& error) {
    fail(file, error);
  }
}

/// Whether JSON nests deeper than any payload: writing it again would need a stack without end.
bool too_deep(std::string_view text) {
  constexpr int deepest = 64;
  int depth = 0;
  bool inside = false;  // a string
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (inside) {
      if (c == '\\') ++i;
      if (c == '"') inside = false;
    } else if (c == '"') {
      inside = true;
    } else if (c == '[' || c == '{') {
      if (++depth > deepest) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

std::string fact(const Facts& facts, const std::string& key) {
  const auto found = facts.find(key);
  return found == facts.end() ? "" : found->second;
}

/// Number at the end of "kohort-report-1", if it begins like that.
std::optional<int> format_number_of(const std::string& format) {
  const std::string_view stem = payload_format.substr(0, payload_format.rfind('-') + 1);
  if (!format.starts_with(stem)) return std::nullopt;
  int number = 0;
  const char* const end = format.data() + format.size();
  const auto [at, error] = std::from_chars(format.data() + stem.size(), end, number);
  if (error != std::errc{} || at != end) return std::nullopt;
  return number;
}

void check_format(const fs::path& file, const Json& payload, const std::string& version) {
  const std::string format = payload.value("format", "");
  if (format == payload_format) return;
  const auto number = format_number_of(format);
  if (number && *number > *format_number_of(std::string{payload_format}))
    throw InputError{fmt::format(
        "{}: was written by a newer kohort ({}, format {}); this one, {}, reads {}. Use that "
        "version",
        file.string(), version, format, KOHORT_VERSION, payload_format)};
  throw InputError{
      fmt::format("{}: its report has the unknown format \"{}\"; give the command of the run again",
                  file.string(), format)};
}

/// What the pages and `why` take for granted.
void check_content(const fs::path& file, const Json& payload) {
  std::string missing;
  const auto need = [&missing](const Json& object, const char* key) {
    if (!object.is_object() || !object.contains(key)) missing += fmt::format(" {}", key);
  };
  for (const char* key : {"summary", "manifest", "scenarios", "fit", "sources"}) need(payload, key);
  if (missing.empty()) {
    need(payload["summary"], "scenarios");
    for (const Json& scenario : payload["summary"].value("scenarios", Json::array())) {
      need(scenario, "metrics");
      need(scenario, "payers");
      if (scenario.value("payers", Json::object()).empty()) missing += " payers";
    }
    for (const Json& scenario : payload["scenarios"]) {
      need(scenario, "parameters");
      need(scenario, "lineage");
    }
    const bool study = payload.contains("study") && payload["study"].is_object();
    if (payload["summary"].value("scenarios", Json::array()).size() !=
            payload["scenarios"].size() ||
        (payload["scenarios"].empty() && !study))
      missing += " scenarios";
  }
  if (!missing.empty())
    throw InputError{
        fmt::format("{}: its report is incomplete, without:{}; give the command of the "
                    "run again",
                    file.string(), missing)};
}

}  // namespace

StoredPayload stored_payload(const fs::path& file, const std::string& text,
                             const std::string& version, bool complete) {
  if (too_deep(text))
    throw InputError{
        fmt::format("{}: its report is damaged (lists within lists without end)", file.string())};
  StoredPayload stored;
  try {
    stored.payload = Json::parse(text);
    check_format(file, stored.payload, version);
    check_content(file, stored.payload);
    stored.behind = !complete && stored.payload["summary"].value("complete", false);
  } catch (const Json::exception& error) {
    throw InputError{
        fmt::format("{}: its report is damaged ({}); give the command of the run again",
                    file.string(), error.what())};
  }
  return stored;
}

StoredPayload read_stored_payload(const fs::path& folder) {
  const fs::path file = database_in(folder);
  const Facts facts = read_facts(file);
  const std::string version = fact(facts, "program_version");
  const std::string text = fact(facts, payload_fact);
  if (text.empty() && !fact(facts, "result_hash").empty())
    throw InputError{fmt::format(
        "{}: was written by kohort {}, which kept no report; give the command of the run "
        "again with --fresh",
        file.string(), version)};
  if (text.empty())
    throw InputError{
        fmt::format("{}: the run ended before it had a result; the same kohort run "
                    "command continues it",
                    file.string())};
  return stored_payload(file, text, version, fact(facts, "complete") == "yes");
}

std::string read_stored_workbook(const fs::path& folder, const std::string& language) {
  const Facts facts = read_facts(database_in(folder));
  auto workbook = from_base64(fact(facts, workbook_fact(language)));
  if (!workbook || workbook->empty())
    throw InputError{
        fmt::format("{}: --xlsx: there is no workbook; the command that made these "
                    "results writes it again without computing anew",
                    folder.string())};
  return *std::move(workbook);
}

}  // namespace kohort
