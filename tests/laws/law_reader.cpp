#include "tests/laws/law_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <set>

#include "app/scenario/headings.hpp"
#include "app/scenario/value_reader.hpp"
#include "tests/laws/figure.hpp"

namespace kohort::laws {

namespace {

using Names = std::vector<std::string>;

/// What a file may say once for all of its laws.
const Names common_keys{"scenario", "births", "replications", "draw_replications"};
const Names law_keys{"name",
                     "reason",
                     "scenario",
                     "both",
                     "set",
                     "against",
                     "ordered",
                     "metric",
                     "per",
                     "years",
                     "ages",
                     "direction",
                     "between",
                     "births",
                     "change_percent",
                     "first_at_most",
                     "replications",
                     "draws",
                     "draw_replications",
                     "least_share",
                     "chance",
                     "known_to_fail",
                     "fails_because"};
const Names directions{"rises", "falls", "not_lower", "not_higher", "same"};

class LawReader {
 public:
  explicit LawReader(Problems& problems) : problems_{problems}, figures_{figure_names()} {}

  std::vector<Law> read(const Node& root) {
    std::vector<Law> laws;
    Names top = common_keys;
    top.emplace_back("law");
    check_keys(root, top);
    Law common;
    read_common(root, common);
    const Node* list = root.find("law");
    if (!list || list->kind != Node::Kind::list || list->children.empty()) {
      problems_.add(root.place, "expected at least one [[law]]");
      return laws;
    }
    for (const Node& node : list->children) laws.push_back(read_law(node, common));
    return laws;
  }

 private:
  void complain(const Node& node, const std::string& what) {
    problems_.add(node.place, fmt::format("{} = {}: {}", node.key, node.written, what));
  }

  void check_keys(const Node& table, const Names& known) {
    for (const Node& child : table.children)
      if (std::ranges::find(known, child.key) == known.end())
        problems_.add(child.key_place,
                      "unknown key " + child.key + ": " + one_of(known, child.key));
  }

  void read_common(const Node& table, Law& law) {
    text(table, "scenario", law.scenario);
    whole(table, "births", 20, 100000, law.births);
    whole(table, "replications", 2, 10000, law.replications);
    whole(table, "draw_replications", 2, 1000, law.draw_replications);
  }

  Law read_law(const Node& node, const Law& common) {
    Law law = common;
    law.place = node.place;
    if (!node.is_table()) {
      problems_.add(node.place, "expected [[law]] with keys of its own");
      return law;
    }
    check_keys(node, law_keys);
    for (const char* needed : {"name", "reason", "metric"})
      if (!node.find(needed)) problems_.add(node.place, fmt::format("this law has no {}", needed));
    read_common(node, law);
    if (law.scenario.empty()) problems_.add(node.place, "this law has no scenario");
    text(node, "name", law.name);
    text(node, "reason", law.reason);
    if (!law.name.empty() && !seen_.insert(law.name).second)
      complain(*node.find("name"), "another law of the file has this name");
    read_sides(node, law);
    read_figure(node, law);
    read_claim(node, law);
    read_chance(node, law);
    return law;
  }

  void read_sides(const Node& node, Law& law) {
    settings(node.find("both"), law.both);
    settings(node.find("set"), law.set);
    const Node* against = node.find("against");
    law.against_baseline = against && against->kind == Node::Kind::text;
    if (!law.against_baseline)
      settings(against, law.against);
    else if (against->text != "baseline")
      complain(*against, "expected a list of settings, or \"baseline\"");
    const Node* ordered = node.find("ordered");
    if (!ordered) return;
    if (ordered->kind != Node::Kind::list || ordered->children.size() < 2)
      return complain(*ordered, "expected a list of at least two lists of settings");
    for (const Node& side : ordered->children) settings(&side, law.ordered.emplace_back());
    if (node.find("set") || !law.against.empty())
      complain(*ordered, "names every side, so set and a list in against have no place beside it");
  }

  void read_figure(const Node& node, Law& law) {
    for (const auto& [key, target] : {std::pair{"metric", &law.metric}, {"per", &law.per}}) {
      text(node, key, *target);
      if (target->empty() || std::ranges::find(figures_, *target) != figures_.end()) continue;
      complain(*node.find(key), "no such figure" + did_you_mean(nearest(*target, figures_)));
      target->clear();
    }
    range(node, "years", law.years);
    std::optional<Range> ages;
    range(node, "ages", ages);
    if (ages) law.ages = *ages;
    if (ages && !law.metric.starts_with("ages.") && !law.per.starts_with("ages."))
      complain(*node.find("ages"), "metric is no count by age");
  }

