#pragma once

#include <cstdio>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

#include "app/files/table.hpp"
#include "app/since/comparison.hpp"

namespace kohort::since {

/// What the page, since.json and since.csv say of a comparison. Type Since of
/// app/report/web/src/since/payload.ts.
[[nodiscard]] Json since_json(const Former& before, const Former& after,
                              const Comparison& comparison);
/// A row for each figure and part; the whole change is the part "all".
[[nodiscard]] Table since_table(const Former& after, const Comparison& comparison);
/// For the terminal.
[[nodiscard]] std::string since_text(const Former& before, const Former& after,
                                     const Comparison& comparison, const std::string& language);

/// Words for a part's causes: "the model", "inputs and data together".
[[nodiscard]] std::string part_label(const std::vector<Cause>& causes, std::string_view language);
/// Why a figure is not compared, in a sentence.
[[nodiscard]] std::string obstacle_sentence(const Obstacle& obstacle, std::string_view language);
/// Why causes have no parts of their own; empty if they do.
[[nodiscard]] std::string joined_sentence(const Comparison& comparison, std::string_view language);

struct SinceRequest {
  std::filesystem::path before;
  std::filesystem::path after;
  std::filesystem::path out;  ///< folder for since.json and since.csv; empty: the newer results'
  std::string language{"da"};
  SinceOptions options;
  bool danish_csv{false};
};

/// Compares, prints and writes since.json and since.csv.
/// @return the JSON for the page; nothing if a stop was requested, and nothing is written then
/// @throws InputError as read_former(); if both are one folder; if files of those names are there
///   that this did not write
[[nodiscard]] std::optional<Json> since_last(const SinceRequest& request, std::FILE* out,
                                             const std::stop_token& stop,
                                             const Engine& engine = {});

}  // namespace kohort::since
