#include <algorithm>
#include <fmt/format.h>

#include "app/analysis/test_function.hpp"
#include "app/files/reach.hpp"
#include "app/scenario/headings.hpp"
#include "app/scenario/price_level.hpp"
#include "app/sweep/design_rows.hpp"
#include "app/sweep/study_fields.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

namespace {

namespace fs = std::filesystem;

const Names top_keys{"title",       "scenario",      "scenarios",    "model",
                     "set",         "seed",          "design",       "outputs",
                     "net_benefit", "all_uncertain", "correlations", "pilots",
                     "precision",   "parameters",    "decision",     "cost_effectiveness"};
const Names design_keys{"kind",         "points",    "levels",   "trajectories",
                        "replications", "optimised", "tolerance"};
const Names model_keys{"name", "work", "noise"};

/// Points beyond this are refused whatever the disk has room for.
constexpr double most_points = 1e8;

Names function_names() {
  Names names;
  for (const auto& function : analysis::test_functions()) names.emplace_back(function.name);
  return names;
}

class StudyReader : private StudyFields {
 public:
  StudyReader(const fs::path& file, const std::vector<std::string>& overrides)
      : shown_{file.lexically_normal().string()}, overrides_{overrides}, reach_{file} {
    study_.file = file.lexically_normal();
    study_.id = file.stem().string();
  }

  Study read() {
    problems_.announce_file(shown_);
    Node root;
    if (read_document(study_.file, shown_, {shown_}, problems_, root)) {
      check_keys(root, "", top_keys);
      if (const Node* title = root.find("title")) study_.title = read_bilingual(*title, problems_);
      if (study_.title.da.empty() && study_.title.en.empty()) study_.title.da = study_.id;
      study_.design.seed = seed(root, "", 1);
      read_subject(root);
      read_design(root);
      read_parameters(root);
      if (complete_) read_reporting(root);
    }
    problems_.throw_if_any(scenario_problems_);
    study_.doubts = problems_.doubts();
    return std::move(study_);
  }

 private:
  /// What is studied: scenarios, or a test function.
  void read_subject(const Node& root) {
    const Node* one = root.find("scenario");
    const Node* many = root.find("scenarios");
    const Node* model = root.find("model");
    const int given = (one ? 1 : 0) + (many ? 1 : 0) + (model ? 1 : 0);
    if (given != 1) {
      complete_ = false;
      return complain(
          {shown_},
          "expected one of scenario = \"FILE\", scenarios = [\"FILE\", ...] and model = "
          "\"test:ishigami\"; {} are given",
          given);
    }
    if (const Node* set = root.find("set"); set && model)
      complain(set->key_place, "set: a test function has no parameters to set");
    if (model) return read_model(*model);
    study_.overrides = read_set(root);
    study_.overrides.insert(study_.overrides.end(), overrides_.begin(), overrides_.end());
    if (one) return read_scenario("scenario", *one);
    if (many->kind != Node::Kind::list || many->children.empty()) {
      complete_ = false;
      return complain(many->place, "scenarios = {}: expected a list of files", many->written);
    }
    constexpr std::size_t most_scenarios = 100;  // each is a whole file and a row of every result
    if (many->children.size() > most_scenarios) {
      complete_ = false;
      return complain(many->place, "scenarios: {} files are given; expected at most {}",
                      many->children.size(), most_scenarios);
    }
    for (const Node& node : many->children) read_scenario("scenarios", node);
  }

  std::vector<std::string> read_set(const Node& root) {
    std::vector<std::string> list;
    const Node* set = root.find("set");
    if (!set) return list;
    if (set->kind != Node::Kind::list) {
      complain(set->place, "set = {}: expected a list, such as [\"casework.turnover=0.2\"]",
               set->written);
      return list;
    }
    for (const Node& node : set->children)
      if (const auto text = read_text("set", node, problems_)) list.push_back(*text);
    return list;
  }

  void read_scenario(const std::string& shown, const Node& node) {
    const auto name = read_text(shown, node, problems_);
    if (!name) {
      complete_ = false;
      return;
    }
    const fs::path file = (study_.file.parent_path() / *name).lexically_normal();
    if (!reach_.covers(file)) {
      complete_ = false;
      return complain(node.place, "{} = {}: {}", shown, node.written, reach_.refusal(file));
    }
    std::error_code error;
    if (!fs::exists(file, error)) {
      complete_ = false;
      return complain(node.place, "{} = {}: there is no file {}", shown, node.written,
                      file.string());
    }
    try {
      study_.scenarios.push_back(load_scenario(file, study_.overrides, reach_));
      if (auto problem = price_level_conflict(study_.scenarios.front(), study_.scenarios.back());
          !problem.empty())
        scenario_problems_.push_back(std::move(problem));
    } catch (const InputError& failure) {
      for (const std::string& problem : failure.problems())
        if (std::ranges::find(scenario_problems_, problem) == scenario_problems_.end())
          scenario_problems_.push_back(problem);
      complete_ = false;
    }
  }

  void read_model(const Node& node) {
    if (!overrides_.empty()) complain({"--set"}, "a test function has no parameters to set");
    const Node* name = node.is_table() ? node.find("name") : &node;
    if (node.is_table()) check_keys(node, "model.", model_keys);
    const auto text = name ? read_text("model", *name, problems_) : std::nullopt;
    if (!name) complain(node.place, "model: name is missing");
    if (!text || !is_one_of("model", *name, *text, function_names())) {
      complete_ = false;
      return;
    }
    FunctionModel function{*text};
    if (node.is_table()) {
      function.work = static_cast<std::uint32_t>(number(node, "model.", "work", 0, 1e6, true, 0));
      function.noise = number(node, "model.", "noise", 0, 1e9, false, 0);
    }
    study_.function = function;
  }

