#pragma once

#include <cstdint>

namespace kohort {

/// SQLite's application_id of a run ("KohR"), of a sweep ("KohS") and of shared points ("KohP"):
/// what tells a database of ours from that of another program.
inline constexpr std::int64_t run_application = 0x4B6F6852;
inline constexpr std::int64_t sweep_application = 0x4B6F6853;
inline constexpr std::int64_t points_application = 0x4B6F6850;

}  // namespace kohort
