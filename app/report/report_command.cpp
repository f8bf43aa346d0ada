#include "app/report/report_command.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "app/files/files.hpp"
#include "app/files/polled.hpp"
#include "app/report/page.hpp"
#include "app/report/pdf.hpp"
#include "app/report/stored.hpp"
#include "app/results/ownership.hpp"
#include "app/words/input_error.hpp"
#include "app/words/messages.hpp"

namespace kohort {

namespace {

bool has_programmes(const Json& payload) {
  return std::ranges::any_of(payload["summary"]["scenarios"], [](const Json& scenario) {
    return !scenario.value("programmes", Json::array()).empty();
  });
}

void warn(const StoredPayload& stored, const std::string& language, std::FILE* err) {
  const Json& summary = stored.payload["summary"];
  const auto done = summary.value("replications", 0U);
  if (!summary.value("complete", false))
    fmt::print(
        err, "{}\n",
        say(language, "terminal.incomplete", done, summary.value("replications_requested", 0U)));
  else if (stored.behind)
    fmt::print(err, "{}\n", say(language, "report.behind", done));
}

/// The workbook needs more than the payload, so the run made it, in both languages.
std::filesystem::path write_stored_workbook(const ReportOptions& options,
                                            const std::filesystem::path& folder) {
  auto file = folder / "budget.xlsx";
  write_file(file, read_stored_workbook(options.folder, options.language));
  return file;
}

}  // namespace

std::string report_page(const Json& payload, const std::string& language) {
  return fill_page(report_template(), payload, language);
}

namespace {

/// Before anything is written, so that all of it is or nothing.
void check_all_replaceable(const ReportOptions& options, const std::filesystem::path& folder) {
  for (const char* name : {"report", "account"}) {
    if (!options.account && std::string_view{name} == "account") continue;
    check_replaceable(folder / fmt::format("{}.html", name));
    if (options.pdf) check_replaceable(folder / fmt::format("{}.pdf", name));
  }
  // Workbooks look alike: one beside results or a report of ours is taken for ours.
  if (options.xlsx && !holds_results_of_ours(folder) &&
      !std::filesystem::exists(folder / "report.html") &&
      std::filesystem::exists(folder / "budget.xlsx"))
    check_replaceable(folder / "budget.xlsx");
}

int make_report(const ReportOptions& options, std::FILE* out, std::FILE* err,
                const std::stop_token& stop) {
  StoredPayload stored = read_stored_payload(options.folder);
  if (!options.since.is_null()) stored.payload["since"] = options.since;
  if (options.account && !has_programmes(stored.payload))
    throw InputError{
        fmt::format("{}: --account: no scenario has a programme, so there is nothing to "
                    "give an account of",
                    options.folder.string())};
  const std::filesystem::path folder = options.out.empty() ? options.folder : options.out;
  create_folder(folder);
  check_all_replaceable(options, folder);
  warn(stored, options.language, err);

  std::vector<std::filesystem::path> pages{folder / "report.html"};
  write_file(pages[0], report_page(stored.payload, options.language));
  if (options.account) {
    pages.push_back(folder / "account.html");
    write_file(pages[1], fill_page(account_template(), stored.payload, options.language));
  }
  const auto tell = [&](const std::filesystem::path& file) {
    fmt::print(out, "{}\n", say(options.language, "report.written", file.string()));
    std::fflush(out);
  };
  for (const auto& page : pages) tell(page);
  if (options.xlsx) tell(write_stored_workbook(options, folder));
  const Polled polled;
  for (const auto& page : pages) {
    if (!options.pdf) break;
    std::filesystem::path pdf = page;
    pdf.replace_extension(".pdf");
    if (!print_pdf(page, pdf, stop)) return 130;
    tell(pdf);
  }
  return 0;
}

}  // namespace

int report_command(const ReportOptions& options, std::FILE* out, std::FILE* err,
                   const std::stop_token& stop) {
  try {
    return make_report(options, out, err, stop);
  } catch (const Json::exception& error) {
    throw InputError{
        fmt::format("{}: its report is damaged ({}); give the command of the run again",
                    options.folder.string(), error.what())};
  }
}

}  // namespace kohort
