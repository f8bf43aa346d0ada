#include <nlohmann/json.hpp>

#include "app/results/metrics.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/sweep/study.hpp"

namespace kohort::sweep {

namespace {

using Json = nlohmann::ordered_json;

const Json text{{"type", "string"}};
const Json any_number{{"type", "number"}};

Json object(const Json& properties, const Json& required = Json::array()) {
  return {{"type", "object"},
          {"additionalProperties", false},
          {"properties", properties},
          {"required", required}};
}
Json list_of(const Json& items) { return {{"type", "array"}, {"items", items}, {"minItems", 1}}; }
Json from(double least) { return {{"type", "number"}, {"minimum", least}}; }
Json whole(std::uint64_t least) { return {{"type", "integer"}, {"minimum", least}}; }

Json title_schema() {
  return {{"anyOf", Json::array({text, object({{"da", text}, {"en", text}})})}};
}

Json model_schema() {
  const Json name{{"enum", test_function_names()}};
  return {
      {"description", "A test function with known answers, in place of scenarios."},
      {"anyOf", Json::array({name, object({{"name", name}, {"work", whole(0)}, {"noise", from(0)}},
                                          Json::array({"name"}))})}};
}

Json design_schema() {
  return object({{"kind", {{"enum", design_names()}}},
                 {"points", whole(2)},
                 {"levels", whole(2)},
                 {"trajectories", whole(2)},
                 {"replications", whole(1)}},
                Json::array({"kind"}));
}

Json parameter_schema() {
  std::vector<std::string_view> names{distribution_names.begin() + 1, distribution_names.end()};
  Json key{{"type", "string"},
           {"description", "A parameter, with [entry] for one entry of a table."}};
  return object({{"key", key},
                 {"low", any_number},
                 {"high", any_number},
                 {"value", any_number},
                 {"distribution", {{"enum", names}}},
                 {"group", text},
                 {"factor", {{"const", true}}},
                 {"note", text}},
                Json::array({"key"}));
}

}  // namespace

std::string study_schema() {
  Json metrics = Json::array({"y", "net_benefit"});
  for (const Metric& metric : headline_metrics()) metrics.push_back(metric.id);
  const Json metric{{"enum", metrics}};
  const Json output{
      {"anyOf",
       Json::array({metric, object({{"metric", metric},
                                    {"of", {{"enum", {"difference", "scenario", "baseline"}}}}},
                                   Json::array({"metric"}))})}};
  const Json correlation =
      object({{"a", text},
              {"b", text},
              {"value", {{"type", "number"}, {"exclusiveMinimum", -1}, {"exclusiveMaximum", 1}}},
              {"note", text}},
             Json::array({"a", "b", "value"}));
  const Json pilot = object({{"parameter", text},
                             {"families", list_of(from(1))},
                             {"years", from(0)},
                             {"cost_per_family", from(0)},
                             {"cost_fixed", from(0)},
                             {"note", text}},
                            Json::array({"parameter", "families"}));
  Json root = object(
      {{"title", title_schema()},
       {"scenario", text},
       {"scenarios", list_of(text)},
       {"model", model_schema()},
       {"set", {{"type", "array"}, {"items", text}}},
       {"seed", whole(0)},
       {"all_uncertain", {{"type", "boolean"}}},
       {"parameters", list_of(parameter_schema())},
       {"correlations", list_of(correlation)},
       {"design", design_schema()},
       {"outputs", list_of(output)},
       {"net_benefit",
        object(
            {{"cost", metric}, {"effect", metric}, {"value_per_unit", from(0)}, {"note", text}})},
       {"precision",
        object({{"output", text}, {"half_width", from(0)}}, Json::array({"output", "half_width"}))},
       {"pilots", list_of(pilot)}},
      Json::array({"design"}));
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "Kohort study"}};
  schema.update(root);
  return schema.dump(2) + "\n";
}

}  // namespace kohort::sweep
