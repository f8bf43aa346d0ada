#pragma once

#include <cstdio>
#include <filesystem>
#include <stop_token>
#include <string>

#include "app/results/json.hpp"

namespace kohort {

struct ReportOptions {
  std::filesystem::path folder;  ///< of results
  std::filesystem::path out;     ///< empty: the same folder
  std::string language{"da"};
  bool pdf{false};
  bool account{false};  ///< also account.html
  bool xlsx{false};     ///< also budget.xlsx, which the run keeps in both languages
  /// What has changed since earlier results, for the page; null: not asked. Type Since of
  /// app/report/web/src/since/payload.ts.
  Json since;
};

/// report.html for a payload: the same bytes from `run` and from `report`.
[[nodiscard]] std::string report_page(const Json& payload, const std::string& language);

/// Makes the pages from a results folder alone; scenario files are not needed.
///
/// @return 0, or 130 if a stop was requested while a PDF was printed; a run that is not complete
/// gives a report with a warning
/// @throws InputError as read_stored_payload(); also if a PDF cannot be made (the pages are written
///   first, and stay), or an account is asked for where no scenario has a programme, or a
///   workbook that is not there
int report_command(const ReportOptions& options, std::FILE* out, std::FILE* err,
                   const std::stop_token& stop = {});

}  // namespace kohort
