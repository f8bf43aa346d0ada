#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <limits>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

/// Whether the program has a version for wider vectors, used where the machine has them.
#if defined(__x86_64__) && defined(__GNUC__)
#define KOHORT_WIDE_LINES 1
#else
#define KOHORT_WIDE_LINES 0
#endif

/// The inner step of the calendar: the least of the other seven times in a cache line.
namespace kohort::detail {

struct alignas(64) EightTimes {
  static constexpr double infinity = std::numeric_limits<double>::infinity();
  double time[8] = {infinity, infinity, infinity, infinity, infinity, infinity, infinity, infinity};
};

struct Least {
  double time;
  std::size_t position;  ///< the first one, if several are equal
};

/// Least of `line` apart from position `own`. Times are not NaN.
[[nodiscard]] inline Least least_but_portable(const EightTimes& line, std::size_t own) {
  // Of a[i] and a[j], i < j; without branches, because which is less cannot be predicted.
  const auto lesser = [](Least a, Least b) {
    const bool second = b.time < a.time;
    return Least{second ? b.time : a.time, second ? b.position : a.position};
  };
  const auto other = [&](std::size_t i) {
    return Least{i == own ? EightTimes::infinity : line.time[i], i};
  };
  return lesser(lesser(lesser(other(0), other(1)), lesser(other(2), other(3))),
                lesser(lesser(other(4), other(5)), lesser(other(6), other(7))));
}

#if defined(__SSE2__)

/// Row i: infinity at i and minus infinity elsewhere; the maximum with it leaves i out.
struct LeaveOut {
  std::array<EightTimes, 8> row;
  constexpr LeaveOut() {
    for (std::size_t i = 0; i < 8; ++i)
      for (std::size_t j = 0; j < 8; ++j)
        row[i].time[j] = i == j ? EightTimes::infinity : -EightTimes::infinity;
  }
};
inline constexpr LeaveOut leave_out;

[[nodiscard]] inline Least least_but(const EightTimes& line, std::size_t own) {
  const double* const t = line.time;
  const double* const out = leave_out.row[own].time;
  const __m128d a = _mm_max_pd(_mm_load_pd(t), _mm_load_pd(out));
  const __m128d b = _mm_max_pd(_mm_load_pd(t + 2), _mm_load_pd(out + 2));
  const __m128d c = _mm_max_pd(_mm_load_pd(t + 4), _mm_load_pd(out + 4));
  const __m128d d = _mm_max_pd(_mm_load_pd(t + 6), _mm_load_pd(out + 6));
  __m128d least = _mm_min_pd(_mm_min_pd(a, b), _mm_min_pd(c, d));
  least = _mm_min_pd(least, _mm_shuffle_pd(least, least, 1));
  // One byte pair per position: narrow the eight masks to 16 bits each.
  const __m128i ab = _mm_packs_epi32(_mm_castpd_si128(_mm_cmpeq_pd(a, least)),
                                     _mm_castpd_si128(_mm_cmpeq_pd(b, least)));
  const __m128i cd = _mm_packs_epi32(_mm_castpd_si128(_mm_cmpeq_pd(c, least)),
                                     _mm_castpd_si128(_mm_cmpeq_pd(d, least)));
  const auto equal = static_cast<unsigned>(_mm_movemask_epi8(_mm_packs_epi16(ab, cd)));
  return {_mm_cvtsd_f64(least), static_cast<std::size_t>(std::countr_zero(equal)) / 2};
}

#else

[[nodiscard]] inline Least least_but(const EightTimes& line, std::size_t own) {
  return least_but_portable(line, own);
}

#endif

/// Least_but for what every machine of this architecture can do.
struct NarrowLines {
  [[nodiscard]] static Least least_but(const EightTimes& line, std::size_t own) {
    return detail::least_but(line, own);
  }
};

#if KOHORT_WIDE_LINES

/// Least_but with the 256-bit vectors of AVX2: the same numbers with a third of the instructions.
struct WideLines {
  [[nodiscard]] __attribute__((target("avx2,bmi"))) static Least least_but(const EightTimes& line,
                                                                           std::size_t own) {
    const double* const out = leave_out.row[own].time;
    const __m256d low = _mm256_max_pd(_mm256_load_pd(line.time), _mm256_load_pd(out));
    const __m256d high = _mm256_max_pd(_mm256_load_pd(line.time + 4), _mm256_load_pd(out + 4));
    const __m256d four = _mm256_min_pd(low, high);
    const __m128d two = _mm_min_pd(_mm256_castpd256_pd128(four), _mm256_extractf128_pd(four, 1));
    const __m128d one = _mm_min_sd(two, _mm_unpackhi_pd(two, two));
    const __m256d least = _mm256_broadcastsd_pd(one);
    const int equal = _mm256_movemask_pd(_mm256_cmp_pd(low, least, _CMP_EQ_OQ)) |
                      _mm256_movemask_pd(_mm256_cmp_pd(high, least, _CMP_EQ_OQ)) << 4;
    return {_mm_cvtsd_f64(one),
            static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(equal)))};
  }
};

/// Whether this machine has them.
inline const bool wide_lines = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");

#endif

}  // namespace kohort::detail
