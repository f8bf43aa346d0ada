#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <vector>

#include "app/analysis/regression.hpp"

namespace kohort::analysis {

namespace {

constexpr int highest_degree = 5;
constexpr Eigen::Index most_terms = 500;
constexpr Eigen::Index points_per_term = 5;

using Degrees = std::vector<std::vector<int>>;  // of each term in each input

struct Candidate {
  int degree;
  bool interactions;
};

/// Terms of total degree at most `left` over inputs from `input` on.
void add_terms(Degrees& terms, std::vector<int>& term, std::size_t input, int left,
               bool interactions) {
  if (input == term.size()) {
    if (!interactions && std::count_if(term.begin(), term.end(), [](int d) { return d > 0; }) > 1)
      return;
    terms.push_back(term);
    return;
  }
  for (int d = 0; d <= left; ++d) {
    term[input] = d;
    add_terms(terms, term, input + 1, left - d, interactions);
  }
  term[input] = 0;
}

double number_of_terms(Candidate candidate, std::size_t inputs) {
  if (!candidate.interactions) return 1.0 + candidate.degree * static_cast<double>(inputs);
  double count = 1;
  for (int d = 1; d <= candidate.degree; ++d) count = count * (static_cast<double>(inputs) + d) / d;
  return count;
}

Degrees terms_of(Candidate candidate, std::size_t inputs) {
  Degrees terms;
  std::vector<int> term(inputs, 0);
  if (candidate.interactions) {
    add_terms(terms, term, 0, candidate.degree, true);
    return terms;
  }
  terms.push_back(term);
  for (std::size_t j = 0; j < inputs; ++j)
    for (int d = 1; d <= candidate.degree; ++d) {
      term[j] = d;
      terms.push_back(term);
      term[j] = 0;
    }
  return terms;
}

/// He_d(z) / sqrt(d!) of every score, for d = 0, ..., highest_degree.
std::vector<Eigen::MatrixXd> hermite(const Eigen::MatrixXd& z) {
  std::vector<Eigen::MatrixXd> h{Eigen::MatrixXd::Ones(z.rows(), z.cols()), z};
  for (int d = 2; d <= highest_degree; ++d)
    h.emplace_back((z.cwiseProduct(h[static_cast<std::size_t>(d - 1)]) -
                    std::sqrt(d - 1.0) * h[static_cast<std::size_t>(d - 2)]) /
                   std::sqrt(static_cast<double>(d)));
  return h;
}

Eigen::MatrixXd basis_of(const Degrees& terms, const std::vector<Eigen::MatrixXd>& powers) {
  const auto n = powers.front().rows();
  Eigen::MatrixXd basis = Eigen::MatrixXd::Ones(n, static_cast<Eigen::Index>(terms.size()));
  for (std::size_t t = 0; t < terms.size(); ++t)
    for (std::size_t j = 0; j < terms[t].size(); ++j)
      if (const int d = terms[t][j]; d > 0)
        basis.col(static_cast<Eigen::Index>(t)).array() *=
            powers[static_cast<std::size_t>(d)].col(static_cast<Eigen::Index>(j)).array();
  return basis;
}

struct Scored {
  Fit fit;
  double press{0};  ///< sum of squared errors at points left out
};

/// Nothing if the points cannot tell the terms apart.
std::optional<Scored> solve(const Degrees& terms, const std::vector<Eigen::MatrixXd>& powers,
                            const Eigen::VectorXd& y) {
  Scored result;
  Fit& fit = result.fit;
  fit.basis = basis_of(terms, powers);
  const auto n = fit.basis.rows(), p = fit.basis.cols();
  const Eigen::MatrixXd gram = fit.basis.transpose() * fit.basis / static_cast<double>(n);
  const Eigen::LLT<Eigen::MatrixXd> llt{gram};
  if (llt.info() != Eigen::Success) return std::nullopt;
  const Eigen::MatrixXd lower = llt.matrixL();
  if (lower.diagonal().minCoeff() < 1e-5 * lower.diagonal().maxCoeff()) return std::nullopt;
  fit.weights = llt.solve(fit.basis.transpose() * y / static_cast<double>(n));
  fit.fitted = fit.basis * fit.weights;
  const Eigen::VectorXd residual = y - fit.fitted;
  // Leverages: squared lengths of L^-1 phi.
  const Eigen::VectorXd leverage =
      lower.triangularView<Eigen::Lower>().solve(fit.basis.transpose()).colwise().squaredNorm() /
      static_cast<double>(n);
  result.press = (residual.array() / (1 - leverage.array()).max(1e-12)).square().sum();
  const double variance =
      residual.squaredNorm() / static_cast<double>(std::max<Eigen::Index>(1, n - p));
  fit.factor =
      std::sqrt(variance / static_cast<double>(n)) *
      lower.transpose().triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(p, p));
  fit.degrees.resize(p, static_cast<Eigen::Index>(terms.front().size()));
  for (Eigen::Index t = 0; t < p; ++t)
    for (Eigen::Index j = 0; j < fit.degrees.cols(); ++j)
      fit.degrees(t, j) = terms[static_cast<std::size_t>(t)][static_cast<std::size_t>(j)];
  return result;
}

}  // namespace

Fit fit_polynomial(const Eigen::MatrixXd& scores, const Eigen::VectorXd& outputs) {
  const auto inputs = static_cast<std::size_t>(scores.cols());
  const auto powers = hermite(scores);
  auto best = *solve(terms_of({0, false}, inputs), powers, outputs);
  const double constant = best.press;
  best.fit.form = "constant";
  if (!(outputs.maxCoeff() > outputs.minCoeff()) || inputs == 0) return best.fit;
  for (const Candidate candidate : {Candidate{1, false},
                                    {2, false},
                                    {3, false},
                                    {4, false},
                                    {5, false},
                                    {2, true},
                                    {3, true},
                                    {4, true}}) {
    if (candidate.interactions && inputs == 1) continue;
    const double terms = number_of_terms(candidate, inputs);
    if (terms > static_cast<double>(std::min(most_terms, scores.rows() / points_per_term)))
      continue;
    auto next = solve(terms_of(candidate, inputs), powers, outputs);
    if (!next || next->press >= best.press) continue;
    best = std::move(*next);
    best.fit.form = fmt::format("polynomial of degree {} {} interactions", candidate.degree,
                                candidate.interactions ? "with" : "without");
  }
  best.fit.cross_validated_r2 = std::max(0.0, 1 - best.press / constant);
  return best.fit;
}

Fit fit(Regression method, const Eigen::MatrixXd& scores, const Eigen::VectorXd& outputs) {
  return method == Regression::polynomial ? fit_polynomial(scores, outputs)
                                          : fit_gaussian_process(scores, outputs);
}

}  // namespace kohort::analysis
