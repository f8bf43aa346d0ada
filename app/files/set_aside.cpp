#include "app/files/set_aside.hpp"

#include <fmt/format.h>

#include "app/files/database.hpp"
#include "app/files/files.hpp"
#include "app/words/input_error.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;

fs::path with(const fs::path& file, std::string_view ending) {
  fs::path result = file;
  return result += ending;
}

/// The first of FILE.damaged, FILE.damaged-2, ... that is free.
fs::path free_name(const fs::path& file) {
  std::error_code error;
  fs::path name = with(file, ".damaged");
  for (unsigned number = 2; fs::exists(name, error); ++number)
    name = with(file, fmt::format(".damaged-{}", number));
  return name;
}

[[noreturn]] void fail(const fs::path& file, const std::error_code& error) {
  throw InputError{
      fmt::format("{}: cannot be set aside: {}; make room, or copy the folder to a place you may "
                  "write to",
                  file.string(), error.message())};
}

void copy_if_there(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (!fs::exists(from, error)) return;
  fs::copy_file(from, to, error);
  if (error) fail(from, error);
}

void remove_if_there(const fs::path& file) {
  std::error_code error;
  fs::remove(file, error);
  if (error)
    throw InputError{fmt::format("{}: cannot be removed: {}", file.string(), error.message())};
}

}  // namespace

fs::path replace_damaged(const fs::path& file, const std::function<void(const fs::path&)>& fill) {
  fs::path aside = free_name(file);
  for (const char* ending : {"-wal", "-journal", ""})
    copy_if_there(with(file, ending), with(aside, ending));
  const fs::path fresh = part_of(file);
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) remove_if_there(with(fresh, ending));
  fill(fresh);
  // Without its log the damaged file only holds less, and the new one is whole already.
  for (const char* ending : {"-wal", "-shm", "-journal"}) remove_if_there(with(file, ending));
  put_in_place(file);
  return aside;
}

void play_back_journal(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(with(file, "-journal"), error)) return;
  try {
    SQLite::Database connection{file.string(), SQLite::OPEN_READWRITE};
    distrust(connection);
    connection.setBusyTimeout(2000);
    (void)connection.execAndGet("SELECT count(*) FROM sqlite_schema");
  } catch (const SQLite::Exception&) {
    return;
  }
}

void remove_ours(const fs::path& file) {
  remove_if_there(file);
  remove_if_there(part_of(file));
  if (file.extension() != ".sqlite") return;
  for (const char* ending : {"-wal", "-shm", "-journal"}) {
    remove_if_there(with(file, ending));
    remove_if_there(with(part_of(file), ending));
  }
}

}  // namespace kohort
