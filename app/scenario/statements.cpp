#include "app/scenario/statements.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/distribution.hpp"
#include "app/scenario/headings.hpp"
#include "app/scenario/rules.hpp"
#include "app/scenario/value_reader.hpp"
#include "app/words/suggestion.hpp"
#include "models/programme.hpp"

namespace kohort {

namespace {

const std::vector<std::string> parameter_fields{
    "value", "unit", "distribution", "low", "high", "price_year", "source", "grade", "note"};

std::string join_key(const std::string& path, const std::string& name) {
  return path.empty() ? name : fmt::format("{}.{}", path, name);
}

class Reader {
 public:
  Reader(Statements& out, const Catalogue& known, Problems& problems)
      : out_{out}, catalogue_{known}, problems_{problems} {}

  void read_file(const Node& root) {
    for (const Node& child : root.children) {
      if (child.key == "extends" || child.key == "reference") continue;  // followed before
      if (!read_heading(child)) read_member("", child);
    }
  }

  /// title, question, description, price_index. Says whether it was one of them.
  bool read_heading(const Node& node) {
    if (node.key == "title") return out_.title = read_bilingual(node, problems_), true;
    if (node.key == "question") return out_.question = read_bilingual(node, problems_), true;
    if (node.key == "description") return out_.description = read_bilingual(node, problems_), true;
    if (node.key == "price_index")
      return out_.price_index = read_price_index(node, problems_), true;
    return false;
  }

  /// A section, a parameter or one of the few other keys below `path`.
  void read_member(const std::string& path, const Node& node) {
    const std::string key = join_key(path, node.key);
    if (const int index = catalogue_.index_of(key); index >= 0)
      return read_parameter(static_cast<std::size_t>(index), node);
    if (key == "municipality.name") {
      out_.municipality_name = read_text(key, node, problems_);
    } else if (key == "economics.rules") {
      read_rules_name(node);
    } else if (key == "economics.discounting") {
      read_discounting(node);
    } else if (path.starts_with("programmes.") && node.key == "budget" &&
               catalogue_.is_section(path)) {
      const std::string programme = path.substr(path.find('.') + 1);
      out_.budget[programme] = read_budget(programme, node, problems_);
    } else if (!catalogue_.leads_to_section(key)) {
      unknown(key, node);
    } else if (!node.is_table()) {
      problems_.add(node.place, fmt::format("{} is a section ([{}]), not a value", key, key));
    } else {
      for (const Node& child : node.children) read_member(key, child);
    }
  }

  void read_rules_name(const Node& node) {
    const auto name = read_text("economics.rules", node, problems_);
    if (!name) return;
    out_.rules = *name;
    if (rule_book().find(*name) == nullptr)
      problems_.add(node.place,
                    fmt::format("economics.rules = {}: {}", node.written, unknown_rules(*name)));
  }

  void read_discounting(const Node& node) {
    const auto name = read_text("economics.discounting", node, problems_);
    if (!name) return;
    out_.flat_discounting = *name == "flat";
    if (*name != "flat" && *name != "chained")
      problems_.add(
          node.place,
          fmt::format("economics.discounting = {}: expected \"chained\" or \"flat\"{}",
                      node.written,
                      did_you_mean(nearest(*name, std::vector<std::string>{"chained", "flat"}))));
  }

  void read_amendment(std::size_t index, const std::string& field, const Node& node) {
    ParameterStatement statement = begin(index, node, ParameterStatement::Kind::amendment);
    statement.written = fmt::format("{} = {}", field, node.written);
    const std::size_t before = problems_.count();
    read_field(catalogue_.entries()[index], field, node, statement);
    finish(std::move(statement), before);
  }

  void read_parameter(std::size_t index, const Node& node) {
    const CatalogueEntry& entry = catalogue_.entries()[index];
    if (node.is_table()) return read_parameter_table(index, node);
    ParameterStatement statement = begin(index, node, ParameterStatement::Kind::value);
    const std::size_t before = problems_.count();
    statement.value = read_values(entry, entry.key, node, problems_);
    finish(std::move(statement), before);
  }

 private:
  void finish(ParameterStatement statement, std::size_t problems_before) {
    statement.wrong = problems_.count() > problems_before;
    out_.parameters.push_back(std::move(statement));
  }

  static ParameterStatement begin(std::size_t index, const Node& node,
                                  ParameterStatement::Kind kind) {
    ParameterStatement statement;
    statement.parameter = index;
    statement.kind = kind;
    statement.place = statement.range_place = node.place;
    statement.written = node.written;
    return statement;
  }

  void read_parameter_table(std::size_t index, const Node& node) {
    const CatalogueEntry& entry = catalogue_.entries()[index];
    ParameterStatement statement = begin(index, node, ParameterStatement::Kind::table);
    const std::size_t before = problems_.count();
    if (const Node* value = node.find("value")) {
      statement.place = statement.range_place = value->place;
      statement.written = value->written;
    } else {
      problems_.add(node.place, fmt::format("{}: the value is missing (value = ...)", entry.key));
    }
    for (const Node& child : node.children) read_field(entry, child.key, child, statement);
    check_range(entry, node, statement);
    finish(std::move(statement), before);
  }

