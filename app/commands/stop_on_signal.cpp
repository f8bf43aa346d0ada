#include "app/commands/stop_on_signal.hpp"

#include <signal.h>  // NOLINT: sigset_t is POSIX
#include <thread>
#include <unistd.h>

#include "app/files/polled.hpp"

namespace kohort {

StopOnSignal::StopOnSignal() {
  sigset_t signals{};
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  // Blocked everywhere, so that only the thread below receives them. It outlives this object, so
  // it has copies of what it needs.
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread{[signals, source = source_]() mutable {
    int received = 0;
    sigwait(&signals, &received);
    source.request_stop();
    if (Polled::anywhere()) sigwait(&signals, &received);
    _exit(interrupted);
  }}.detach();
}

}  // namespace kohort
