#include <nlohmann/json.hpp>

#include "app/analysis/test_function.hpp"
#include "app/figures/metric.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/sweep/study.hpp"

namespace kohort::sweep {

namespace {

using Json = nlohmann::ordered_json;

const Json text{{"type", "string"}};
const Json any_number{{"type", "number"}};
const Json flag{{"type", "boolean"}};

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
  Json names = Json::array();
  for (const auto& function : analysis::test_functions()) names.push_back(function.name);
  const Json name{{"enum", names}};
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
                 {"replications", whole(1)},
                 {"optimised", flag},
                 {"tolerance", from(0)}},
                Json::array({"kind"}));
}

Json parameter_schema() {
  std::vector<std::string_view> names{distribution_names.begin() + 1, distribution_names.end() - 1};
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

Json pilot_schema() {
  Json properties{{"parameter", text},
                  {"data", {{"enum", pilot_data_names()}}},
                  {"families", list_of(from(1))},
                  {"note", text}};
  for (const char* name :
       {"observation_sd", "prior_size", "observations_per_family", "years", "follow_up_years",
        "cost_per_family", "cost_per_family_year", "cost_fixed"})
    properties[name] = from(0);
  return object(properties, Json::array({"parameter", "data", "families"}));
}

Json decision_schema() {
  return object({{"per_year", from(0)},
                 {"horizon_years", from(0)},
                 {"discount_rate", from(0)},
                 {"waits", flag},
                 {"note", text}},
                Json::array({"horizon_years"}));
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
  Json root = object(
      {{"title", title_schema()},
       {"scenario", text},
       {"scenarios", list_of(text)},
       {"model", model_schema()},
       {"set", {{"type", "array"}, {"items", text}}},
       {"seed",
        {{"anyOf", Json::array({whole(0), {{"type", "string"}, {"pattern", "^[0-9]+$"}}})}}},
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
       {"cost_effectiveness", object({{"cost", metric},
                                      {"effect", metric},
                                      {"willingness_to_pay", list_of(from(0))},
                                      {"note", text}},
                                     Json::array({"effect"}))},
       {"decision", decision_schema()},
       {"pilots", list_of(pilot_schema())}},
      Json::array({"design"}));
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "Kohort study"}};
  schema.update(root);
  return schema.dump(2) + "\n";
}

}  // namespace kohort::sweep
