#include <utility>

#include "app/since/since_command.hpp"

namespace kohort::since {

namespace {

Json change_json(const Change& change) {
  return {{"mean", number(change.mean)},
          {"se", number(change.se)},
          {"low", number(change.low)},
          {"high", number(change.high)}};
}

template <class Say>
Json both(const Say& say_in) {
  return {{"da", say_in("da")}, {"en", say_in("en")}};
}

Json folder_json(const Former& former) {
  return {{"folder", former.folder.filename().string()},
          {"version", former.version},
          {"build", former.build},
          {"seed", former.summary().at("seed")},
          {"draws", former.summary().value("draws", 0U)},
          {"replications", former.replications()},
          {"complete", former.summary().value("complete", false)},
          {"result_hash", former.summary().value("result_hash", "")}};
}

Json figure_json(const ScenarioChange& pair, std::size_t f) {
  const Metric& metric = metric_of(figures[f]);
  Json json{{"id", metric.id}, {"unit", unit_name(metric.unit)}};
  if (const auto& obstacle = pair.obstacles[f]) {
    json["obstacle"] = both([&](const char* l) { return obstacle_sentence(*obstacle, l); });
    return json;
  }
  json["obstacle"] = nullptr;
  json["before"] = number(pair.whole[f].before);
  json["after"] = number(pair.whole[f].after);
  json["change"] = change_json(pair.whole[f]);
  json["parts"] = Json::array();
  for (const Part& part : pair.parts) {
    Json causes = Json::array();
    for (const Cause cause : part.causes) causes.push_back(cause_name(cause));
    json["parts"].push_back(
        {{"causes", std::move(causes)},
         {"label", both([&](const char* l) { return part_label(part.causes, l); })},
         {"simulated", part.simulated},
         {"change", change_json(part.changes[f])}});
  }
  return json;
}

Json inputs_json(const std::vector<ChangedInput>& inputs) {
  Json list = Json::array();
  for (const ChangedInput& input : inputs)
    list.push_back({{"key", input.key},
                    {"unit", input.unit},
                    {"meaning", input.meaning},
                    {"cause", cause_name(input.data ? Cause::data : Cause::inputs)},
                    {"what", input.what},
                    {"before", input.before},
                    {"after", input.after},
                    {"before_source", input.before_source},
                    {"after_source", input.after_source}});
  return list;
}

}  // namespace

Json since_json(const Former& before, const Former& after, const Comparison& comparison) {
  Json scenarios = Json::array();
  for (const ScenarioChange& pair : comparison.scenarios) {
    Json list = Json::array();
    for (std::size_t f = 0; f < figures.size(); ++f) list.push_back(figure_json(pair, f));
    scenarios.push_back({{"id", after.scenario(pair.after).at("id")},
                         {"before_id", before.scenario(pair.before).at("id")},
                         {"figures", std::move(list)},
                         {"inputs", inputs_json(pair.inputs)},
                         {"hidden", pair.hidden}});
  }
  const auto joined = [&](const char* l) { return joined_sentence(comparison, l); };
  return {{"format", "kohort-since-1"},
          {"before", folder_json(before)},
          {"after", folder_json(after)},
          {"scenarios", std::move(scenarios)},
          {"only_before", comparison.only_before},
          {"only_after", comparison.only_after},
          {"targets_changed", comparison.targets},
          {"joined", comparison.joined == Joined::no ? Json(nullptr) : both(joined)}};
}

Table since_table(const Former& after, const Comparison& comparison) {
  Table table{"since", "How the answer has changed since earlier results", {}, {}};
  for (const auto& [name, type, unit] :
       std::initializer_list<std::array<const char*, 3>>{{"scenario", "text", ""},
                                                         {"figure", "text", ""},
                                                         {"unit", "text", ""},
                                                         {"part", "text", ""},
                                                         {"simulated", "integer", ""},
                                                         {"before", "real", "unit"},
                                                         {"after", "real", "unit"},
                                                         {"change", "real", "unit"},
                                                         {"se", "real", "unit"},
                                                         {"low", "real", "unit"},
                                                         {"high", "real", "unit"}})
    table.columns.push_back({name, type, unit, ""});
  table.rows = [&](const std::function<void(const Row&)>& sink) {
    const auto cell = [](double value) { return std::isfinite(value) ? Cell{value} : Cell{}; };
    for (const ScenarioChange& pair : comparison.scenarios)
      for (std::size_t f = 0; f < figures.size(); ++f) {
        if (pair.obstacles[f]) continue;
        const Metric& metric = metric_of(figures[f]);
        const auto row = [&](const std::string& part, bool simulated, const Change& c) {
          sink({after.scenario(pair.after).at("id").get<std::string>(), std::string{metric.id},
                std::string{unit_name(metric.unit)}, part, std::int64_t{simulated}, cell(c.before),
                cell(c.after), cell(c.mean), cell(c.se), cell(c.low), cell(c.high)});
        };
        for (const Part& part : pair.parts) {
          std::string name;
          for (const Cause cause : part.causes)
            name += std::string{name.empty() ? "" : "+"} + std::string{cause_name(cause)};
          row(name, part.simulated, part.changes[f]);
        }
        row("all", false, pair.whole[f]);
      }
  };
  return table;
}

}  // namespace kohort::since
