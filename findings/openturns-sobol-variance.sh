#!/usr/bin/env bash
# By what OpenTURNS divides Sobol' indices.
#
# Guess       A total index after Jansen is the mean of (f(A) - f(AB))^2 / 2 over the N base points, divided by the variance of all
#             2 N outputs at A and B, as the literature pools them.
# What comes  The variance is that of the N outputs at A alone (divided by N - 1), and the sum of squares is divided by 2 N - 1, not
#             2 N. In the example, where B varies ten times as much as A, the index is 0.006 by the guess and 0.857 here.
# Package     libopenturns-dev 1.20 (Debian 12)
# Why it      Whoever compares indices of the same sample with another program (or checks one by the other) finds differences of
# matters     several per cent at small N that are neither noise nor a mistake, and a sample that happens to be narrow in A shifts
#             every index of a study.
# Seen        2026-11-30:  total 0.857143, by the variance of A 0.857143, by the pooled variance 0.00577
set -euo pipefail
dpkg-query -W -f='${Status}' libopenturns-dev 2>/dev/null | grep -q 'install ok installed' ||
  apt-get install -y -qq --no-install-recommends libopenturns-dev g++ >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/seen.cpp" <<'CPP'
#include <cmath>
#include <cstdio>
#include <openturns/JansenSensitivityAlgorithm.hxx>

int main() {
  const unsigned n = 4;
  const double a[] = {1, 2, 3, 4}, b[] = {10, 20, 30, 40}, mixed[] = {3, 1, 4, 2};
  // Two inputs: blocks A, B, then A with one column of B for each input.
  OT::Sample in(4 * n, 2), out(4 * n, 1);
  for (unsigned i = 0; i < n; ++i) {
    out(i, 0) = a[i];
    out(n + i, 0) = b[i];
    out(2 * n + i, 0) = out(3 * n + i, 0) = mixed[i];
  }
  double mean = 0, all = 0, of_a = 0, pooled = 0, squares = 0;
  for (unsigned i = 0; i < n; ++i) mean += a[i] / n, all += (a[i] + b[i]) / (2 * n);
  for (unsigned i = 0; i < n; ++i) {
    of_a += std::pow(a[i] - mean, 2) / (n - 1);
    pooled += (std::pow(a[i] - all, 2) + std::pow(b[i] - all, 2)) / (2 * n - 1);
    squares += std::pow(a[i] - mixed[i], 2);
  }
  OT::JansenSensitivityAlgorithm jansen(in, out, n);
  const double total = jansen.getTotalOrderIndices()[0];
  const double by_a = squares / (2 * n - 1) / of_a, by_pooled = squares / (2 * n) / pooled;
  std::printf("total %.6f, by the variance of A %.6f, by the pooled variance %.5f\n", total, by_a,
              by_pooled);
  return std::abs(total - by_a) < 1e-9 ? 0 : 1;
}
CPP
g++ -std=c++17 -O1 "$folder/seen.cpp" -o "$folder/seen" $(pkg-config --cflags --libs openturns 2>/dev/null || echo -lOT)
"$folder/seen" || { echo "The behaviour has changed." >&2; exit 1; }
