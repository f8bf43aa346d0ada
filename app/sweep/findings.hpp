#pragma once

#include <map>
#include <nlohmann/json.hpp>

#include "app/analysis/sensitivity.hpp"
#include "app/sweep/analyse.hpp"

/// What analyses are made from and what they leave behind; for analyse*.cpp alone.
namespace kohort::sweep {

using StudyJson = nlohmann::ordered_json;

/// null for what is not a finite number.
[[nodiscard]] StudyJson json_number(double value);
[[nodiscard]] Cell cell(double value);

class Findings {
 public:
  Findings(const Job& its_job, const SweepValues& its_values)
      : job{its_job}, study{its_job.study}, values{its_values} {}

  void add(const Series& s, const char* method, const std::string& parameter, const char* index,
           const analysis::Confident& found);
  void add(const Series& s, const char* method, const std::string& parameter, const char* index,
           double value);
  void add_row(const std::string& table, Row row) { rows_[table].push_back(std::move(row)); }
  /// A table of the report.
  void add_table(const Text& title, std::vector<std::string> columns, StudyJson rows);
  void note(const std::string& da, const std::string& en) { notes_.push_back({da, en}); }
  void count_blocks(const analysis::Completeness& completeness);

  [[nodiscard]] Analyses take();

  const Job& job;
  const Study& study;
  const SweepValues& values;
  StudyJson json = StudyJson::array();
  OptionsSideBySide side_by_side;

 private:
  std::vector<Index> indices_;
  std::vector<Text> notes_;
  std::map<std::string, std::vector<Row>> rows_;
  std::size_t blocks_{0}, complete_blocks_{0};
};

// analyse_people.cpp
/// Outputs of a series: a row for each point, a column for each replication.
[[nodiscard]] Eigen::MatrixXd replications_of(const Findings& findings, const Series& s);
/// Replications differ, and there are enough of them to speak of other people than these.
[[nodiscard]] bool speaks_of_any_people(const Study& study);
/// Replications differ.
[[nodiscard]] bool carries_chance(const Study& study);
/// Says for whom intervals of sensitivity indices hold.
void note_people(Findings& findings);

// analyse.cpp: what the rows of design_rows.cpp find
void analyse_one_way(Findings& findings);
void analyse_morris(Findings& findings);
void analyse_sobol(Findings& findings);
void analyse_draws(Findings& findings);

// analyse_sensitivity.cpp
void find_one_way(Findings& findings, const Series& s);
void find_morris(Findings& findings, const Series& s);
void find_sobol(Findings& findings, const Series& s);
void find_thresholds(Findings& findings);
void find_pairing(Findings& findings);

// analyse_regression.cpp
void find_regression(Findings& findings, const Series& s);

// analyse_uncertainty.cpp
void find_uncertainty(Findings& findings);

// analyse_decision.cpp
void find_ranking(Findings& findings);
void find_plane(Findings& findings);
/// Doing nothing, then every scenario: what they cost, then what they prevent.
[[nodiscard]] analysis::Crossed costs_and_effects(const Findings& findings);
[[nodiscard]] std::vector<std::string> option_names(const std::vector<Series>& options);

// analyse_incremental.cpp
void find_incremental(Findings& findings);
[[nodiscard]] Table empty_incremental_table();

// analyse_information.cpp
void find_information(Findings& findings);

/// What readers call the choice without programmes.
inline constexpr const char* no_programme = "baseline";

}  // namespace kohort::sweep
