#include <cmath>
#include <nlohmann/json.hpp>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/commands.hpp"
#include "app/scenario/distribution.hpp"
#include "app/scenario/rules.hpp"
#include "app/scenario/statements.hpp"
#include "app/scenario/value_reader.hpp"

namespace kohort {

namespace {

using Json = nlohmann::ordered_json;

Json value_schema(const CatalogueEntry& entry) {
  if (entry.flag) return {{"type", "boolean"}};
  Json number{{"type", entry.whole ? "integer" : "number"}};
  if (std::isfinite(entry.range.low)) number["minimum"] = entry.range.low;
  if (std::isfinite(entry.range.high)) number["maximum"] = entry.range.high;
  if (entry.labels.empty()) return number;
  return {
      {"type", "array"}, {"items", number}, {"minItems", entry.size()}, {"maxItems", entry.size()}};
}

Json parameter_schema(const CatalogueEntry& entry) {
  const Json value = value_schema(entry);
  Json properties{{"value", value}, {"unit", {{"const", entry.unit}}}};
  if (!entry.flag) {
    properties["low"] = value;
    properties["high"] = value;
    const std::vector<std::string_view> alone{distribution_names.begin(),
                                              distribution_names.end() - 1};
    const std::vector<std::string_view> shares{distribution_names.front(), of_shares};
    properties["distribution"] = {{"enum", entry.sums_to_one() ? shares : alone}};
  }
  if (entry.is_money()) properties["price_year"] = {{"type", "integer"}};
  properties["source"] = {{"type", "string"}};
  properties["grade"] = {{"enum", grade_names}};
  properties["note"] = {{"type", "string"}};
  Json table{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
  table["required"] = Json::array({"value"});
  if (entry.is_money()) table["required"].push_back("price_year");
  Json schema{{"description", entry.meaning + " [" + entry.unit + "]"}};
  schema["anyOf"] = Json::array({value, table});
  return schema;
}

Json section_schema(const std::string& meaning) {
  return {{"type", "object"},
          {"description", meaning},
          {"additionalProperties", false},
          {"properties", Json::object()}};
}

/// The schema of a section such as "programmes.leksand", made on the way if missing.
Json& section_at(Json& root, const std::string& path, const std::string& meaning) {
  const auto dot = path.find('.');
  Json& properties = root["properties"];
  const std::string first = path.substr(0, dot);
  if (!properties.contains(first))
    properties[first] = section_schema(dot == std::string::npos ? meaning : "");
  if (dot == std::string::npos) return properties[first];
  return section_at(properties[first], path.substr(dot + 1), meaning);
}

Json text_schema() {
  const Json text{{"type", "string"}};
  const Json both{{"type", "object"},
                  {"properties", {{"da", text}, {"en", text}}},
                  {"additionalProperties", false}};
  Json schema;
  schema["anyOf"] = Json::array({text, both});
  return schema;
}

Json budget_schema() {
  const Json year{{"type", "integer"}};
  Json line{{"type", "object"},
            {"additionalProperties", false},
            {"properties",
             {{"year", year},
              {"amount", {{"type", "number"}, {"minimum", 0}}},
              {"price_year", year},
              {"source", {{"type", "string"}}},
              {"grade", {{"enum", grade_names}}},
              {"note", {{"type", "string"}}}}}};
  line["required"] = Json::array({"year", "amount", "price_year"});
  return {{"type", "array"}, {"items", line}};
}

Json price_index_schema() {
  Json schema = section_schema("General level of prices and wages.");
  schema["properties"] = {{"first_year", {{"type", "integer"}}},
                          {"annual_rise", {{"type", "array"}, {"items", {{"type", "number"}}}}},
                          {"source", {{"type", "string"}}},
                          {"grade", {{"enum", grade_names}}},
                          {"note", {{"type", "string"}}}};
  schema["required"] = Json::array({"first_year", "annual_rise"});
  return schema;
}

}  // namespace

std::string json_schema() {
  Json root{{"$schema", "http://json-schema.org/draft-07/schema#"},
            {"title", "Kohort scenario"},
            {"type", "object"},
            {"additionalProperties", false}};
  root["properties"] = {{"extends", {{"type", "string"}}}, {"reference", {{"type", "string"}}},
                        {"title", text_schema()},          {"question", text_schema()},
                        {"description", text_schema()},    {"price_index", price_index_schema()}};
  for (const CatalogueSection& section : catalogue().sections())
    section_at(root, section.path, section.meaning);
  for (const CatalogueEntry& entry : catalogue().entries())
    section_at(root, entry.section, "")["properties"][entry.name] = parameter_schema(entry);
  section_at(root, "municipality", "")["properties"]["name"] = {{"type", "string"}};
  Json& economics = section_at(root, "economics", "")["properties"];
  economics["rules"] = {{"enum", rule_book().names()}};
  economics["discounting"] = {{"enum", {"chained", "flat"}}};
  for (const std::string& programme : programme_names()) {
    section_at(root, "programmes." + programme, "")["properties"]["budget"] = budget_schema();
    // Further programmes of the kind have the same section.
    const Json section = section_at(root, "programmes." + programme, "");
    section_at(root, "programmes",
               "")["patternProperties"]["^" + programme + "_[a-z0-9_]*[a-z0-9]$"] = section;
  }
  return root.dump(2) + "\n";
}

}  // namespace kohort
