#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/results/run_results.hpp"

namespace kohort {

/// The answer in two to four sentences built from facts: extra cost with its range, payback with
/// its probability, placements. Says so when the range covers zero. Never recommends.
[[nodiscard]] std::vector<std::string> answer_sentences(const ScenarioResult& result,
                                                        std::string_view language);

/// Title of the scenario that this one is compared with; empty: the place without programmes.
[[nodiscard]] std::string reference_title(const ScenarioResult& result, std::string_view language);
/// What the scenario is compared with, if that is another scenario; else empty.
[[nodiscard]] std::string reference_sentence(const ScenarioResult& result,
                                             std::string_view language);
/// That programmes go on beyond the budget lines that pay for them, for how much and when; empty if
/// they do not.
[[nodiscard]] std::string unfunded_sentence(const ScenarioResult& result,
                                            std::string_view language);

/// When the money has come back, in one or two sentences.
[[nodiscard]] std::vector<std::string> payback_sentences(const ScenarioResult& result,
                                                         std::string_view language);

/// How much of the uncertainty is chance and how much lack of knowledge.
[[nodiscard]] std::string uncertainty_sentence(const RunResults& run, const ScenarioResult& result,
                                               std::string_view language);

/// How amounts that belong together are written: one scale, digits by the standard error.
struct MoneyStyle {
  bool millions{};
  int decimals{};
};
[[nodiscard]] MoneyStyle money_style(const Estimate& estimate);
/// "6,1 mio. kr." or "84.000 kr."
[[nodiscard]] std::string format_kr(double kr, MoneyStyle style, std::string_view language);

/// Decimals of a metric's row, in its unit's scale. Without and with are read against their
/// difference, so all of them have the digit that the difference's standard error justifies, or the
/// next at which the three agree when printed; the baseline's own decides where nothing differs.
[[nodiscard]] int row_decimals(MetricUnit unit, const Compared& row);

/// Decimals of a metric wherever it is shown: rows that add up have the finest digit of any of them
/// that differs, or else parts and sum would contradict each other.
[[nodiscard]] int metric_decimals(std::string_view id,
                                  const std::function<Compared(std::string_view)>& row_of);

/// A metric's value for people: its unit's scale, no unit text.
[[nodiscard]] std::string format_metric(MetricUnit unit, double value, int decimals,
                                        std::string_view language, bool with_sign = false);
/// Name of a metric with its unit as shown ("Kommunens nettoudgift (mio. kr.)").
[[nodiscard]] std::string metric_label(const Metric& metric, std::string_view language);

}  // namespace kohort
