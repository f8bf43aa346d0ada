#include "app/stop_on_signal.hpp"

#include <thread>
#include <unistd.h>

namespace kohort {

StopOnSignal::StopOnSignal() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  // Blocked everywhere, so that only the thread below receives them.
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  std::thread{[this] {
    int received = 0;
    sigwait(&signals_, &received);
    source_.request_stop();
    sigwait(&signals_, &received);
    _exit(interrupted);
  }}.detach();
}

}  // namespace kohort
