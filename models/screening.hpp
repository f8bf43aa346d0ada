#pragma once

#include <array>
#include <cstdint>

#include "models/district.hpp"
#include "models/parameters.hpp"

namespace kohort {

inline constexpr std::size_t screening_contacts = 3;

/// Systematic screening, at stated ages, for poor contact and beginning failure to thrive.
struct ScreeningParameters {
  std::array<double, screening_contacts> months{};  ///< age of the child at the contacts
  double poor_contact_share{};
  double sensitivity{}, specificity{};
  double refusal{}, refusal_vulnerability{};
  double price{}, positive_price{};

  void visit(ParameterVisitor& v);
};

/// What a contact came to; the numbers of the yearly counts follow the same order.
enum class ScreenResult : std::uint8_t {
  true_positive,
  false_positive,
  true_negative,
  false_negative,
  refused
};

[[nodiscard]] constexpr bool positive(ScreenResult result) {
  return result == ScreenResult::true_positive || result == ScreenResult::false_positive;
}

/// Result of a test that has been carried out. One uniform serves both kinds of families, so that
/// a more sensitive test finds the same ones and more.
[[nodiscard]] ScreenResult test_result(bool condition, double sensitivity, double specificity,
                                       double uniform);

/// Vulnerability above which a family belongs to the top `share`; infinite at 0.
[[nodiscard]] double vulnerability_limit(double share);

/// One contact with the child's family: refused or carried out, counted and paid for by `own`.
/// The condition looked for is a need of the child, everyday or worse, or poor contact, which the
/// families with vulnerability at or above `poor_contact_limit` have.
[[nodiscard]] ScreenResult screen(District& d, ChildId id, std::uint32_t contact,
                                  double poor_contact_limit, const ScreeningParameters& p,
                                  const ProgrammeParameters& own);

}  // namespace kohort