  void read_design(const Node& root) {
    const Node* table = root.find("design");
    if (!table || !table->is_table()) {
      complete_ = false;
      return complain(table ? table->place : Place{shown_},
                      "design is missing ([design] with kind = \"probabilistic\" or another)");
    }
    check_keys(*table, "design.", design_keys);
    const auto kind = needed_text(*table, "design.", "kind");
    if (!kind || !is_one_of("design.kind", *table->find("kind"), *kind, design_names())) {
      complete_ = false;
      return;
    }
    Design& d = study_.design;
    d.kind =
        static_cast<DesignKind>(std::ranges::find(design_names(), *kind) - design_names().begin());
    const auto whole = [&](const char* name, double low, double high, double fallback) {
      return static_cast<std::uint64_t>(number(*table, "design.", name, low, high, true, fallback));
    };
    d.points = whole("points", 2, most_points, 0);
    d.levels = static_cast<std::uint32_t>(whole("levels", 2, 1000000, row_of(d.kind).levels));
    d.trajectories = static_cast<std::uint32_t>(whole("trajectories", 2, 100000, 10));
    d.replications = static_cast<std::uint32_t>(
        whole("replications", row_of(d.kind).least_replications, 1e6,
              default_replications(d.kind, study_.chance(), root.find("precision") != nullptr)));
    d.tolerance = number(*table, "design.", "tolerance", 1e-12, 0.5, false, d.tolerance);
    if (const Node* optimised = table->find("optimised")) {
      if (optimised->kind != Node::Kind::flag)
        complain(optimised->place, "design.optimised = {}: expected true or false",
                 optimised->written);
      d.optimised = optimised->flag;
    }
    check_design_keys(*table);
  }

  /// A key that the design does not use would be a misunderstanding.
  void check_design_keys(const Node& table) {
    const DesignRow& row = row_of(study_.design.kind);
    for (const char* key : {"points", "levels", "trajectories", "optimised", "tolerance"}) {
      const Node* node = table.find(key);
      if (node && !row.uses(key))
        complain(node->key_place, "design.{}: a {} design does not use it", key, row.name);
    }
    if (const Node* few = table.find("points");
        few && study_.design.points >= 2 && study_.design.points < row.least_points)
      complain(few->place,
               "design.points = {}: Sobol' indices need at least {} base points; 1024 "
               "are usual",
               few->written, row.least_points);
    if (row.uses("points") && !table.find("points"))
      complain(table.place, "design: points is missing (a {} design needs it)", row.name);
    if (row.even_levels && study_.design.levels % 2 != 0)
      complain(table.find("levels")->place, "design.levels = {}: expected an even number",
               study_.design.levels);
  }

  void read_parameters(const Node& root) {
    const Node* list = root.find("parameters");
    const Node* all = root.find("all_uncertain");
    if (all && all->kind != Node::Kind::flag)
      complain(all->place, "all_uncertain = {}: expected true or false", all->written);
    const bool everything = all && all->flag;
    if (!row_of(study_.design.kind).varies) {
      if (const Node* given = list ? list : all)
        complain(given->key_place, "{}: a {} design varies no parameter",
                 list ? "parameters" : "all_uncertain", name_of(study_.design.kind));
      return;
    }
    if (!list && !everything)
      return complain({shown_}, "no [[parameters]] are given, and no all_uncertain = true");
    if (study_.scenarios.empty() && !study_.function) return;
    if (list)
      if (const auto* blocks = tables(*list, "parameters"))
        for (const Node& table : *blocks) read_parameter(table, study_);
    if (everything && complete_) add_all_uncertain(study_);
    if (study_.parameters.empty() && problems_.count() == 0 && complete_)
      complain({shown_}, "no parameter of the scenarios is uncertain");
    if (!complete_ || problems_.count() > 0) return;
    if (const Node* correlations = root.find("correlations"))
      read_correlations(*correlations, study_);
    check_size(root);
  }

  void check_size(const Node& root) {
    const DesignRow& row = row_of(study_.design.kind);
    if (const std::string fault = row.fault(study_); !fault.empty())
      complain(root.find("design")->place, "design: {}", fault);
    for (const StudyParameter& p : study_.parameters)
      if (!p.group.empty() && !row.grouped)
        return complain(p.place,
                        "parameters.group: groups are for morris, sobol, probabilistic and "
                        "latin-hypercube designs");
  }

  void read_reporting(const Node& root) {
    if (const Node* outputs = root.find("outputs"))
      read_outputs(*outputs, study_);
    else
      study_.outputs.push_back({study_.function ? "y" : "cost_municipality"});
    if (const Node* table = root.find("net_benefit")) read_net_benefit(*table, study_);
    if (const Node* table = root.find("cost_effectiveness"))
      read_plane(*table, study_);
    else if (!study_.net_benefit.effect.empty())
      study_.plane = {study_.net_benefit.cost, study_.net_benefit.effect, {}};
    if (const Node* table = root.find("precision")) read_precision(*table, study_);
    if (const Node* table = root.find("decision")) read_decision(*table, study_);
    const Node* pilots = root.find("pilots");
    if (!pilots) return;
    if (!study_.random())
      complain(pilots->place,
               "pilots: need a probabilistic or latin-hypercube design, not a {} one",
               name_of(study_.design.kind));
    if (const auto* blocks = tables(*pilots, "pilots"))
      for (const Node& table : *blocks) read_pilot(table, study_);
  }

  std::string shown_;
  const std::vector<std::string>& overrides_;
  const Reach reach_;
  std::vector<std::string> scenario_problems_;
  Study study_;
};

}  // namespace

Study read_study(const fs::path& file, const std::vector<std::string>& overrides) {
  return StudyReader{file, overrides}.read();
}

}  // namespace kohort::sweep
