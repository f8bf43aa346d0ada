#include <algorithm>
#include <boost/mpi.hpp>
#include <boost/serialization/string.hpp>
#include <boost/serialization/vector.hpp>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <string>
#include <thread>

#include "app/sweep/cluster.hpp"

namespace kohort::sweep {

namespace {

namespace mpi = boost::mpi;

enum Tag { tag_results = 1, tag_tasks = 2 };

/// Work that one message hands out: long enough to hide the way, short enough to lose.
constexpr double seconds_a_chunk = 0.3;
constexpr std::size_t most_a_chunk = 512;

struct TaskList {
  std::vector<std::uint64_t> points;
  std::vector<std::uint32_t> replications;
  std::vector<double> coordinates;
  template <class Archive>
  void serialize(Archive& archive, unsigned) {
    archive& points& replications& coordinates;
  }
};

struct ResultList {
  TaskList tasks;
  std::vector<double> seconds;
  std::vector<std::vector<double>> values;
  std::vector<std::string> failures, keys;
  template <class Archive>
  void serialize(Archive& archive, unsigned) {
    archive& tasks& seconds& values& failures& keys;
  }
};

ResultList pack(std::vector<FinishedTask>&& finished) {
  ResultList list;
  for (FinishedTask& f : finished) {
    list.tasks.points.push_back(f.task.point);
    list.tasks.replications.push_back(f.task.replication);
    list.tasks.coordinates.push_back(f.task.coordinate);
    list.seconds.push_back(f.seconds);
    list.values.push_back(std::move(f.result.values));
    list.failures.push_back(std::move(f.result.failure));
    list.keys.push_back(std::move(f.key));
  }
  return list;
}

class MpiCluster final : public Cluster {
 public:
  MpiCluster()
      : environment_{std::make_unique<mpi::environment>(mpi::threading::funneled)},
        rank_{static_cast<unsigned>(world_.rank())},
        size_{static_cast<unsigned>(world_.size())},
        idle_(size_, false) {}
  MpiCluster(const MpiCluster&) = delete;
  MpiCluster& operator=(const MpiCluster&) = delete;
  ~MpiCluster() override {
    try {
      if (rank() == 0) dismiss();
    } catch (...) {  // workers that cannot be told to end must not wait for ever
      mpi::environment::abort(EXIT_FAILURE);
    }
  }

  [[nodiscard]] unsigned rank() const override { return rank_; }
  [[nodiscard]] unsigned size() const override { return size_; }

  std::vector<std::string> tell_all(const std::string& text) override {
    std::vector<std::string> all;
    mpi::all_gather(world_, text, all);
    return all;
  }

  void hand_out(std::span<const Task> tasks, const Sink& sink, const std::function<void()>& idle,
                const std::stop_token& stop) override {
    std::size_t next = 0;
    const auto more = [&] { return next < tasks.size() && !stop.stop_requested(); };
    for (;;) {
      for (unsigned worker = 1; worker < size() && more(); ++worker)
        if (idle_[worker]) next += give(worker, tasks.subspan(next));
      if (!more() && all_idle()) return;
      if (!receive(sink)) pause();
      idle();
    }
  }

  void work(const Compute& compute) override {
    world_.send(0, tag_results, ResultList{});
    for (;;) {
      while (!world_.iprobe(0, tag_tasks)) pause();
      TaskList list;
      world_.recv(0, tag_tasks, list);
      if (list.points.empty()) return;
      std::vector<Task> tasks;
      for (std::size_t i = 0; i < list.points.size(); ++i)
        tasks.push_back({list.points[i], list.replications[i], list.coordinates[i]});
      world_.send(0, tag_results, pack(compute(tasks)));
    }
  }

  void dismiss() override {
    if (dismissed_ || !working_) return;
    dismissed_ = true;
    // After an error some may still be computing what nobody wants any more.
    while (!all_idle())
      if (!receive([](FinishedTask&&) {})) pause();
    for (unsigned worker = 1; worker < size(); ++worker)
      world_.send(static_cast<int>(worker), tag_tasks, TaskList{});
  }

  void expect_workers(unsigned threads) override {
    working_ = true;
    threads_ = threads;
  }
  /// MPI's end waits for every rank, and whoever waits there keeps its core busy.
  void leave() override { environment_.reset(); }

 private:
  static void pause() { std::this_thread::sleep_for(std::chrono::milliseconds{1}); }

  [[nodiscard]] bool all_idle() const {
    return std::all_of(idle_.begin() + 1, idle_.end(), [](bool idle) { return idle; });
  }

  std::size_t give(unsigned worker, std::span<const Task> tasks) {
    const auto left = static_cast<double>(tasks.size());
    const double workers = size_ - 1;
    // Something for each thread, while there is enough for every worker.
    double wanted = std::min<double>(threads_, std::ceil(left / workers));
    if (computed_ > 0) {
      const double mean = std::max(seconds_ / static_cast<double>(computed_), 1e-9);
      wanted = std::max(wanted, std::min(seconds_a_chunk * threads_ / mean, left / (2 * workers)));
    }
    const auto count = static_cast<std::size_t>(std::clamp(wanted, 1.0, double{most_a_chunk}));
    TaskList list;
    for (const Task& task : tasks.first(std::min(count, tasks.size()))) {
      list.points.push_back(task.point);
      list.replications.push_back(task.replication);
      list.coordinates.push_back(task.coordinate);
    }
    world_.send(static_cast<int>(worker), tag_tasks, list);
    idle_[worker] = false;
    return list.points.size();
  }

  /// Takes one message, if there is one.
  bool receive(const Sink& sink) {
    const auto status = world_.iprobe(mpi::any_source, tag_results);
    if (!status) return false;
    ResultList list;
    world_.recv(status->source(), tag_results, list);
    idle_[static_cast<std::size_t>(status->source())] = true;
    for (std::size_t i = 0; i < list.seconds.size(); ++i) {
      seconds_ += list.seconds[i];
      ++computed_;
      sink({{list.tasks.points[i], list.tasks.replications[i], list.tasks.coordinates[i]},
            {std::move(list.values[i]), std::move(list.failures[i])},
            list.seconds[i],
            std::move(list.keys[i])});
    }
    return true;
  }

  std::unique_ptr<mpi::environment> environment_;
  mpi::communicator world_;
  unsigned rank_, size_;
  unsigned threads_{1};     ///< of each worker
  std::vector<bool> idle_;  ///< by rank: waits for tasks
  bool working_{false};
  bool dismissed_{false};
  double seconds_{0};
  std::size_t computed_{0};
};

}  // namespace

}  // namespace kohort::sweep

/// What the program asks of this module, which alone needs MPI's libraries.
/// @return a cluster that the caller deletes
extern "C" kohort::sweep::Cluster* kohort_join_mpi_cluster() {
  return new kohort::sweep::MpiCluster;
}