  void read_field(const CatalogueEntry& entry, const std::string& field, const Node& node,
                  ParameterStatement& to) {
    const std::string shown = fmt::format("{}.{}", entry.key, field);
    if (field == "value") {
      to.value = read_values(entry, entry.key, node, problems_);
    } else if (field == "low" || field == "high") {
      if (entry.flag) {
        problems_.add(node.place, fmt::format("{}: true or false has no range", shown));
        return;
      }
      (field == "low" ? to.low : to.high) = read_values(entry, shown, node, problems_);
      if (field == "low" || to.low.empty()) to.range_place = node.place;
    } else if (field == "unit") {
      const auto text = read_text(shown, node, problems_);
      if (text && *text != entry.unit)
        problems_.add(node.place, fmt::format("{} = {}: the unit of {} is \"{}\"", shown,
                                              node.written, entry.key, entry.unit));
    } else if (field == "distribution") {
      to.distribution = read_text(shown, node, problems_);
      if (to.distribution && !is_distribution(*to.distribution))
        problems_.add(node.place, fmt::format("{} = {}: {}", shown, node.written,
                                              one_of(distribution_names, *to.distribution)));
    } else if (field == "grade") {
      to.grade = read_grade(shown, node, problems_);
    } else if (field == "price_year") {
      to.price_year = read_year(shown, node, problems_);
      if (!entry.is_money())
        problems_.add(node.place, fmt::format("{}: only money has a price year, and the unit of {} "
                                              "is \"{}\"",
                                              shown, entry.key, entry.unit));
    } else if (field == "source") {
      to.source = read_text(shown, node, problems_);
    } else if (field == "note") {
      to.note = read_text(shown, node, problems_);
    } else {
      problems_.add(node.key_place, fmt::format("{}: unknown; a parameter has {}{}", shown,
                                                fmt::join(parameter_fields, ", "),
                                                did_you_mean(nearest(field, parameter_fields))));
    }
  }

  /// Order and completeness of low, value and high of one table.
  void check_range(const CatalogueEntry& entry, const Node& node, const ParameterStatement& s) {
    const bool has_low = node.find("low") != nullptr, has_high = node.find("high") != nullptr;
    if (has_low != has_high && !entry.flag) {
      problems_.add(node.place, fmt::format("{}: {} is given without {}", entry.key,
                                            has_low ? "low" : "high", has_low ? "high" : "low"));
      return;
    }
    const bool spread =
        s.distribution && is_distribution(*s.distribution) && *s.distribution != "fixed";
    if (spread && !has_low)
      problems_.add(
          node.find("distribution")->place,
          fmt::format("{}: the distribution {} needs low and high", entry.key, *s.distribution));
  }

  void unknown(const std::string& key, const Node& node) {
    const std::string parent = key.substr(0, key.find_last_of('.'));
    const bool section = node.is_table() && !(parent != key && catalogue_.is_section(parent));
    std::vector<std::string> others{"title",
                                    "question",
                                    "description",
                                    "extends",
                                    "reference",
                                    "price_index",
                                    "municipality.name",
                                    "economics.rules",
                                    "economics.discounting"};
    for (const auto& known : catalogue_.sections()) others.push_back(known.path);
    std::string suggestion;
    if (problems_.count() <
        most_reported) {  // later ones are only counted, and searching takes time
      suggestion = section ? nearest(key, others) : nearest_parameter(key, catalogue_);
      if (suggestion.empty())
        suggestion = section ? nearest_parameter(key, catalogue_) : nearest(key, others);
    }
    problems_.add(node.key_place, fmt::format("unknown {} {}{}", section ? "section" : "key", key,
                                              did_you_mean(suggestion)));
  }

  Statements& out_;
  const Catalogue& catalogue_;
  Problems& problems_;
};

}  // namespace

std::vector<std::string> further_programmes(const Node& root, const Catalogue& known) {
  std::vector<std::string> names;
  for (const Node& section : root.children) {
    if (section.key != "programmes" || !section.is_table()) continue;
    for (const Node& programme : section.children)
      if (programme.is_table() && kind_of(programme.key) &&
          !known.is_section(fmt::format("programmes.{}", programme.key)) &&
          std::ranges::find(names, programme.key) == names.end())
        names.push_back(programme.key);
  }
  return names;
}

Statements read_statements(const Node& root, const Catalogue& known, Problems& problems) {
  Statements statements;
  Reader{statements, known, problems}.read_file(root);
  return statements;
}

void read_override(const std::string& override_text, const Place& place, const Catalogue& known,
                   Statements& statements, Problems& problems) {
  const auto equals = override_text.find('=');
  const auto trim = [](std::string text) {
    text.erase(0, text.find_first_not_of(" \t"));
    text.erase(text.find_last_not_of(" \t") + 1);
    return text;
  };
  const std::string key = trim(override_text.substr(0, equals));
  if (equals == std::string::npos || key.empty()) {
    problems.add(place, "expected key=value, for example --set unions.vulnerability=0.2");
    return;
  }
  Node node = read_override_value(trim(override_text.substr(equals + 1)), place);
  if (node.written.empty()) {
    problems.add(place, fmt::format("{}: the value after = is missing", key));
    return;
  }
  Reader reader{statements, known, problems};
  const auto dot = key.rfind('.');
  node.key = dot == std::string::npos ? key : key.substr(dot + 1);
  if (key == "extends" || key == "reference" || key == "price_index" || node.key == "budget") {
    problems.add(place, fmt::format("{} can only be given in a scenario file{}", key,
                                    key == "reference" ? "; kohort run has --reference" : ""));
    return;
  }
  const std::string owner = dot == std::string::npos ? "" : key.substr(0, dot);
  const int amended = known.index_of(owner);
  if (amended >= 0)
    reader.read_amendment(static_cast<std::size_t>(amended), node.key, node);
  else if (dot != std::string::npos || !reader.read_heading(node))
    reader.read_member(owner, node);
}

}  // namespace kohort
