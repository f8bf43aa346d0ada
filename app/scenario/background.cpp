#include "app/scenario/background.hpp"

#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/files/reach.hpp"
#include "app/words/input_error.hpp"

namespace kohort {

namespace {

using Json = nlohmann::ordered_json;
constexpr std::string_view fit_format = "kohort-fit-1";

}  // namespace

std::vector<FitRow> read_fit(const std::filesystem::path& file) {
  std::vector<FitRow> rows;
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return rows;
  if (const Reach reach{file}; !reach.covers(file))
    throw InputError{fmt::format("{}: is a link; {}", file.string(), reach.refusal(file))};
  constexpr std::uintmax_t largest = 16U << 20U;
  if (std::filesystem::file_size(file, error) > largest)
    throw InputError{fmt::format("{}: is too large for a comparison with targets", file.string())};
  try {
    const Json json = Json::parse(std::ifstream{file});
    if (json.at("format") != fit_format)
      throw InputError{
          fmt::format("{}: expected format {}; write it again with: kohort calibrate "
                      "TARGETS --evaluate --json FILE",
                      file.string(), fit_format)};
    for (const Json& row : json.at("rows"))
      rows.push_back({row.at("id"),
                      {row.at("label").at("da"), row.at("label").at("en")},
                      row.at("unit"),
                      row.at("target"),
                      row.at("simulated"),
                      row.at("tolerance"),
                      row.at("within"),
                      row.at("source")});
  } catch (const Json::exception& problem) {
    throw InputError{
        fmt::format("{}: cannot be read ({}); write it again with: kohort calibrate "
                    "TARGETS --evaluate --json FILE",
                    file.string(), problem.what())};
  }
  return rows;
}

void check_fit_replaceable(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return;
  std::string head(200, '\0');
  std::ifstream{file}.read(head.data(), static_cast<std::streamsize>(head.size()));
  if (head.find("\"kohort-fit-") == std::string::npos)
    throw InputError{
        fmt::format("{}: is there and no earlier comparison; choose another file with "
                    "--json",
                    file.string())};
}

std::string fit_json(const std::string& baseline, const std::vector<FitRow>& rows) {
  Json list = Json::array();
  for (const FitRow& row : rows)
    list.push_back({{"id", row.id},
                    {"label", {{"da", row.label.da}, {"en", row.label.en}}},
                    {"unit", row.unit},
                    {"target", row.target},
                    {"simulated", row.simulated},
                    {"tolerance", row.tolerance},
                    {"within", row.within},
                    {"source", row.source}});
  const Json json{{"format", fit_format}, {"baseline", baseline}, {"rows", std::move(list)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Background read_background(const std::vector<Scenario>& scenarios) {
  Background background;
  for (const Scenario& scenario : scenarios) {
    if (scenario.chain.empty()) continue;
    background.sources.merge(sources_of(scenario));
    // That of the file nearest to the scenario which has one.
    for (auto file = scenario.chain.rbegin();
         background.fit.empty() && file != scenario.chain.rend(); ++file)
      background.fit =
          read_fit(file->parent_path() / "targets" / (file->stem().string() + "-fit.json"));
  }
  return background;
}

}  // namespace kohort
