#include "app/results/outcome_checksum.hpp"

#include <array>
#include <fmt/format.h>
#include <span>

#include "app/files/fingerprint.hpp"

namespace kohort {

namespace {

/// All cells. Of counts and kinds of cost that were added later, those that are not zero, with
/// their places: a result that has none of them has the hash that it had before they were there.
void add_outcome(Fingerprint& fingerprint, const Outcome& outcome) {
  const std::span<const double> cells = outcome.values();
  const std::size_t from = static_cast<std::size_t>(first_programme_count) * outcome.budget_years();
  const std::size_t to = yearly_counts() * outcome.budget_years();
  fingerprint.add(cells.first(from));
  for (std::size_t i = from; i < to; ++i) {
    if (cells[i] == 0) continue;
    const std::array counted{static_cast<double>(i - from), cells[i]};
    fingerprint.add(counted);
  }
  const std::size_t costs = to + size_of<ByAgeCount> * outcome.ages();
  fingerprint.add(cells.subspan(to, costs - to));
  constexpr std::size_t row = size_of<Category> * size_of<Payer>;
  constexpr std::size_t old = static_cast<std::size_t>(first_later_category) * size_of<Payer>;
  const std::size_t groups = costs + (outcome.budget_years() + outcome.ages()) * row;
  for (std::size_t at = costs; at < groups; at += row) {
    fingerprint.add(cells.subspan(at, old));
    for (std::size_t i = at + old; i < at + row; ++i) {
      if (cells[i] == 0) continue;
      const std::array counted{static_cast<double>(i - costs), cells[i]};
      fingerprint.add(counted);
    }
  }
  fingerprint.add(cells.subspan(groups));
}

}  // namespace

std::int64_t outcome_checksum(const std::string& run, const RowKey& key, const Outcome& outcome) {
  Fingerprint fingerprint;
  fingerprint.add(run);
  fingerprint.add(fmt::format("{} {} {} {} {}", key.row, key.replication, key.draw,
                              outcome.budget_years(), outcome.ages()));
  fingerprint.add(outcome.values());
  return fingerprint.number();
}

std::string result_hash(const OutcomeReader& read, std::size_t rows) {
  Fingerprint fingerprint;
  for (std::size_t row = 0; row < rows; ++row)
    read(row, [&](std::uint32_t, std::uint32_t, const Outcome& outcome) {
      add_outcome(fingerprint, outcome);
    });
  return fingerprint.hexadecimal();
}

}  // namespace kohort
