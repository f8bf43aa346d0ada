#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

#include "app/import/json_places.hpp"
#include "app/import/read_table.hpp"
#include "app/words/suggestion.hpp"

namespace kohort {

namespace {

using Kind = JsonNode::Kind;

std::optional<std::size_t> index_of_text(std::string_view text) {
  std::size_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size())
    return std::nullopt;
  return value;
}

std::string text_in(const JsonNode& node, std::string_view name) {
  const JsonNode* const found = node.find(name);
  return found && found->is(Kind::text) ? found->text : "";
}

class JsonStat {
 public:
  JsonStat(StatisticalTable& table, Problems& problems) : table_{table}, problems_{problems} {}

  void read(const JsonNode& root) {
    const JsonNode* set = dataset_in(root);
    if (!set) return;
    table_.title = text_in(*set, "label");
    table_.source = text_in(*set, "source");
    table_.updated = text_in(*set, "updated");
    if (const JsonNode* const extension = set->find("extension")) read_extension(*extension);
    const JsonNode* const dimensions = needed(*set, "dimension", Kind::object);
    if (!dimensions) return;
    // Version 1 kept the order of dimensions among them.
    const JsonNode& order = set->find("id") ? *set : *dimensions;
    const JsonNode* const ids = needed(order, "id", Kind::list);
    const JsonNode* const sizes = needed(order, "size", Kind::list);
    if (!ids || !sizes) return;
    if (ids->children.size() != sizes->children.size())
      return complain(*sizes, fmt::format("size has {} entries, id {}", sizes->children.size(),
                                          ids->children.size()));
    for (std::size_t i = 0; i < ids->children.size(); ++i)
      read_dimension(ids->children[i], sizes->children[i], *dimensions);
    if (const JsonNode* const role = order.find("role")) read_roles(*role);
    if (problems_.count() == 0) read_values(*set);
  }

 private:
  void complain(const JsonNode& node, const std::string& message) {
    problems_.add(table_.at(node.line, node.column), message);
  }

  const JsonNode* needed(const JsonNode& in, std::string_view name, Kind kind) {
    const JsonNode* const node = in.find(name);
    if (node && node->is(kind)) return node;
    const char* const what = kind == Kind::list ? "a list" : "an object";
    complain(node ? *node : in, node ? fmt::format("{} is not {}", name, what)
                                     : fmt::format("{} is missing: expected {}", name, what));
    return nullptr;
  }

  const JsonNode* dataset_in(const JsonNode& root) {
    if (!root.is(Kind::object)) {
      complain(root, "expected a JSON-stat dataset, an object with \"class\": \"dataset\"");
      return nullptr;
    }
    const std::string kind = text_in(root, "class");
    if (kind == "dataset") return &root;
    if (!kind.empty()) {
      complain(*root.find("class"), fmt::format("class = {}: expected \"dataset\"", kind));
      return nullptr;
    }
    std::vector<const JsonNode*> sets;
    for (const JsonNode& child : root.children)
      if (child.find("dimension") && child.find("value")) sets.push_back(&child);
    if (sets.size() == 1) return sets.front();
    complain(root, sets.empty() ? "this is JSON, but no JSON-stat: neither \"class\": \"dataset\" "
                                  "nor a dataset of version 1"
                                : "several datasets: export one table at a time");
    return nullptr;
  }

  /// What PX-Web adds.
  void read_extension(const JsonNode& extension) {
    const JsonNode* const px = extension.find("px");
    if (!px) return;
    for (const char* name : {"matrix", "tableid"})
      if (table_.id.empty()) table_.id = text_in(*px, name);
    if (const JsonNode* const decimals = px->find("decimals"))
      if (const auto number = index_of_text(decimals->text))
        table_.decimals = static_cast<int>(*number);
  }

  void read_dimension(const JsonNode& id, const JsonNode& size, const JsonNode& dimensions) {
    const JsonNode* const node = dimensions.find(id.text);
    if (!node) return complain(id, fmt::format("there is no dimension {}", id.text));
    TableDimension dimension;
    dimension.id = id.text;
    dimension.text = text_in(*node, "label");
    if (dimension.text.empty()) dimension.text = dimension.id;
    dimension.line = node->line;
    dimension.column = node->column;
    const JsonNode* const category = needed(*node, "category", Kind::object);
    if (!category) return;
    const std::size_t before = problems_.count();
    read_categories(*category, dimension);
    if (problems_.count() > before) return;
    const auto stated = index_of_text(size.text);
    if (!stated || *stated != dimension.categories.size())
      complain(size, fmt::format("size of {} is {}, but it has {} categories", id.text, size.text,
                                 dimension.categories.size()));
    table_.dimensions.push_back(std::move(dimension));
  }

