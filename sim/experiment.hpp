#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace kohort {

/// Computes task(i) for i in [first, last) on `threads` threads and hands every result to
/// `sink(i, result)` in index order, one at a time, on the calling thread.
///
/// Order is what keeps bits independent of the number of threads: fold in the sink. Threads that
/// run ahead wait, so that memory does not grow with the number of tasks. A stop request or an
/// exception ends the work after the tasks under way; results before the first missing one still
/// reach the sink. The first exception (lowest index) is rethrown.
///
/// @param threads 1 computes on the calling thread; 0 counts as 1
/// @return index after the last result given to the sink
template <class Task, class Sink>
std::size_t run_experiment(std::size_t first, std::size_t last, unsigned threads, Task task,
                           Sink sink, const std::stop_token& stop = {}) {
  using Result = std::invoke_result_t<Task&, std::size_t>;
  if (threads <= 1) {
    std::size_t index = first;
    for (; index < last && !stop.stop_requested(); ++index) sink(index, task(index));
    return index;
  }

  struct Shared {
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::size_t, Result> finished;  // waiting for their turn
    std::map<std::size_t, std::exception_ptr> failed;
    std::size_t next_task{0};
    std::size_t next_result{0};
    unsigned working{0};
    bool halt{false};
  } shared;
  shared.next_task = shared.next_result = first;
  shared.working = threads;
  const std::size_t ahead = std::size_t{threads} * 8;

  const auto work = [&] {
    std::unique_lock lock{shared.mutex};
    for (;;) {
      shared.changed.wait(lock, [&] {
        return shared.halt || shared.next_task >= last ||
               shared.next_task < shared.next_result + ahead;
      });
      if (shared.halt || shared.next_task >= last || stop.stop_requested()) break;
      const std::size_t index = shared.next_task++;
      lock.unlock();
      std::optional<Result> result;
      std::exception_ptr error;
      try {
        result.emplace(task(index));
      } catch (...) {
        error = std::current_exception();
      }
      lock.lock();
      if (error) {
        shared.failed.emplace(index, error);
        shared.halt = true;
      } else {
        shared.finished.emplace(index, std::move(*result));
      }
      shared.changed.notify_all();
    }
    --shared.working;
    shared.changed.notify_all();
  };

  std::vector<std::jthread> workers;
  workers.reserve(threads);
  for (unsigned i = 0; i < threads; ++i) workers.emplace_back(work);

  std::unique_lock lock{shared.mutex};
  std::exception_ptr sink_error;
  for (;;) {
    shared.changed.wait(lock, [&] {
      return shared.working == 0 ||
             (!shared.finished.empty() && shared.finished.begin()->first == shared.next_result);
    });
    if (shared.finished.empty() || shared.finished.begin()->first != shared.next_result) break;
    auto ready = shared.finished.extract(shared.finished.begin());
    lock.unlock();
    try {
      sink(ready.key(), std::move(ready.mapped()));
    } catch (...) {
      sink_error = std::current_exception();
    }
    lock.lock();
    if (sink_error) {
      shared.halt = true;
      shared.changed.notify_all();
      break;
    }
    ++shared.next_result;
    shared.changed.notify_all();
  }
  lock.unlock();
  workers.clear();
  if (sink_error) std::rethrow_exception(sink_error);
  if (!shared.failed.empty()) std::rethrow_exception(shared.failed.begin()->second);
  return shared.next_result;
}

}  // namespace kohort
