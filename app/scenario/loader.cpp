#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "app/files/document.hpp"
#include "app/files/hash.hpp"
#include "app/files/problems.hpp"
#include "app/files/reach.hpp"
#include "app/files/shipped.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/scenario/merge.hpp"
#include "app/scenario/questions.hpp"
#include "app/scenario/scenario.hpp"
#include "app/scenario/statements.hpp"
#include "app/words/input_error.hpp"

namespace kohort {

namespace fs = std::filesystem;

/// Follows the chain of `extends`, lays the files over each other and checks the result.
class ScenarioLoader {
 public:
  explicit ScenarioLoader(const Reach& reach) : reach_{reach} {}

  Scenario load(const fs::path& file, const std::vector<std::string>& overrides) {
    const fs::path shown = meant_file(file).lexically_normal();
    follow(shown, Place{shown.string()});
    read_overrides(overrides);
    merge();
    check_budget();
    check(merged_, *known_, index_, incomplete_ ? "" : shown.string(), problems_);
    if (!incomplete_ && scenario_.municipality_name.empty())
      problems_.add({shown.string()}, "municipality.name is given by no file of the chain");
    problems_.throw_if_any();
    finish(shown);
    problems_.throw_if_any();
    scenario_.doubts = problems_.doubts();
    return std::move(scenario_);
  }

 private:
  /// Reads a file after those it extends. `blame` is the place that names it.
  void follow(const fs::path& file, const Place& blame) {
    const std::string shown = file.string();
    Node root;
    if (!read_document(file, shown, blame, problems_, root)) {
      problems_.announce_file(shown);
      incomplete_ = true;
      return;
    }
    std::error_code error;
    open_.push_back(fs::weakly_canonical(file, error));
    if (const Node* extends = root.find("extends")) follow_base(file, *extends);
    open_.pop_back();
    problems_.announce_file(shown);
    scenario_.chain.push_back(file);
    if (const Node* reference = root.find("reference")) take_reference(file, *reference);
    make_room(root);
    layers_.push_back(read_statements(root, *known_, problems_));
  }

  /// Programmes beyond the first of their kind that the file has sections for.
  void make_room(const Node& root) {
    std::vector<std::string> names = further_programmes(root, *known_);
    if (names.empty()) return;
    constexpr std::size_t most = 20;
    if (scenario_.further_programmes.size() + names.size() > most) {
      problems_.add(root.find("programmes")->place,
                    fmt::format("more than {} programmes beyond the first of each kind", most));
      return;
    }
    std::ranges::move(names, std::back_inserter(scenario_.further_programmes));
    known_ = std::make_shared<const Catalogue>(scenario_.further_programmes);
  }

  void follow_base(const fs::path& file, const Node& extends) {
    if (extends.kind != Node::Kind::text || extends.text.empty()) {
      problems_.add(extends.place,
                    "extends: expected the name of a scenario file, for example "
                    "\"denmark.toml\"");
      incomplete_ = true;
      return;
    }
    constexpr std::size_t longest_chain = 50;
    if (open_.size() >= longest_chain) {
      problems_.add(extends.place,
                    fmt::format("extends = \"{}\": more than {} files extend each other",
                                extends.text, longest_chain));
      incomplete_ = true;
      return;
    }
    fs::path base = (file.parent_path() / extends.text).lexically_normal();
    std::error_code error;
    if (!fs::exists(base, error))
      if (fs::path shipped = shipped_file(extends.text); !shipped.empty())
        base = std::move(shipped);
    if (!reach_.covers(base)) {
      problems_.add(extends.place,
                    fmt::format("extends = \"{}\": {}", extends.text, reach_.refusal(base)));
      incomplete_ = true;
      return;
    }
    if (std::ranges::find(open_, fs::weakly_canonical(base, error)) != open_.end()) {
      problems_.add(
          extends.place,
          fmt::format("extends = \"{}\": the files extend each other in a circle", extends.text));
      incomplete_ = true;
      return;
    }
    follow(base, extends.place);
  }

  /// The file may also be named without its ending; "" takes back what an earlier file says.
  void take_reference(const fs::path& file, const Node& node) {
    scenario_.reference.reset();
    if (node.kind != Node::Kind::text)
      return problems_.add(node.place,
                           fmt::format("reference = {}: expected the name of a scenario file, for "
                                       "example \"without.toml\", or \"\" for the same place "
                                       "without programmes",
                                       node.written));
    if (node.text.empty()) return;
    std::error_code error;
    fs::path found = (file.parent_path() / node.text).lexically_normal();
    for (const std::string& name : {node.text, node.text + ".toml"}) {
      const fs::path beside = (file.parent_path() / name).lexically_normal();
      const fs::path shipped = shipped_file(name);
      const bool there = fs::is_regular_file(beside, error);
      if (!there && shipped.empty()) continue;
      found = there ? beside : shipped;
      break;
    }
    scenario_.reference = StatedReference{std::move(found), node.text, node.place};
  }