  void read_categories(const JsonNode& category, TableDimension& dimension) {
    const JsonNode* const index = category.find("index");
    const JsonNode* const label = category.find("label");
    if (index && index->is(Kind::list)) {
      for (const JsonNode& code : index->children) add_category(dimension, code, code.text);
    } else if (index && index->is(Kind::object)) {
      read_positions(*index, dimension);
    } else if (label && label->is(Kind::object) && label->children.size() == 1) {
      add_category(dimension, label->children[0], label->children[0].key);
    } else {
      return complain(category, fmt::format("{}: category has no index", dimension.id));
    }
    const JsonNode* const units = category.find("unit");
    for (TableCategory& entry : dimension.categories) {
      entry.text = label ? text_in(*label, entry.code) : "";
      if (entry.text.empty()) entry.text = entry.code;
      const JsonNode* const unit = units ? units->find(entry.code) : nullptr;
      if (!unit) continue;
      entry.unit = text_in(*unit, "base");  // as PX-Web has it; the standard says label
      if (entry.unit.empty()) entry.unit = text_in(*unit, "label");
      if (const JsonNode* const decimals = unit->find("decimals"))
        if (const auto number = index_of_text(decimals->text))
          entry.decimals = static_cast<int>(*number);
    }
  }

  void read_positions(const JsonNode& index, TableDimension& dimension) {
    std::vector<const JsonNode*> at(index.children.size());
    for (const JsonNode& code : index.children) {
      const auto position = index_of_text(code.text);
      if (!position || *position >= at.size() || at[*position])
        return complain(code, fmt::format("{}: {} has the position {}; expected 0 to {}, each once",
                                          dimension.id, code.key, code.text, at.size() - 1));
      at[*position] = &code;
    }
    for (const JsonNode* const code : at) add_category(dimension, *code, code->key);
  }

  static void add_category(TableDimension& dimension, const JsonNode& node,
                           const std::string& code) {
    TableCategory category;
    category.code = code;
    category.line = node.line;
    category.column = node.column;
    dimension.categories.push_back(std::move(category));
  }

  void read_roles(const JsonNode& role) {
    const auto give = [&](std::string_view name, DimensionRole what) {
      const JsonNode* const ids = role.find(name);
      if (!ids) return;
      for (const JsonNode& id : ids->children) {
        const auto found = std::ranges::find(table_.dimensions, id.text, &TableDimension::id);
        if (found == table_.dimensions.end())
          complain(id, fmt::format("role {}: there is no dimension {}", name, id.text));
        else
          found->role = what;
      }
    };
    give("time", DimensionRole::time);
    give("geo", DimensionRole::region);
    give("metric", DimensionRole::contents);
  }

  void read_values(const JsonNode& set) {
    const auto count = cell_count(table_, problems_);
    const JsonNode* const value = set.find("value");
    if (!count) return;
    if (!value) return complain(set, "value is missing");
    table_.cells.assign(*count, TableCell{});
    if (value->is(Kind::list)) {
      if (value->children.size() != *count)
        return complain(*value, fmt::format("value has {} entries, but the dimensions have {} "
                                            "combinations",
                                            value->children.size(), *count));
      for (std::size_t i = 0; i < *count; ++i) set_cell(i, value->children[i]);
    } else if (value->is(Kind::object)) {
      for (const JsonNode& entry : value->children)
        if (const auto i = cell_named(entry, *count)) {
          if (table_.cells[*i].line > 0)
            complain(entry, fmt::format("the value {} is given twice", entry.key));
          set_cell(*i, entry);
        }
    } else {
      return complain(*value, "value: expected a list or an object");
    }
    if (const JsonNode* const status = set.find("status")) read_status(*status);
  }

  std::optional<std::size_t> cell_named(const JsonNode& entry, std::size_t count) {
    const auto i = index_of_text(entry.key);
    if (i && *i < count) return i;
    complain(entry, fmt::format("\"{}\": expected a position from 0 to {}", entry.key, count - 1));
    return std::nullopt;
  }

  void set_cell(std::size_t i, const JsonNode& node) {
    TableCell& cell = table_.cells[i];
    cell.line = node.line;
    cell.column = node.column;
    if (node.is(Kind::number))
      cell.written = node.text;
    else if (node.is(Kind::text) && index_of_text(node.text))
      complain(node, fmt::format("\"{}\" is a text; expected a number or null", node.text));
    else if (node.is(Kind::text))
      cell.mark = node.text;
    else if (!node.is(Kind::null))
      complain(node, "expected a number or null");
  }

  void read_status(const JsonNode& status) {
    const auto give = [this](std::size_t i, const std::string& mark) {
      if (!mark.empty()) table_.cells[i].mark = mark;
    };
    if (status.is(Kind::text)) {
      for (std::size_t i = 0; i < table_.cells.size(); ++i) give(i, status.text);
    } else if (status.is(Kind::list)) {
      const std::size_t size = status.children.size();
      if (size != table_.cells.size() && size != 1)
        return complain(status,
                        fmt::format("status has {} entries, value {}", size, table_.cells.size()));
      for (std::size_t i = 0; i < table_.cells.size(); ++i)
        if (const JsonNode& mark = status.children[size == 1 ? 0 : i]; mark.is(Kind::text))
          give(i, mark.text);
    } else if (status.is(Kind::object)) {
      for (const JsonNode& mark : status.children)
        if (const auto i = cell_named(mark, table_.cells.size()); i && mark.is(Kind::text))
          give(*i, mark.text);
    }
  }

  StatisticalTable& table_;
  Problems& problems_;
};

}  // namespace

void read_json_stat(const std::string& text, StatisticalTable& table, Problems& problems) {
  JsonNode root;
  if (parse_json(text, table.shown, root, problems)) JsonStat{table, problems}.read(root);
}

}  // namespace kohort
