#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "app/files/document.hpp"
#include "app/local/figures.hpp"
#include "app/scenario/headings.hpp"
#include "app/scenario/task_fields.hpp"
#include "app/words/numbers.hpp"

namespace kohort::local {

namespace {

const Names top_keys{"name", "year", "source", "grade", "start", "target", "sources"};
const Names figure_keys{"value", "year", "source", "grade", "price_year", "tolerance", "note"};
const Names target_keys{"metric",     "value",  "tolerance", "weight", "years",
                        "price_year", "source", "grade",     "note"};

class FiguresReader : private TaskFields {
 public:
  Figures read(const std::string& text, const std::string& shown, Problems& problems) {
    problems_ = problems;
    Node root;
    if (parse_document(text, shown, problems_, root)) {
      figures_.text = text;
      read_head(root, shown);
      for (const Node& child : root.children) read_entry(child);
    }
    problems = problems_;
    return std::move(figures_);
  }

 private:
  void read_head(const Node& root, const std::string& shown) {
    if (const Node* name = root.find("name"))
      figures_.name = read_text("name", *name, problems_).value_or("");
    else
      complain({shown}, "name is missing: which municipality is it? (name = \"Mellemby\")");
    if (const Node* name = root.find("name"); name && figures_.name.empty())
      complain(name->place, "name = {}: expected the municipality's name", name->written);
    if (const Node* start = root.find("start")) figures_.start = year("start", *start);
    defaults_ = origin(root, "", {});
    if (const Node* sources = root.find("sources")) read_sources_of(*sources);
  }

  /// A calendar year that the model can speak of.
  std::optional<int> year(const std::string& shown, const Node& node) {
    const int low = desk().year_low, high = desk().year_high;
    if (node.kind == Node::Kind::number && node.whole && node.number >= low && node.number <= high)
      return static_cast<int>(node.number);
    const bool two = node.whole && node.number >= low % 100 && node.number <= high % 100;
    complain(node.place, "{} = {}: expected a year from {} to {}{}", shown, node.written, low, high,
             two ? fmt::format(" (did you mean {}?)", 2000 + static_cast<int>(node.number))
                 : " (the model's own numbers begin there; use the nearest year that you have)");
    return std::nullopt;
  }

  Origin origin(const Node& table, const std::string& path, const Origin& fallback) {
    Origin o = fallback;
    if (const Node* y = table.find("year")) o.year = year(path + "year", *y).value_or(o.year);
    if (const Node* s = table.find("source")) {
      o.source = read_text(path + "source", *s, problems_).value_or("");
      if (!o.source.empty()) o.grade = "V";
    }
    if (const Node* g = table.find("grade"))
      o.grade = read_grade(path + "grade", *g, problems_).value_or("N");
    if (o.grade.empty()) o.grade = "N";
    return o;
  }

  void read_entry(const Node& node) {
    if (node.key == "target") return read_targets(node);
    if (std::ranges::find(top_keys, node.key) != top_keys.end()) return;
    const int row = desk().index_of(node.key);
    if (row < 0) {
      Names known = desk().keys();
      known.insert(known.end(), top_keys.begin(), top_keys.end());
      return complain(node.key_place, "unknown figure {}{}", node.key,
                      did_you_mean(nearest(node.key, known)));
    }
    read_figure(node, static_cast<std::size_t>(row));
  }

