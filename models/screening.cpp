#include "models/screening.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

#include "models/programme_costs.hpp"
#include "sim/elementary.hpp"

namespace kohort {

namespace {

constexpr std::array<std::string_view, screening_contacts> contact_labels{"first", "second",
                                                                          "third"};
constexpr std::array<Yearly, 5> result_counts{
    Yearly::screen_true_positives, Yearly::screen_false_positives, Yearly::screen_true_negatives,
    Yearly::screen_false_negatives, Yearly::screen_refused};

}  // namespace

void ScreeningParameters::visit(ParameterVisitor& v) {
  v.table({"screening_months", unit::months, {0, 72}, "age of the child at the screening contacts"},
          contact_labels, months);
  v.number({"poor_contact_share",
            unit::share,
            {0, 1},
            "share of all families, the most vulnerable, whose contact with the child is poor"},
           poor_contact_share);
  v.number({"sensitivity",
            unit::probability,
            {0, 1},
            "a child with a need or poor contact screens positive"},
           sensitivity);
  v.number({"specificity", unit::probability, {0, 1}, "another child screens negative"},
           specificity);
  v.number(
      {"refusal", unit::probability, {0, 1}, "a family of mean vulnerability refuses a screening"},
      refusal);
  v.number(
      {"refusal_vulnerability", unit::log_ratio, {-3, 3}, "effect of vulnerability on refusal"},
      refusal_vulnerability);
  v.number({"screening_price", unit::kr, {0, 1e6}, "a screening"}, price);
  v.number({"positive_price",
            unit::kr,
            {0, 1e6},
            "the second visit after a positive screening, true or false"},
           positive_price);
}

ScreenResult test_result(bool condition, double sensitivity, double specificity, double uniform) {
  if (condition)
    return uniform < sensitivity ? ScreenResult::true_positive : ScreenResult::false_negative;
  return uniform < 1 - specificity ? ScreenResult::false_positive : ScreenResult::true_negative;
}

double vulnerability_limit(double share) {
  return share > 0 ? elementary::normal_quantile(1 - share)
                   : std::numeric_limits<double>::infinity();
}

ScreenResult screen(District& d, ChildId id, std::uint32_t contact, double poor_contact_limit,
                    const ScreeningParameters& p, const ProgrammeParameters& own) {
  const Child& child = d.at(id);
  const double v = d.family_of(child).vulnerability;
  const std::uint64_t key = d.key(child);
  const Probability refuses{
      std::min(1.0, p.refusal * elementary::exp(p.refusal_vulnerability * v))};
  ScreenResult result = ScreenResult::refused;
  if (!d.draws.happens(key, Decision::early_refusal, contact, refuses)) {
    const bool condition = child.need != Need::none || v >= poor_contact_limit;
    result = test_result(condition, p.sensitivity, p.specificity,
                         d.draws.uniform(key, Decision::early_screening, contact));
    d.count(Yearly::screened);
    pay_programme(d, own, child, Money{p.price + (positive(result) ? p.positive_price : 0)});
  }
  d.count(result_counts[static_cast<std::size_t>(result)]);
  return result;
}

}  // namespace kohort
