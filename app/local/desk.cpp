#include "app/local/desk.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <stdexcept>

#include "app/figures/register_figure.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/scenario/embedded.hpp"
#include "app/scenario/task_fields.hpp"
#include "app/words/input_error.hpp"

namespace kohort::local {

namespace {

constexpr std::array<std::string_view, 3> per_names{"none", "child", "1,000 children"};

class DeskReader : private TaskFields {
 public:
  Desk read(const std::string& text, const std::string& shown) {
    problems_.announce_file(shown);
    Node root;
    if (parse_document(text, shown, problems_, root)) {
      Desk& d = desk_;
      d.price_year = static_cast<int>(needed(root, "price_year"));
      d.year_low = static_cast<int>(needed(root, "year_low"));
      d.year_high = static_cast<int>(needed(root, "year_high"));
      d.year_span = static_cast<int>(needed(root, "year_span"));
      d.tolerance = needed(root, "tolerance");
      d.ceiling_near = needed(root, "ceiling_near");
      d.ceiling_times = needed(root, "ceiling_times");
      d.births_apart = needed(root, "births_apart");
      for (const Node& table : tables(root, "figure")) read_figure(table);
      for (const Node& table : tables(root, "lever")) read_lever(table);
    }
    problems_.throw_if_any();
    return std::move(desk_);
  }

 private:
  double needed(const Node& table, const char* name) {
    return needed_number(table, "desk.", name).value_or(0);
  }

  std::vector<Node> tables(const Node& root, const char* name) {
    const Node* list = root.find(name);
    if (list && list->kind == Node::Kind::list) return list->children;
    complain(root.place, "no [[{}]] is given", name);
    return {};
  }

  std::vector<std::string> names(const Node& table, const char* key) {
    std::vector<std::string> out;
    const Node* list = table.find(key);
    if (list != nullptr)
      for (const Node& name : list->children) out.push_back(metric(name.place, name.text));
    return out;
  }

  std::string metric(const Place& place, const std::string& name) {
    if (figure_index(name) < 0) complain(place, "no such metric: {}", name);
    return name;
  }

  void read_figure(const Node& table) {
    DeskFigure f;
    const auto key = needed_text(table, "figure.", "key").value_or("");
    const auto words = std::ranges::find(desk_words(), std::string_view{key}, &DeskWords::key);
    if (words == desk_words().end()) return complain(table.place, "{}: has no words", key);
    f.words = &*words;
    if (const Node* m = table.find("metric")) f.metric = metric(m->place, m->text);
    const auto per = needed_text(table, "figure.", "per").value_or("");
    const auto* known = std::ranges::find(per_names, per);
    if (known == per_names.end()) return complain(table.place, "per = {}: unknown", per);
    f.per = static_cast<Per>(known - per_names.begin());
    f.low = needed(table, "low");
    f.high = needed(table, "high");
    f.usual_low = needed(table, "usual_low");
    f.usual_high = needed(table, "usual_high");
    if (!(f.low <= f.usual_low && f.usual_low < f.usual_high && f.usual_high <= f.high))
      complain(table.place, "{}: what is usual lies outside what is allowed", key);
    desk_.figures.push_back(f);
  }

  void read_lever(const Node& table) {
    Lever lever;
    lever.metric = metric(table.place, needed_text(table, "lever.", "metric").value_or(""));
    lever.with = names(table, "with");
    lever.without = names(table, "without");
    lever.key = needed_text(table, "lever.", "key").value_or("");
    if (catalogue().index_of(lever.key) < 0)
      complain(table.place, "no such parameter: {}", lever.key);
    if (const Node* label = table.find("label")) lever.label = label->text;
    lever.factor = table.find("factor") != nullptr;
    lever.odds = table.find("odds") != nullptr;
    lever.low = needed(table, "low");
    lever.high = needed(table, "high");
    desk_.levers.push_back(std::move(lever));
  }

  Desk desk_;
};

}  // namespace

int Desk::index_of(std::string_view key) const {
  const auto found = std::ranges::find_if(
      figures, [key](const DeskFigure& figure) { return figure.words->key == key; });
  return found == figures.end() ? -1 : static_cast<int>(found - figures.begin());
}

std::vector<std::string> Desk::keys() const {
  std::vector<std::string> out;
  for (const DeskFigure& figure : figures) out.push_back(figure.key());
  return out;
}

Desk read_desk(std::string_view text, const std::string& shown) {
  return DeskReader{}.read(std::string{text}, shown);
}

const Desk& desk() {
  static const Desk known = [] {
    try {
      return read_desk(embedded::local_desk, "local/desk.toml");
    } catch (const InputError& error) {
      throw std::logic_error{error.what()};
    }
  }();
  return known;
}

}  // namespace kohort::local