  void read_claim(const Node& node, Law& law) {
    if (const Node* n = node.find("direction")) {
      std::string name;
      text(node, "direction", name);
      const auto found = std::ranges::find(directions, name);
      if (found == directions.end())
        complain(*n, one_of(directions, name));
      else
        law.direction = static_cast<Direction>(found - directions.begin());
    }
    range(node, "between", law.between);
    range(node, "change_percent", law.change_percent);
    number(node, "first_at_most", 0, 1, law.first_at_most);
    if (!node.find("direction") && !node.find("between") && !node.find("change_percent"))
      problems_.add(node.place,
                    "this law claims nothing: expected direction, between or change_percent");
    const bool compares = law.direction != Direction::none || law.change_percent;
    if (compares && law.ordered.empty() && !node.find("against"))
      problems_.add(node.place, "this law compares, but has no against");
    if (law.first_at_most > 0 && (law.ordered.empty() || !law.against_baseline))
      complain(*node.find("first_at_most"), "needs ordered, and against = \"baseline\"");
  }

  void read_chance(const Node& node, Law& law) {
    whole(node, "draws", 1, 1000, law.draws);
    number(node, "least_share", 0, 1, law.least_share);
    number(node, "chance", 0, 10, law.chance);
    text(node, "fails_because", law.fails_because);
    if (const Node* n = node.find("known_to_fail")) {
      if (n->kind != Node::Kind::flag) complain(*n, "expected true or false");
      law.known_to_fail = n->flag;
    }
    if (law.known_to_fail == law.fails_because.empty())
      problems_.add(node.place, "known_to_fail and fails_because belong together");
  }

  void text(const Node& table, const char* key, std::string& target) {
    if (const Node* n = table.find(key))
      if (const auto read = read_text(key, *n, problems_)) target = *read;
  }

  void number(const Node& table, const char* key, double low, double high, double& target) {
    const Node* n = table.find(key);
    if (!n) return;
    const auto read = read_number(key, *n, problems_);
    if (!read) return;
    if (*read < low || *read > high)
      complain(*n, fmt::format("expected a number between {} and {}", low, high));
    else
      target = *read;
  }

  void whole(const Node& table, const char* key, int low, int high, int& target) {
    double read = target;
    number(table, key, low, high, read);
    if (read != std::floor(read)) complain(*table.find(key), "expected a whole number");
    target = static_cast<int>(read);
  }

  void range(const Node& table, const char* key, std::optional<Range>& target) {
    const Node* n = table.find(key);
    if (!n) return;
    const bool pair = n->kind == Node::Kind::list && n->children.size() == 2 &&
                      n->children[0].kind == Node::Kind::number &&
                      n->children[1].kind == Node::Kind::number;
    if (!pair || n->children[0].number > n->children[1].number)
      complain(*n, "expected [lowest, highest]");
    else
      target = Range{n->children[0].number, n->children[1].number};
  }

  void settings(const Node* list, Settings& target) {
    if (!list) return;
    if (list->kind != Node::Kind::list)
      return complain(*list, "expected a list, such as [\"casework.turnover=0.2\"]");
    for (const Node& entry : list->children)
      if (const auto read = read_text("a setting", entry, problems_)) target.push_back(*read);
  }

  Problems& problems_;
  Names figures_;
  std::set<std::string> seen_;
};

}  // namespace

std::vector<Law> read_laws(const std::filesystem::path& file) {
  Problems problems;
  Node root;
  std::vector<Law> laws;
  const std::string shown = file.string();
  problems.announce_file(shown);
  if (read_document(file, shown, {shown}, problems, root)) laws = LawReader{problems}.read(root);
  problems.throw_if_any();
  return laws;
}

std::vector<Law> parse_laws(const std::string& text, const std::string& shown) {
  Problems problems;
  Node root;
  std::vector<Law> laws;
  problems.announce_file(shown);
  if (parse_document(text, shown, problems, root)) laws = LawReader{problems}.read(root);
  problems.throw_if_any();
  return laws;
}

}  // namespace kohort::laws