  void read_figure(const Node& node, std::size_t row) {
    const DeskFigure& d = desk().figures[row];
    const std::size_t before = problems_.count();
    OwnFigure f;
    f.row = row;
    f.place = node.place;
    f.written = node.written;
    f.origin = defaults_;
    const Node* value = &node;
    if (node.is_table()) {
      check_figure_keys(node, d);
      f.origin = origin(node, node.key + ".", defaults_);
      if (const Node* note = node.find("note"))
        f.note = read_text(node.key + ".note", *note, problems_).value_or("");
      if (const Node* t = node.find("tolerance")) read_tolerance(node.key, *t, f);
      value = node.find("value");
      if (!value && !d.is_list())
        return complain(node.place, "{}: value is missing ({} = {{ value = ... }})", node.key,
                        node.key);
    }
    if (d.is_list() && node.is_table() && !value)
      read_labels(node, d, f);
    else if (d.is_list())
      read_list(node.key, *value, d, f);
    else
      read_single(node.key, *value, f);
    read_price_year(node, d, f);
    if (f.origin.year == 0 && problems_.count() == before)
      complain(node.place,
               "{}: of which year is it? (year = ... at the top, or {} = {{ value = "
               "..., year = ... }})",
               node.key, node.key);
    if (problems_.count() == before) figures_.given.push_back(std::move(f));
  }

  void check_figure_keys(const Node& node, const DeskFigure& d) {
    Names known = figure_keys;
    for (const std::string_view label : d.words->labels) known.emplace_back(label);
    check_keys(node, node.key + ".", known);
  }

  void read_tolerance(const std::string& key, const Node& node, OwnFigure& f) {
    const auto value = read_number(key + ".tolerance", node, problems_);
    if (value && *value > 0)
      f.tolerance = *value;
    else if (value)
      complain(node.place, "{}.tolerance = {}: expected a number above 0", key, node.written);
  }

  void read_price_year(const Node& node, const DeskFigure& d, OwnFigure& f) {
    const Node* given = node.is_table() ? node.find("price_year") : nullptr;
    if (d.words->money)
      f.price_year = given ? year(node.key + ".price_year", *given).value_or(0) : f.origin.year;
    else if (given)
      complain(given->place, "{}.price_year: {} is not money", node.key, node.key);
  }

  void read_single(const std::string& key, const Node& node, OwnFigure& f) {
    f.place = node.place;
    f.written = node.written;
    if (const auto value = plain(key, node)) f.values = {*value};
  }

  void read_list(const std::string& key, const Node& node, const DeskFigure& d, OwnFigure& f) {
    const auto& labels = d.words->labels;
    f.place = node.place;
    if (node.kind != Node::Kind::list || node.children.size() != labels.size())
      return complain(node.place, "{} = {}: expected {} numbers: [{}]", key, node.written,
                      labels.size(), fmt::join(labels, ", "));
    for (std::size_t i = 0; i < labels.size(); ++i)
      f.values.push_back(
          plain(fmt::format("{} ({})", key, labels[i]), node.children[i]).value_or(0));
  }

  void read_labels(const Node& node, const DeskFigure& d, OwnFigure& f) {
    Names missing;
    for (const std::string_view label : d.words->labels) {
      const Node* value = node.find(label);
      if (value) {
        const auto number = plain(fmt::format("{}.{}", node.key, label), *value);
        f.values.push_back(number.value_or(0));
      } else {
        f.values.push_back(std::numeric_limits<double>::quiet_NaN());
        missing.emplace_back(label);
      }
    }
    // A price that is not known keeps the country's; a number of children has to be said.
    if (missing.empty() || (d.words->money && missing.size() < d.words->labels.size())) return;
    complain(node.place, "{}: {} missing; write 0 where there are none", node.key,
             fmt::join(missing, ", "));
  }

  /// A number that nobody can take for another one a thousand times as large.
  std::optional<double> plain(const std::string& shown, const Node& node) {
    const auto value = read_number(shown, node, problems_);
    if (!value || !looks_like_thousands(node.written)) return value;
    complain(node.place, "{} = {}: expected a number that can only be read in one way{}", shown,
             node.written, thousand_hint(node));
    return std::nullopt;
  }

  void read_sources_of(const Node& table) {
    if (!table.is_table()) return complain(table.place, "sources is a section ([sources])");
    for (const Node& entry : table.children) {
      SourceText& text = figures_.sources[entry.key];
      for (const Node& child : entry.children) {
        const auto value =
            read_text(fmt::format("sources.{}.{}", entry.key, child.key), child, problems_);
        if (child.key == "title") text.title = value.value_or("");
        if (child.key == "address") text.address = value.value_or("");
        if (child.key == "year") text.year = value.value_or("");
        if (child.key == "ours") text.ours = value.value_or("");
      }
      if (text.title.empty())
        complain(entry.place, "sources.{}: expected {{ title = ..., address = ..., year = ... }}",
                 entry.key);
    }
  }

