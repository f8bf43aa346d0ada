#pragma once

#include <array>
#include <cstdint>
#include <variant>
#include <vector>

#include "sim/calendar.hpp"
#include "sim/random.hpp"
#include "sim/resource.hpp"
#include "sim/run.hpp"
#include "sim/statistics.hpp"

/// Poisson arrivals in classes of priority, exponential services, servers in common, and clients
/// who may lose patience: the queue M/M/c, with or without priority and reneging.
namespace kohort::test {

struct QueueParameters {
  std::uint32_t servers;
  std::vector<double> arrival_rate;  ///< by priority [per year]
  double service_rate;               ///< per server [per year]
  double patience_rate;              ///< of loss of patience in the queue [per year], 0 for none
};

struct QueueModel {
  enum class Purpose : std::uint32_t { arrival = 1, service = 2, patience = 3 };

  struct Arrival {
    std::uint32_t priority;
  };
  struct GiveUp {
    std::uint32_t client;
  };
  struct Departure {
    std::uint32_t client;
  };
  struct Client {
    Time arrived{};
    std::uint64_t number{0};
    std::uint32_t priority{0};
  };

  static constexpr std::uint32_t room = 8'000;  ///< clients present at once

  QueueModel(const QueueParameters& given, std::uint32_t seed)
      : parameters{given},
        priorities{static_cast<std::uint32_t>(given.arrival_rate.size())},
        draws{seed, 0},
        calendar{priorities + room},
        servers{given.servers, Time{}, priorities},
        client(room),
        wait(priorities) {
    servers.reserve(room);
    for (std::uint32_t c = room; c-- > 0;) absent.push_back(c);
    for (std::uint32_t p = 0; p < priorities; ++p) schedule_arrival(p);
  }

  /// Slots: the next arrival of each class, then one a client.
  [[nodiscard]] std::uint32_t slot(std::uint32_t c) const { return priorities + c; }

  void schedule_arrival(std::uint32_t priority) {
    const double gap = draws.exponential(arrivals++, Purpose::arrival, priority);
    calendar.schedule(priority, now + years(gap / parameters.arrival_rate[priority]),
                      Arrival{priority});
  }
  void start_service(std::uint32_t c) {
    wait[client[c].priority].add(in_years(now - client[c].arrived));
    const double work = draws.exponential(client[c].number, Purpose::service, 0);
    calendar.schedule(slot(c), now + years(work / parameters.service_rate), Departure{c});
  }

  QueueParameters parameters;
  std::uint32_t priorities;
  Draws<Purpose> draws;
  Calendar<std::variant<Arrival, GiveUp, Departure>> calendar;
  Resource servers;
  std::vector<Client> client;
  std::vector<std::uint32_t> absent;  ///< numbers free for new clients
  std::vector<Tally> wait;            ///< of those served, by priority
  std::uint64_t arrivals{0};
  Time now{};
};

inline void handle(QueueModel& model, const QueueModel::Arrival& event) {
  REQUIRE(!model.absent.empty());
  const std::uint32_t c = model.absent.back();
  model.absent.pop_back();
  model.client[c] = {model.now, model.arrivals, event.priority};
  if (model.servers.seize(model.now, c, event.priority)) {
    model.start_service(c);
  } else if (model.parameters.patience_rate > 0) {
    const double patience =
        model.draws.exponential(model.client[c].number, QueueModel::Purpose::patience, 0);
    model.calendar.schedule(model.slot(c),
                            model.now + years(patience / model.parameters.patience_rate),
                            QueueModel::GiveUp{c});
  }
  model.schedule_arrival(event.priority);
}

inline void handle(QueueModel& model, const QueueModel::GiveUp& event) {
  REQUIRE(model.servers.renege(model.now, event.client));
  model.absent.push_back(event.client);
}

inline void handle(QueueModel& model, const QueueModel::Departure& event) {
  model.absent.push_back(event.client);
  if (const auto next = model.servers.release(model.now)) model.start_service(*next);
}

}  // namespace kohort::test
