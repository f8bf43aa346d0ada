#pragma once

#include <bit>
#include <cstdint>
#include <limits>

/// Elementary functions of the simulation core.
///
/// C libraries differ in the last bits of log and exp, so results would depend on the machine.
/// These use only + - * / and bit patterns, and therefore give the same bits everywhere (with
/// floating-point contraction off). Error bounds are checked by tests/sim/elementary_test.cpp.
namespace kohort::elementary {

namespace detail {
inline constexpr double ln2_high = 0x1.62e42fefa38p-1;   // 41 bits, so that k * ln2_high is exact
inline constexpr double ln2_low = 0x1.ef35793c7673p-45;  // ln 2 - ln2_high

/// Logarithm of 2^k m, m in [sqrt(1/2), sqrt(2)): log m = 2 atanh(s), s = (m - 1) / (m + 1).
[[gnu::always_inline]] inline double log_of(double m, double k) {
  const double f = m - 1;
  const double s = f / (2 + f);
  const double z = s * s;
  const double z2 = z * z;
  const double z4 = z2 * z2;
  // Series of atanh; |z| < 0.0295, so eleven terms leave less than 2^-56.
  const double low = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9));
  const double high = (2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17));
  const double top = (2.0 / 19 + z * (2.0 / 21)) + z2 * (2.0 / 23);
  const double series = z * (low + z4 * (high + z4 * top));
  // 2 s = f - s f, which keeps the leading term exact.
  return k * ln2_high + (f - (s * (f - series) - k * ln2_low));
}
}  // namespace detail

/// Natural logarithm of a positive, normal x; error below 2 units in the last place.
/// x = 0 gives -infinity; negative x and NaN give NaN; subnormal x is scaled first.
[[nodiscard]] inline double log(double x) {
  if (!(x >= std::numeric_limits<double>::min())) {
    if (x == 0) return -std::numeric_limits<double>::infinity();
    if (!(x > 0)) return std::numeric_limits<double>::quiet_NaN();
    return log(x * 0x1p54) - 54 * (detail::ln2_high + detail::ln2_low);
  }
  if (x == std::numeric_limits<double>::infinity()) return x;
  // x = 2^k m with m in [sqrt(1/2), sqrt(2)).
  constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcd;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t shifted = bits - sqrt_half;
  const auto exponent = static_cast<std::int64_t>(shifted) >> 52;
  const double m = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << 52));
  const double k = static_cast<double>(exponent);
  return detail::log_of(m, k);
}

/// e to the power x; error below 2 units in the last place for normal results.
/// Overflow gives infinity; results below the smallest normal number give 0.
[[nodiscard]] inline double exp(double x) {
  if (!(x == x)) return x;
  if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
  if (x < -708.396418532264) return 0;
  // x = k ln 2 + r, |r| <= ln(2) / 2; adding 1.5 * 2^52 rounds to the nearest integer.
  constexpr double shift = 0x1.8p52;
  const double rounded = x * 0x1.71547652b82fep0 + shift;
  const double k = rounded - shift;
  const double r = (x - k * detail::ln2_high) - k * detail::ln2_low;
  const double r2 = r * r;
  const double r4 = r2 * r2;
  const double a = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
  const double b = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
  const double c =
      (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
  const double p = 1 + (r + r2 * (a + r4 * (b + r4 * c)));
  // Two steps keep the scale factor normal for k = 1024.
  const auto half = static_cast<std::int64_t>(k) / 2;
  const auto rest = static_cast<std::int64_t>(k) - half;
  const auto power = [](std::int64_t n) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52);
  };
  return p * power(half) * power(rest);
}

/// x to the power y for x >= 0; relative error below (2 + |y log x|) * 2^-51.
/// pow(x, 0) is exactly 1 and pow(x, 1) exactly x, so that "no effect" leaves bits unchanged.
[[nodiscard]] inline double pow(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (y == 1) return x;
  if (x == 0 && y == y) return y > 0 ? 0 : std::numeric_limits<double>::infinity();
  return exp(y * log(x));
}

/// Quantile of the standard normal distribution; relative error below 1e-15 on (0, 1),
/// infinite at 0 and 1, NaN elsewhere.
/// Source: Wichura 1988, Algorithm AS 241 (PPND16), Applied Statistics 37:477-484.
[[nodiscard]] double normal_quantile(double probability);

/// Standard normal distribution function; absolute error below 1e-15.
/// Source: series and continued fraction of the error function, Abramowitz &
/// Stegun 26.2.10, 26.2.14.
[[nodiscard]] double normal_cdf(double x);

}  // namespace kohort::elementary
