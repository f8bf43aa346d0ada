#include <cstdint>
#include <doctest/doctest.h>
#include <vector>

#include "check.hpp"
#include "queue_model.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

constexpr int batches = 30;

/// Probability of having to wait in the queue M/M/c, offered load in servers (Erlang C).
double erlang_c(std::uint32_t servers, double offered) {
  double blocked = 1;  // Erlang B by its recursion in the number of servers
  for (std::uint32_t c = 1; c <= servers; ++c)
    blocked = offered * blocked / (c + offered * blocked);
  const double load = offered / servers;
  return blocked / (1 - load * (1 - blocked));
}

/// What a batch of the run shows. Means of long batches are nearly independent.
struct Batches {
  std::vector<Tally> wait;  ///< by priority, of those served
  Tally all_waits;          ///< the resource's own
  Tally queue_length;
  Tally utilisation;
  Tally lost_share;
};

Batches simulate(const QueueParameters& parameters, double batch_length, std::uint32_t seed) {
  QueueModel model{parameters, seed};
  Batches result;
  result.wait.resize(model.priorities);
  run(model, at(batch_length / 5));  // warm-up
  for (int batch = 0; batch < batches; ++batch) {
    model.servers.restart_statistics(model.now);
    for (Tally& wait : model.wait) wait = Tally{};
    run(model, model.now + years(batch_length));
    for (std::uint32_t p = 0; p < model.priorities; ++p) result.wait[p].add(model.wait[p].mean());
    result.all_waits.add(model.servers.waits().mean());
    result.queue_length.add(model.servers.queue_length().mean(model.now));
    result.utilisation.add(model.servers.utilisation(model.now));
    result.lost_share.add(static_cast<double>(model.servers.reneges()) /
                          static_cast<double>(model.servers.seizes()));
  }
  return result;
}

/// Stationary distribution of the birth-death queue with impatience (Erlang A).
struct ErlangA {
  double queue_length{0};
  double busy{0};
};
ErlangA erlang_a(const QueueParameters& q) {
  ErlangA result;
  double weight = 1;
  double total = 1;
  for (std::uint32_t n = 1; n < 5'000 && weight > 1e-18 * total; ++n) {
    const double in_service = n < q.servers ? n : q.servers;
    const double in_line = n - in_service;
    weight *= q.arrival_rate[0] / (in_service * q.service_rate + in_line * q.patience_rate);
    total += weight;
    result.queue_length += weight * in_line;
    result.busy += weight * in_service;
  }
  result.queue_length /= total;
  result.busy /= total;
  return result;
}

}  // namespace

TEST_SUITE("queue") {
  TEST_CASE("M/M/c waits, queue and use are Erlang's") {
    for (const std::uint32_t servers : {1u, 3u, 10u}) {
      for (const double load : {0.5, 0.8, 0.95}) {
        CAPTURE(servers);
        CAPTURE(load);
        const double arrival_rate = load * servers;
        // Heavier loads forget more slowly: about 1 / (1 - load)^2 services.
        const double clients_a_batch = load > 0.9 ? 50'000 : 8'000;
        const Batches seen =
            simulate({servers, {arrival_rate}, 1, 0}, clients_a_batch / arrival_rate, 1);
        const double wait = erlang_c(servers, arrival_rate) / (servers - arrival_rate);
        check_mean(seen.wait[0], wait);
        check_mean(seen.all_waits, wait);
        check_mean(seen.queue_length, arrival_rate * wait);  // Little's law
        check_mean(seen.utilisation, load);
      }
    }
  }

  TEST_CASE("M/M/c with impatience loses and keeps as many as Erlang A says, also overloaded") {
    for (const QueueParameters& q :
         {QueueParameters{1, {0.8}, 1, 0.5}, QueueParameters{5, {4.5}, 1, 0.2},
          QueueParameters{10, {13}, 1, 0.3}, QueueParameters{10, {9}, 1, 4}}) {
      CAPTURE(q.servers);
      CAPTURE(q.arrival_rate[0]);
      const Batches seen = simulate(q, 10'000 / q.arrival_rate[0], 2);
      const ErlangA exact = erlang_a(q);
      check_mean(seen.queue_length, exact.queue_length);
      check_mean(seen.utilisation, exact.busy / q.servers);
      check_mean(seen.lost_share, q.patience_rate * exact.queue_length / q.arrival_rate[0]);
    }
  }

  // Cobham 1954, doi:10.1287/opre.2.1.70; several servers: Kella & Yechiali 1985,
  // doi:10.1002/nav.3800320412. wait_k = wait_0 / ((1 - s_(k-1)) (1 - s_k)), s_k the load of
  // classes 0 to k and wait_0 = C / (c mu).
  TEST_CASE("waits under priority without interruption are Cobham's") {
    for (const QueueParameters& q :
         {QueueParameters{1, {0.3, 0.3, 0.2}, 1, 0}, QueueParameters{4, {1, 1.5, 0.9}, 1, 0}}) {
      CAPTURE(q.servers);
      const Batches seen = simulate(q, 20'000, 3);
      double total = 0;
      for (const double rate : q.arrival_rate) total += rate;
      const double first = erlang_c(q.servers, total) / q.servers;
      double load = 0;
      for (std::size_t k = 0; k < q.arrival_rate.size(); ++k) {
        CAPTURE(k);
        const double before = 1 - load;
        load += q.arrival_rate[k] / q.servers;
        check_mean(seen.wait[k], first / (before * (1 - load)));
      }
    }
  }
}
