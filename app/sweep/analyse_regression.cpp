#include <algorithm>
#include <cmath>

#include "app/analysis/regression_coefficients.hpp"
#include "app/sweep/findings.hpp"

namespace kohort::sweep {

namespace {

Eigen::MatrixXd inputs_of(const Findings& findings, std::size_t points) {
  const auto k = static_cast<Eigen::Index>(findings.study.parameters.size());
  Eigen::MatrixXd x(static_cast<Eigen::Index>(points), k);
  for (Eigen::Index i = 0; i < x.rows(); ++i) {
    const auto values =
        findings.job.model->inputs(findings.job.points->at(static_cast<std::uint64_t>(i)));
    x.row(i) = Eigen::Map<const Eigen::RowVectorXd>(values.data(), k);
  }
  return x;
}

void say_why_not(Findings& findings, const Series& s, const analysis::StandardisedRegression& r) {
  if (r.constant)
    findings.note(s.label + ": varierer ikke, så ingen antagelse har en regressionskoefficient.",
                  s.label + ": does not vary, so no assumption has a regression coefficient.");
  if (r.too_few)
    findings.note(
        s.label + ": for få punkter til regressionskoefficienter; der skal være to for hver.",
        s.label + ": too few points for regression coefficients; there must be two for each.");
  if (r.collinear)
    findings.note(
        s.label + ": en antagelse følger helt af de andre, så ingen har en koefficient for sig.",
        s.label +
            ": one assumption follows from the others, so none has a coefficient of its "
            "own.");
}

void add_coefficients(Findings& findings, const Series& s,
                      const analysis::StandardisedRegression& r, const char* name,
                      const char* name_any) {
  const bool any = speaks_of_any_people(findings.study);
  for (const analysis::StandardisedCoefficient& c : r.coefficients) {
    const std::string& key = findings.study.parameters[c.input].key;
    findings.add(s, "regression", key, name, c.value);
    if (any) findings.add(s, "regression", key, name_any, c.any);
  }
}

}  // namespace

void find_regression(Findings& findings, const Series& s) {
  using analysis::Scale;
  const Eigen::MatrixXd x = inputs_of(findings, s.y.size()), y = replications_of(findings, s);
  const auto fit = [&](Scale scale) {
    return analysis::standardised_regression(x, y, scale, 0.95, s.scale);
  };
  const auto values = fit(Scale::values), ranks = fit(Scale::ranks);
  if (values.coefficients.empty()) return say_why_not(findings, s, values);
  add_coefficients(findings, s, values, "src", "src_any");
  add_coefficients(findings, s, ranks, "srrc", "srrc_any");
  const bool any = speaks_of_any_people(findings.study);
  findings.add(s, "regression", "", "r2", any ? values.r2_any : values.r2);
  findings.add(s, "regression", "", "r2_of_ranks", any ? ranks.r2_any : ranks.r2);
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < values.coefficients.size(); ++j) order.push_back(j);
  const auto shown = [&](const analysis::StandardisedRegression& r, std::size_t j) {
    return any ? r.coefficients[j].any : r.coefficients[j].value;
  };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return std::abs(shown(values, a).value) > std::abs(shown(values, b).value);
  });
  StudyJson rows = StudyJson::array();
  for (const std::size_t j : order) {
    const auto src = shown(values, j);
    // Ranks of an input vary whenever its values do.
    const auto srrc = j < ranks.coefficients.size() ? shown(ranks, j) : analysis::Confident{};
    rows.push_back({findings.study.parameters[values.coefficients[j].input].key,
                    json_number(src.value), json_number(src.interval.low),
                    json_number(src.interval.high), json_number(srrc.value),
                    json_number(srrc.interval.low), json_number(srrc.interval.high)});
  }
  const auto r2 = any ? values.r2_any : values.r2, of_ranks = any ? ranks.r2_any : ranks.r2;
  rows.push_back({"R2", json_number(r2.value), json_number(r2.interval.low),
                  json_number(r2.interval.high), json_number(of_ranks.value),
                  json_number(of_ranks.interval.low), json_number(of_ranks.interval.high)});
  findings.add_table(
      {"Hvad der trækker i " + s.label + ": standardiserede regressionskoefficienter",
       "What moves " + s.label + ": standardised regression coefficients"},
      {"parameter", "SRC", "low (SRC)", "high (SRC)", "SRRC (ranks)", "low (SRRC)", "high (SRRC)"},
      std::move(rows));
}

}  // namespace kohort::sweep
