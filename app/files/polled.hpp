#pragma once

#include <atomic>

namespace kohort {

/// As long as one of these lives, somebody looks at the stop request that the first Ctrl-C makes,
/// and keeps what has been computed. Outside, nobody would, so that Ctrl-C ends the program at
/// once.
class Polled {
 public:
  Polled() { ++sections(); }
  Polled(const Polled&) = delete;
  Polled& operator=(const Polled&) = delete;
  ~Polled() { --sections(); }
  [[nodiscard]] static bool anywhere() { return sections() > 0; }

 private:
  static std::atomic<int>& sections() {
    static std::atomic<int> count{0};
    return count;
  }
};

}  // namespace kohort
