#include <fmt/format.h>

#include "app/analysis/any_people.hpp"
#include "app/sweep/findings.hpp"

namespace kohort::sweep {

Eigen::MatrixXd replications_of(const Findings& findings, const Series& s) {
  if (s.each.empty()) return outputs_of(s);
  const auto columns = static_cast<Eigen::Index>(findings.study.design.replications);
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  return Eigen::Map<const RowMajor>(s.each.data(), static_cast<Eigen::Index>(s.y.size()), columns);
}

bool carries_chance(const Study& study) { return !study.function || study.function->noise > 0; }

bool speaks_of_any_people(const Study& study) {
  return carries_chance(study) && study.design.replications >= analysis::least_replications;
}

void note_people(Findings& findings) {
  if (!carries_chance(findings.study)) return;
  if (speaks_of_any_people(findings.study))
    return findings.note(
        "Følsomhed: tal, der ender på _any, og dem på siden gælder alle mennesker; de øvrige "
        "gælder "
        "de mennesker, som studiets gentagelser har.",
        "Sensitivity: numbers that end in _any, and those of the page, hold for any people; the "
        "others hold for the people of this study's replications.");
  findings.note(
      fmt::format("Følsomhed: tallene og deres intervaller gælder kun de mennesker, som studiets "
                  "gentagelser har ({}); andre mennesker kan give andre tal. Med replications = 10 "
                  "i [design] siges det også for alle mennesker.",
                  findings.study.design.replications),
      fmt::format("Sensitivity: the numbers and their intervals hold only for the people of this "
                  "study's replications ({}); other people may give other numbers. With "
                  "replications = 10 in [design] they are given for any people, too.",
                  findings.study.design.replications));
}

}  // namespace kohort::sweep
