#include "app/commands/status.hpp"

#include <charconv>
#include <cstdint>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>
#include <sqlite3.h>
#include <vector>

#include "app/files/set_aside.hpp"
#include "app/files/written_files.hpp"
#include "app/results/store.hpp"
#include "app/sweep/sweep_store.hpp"
#include "app/words/input_error.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;

/// What a store of either kind says about itself.
struct Holdings {
  std::uint64_t done{};
  std::uint64_t wanted{};
  bool begun{};     ///< it knows what it is to hold
  bool finished{};  ///< its last act was to write the files of all of it
  std::string files;
};

std::uint64_t number(const std::optional<std::string>& text) {
  std::uint64_t value = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

Holdings look_at_run(const fs::path& folder) {
  const Store store{folder, Access::read};
  Holdings held;
  held.begun = store.value("input_hash").has_value();
  if (!held.begun) return held;
  const StoreCondition condition = store.condition();
  if (!condition.good()) fail_damaged(folder / Store::file_name, condition.text());
  held.done = store.stored().size();
  held.wanted = number(store.value("requested"));
  held.finished = store.value("complete") == "yes";
  held.files = store.value(files_fact).value_or("");
  return held;
}

Holdings look_at_sweep(const fs::path& folder) {
  const sweep::SweepStore store{folder, Access::read};
  Holdings held;
  held.begun = store.value("input_hash").has_value();
  if (!held.begun) return held;
  const std::string damage = store.condition();
  if (!damage.empty()) fail_damaged(folder / sweep::SweepStore::file_name, damage);
  const std::uint64_t points = number(store.value("points"));
  const auto replications = static_cast<std::uint32_t>(number(store.value("replications")));
  store.visit_keys(points, replications, [&](const sweep::Task&) { ++held.done; });
  held.wanted = points * replications;
  held.finished = store.value("complete") == "yes";
  held.files = store.value(files_fact).value_or("");
  return held;
}

/// A shard or a folder of shards is finished without files of its own.
std::string sentence(const Holdings& p, const FileCondition& files, bool sweep, bool en) {
  const std::string_view things =
      sweep ? (en ? "tasks" : "opgaver") : (en ? "replications" : "gentagelser");
  if (!p.begun)
    return en ? "sound, but nothing is computed yet; the command that began it goes on."
              : "i orden, men intet er regnet endnu; den kommando, der begyndte, fortsætter.";
  if (!p.finished && p.done < p.wanted)
    return fmt::format(
        fmt::runtime(en ? "sound, not complete: {} of {} {} are there; the command that began it "
                          "computes the rest."
                        : "i orden, ikke færdig: {} af {} {} er der; den kommando, der begyndte, "
                          "regner resten."),
        p.done, p.wanted, things);
  if (!p.finished)
    return fmt::format(
        fmt::runtime(en ? "sound, not complete: all {} {} are there, but not all files are written "
                          "yet; the command that began it writes them."
                        : "i orden, ikke færdig: alle {} {} er der, men ikke alle filer er skrevet "
                          "endnu; den kommando, der begyndte, skriver dem."),
        p.done, things);
  if (files.missing.empty() && files.changed.empty())
    return fmt::format(fmt::runtime(en ? "whole: {} {}, {} files as they were written."
                                       : "fuldstændig: {} {}, {} filer, som de blev skrevet."),
                       p.done, things, files.good);
  std::string text = en ? "all results are sound; files:" : "alle resultater er i orden; filer:";
  if (!files.missing.empty())
    text += fmt::format(fmt::runtime(en ? " missing: {};" : " mangler: {};"),
                        fmt::join(files.missing, ", "));
  if (!files.changed.empty())
    text += fmt::format(fmt::runtime(en ? " changed since they were written: {};"
                                        : " ændret, siden de blev skrevet: {};"),
                        fmt::join(files.changed, ", "));
  return text + (en ? " the command that made the results writes them again."
                    : " den kommando, der lavede resultaterne, skriver dem igen.");
}

/// Tells a sweep's database from a run's.
bool is_sweep(const fs::path& file) {
  play_back_journal(file);
  try {
    SQLite::Database connection{file.string(), SQLite::OPEN_READONLY};
    distrust(connection);
    connection.setBusyTimeout(2000);
    return connection.tableExists("sweep");
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() == SQLITE_CANTOPEN || error.getErrorCode() == SQLITE_READONLY)
      throw InputError{fmt::format(
          "{}: cannot be read ({}); what a stopped run left can only be read where its folder may "
          "be written to: copy it",
          file.string(), error.what())};
    fail_database(file, error);
  }
}

}  // namespace

int status_command(const fs::path& folder, const std::string& language, std::FILE* out) {
  const bool en = language == "en";
  std::error_code error;
  if (!fs::is_directory(folder, error))
    throw InputError{
        fmt::format("{}: there is no such folder; give the results folder that kohort run wrote",
                    folder.string())};
  const fs::path file = folder / Store::file_name;
  const auto say = [&](const std::string& text) {
    fmt::print(out, "{}: {}\n", folder.string(), text);
    std::fflush(out);
  };
  if (!fs::exists(file, error)) {
    if (fs::exists(folder / "manifest.json", error) || fs::exists(folder / "summary.json", error))
      throw DamagedResults{fmt::format(
          "{}: {} is missing, and with it every replication. Put it back, or compute everything "
          "again with the same command and --fresh",
          folder.string(), Store::file_name)};
    say(en ? "holds no results yet; the command that was to write them begins anew."
           : "har ingen resultater endnu; den kommando, der skulle skrive dem, begynder forfra.");
    return something_is_missing;
  }
  const bool sweep = is_sweep(file);
  const Holdings held = sweep ? look_at_sweep(folder) : look_at_run(folder);
  if (!held.begun && (fs::exists(folder / "manifest.json", error)))
    throw DamagedResults{fmt::format(
        "{}: {} is empty, although other files of finished results are there. Put it back, or "
        "compute everything again with the same command and --fresh",
        folder.string(), Store::file_name)};
  const FileCondition files = look_at_files(folder, held.files);
  say(sentence(held, files, sweep, en));
  return held.finished && files.missing.empty() && files.changed.empty() ? 0 : something_is_missing;
}

}  // namespace kohort
