#pragma once

#include <cstdio>
#include <filesystem>
#include <string>

#include "app/files/table.hpp"
#include "app/follow/forecast.hpp"

namespace kohort::follow {

struct FollowRequest {
  std::filesystem::path folder;  ///< of results
  std::filesystem::path actual;  ///< what was counted
  std::filesystem::path out;     ///< folder for follow.html and follow.csv; empty: that of results
  std::string scenario;          ///< id; empty: the only one
  bool without{false};           ///< the proposal was not adopted
  bool make_template{false};     ///< write a table to be filled in to `actual` instead
  std::string language{"da"};
  bool danish_csv{false};
};

/// Sets what a municipality counted against its forecast, says what that means for the assumptions
/// and draws the forecast on. Prints, and writes follow.html and follow.csv.
/// @return the exit code
/// @throws InputError for everything that the user can mend; nothing is written then
int follow_command(const FollowRequest& request, std::FILE* out);

/// For the terminal.
[[nodiscard]] std::string follow_text(const Forecast& forecast, const Followed& followed,
                                      const std::string& language);
/// Sentences about weights, one each: how many draws are left, warnings, what moved.
[[nodiscard]] std::vector<std::string> weight_sentences(const Followed& followed,
                                                        const std::string& language);
/// A page of its own, with a drawing of each figure; needs nothing else.
[[nodiscard]] std::string follow_page(const Forecast& forecast, const Followed& followed,
                                      const std::string& language);
/// A row for each figure and year.
[[nodiscard]] Table follow_table(const Followed& followed);

}  // namespace kohort::follow
