#include "app/scenario/plausible.hpp"

#include <fmt/format.h>
#include <stdexcept>

#include "app/files/document.hpp"
#include "app/files/problems.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/scenario/embedded.hpp"
#include "app/scenario/value_reader.hpp"
#include "app/words/input_error.hpp"

namespace kohort {

namespace {

class PlausibleReader {
 public:
  explicit PlausibleReader(Problems& problems) : problems_{problems} {}

  Plausible read(const Node& root) {
    result_.price_year = static_cast<int>(number(root, "price_year"));
    for (const Node& entry : list(root, "usual")) read_usual(entry);
    for (const Node& entry : list(root, "order"))
      result_.orders.push_back({key_in(entry, "lower"), key_in(entry, "upper")});
    if (const Node* budget = root.find("budget")) {
      result_.budget_low = number(*budget, "low");
      result_.budget_high_per_birth = number(*budget, "high_per_birth");
    }
    if (const Node* staff = root.find("staff"))
      result_.staff_most_times = number(*staff, "most_times");
    if (const Node* places = root.find("municipalities"))
      for (const Node& name : list(*places, "names"))
        result_.municipalities.push_back(read_text("names", name, problems_).value_or(""));
    return std::move(result_);
  }

 private:
  void read_usual(const Node& entry) {
    Plausible::Usual usual{key_in(entry, "key"), text(entry, "unit"), number(entry, "low"),
                           number(entry, "high")};
    if (const int index = catalogue().index_of(usual.key); index >= 0) {
      const std::string& unit = catalogue().entries()[static_cast<std::size_t>(index)].unit;
      if (unit != usual.unit)
        problems_.add(entry.place,
                      fmt::format("{}: its unit is {}, not {}", usual.key, unit, usual.unit));
    }
    if (!(usual.low <= usual.high))
      problems_.add(entry.place, fmt::format("{}: low is above high", usual.key));
    result_.usual.push_back(std::move(usual));
  }

  std::vector<Node> list(const Node& table, std::string_view key) {
    const Node* const node = table.find(key);
    if (node != nullptr && node->kind == Node::Kind::list) return node->children;
    problems_.add(table.place, fmt::format("{}: expected a list", key));
    return {};
  }
  std::string text(const Node& table, std::string_view key) {
    const Node* const node = table.find(key);
    if (node != nullptr) return read_text(std::string{key}, *node, problems_).value_or("");
    problems_.add(table.place, fmt::format("{} is missing", key));
    return "";
  }
  double number(const Node& table, std::string_view key) {
    const Node* const node = table.find(key);
    if (node != nullptr) return read_number(std::string{key}, *node, problems_).value_or(0);
    problems_.add(table.place, fmt::format("{} is missing", key));
    return 0;
  }
  std::string key_in(const Node& table, std::string_view name) {
    std::string key = text(table, name);
    if (catalogue().index_of(key) < 0)
      problems_.add(table.place, fmt::format("{} = \"{}\": no such parameter", name, key));
    return key;
  }

  Problems& problems_;
  Plausible result_;
};

}  // namespace

Plausible read_plausible(std::string_view text, const std::string& shown) {
  Problems problems;
  problems.announce_file(shown);
  Node root;
  Plausible result;
  if (parse_document(std::string{text}, shown, problems, root))
    result = PlausibleReader{problems}.read(root);
  problems.throw_if_any();
  return result;
}

const Plausible& plausible() {
  static const Plausible known = [] {
    try {
      return read_plausible(embedded::checks_plausible, "checks/plausible.toml");
    } catch (const InputError& error) {
      throw std::logic_error{error.what()};
    }
  }();
  return known;
}

}  // namespace kohort
