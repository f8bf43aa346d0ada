#include "app/results/outcome_rows.hpp"

#include <fmt/format.h>
#include <limits>

#include "app/files/database.hpp"
#include "app/files/fingerprint.hpp"
#include "app/results/store.hpp"

namespace kohort {

std::string outcome_layout() {
  Fingerprint fingerprint;
  for (const auto names : {yearly_names(), by_age_names(), category_names(), payer_names(),
                           subgroup_names(), subgroup_count_names()}) {
    fingerprint.add(fmt::format("{} names", names.size()));
    for (const std::string_view name : names) fingerprint.add(name);
  }
  return fingerprint.hexadecimal();
}

bool read_outcome(SQLite::Statement& query, const std::string& run, RowKey& key, Outcome& outcome) {
  key = {query.getColumn(0).getInt64(), query.getColumn(1).getInt64(),
         query.getColumn(2).getInt64()};
  const std::int64_t years = query.getColumn(3).getInt64();
  const std::int64_t ages = query.getColumn(4).getInt64();
  const SQLite::Column blob = query.getColumn(5);
  constexpr std::int64_t most = 10000;  // no outcome is that long; damaged numbers may be
  if (years < 0 || ages < 0 || years > most || ages > most || key.draw < 0 ||
      key.draw > std::numeric_limits<std::uint32_t>::max())
    return false;
  const auto y = static_cast<std::size_t>(years);
  const auto a = static_cast<std::size_t>(ages);
  if (static_cast<std::size_t>(blob.getBytes()) != sizeof(double) * Outcome::size(y, a))
    return false;
  outcome.reset(y, a);
  from_bytes(static_cast<const unsigned char*>(blob.getBlob()), outcome.values());
  return query.getColumn(6).getInt64() == outcome_checksum(run, key, outcome);
}

}  // namespace kohort
