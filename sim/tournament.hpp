#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/least_of_eight.hpp"

namespace kohort {

/// The earliest of many slots' times, under changes of single slots. Order: time, then slot.
///
/// A tournament tree: leaves hold the slots' times, each node the time and the slot of the earliest
/// of the eight nodes below it, whose times share a cache line. A change walks from its leaf
/// upwards. The best of the seven others in a line does not depend on the change, so the processor
/// finds it for all levels at once and only one comparison a level is left in sequence. Because
/// nodes name the slot, taking the earliest needs no walk down. docs/performance.md has what else
/// was tried.
///
/// Times are years; infinity means that nothing is pending. They must not be NaN or minus zero.
class Tournament {
 public:
  struct Winner {
    double time;
    std::uint32_t slot;
  };

  /// All slots at infinity; allocates only when it grows.
  void reset(std::size_t slots) {
    levels_ = 0;
    std::size_t lines = 0;
    std::size_t nodes = std::max<std::size_t>(slots, 1);
    do {
      first_line_[levels_++] = lines;
      nodes = (nodes + fan - 1) / fan;
      lines += nodes;
    } while (nodes > 1);
    // Leaves name no slot, they are the slots.
    leaf_lines_ = levels_ > 1 ? first_line_[1] : lines;
    times_.assign(lines, Line{});
    winners_.assign((lines - leaf_lines_) * fan, 0);
    first_ = {Line::infinity, 0};
  }

  /// The earliest of all; its time is infinite if nothing is pending.
  [[nodiscard]] Winner first() const { return first_; }
  [[nodiscard]] double time_of(std::uint32_t slot) const {
    return times_[slot / fan].time[slot % fan];
  }
  /// Where the slot's time is kept, to be fetched from memory early.
  [[nodiscard]] const void* place_of(std::uint32_t slot) const { return &times_[slot / fan]; }
  /// Slots that are likely to win soon: the best rivals near the root at the last replay.
  [[nodiscard]] const std::array<std::uint32_t, 2>& rivals() const { return rivals_; }
  /// Whether the tree is so large that rivals are far away in memory.
  [[nodiscard]] bool large() const { return levels_ > 5; }

  /// New time of the slot that is the present winner: all nodes above it change.
  void replay(std::uint32_t slot, double time) {
#if KOHORT_WIDE_LINES
    if (detail::wide_lines && levels_ > 2) return replay_wide(slot, time);
#endif
    replay_with<detail::NarrowLines>(slot, time);
  }

  /// New time of any slot: ends where the winner stays as it was, mostly at once.
  void change(std::uint32_t slot, double time) {
#if KOHORT_WIDE_LINES
    if (detail::wide_lines) return change_wide(slot, time);
#endif
    change_with<detail::NarrowLines>(slot, time);
  }

 private:
  static constexpr std::size_t fan = 8;
  static constexpr std::size_t max_levels = 11;  // 8^11 slots, more than a 32-bit slot can name

  using Line = detail::EightTimes;

  template <class Lines>
  [[gnu::always_inline]] void change_with(std::uint32_t slot, double time) {
    Winner winner = enter<Lines>(slot, time);
    std::size_t node = slot / fan;
    for (std::size_t level = 1; level < levels_; ++level) {
      const std::size_t position = node % fan;
      node /= fan;
      Line& line = times_[first_line_[level] + node];
      std::uint32_t* const slots = &winners_[(first_line_[level] - leaf_lines_ + node) * fan];
      if (line.time[position] == winner.time && slots[position] == winner.slot) return;
      line.time[position] = winner.time;
      slots[position] = winner.slot;
      const auto rival = Lines::least_but(line, position);
      winner = better(winner, position, {rival.time, slots[rival.position]}, rival.position);
    }
    first_ = winner;
  }

  /// The better of `own`, at position `position` of a line, and the best other of that line.
  [[nodiscard]] static Winner better(Winner own, std::size_t position, Winner other,
                                     std::size_t other_position) {
    // Arithmetic, because compilers make branches of choices, and nobody can predict these.
    const auto loses = static_cast<std::uint32_t>(
        (other.time < own.time) | ((other.time == own.time) & (other_position < position)));
    return {std::min(own.time, other.time), own.slot ^ ((own.slot ^ other.slot) & (0U - loses))};
  }

  /// Enters `time` for `slot` into the leaf's line and returns the line's winner.
  template <class Lines>
  [[gnu::always_inline]] Winner enter(std::uint32_t slot, double time) {
    Line& line = times_[slot / fan];
    const std::size_t position = slot % fan;
    const auto rival = Lines::least_but(line, position);
    line.time[position] = time;
    const auto rival_slot = static_cast<std::uint32_t>(slot - position + rival.position);
    return better({time, slot}, position, {rival.time, rival_slot}, rival.position);
  }

  template <class Lines>
  [[gnu::always_inline]] void replay_with(std::uint32_t slot, double time) {
    Winner winner = enter<Lines>(slot, time);
    std::size_t node = slot / fan;
    std::array<std::uint32_t, 2> rivals{winner.slot, winner.slot};
    for (std::size_t level = 1; level < levels_; ++level) {
      const std::size_t position = node % fan;
      node /= fan;
      Line& line = times_[first_line_[level] + node];
      std::uint32_t* const slots = &winners_[(first_line_[level] - leaf_lines_ + node) * fan];
      const auto rival = Lines::least_but(line, position);
      rivals = {slots[rival.position], rivals[0]};
      line.time[position] = winner.time;
      slots[position] = winner.slot;
      winner = better(winner, position, {rival.time, rivals[0]}, rival.position);
    }
    rivals_ = rivals;
    first_ = winner;
  }

#if KOHORT_WIDE_LINES
  void replay_wide(std::uint32_t slot, double time);
  void change_wide(std::uint32_t slot, double time);
#endif

  std::size_t levels_{0};
  std::size_t leaf_lines_{0};
  std::size_t first_line_[max_levels]{};  ///< first line of each level, leaves first
  std::vector<Line> times_;
  std::vector<std::uint32_t> winners_;  ///< slots of the nodes above the leaves
  Winner first_{Line::infinity, 0};
  std::array<std::uint32_t, 2> rivals_{};
};

}  // namespace kohort
