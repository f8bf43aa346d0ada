#include "app/report/pdf.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <optional>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "app/files/files.hpp"
#include "app/words/input_error.hpp"

extern char** environ;  // NOLINT: POSIX

namespace kohort {

namespace {

namespace fs = std::filesystem;

/// A folder that nobody else has; removed with what is in it.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::error_code error;
    const fs::path place = fs::temp_directory_path(error);
    if (error) {
      const char* named = std::getenv("TMPDIR");
      throw InputError{
          fmt::format("TMPDIR={}: is no folder; name one for temporary files that you may write to",
                      named == nullptr ? "/tmp" : named)};
    }
    std::string name = (place / "kohort-pdf-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw InputError{fmt::format("{}: cannot be created: {}", name, std::strerror(errno))};
    path_ = name;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string text_of(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// A process with a group of its own, so that its children end with it. Arguments go to it as they
/// are; no shell reads them.
class Process {
 public:
  Process(const std::vector<std::string>& arguments, const fs::path& scratch) {
    std::vector<char*> argv;
    argv.reserve(arguments.size() + 1);
    for (const std::string& argument : arguments)
      argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    std::vector<std::string> changed{"XDG_CONFIG_HOME=" + scratch.string(),
                                     "XDG_CACHE_HOME=" + scratch.string()};
    std::vector<char*> envp;
    for (char** entry = environ; *entry != nullptr; ++entry)
      if (!std::string_view{*entry}.starts_with("XDG_CONFIG_HOME=") &&
          !std::string_view{*entry}.starts_with("XDG_CACHE_HOME="))
        envp.push_back(*entry);
    for (std::string& entry : changed) envp.push_back(entry.data());
    envp.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    const std::string log = (scratch / "log").string();
    posix_spawn_file_actions_addopen(&files, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&files, 1, 2);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // Signals that this program blocks or ignores must reach the other as usual.
    sigset_t none;
    sigemptyset(&none);
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    sigaddset(&usual, SIGXFSZ);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(
        &attributes,
        static_cast<short>(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
    const int error = posix_spawn(&id_, argv[0], &files, &attributes, argv.data(), envp.data());
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    if (error != 0)
      throw InputError{
          fmt::format("{}: cannot be started: {}", arguments[0], std::strerror(error))};
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process() {
    ::kill(-id_, SIGKILL);  // what it may have left behind
    if (!ended_) ::waitpid(id_, nullptr, 0);
  }

  /// How it ended, as waitpid() tells; nothing if it did not within the limit or before a stop.
  std::optional<int> wait(std::chrono::seconds limit, const std::stop_token& stop) {
    const auto last = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < last && !stop.stop_requested()) {
      int status = 0;
      const pid_t ended = ::waitpid(id_, &status, WNOHANG);
      if (ended == id_) {
        ended_ = true;
        return status;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    return std::nullopt;
  }

 private:
  pid_t id_{};
  bool ended_{false};
};

std::string end_text(std::optional<int> status, std::chrono::seconds limit) {
  if (!status) return fmt::format("did not end within {} s", limit.count());
  if (WIFSIGNALED(*status)) return fmt::format("was ended by signal {}", WTERMSIG(*status));
  if (WEXITSTATUS(*status) != 0) return fmt::format("ended with code {}", WEXITSTATUS(*status));
  return "printed no whole PDF";
}

/// The last lines of what Chromium said, for a message.
std::string last_words(const fs::path& log) {
  std::string text = text_of(log);
  if (text.size() > 400) text.erase(0, text.size() - 400);
  return text.empty() ? "it said nothing" : "it said: " + text;
}

}  // namespace

fs::path find_chromium() {
  const auto usable = [](const fs::path& file) {
    std::error_code error;
    return fs::is_regular_file(file, error) && ::access(file.c_str(), X_OK) == 0;
  };
  if (const char* named = std::getenv("KOHORT_CHROMIUM"); named != nullptr && *named != '\0')
    return usable(named) ? fs::path{named} : fs::path{};
  const char* path = std::getenv("PATH");
  const std::string folders = path == nullptr ? "/usr/bin:/bin" : path;
  for (const char* name : {"chromium", "chromium-browser", "google-chrome"}) {
    for (std::size_t begin = 0; begin <= folders.size();) {
      const std::size_t end = std::min(folders.find(':', begin), folders.size());
      fs::path file = fs::path{folders.substr(begin, end - begin)} / name;
      if (usable(file)) return file;
      begin = end + 1;
    }
  }
  return {};
}

std::string file_url(const fs::path& path) {
  std::string url = "file://";
  for (const char c : path.string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view{"/-._~"}.find(c) != std::string_view::npos;
    url += plain ? std::string{c} : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return url;
}

bool is_whole_pdf(std::string_view content) {
  if (!content.starts_with("%PDF-")) return false;
  constexpr std::string_view mark = "%%EOF", table = "startxref";
  const std::size_t end = content.find_last_not_of("\r\n ");
  if (end == std::string_view::npos || !content.substr(0, end + 1).ends_with(mark)) return false;
  const std::size_t at = content.rfind(table);
  if (at == std::string_view::npos) return false;
  std::string_view number = content.substr(at + table.size());
  number.remove_prefix(std::min(number.find_first_not_of("\r\n "), number.size()));
  std::size_t place = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), place);
  return read.ec == std::errc{} && place > 0 && place < at;
}

bool print_pdf(const fs::path& page, const fs::path& pdf, const std::stop_token& stop,
               std::chrono::seconds limit) {
  const fs::path chromium = find_chromium();
  if (chromium.empty())
    throw InputError{fmt::format(
        "{}: needs Chromium, which was not found; install the Debian package chromium, or name the "
        "program in KOHORT_CHROMIUM. {} has been written and can be printed from any browser",
        pdf.string(), page.string())};
  const ScratchFolder scratch;
  const fs::path printed = scratch.path() / "page.pdf";
  const std::vector<std::string> arguments{
      chromium.string(),
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-extensions",
      "--export-tagged-pdf",
      "--no-pdf-header-footer",
      "--user-data-dir=" + (scratch.path() / "profile").string(),
      "--print-to-pdf=" + printed.string(),
      file_url(fs::absolute(page))};
  Process process{arguments, scratch.path()};
  const std::optional<int> status = process.wait(limit, stop);
  if (stop.stop_requested()) return false;
  const std::string content = text_of(printed);
  if (status == 0 && is_whole_pdf(content)) {
    write_file(pdf, content);
    return true;
  }
  throw InputError{
      fmt::format("{}: {} {}; {}. {} has been written and can be printed from any "
                  "browser",
                  pdf.string(), chromium.string(), end_text(status, limit),
                  last_words(scratch.path() / "log"), page.string())};
}

}  // namespace kohort