  void read_targets(const Node& list) {
    const bool tables =
        list.kind == Node::Kind::list && std::ranges::all_of(list.children, &Node::is_table);
    if (!tables) return complain(list.place, "target: expected blocks of the form [[target]]");
    for (const Node& table : list.children) read_target(table);
  }

  void read_target(const Node& table) {
    const std::size_t before = problems_.count();
    check_keys(table, "target.", target_keys);
    OwnTarget t;
    t.origin = origin(table, "target.", {defaults_.year, "", ""});
    t.place = table.find("metric") ? table.find("metric")->place : table.place;
    const auto metric = needed_text(table, "target.", "metric");
    t.value = needed_number(table, "target.", "value").value_or(0);
    t.tolerance = needed_number(table, "target.", "tolerance").value_or(1);
    t.weight = number(table, "target.", "weight", 0, 1e6, false, 1);
    (void)needed_text(table, "target.", "source");
    if (const Node* note = table.find("note"))
      t.note = read_text("target.note", *note, problems_).value_or("");
    if (!(t.tolerance > 0))
      complain(table.find("tolerance")->place, "target.tolerance = {}: expected a number above 0",
               table.find("tolerance")->written);
    const int index = metric ? figure_index(*metric) : -1;
    if (metric && index < 0)
      complain(t.place, "unknown metric {}{}", *metric,
               did_you_mean(nearest(*metric, figure_names())));
    if (index >= 0) {
      t.figure = static_cast<std::size_t>(index);
      read_target_years(table, t);
      read_target_prices(table, t);
    }
    if (problems_.count() == before) figures_.targets.push_back(std::move(t));
  }

  void read_target_years(const Node& table, OwnTarget& t) {
    const RegisterFigure& figure = register_figures()[t.figure];
    const Node* node = table.find("years");
    if (figure.window == RegisterFigure::Window::followed) {
      if (node)
        complain(node->place, "target.years: {} is about birth years, not calendar years",
                 figure.name);
      return;
    }
    if (node) {
      if (node->kind != Node::Kind::list || node->children.size() != 2)
        return complain(node->place, "target.years = {}: expected two years, such as [2023, 2024]",
                        node->written);
      const auto first = year("target.years", node->children[0]);
      const auto last = year("target.years", node->children[1]);
      if (!first || !last) return;
      if (*first > *last)
        return complain(node->place, "target.years = {}: expected the earlier year first",
                        node->written);
      t.years = YearSpan{static_cast<std::size_t>(*first), static_cast<std::size_t>(*last)};
    } else if (defaults_.year != 0) {
      const auto only = static_cast<std::size_t>(defaults_.year);
      t.years = YearSpan{only, only};
    } else {
      complain(t.place, "{}: of which years is it? (years = [2023, 2024])", figure.name);
    }
  }

  void read_target_prices(const Node& table, OwnTarget& t) {
    const RegisterFigure& figure = register_figures()[t.figure];
    const Node* node = table.find("price_year");
    if (figure.change != nullptr)
      return complain(t.place,
                      "{} compares with programmes, which a baseline has not; give it to kohort "
                      "calibrate",
                      figure.name);
    if (node && !figure.is_money())
      return complain(node->place, "target.price_year: {} is not money", figure.name);
    if (!figure.is_money()) return;
    if (!node) return complain(t.place, "{}: an amount of money needs price_year", figure.name);
    t.price_year = year("target.price_year", *node).value_or(0);
  }

  Figures figures_;
  Origin defaults_;
};

}  // namespace

Figures read_figures(const std::string& text, const std::string& shown, Problems& problems) {
  return FiguresReader{}.read(text, shown, problems);
}

}  // namespace kohort::local
