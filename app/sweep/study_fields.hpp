#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/task_fields.hpp"
#include "app/sweep/study.hpp"

namespace kohort::sweep {

/// Reads the parts of a study file; what is wrong goes to problems_.
class StudyFields : protected TaskFields {
 protected:
  // study_parameters.cpp
  void read_parameter(const Node& table, Study& study);
  void add_all_uncertain(Study& study);
  void read_correlations(const Node& list, Study& study);

  // study_reporting.cpp
  void read_outputs(const Node& list, Study& study);
  void read_net_benefit(const Node& table, Study& study);
  void read_precision(const Node& table, Study& study);

  // study_decision.cpp
  void read_plane(const Node& table, Study& study);
  void read_decision(const Node& table, Study& study);
  void read_pilot(const Node& table, Study& study);

  /// One of `known`; complains with a suggestion.
  bool is_one_of(const std::string& shown, const Node& node, const std::string& text,
                 const Names& known);
  /// The tables of [[name]], or nothing after a complaint.
  const std::vector<Node>* tables(const Node& list, const std::string& name);

  bool complete_{true};  ///< scenarios are there, so that parameters can be checked against them

 private:
  bool locate(const Node& table, const std::string& key, const Study& study, StudyParameter& p);
  bool locate_argument(const Place& place, const std::string& key, const Study& study,
                       StudyParameter& p);
  void read_spread(const Node& table, const Study& study, StudyParameter& p);
  void check_spread(const Node& table, const StudyParameter& p, const Spread& spread,
                    const Study& study);
  void add(Study& study, StudyParameter p);
  [[nodiscard]] bool has_own_range(const Study& study, const StudyParameter& p) const;
  void read_pilot_data(const Node& table, Pilot& pilot);
  void check_doubles(const Study& study, const StudyParameter& p);
  void check_possible(const Place& place, const Study& study);
};

/// Names that outputs of the study may have.
[[nodiscard]] Names metric_names(const Study& study);

}  // namespace kohort::sweep