  void read_overrides(const std::vector<std::string>& overrides) {
    for (const std::string& text : overrides) {
      const Place place{fmt::format("--set {}", text)};
      problems_.announce_file(place.file);
      read_override(text, place, *known_, layers_.emplace_back(), problems_);
    }
  }

  void merge() {
    merged_ = empty_parameters(*known_);
    apply(layers_, *known_, merged_, scenario_.warnings);
    std::map<std::string, std::vector<ResolvedBudgetLine>> budget;
    for (const Statements& layer : layers_) {
      if (layer.title) scenario_.title = *layer.title;
      if (layer.question) scenario_.question = *layer.question;
      if (layer.description) scenario_.description = *layer.description;
      if (layer.municipality_name) scenario_.municipality_name = *layer.municipality_name;
      if (layer.rules) scenario_.economics.rules = *layer.rules;
      if (layer.flat_discounting) scenario_.economics.flat = *layer.flat_discounting;
      if (layer.price_index) index_ = *layer.price_index;
      for (const auto& [programme, lines] : layer.budget) budget[programme] = lines;
    }
    std::vector<std::string> programmes = programme_names();
    std::ranges::copy(scenario_.further_programmes, std::back_inserter(programmes));
    for (const std::string& programme : programmes)
      for (const ResolvedBudgetLine& line : budget[programme]) scenario_.budget.push_back(line);
  }

  void check_budget() {
    for (const ResolvedBudgetLine& line : scenario_.budget) {
      if (line.amount < 0)
        problems_.add(line.place, fmt::format("programmes.{}.budget.amount = {:.15g}: expected an "
                                              "amount of at least 0",
                                              line.programme, line.amount));
      if (line.price_year != 0 && !incomplete_ && !index_.covers(line.price_year))
        problems_.add(line.place,
                      fmt::format("programmes.{}.budget: price_year = {}: the price index has the "
                                  "years {} to {}",
                                  line.programme, line.price_year, index_.first_level(),
                                  index_.last_level()));
    }
  }

  /// Builds the model's parameters and checks what binds several of them.
  void finish(const fs::path& file) {
    scenario_.id = file.stem().string();
    if (scenario_.title.da.empty() && scenario_.title.en.empty()) scenario_.title.da = scenario_.id;
    scenario_.price_index_ = index_;
    scenario_.catalogue_ = known_;
    std::vector<std::vector<double>> values;
    for (MergedParameter& m : merged_) {
      values.push_back(m.resolved.value);
      scenario_.parameters.push_back(std::move(m.resolved));
    }
    if (const int year = scenario_.price_year(); !index_.covers(year)) {
      problems_.add(place_of("time.price_year"),
                    fmt::format("time.price_year = {}: the price index has the years {} to {}",
                                year, index_.first_level(), index_.last_level()));
      return;
    }
    scenario_.central_ = scenario_.assemble(std::move(values));
    for (const std::string& fault : inconsistencies(scenario_.central_))
      problems_.add(place_of(fault.substr(0, fault.find(':'))), fault);
    for (const WrongOrder& wrong : wrong_orders(scenario_.parameters))
      problems_.add(place_of(wrong.key), wrong.message);
    scenario_.hash = fmt::format("{:016x}", fnv1a(canonical()));
  }

  /// Place of the assignment that won, for a key as inconsistencies() names it.
  [[nodiscard]] Place place_of(const std::string& key) const {
    const int index = known_->index_of(key);
    if (index < 0) return {scenario_.chain.back().string()};
    return merged_[static_cast<std::size_t>(index)].value_place;
  }

  /// Everything that influences results, and nothing else.
  [[nodiscard]] std::string canonical() const {
    std::string text;
    for (const ResolvedParameter& p : scenario_.parameters)
      text += fmt::format("{}|{}|{}|{}|{:.17g}|{:.17g}|{:.17g}\n", p.key, p.unit, p.distribution,
                          p.price_year, fmt::join(p.value, ","), fmt::join(p.low, ","),
                          fmt::join(p.high, ","));
    text += fmt::format("price_index|{}|{:.17g}\n", index_.first_year,
                        fmt::join(index_.annual_rise, ","));
    for (const ResolvedBudgetLine& line : scenario_.budget)
      text += fmt::format("budget|{}|{}|{:.17g}|{}\n", line.programme, line.year, line.amount,
                          line.price_year);
    return text;
  }

  const Reach& reach_;
  Problems problems_;
  Scenario scenario_;
  std::shared_ptr<const Catalogue> known_{std::make_shared<const Catalogue>(catalogue())};
  std::vector<Statements> layers_;
  std::vector<fs::path> open_;  ///< files whose base is being read
  std::vector<MergedParameter> merged_;
  PriceIndex index_;
  bool incomplete_{false};  ///< some file could not be read, so "missing" would be misleading
};

Scenario load_scenario(const fs::path& file, const std::vector<std::string>& overrides) {
  return load_scenario(file, overrides, Reach{file});
}

Scenario load_scenario(const fs::path& file, const std::vector<std::string>& overrides,
                       const Reach& reach) {
  return ScenarioLoader{reach}.load(file, overrides);
}

}  // namespace kohort
