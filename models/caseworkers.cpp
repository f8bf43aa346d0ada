#include "models/caseworkers.hpp"

#include <cmath>

#include "models/casework.hpp"
#include "models/district.hpp"
#include "sim/assume.hpp"

namespace kohort {

namespace {

Department::Line& line_of(District& d, bool urgent) {
  return urgent ? d.department.urgent : d.department.ordinary;
}

void enqueue(District& d, CaseId id, bool urgent) {
  Case& entry = d.cases[index(id)];
  KOHORT_ASSERT(entry.worker == none<WorkerId>);
  Department::Line& line = line_of(d, urgent);
  entry.in_urgent_line = urgent;
  entry.previous = line.last;
  entry.following = no_index;
  (line.last == no_index ? line.first : d.cases[line.last].following) = index(id);
  line.last = index(id);
  ++d.department.waiting;
}

void unlink(District& d, CaseId id) {
  Case& entry = d.cases[index(id)];
  Department::Line& line = line_of(d, entry.in_urgent_line);
  KOHORT_ASSERT(entry.worker == none<WorkerId> && d.department.waiting > 0);
  (entry.previous == no_index ? line.first : d.cases[entry.previous].following) = entry.following;
  (entry.following == no_index ? line.last : d.cases[entry.following].previous) = entry.previous;
  entry.previous = entry.following = no_index;
  --d.department.waiting;
}

void assign(District& d, CaseId id, WorkerId worker) {
  KOHORT_ASSERT(d.cases[index(id)].worker == none<WorkerId>);
  KOHORT_ASSERT(d.department.workers[index(worker)].present);
  d.cases[index(id)].worker = worker;
  ++d.department.workers[index(worker)].cases;
  ++d.department.assigned;
}

/// Whole cases that a caseworker can have, if one who works full time has at most `most_cases`.
int capacity(const District& d, const Worker& worker, double most_cases) {
  const double ramp = worker.experienced ? 1 : d.parameters->casework.new_worker_share;
  return static_cast<int>(worker.share * most_cases * ramp);
}

WorkerId worker_with_most_room(const District& d) {
  WorkerId best = none<WorkerId>;
  int most = 0;
  const double most_cases = ceiling(d.department, d.now);
  for (std::uint32_t i = 0; i < d.department.workers.size(); ++i) {
    const Worker& worker = d.department.workers[i];
    const int room = worker.present ? capacity(d, worker, most_cases) - worker.cases : 0;
    if (room > most) {
      most = room;
      best = WorkerId{i};
    }
  }
  return best;
}

/// Puts the caseworker's next event in the calendar.
void renew(District& d, WorkerId id) {
  const Worker& worker = d.department.workers[index(id)];
  if (!worker.present)
    d.calendar.schedule(d.slot(id), worker.starts, WorkerStarts{id});
  else if (worker.ramp_end <= worker.leaves)
    d.calendar.schedule(d.slot(id), worker.ramp_end, WorkerExperienced{id});
  else
    d.calendar.schedule(d.slot(id), worker.leaves, WorkerLeaves{id});
}

void draw_departure(District& d, WorkerId id) {
  Worker& worker = d.department.workers[index(id)];
  const double fate = d.draws.exponential(d.key(id), Decision::worker_leaves, worker.departures);
  worker.turnover_multiple = caseload_multiple(d, d.parameters->casework.turnover_elasticity);
  const double rate = d.department.turnover * worker.turnover_multiple;
  worker.leaves = rate > 0 ? d.now + years(fate / rate) : never;
}

/// The case loses its caseworker, who still has to be told, and goes to the head of the line.
void give_up(District& d, CaseId id) {
  Case& open = d.cases[index(id)];
  KOHORT_ASSERT(open.worker != none<WorkerId> && d.department.assigned > 0);
  open.worker = none<WorkerId>;
  open.waiting_since = d.now;
  --d.department.assigned;
  ++open.handovers;
  d.count(Yearly::handovers);
  const CaseworkParameters& p = d.parameters->casework;
  const Child& child = d.at(open.child);
  const std::uint32_t occurrence = child.examinations * 256U + open.handovers;
  if (d.draws.happens(
          d.key(child), Decision::complaint_handover, occurrence,
          Probability{p.complaint_handover * caseload_multiple(d, p.complaint_elasticity)}))
    d.count(Yearly::complaints);
  enqueue(d, id, true);
  lose_progress(d, open);
}

void hand_over_cases(District& d, WorkerId leaving) {
  for (std::uint32_t i = 0; i < d.cases.records().size(); ++i) {
    const Case& open = d.cases[i];
    if (open.child != none<ChildId> && open.worker == leaving) give_up(d, CaseId{i});
  }
  d.department.workers[index(leaving)].cases = 0;
}

/// Lets those who work part time work more, by up to `full_time` in all; returns by how much.
double extend_part_time(District& d, double full_time) {
  integrate(d);
  double left = full_time;
  for (Worker& worker : d.department.workers) {
    if (!worker.funded) continue;
    const double more = std::min(1 - worker.share, left);
    worker.share += more;
    if (worker.present) d.department.full_time += more;
    left -= more;
  }
  return full_time - left;
}

}  // namespace

void make_department(District& d, double full_time, std::size_t positions) {
  d.department.workers.resize(positions);
  double left = full_time;
  for (std::uint32_t i = 0; left > 1e-9 && i < positions; ++i, left -= 1) {
    Worker& worker = d.department.workers[i];
    worker.funded = worker.present = true;
    worker.share = std::min(1.0, left);
    d.department.full_time += worker.share;
    draw_departure(d, WorkerId{i});
    renew(d, WorkerId{i});
  }
}

int add_positions(District& d, double full_time, double hiring_months, Decision purpose) {
  int added = 0;
  for (std::uint32_t i = 0; full_time > 1e-9 && i < d.department.workers.size(); ++i) {
    Worker& worker = d.department.workers[i];
    if (worker.funded) continue;
    worker.funded = true;
    const double former_share = worker.share;
    worker.share = std::min(1.0, full_time);
    full_time -= worker.share;
    if (worker.present) {  // was to go, and may stay after all
      integrate(d);
      d.department.full_time += worker.share - former_share;
      draw_departure(d, WorkerId{i});
      renew(d, WorkerId{i});
      continue;
    }
    // Hiring is spread over twice its mean, so that not all start on the same day.
    const double delay = 2 * d.draws.uniform(d.key(WorkerId{i}), purpose, 0);
    worker.starts = d.now + years(delay * hiring_months / 12);
    renew(d, WorkerId{i});
    ++added;
  }
  return added;
}

int cut_positions(District& d, double full_time, double delay_months, Decision purpose) {
  integrate(d);
  int touched = 0;
  // From the last position on, so that a part-time one goes first.
  for (auto i = static_cast<std::uint32_t>(d.department.workers.size()); i-- > 0;) {
    Worker& worker = d.department.workers[i];
    if (!(full_time > 1e-9)) break;
    if (!worker.funded) continue;
    ++touched;
    if (worker.share > full_time + 1e-9) {
      worker.share -= full_time;
      if (worker.present) d.department.full_time -= full_time;
      break;
    }
    full_time -= worker.share;
    worker.funded = false;
    const double delay = 2 * d.draws.uniform(d.key(WorkerId{i}), purpose, 0);
    const Time goes = d.now + years(delay * delay_months / 12);
    if (worker.present)
      worker.leaves = std::min(worker.leaves, goes);
    else
      worker.starts = never;  // the vacancy is not filled
    renew(d, WorkerId{i});
  }
  return touched;
}

double ceiling(const Department& department, Time now) {
  if (now >= department.policy_to) return department.max_cases;
  const double passed =
      (now - department.policy_from) / (department.policy_to - department.policy_from);
  return department.former_max_cases +
         passed * (department.max_cases - department.former_max_cases);
}

int capacity(const District& d, const Worker& worker) {
  return capacity(d, worker, ceiling(d.department, d.now));
}

double cases_per_worker(const District& d) {
  return d.department.full_time > 0
             ? (d.department.assigned + d.department.waiting) / d.department.full_time
             : d.parameters->casework.saturation_high;
}

bool seek_worker(District& d, CaseId id, bool urgent) {
  integrate(d);
  // Those who already wait go first.
  const WorkerId worker = d.department.waiting == 0 ? worker_with_most_room(d) : none<WorkerId>;
  if (worker == none<WorkerId>) {
    enqueue(d, id, urgent);
    return false;
  }
  assign(d, id, worker);
  return true;
}

void leave_worker(District& d, CaseId id) {
  integrate(d);
  Case& open = d.cases[index(id)];
  if (open.worker == none<WorkerId>) {
    unlink(d, id);
    return;
  }
  --d.department.workers[index(open.worker)].cases;
  --d.department.assigned;
  open.worker = none<WorkerId>;
  serve_waiting(d);
}

void hand_over(District& d, CaseId id) {
  const WorkerId former = d.cases[index(id)].worker;
  if (former == none<WorkerId>) return;
  integrate(d);
  --d.department.workers[index(former)].cases;
  give_up(d, id);
  serve_waiting(d);
}

void renew_departures(District& d) {
  const double multiple = caseload_multiple(d, d.parameters->casework.turnover_elasticity);
  for (std::uint32_t i = 0; i < d.department.workers.size(); ++i) {
    Worker& worker = d.department.workers[i];
    // Who has been told to go goes on the day that was agreed.
    if (!worker.present || !worker.funded || multiple == worker.turnover_multiple) continue;
    worker.leaves = d.now + worker.turnover_multiple / multiple * (worker.leaves - d.now);
    worker.turnover_multiple = multiple;
    renew(d, WorkerId{i});
  }
}

void follow_staff_trend(District& d) {
  const CaseworkParameters& p = d.parameters->casework;
  const double year = d.parameters->time.start + d.year;
  // The first budget year's staff is there from the beginning of the warm-up.
  const double ratio = d.year < 0 ? 1
                                  : trend_ratio(p.staff_trend, year, year + 1,
                                                p.staff_trend_first_year, p.staff_trend_last_year);
  if (ratio == 1) return;
  double funded = 0;
  for (const Worker& worker : d.department.workers) funded += worker.funded ? worker.share : 0;
  const double change = (ratio - 1) * funded;
  if (change < 0)
    cut_positions(d, -change, p.hiring_months, Decision::vacancy);
  else
    add_positions(d, change - extend_part_time(d, change), p.hiring_months, Decision::vacancy);
  serve_waiting(d);
}

void serve_waiting(District& d) {
  integrate(d);
  while (d.department.waiting > 0) {
    const WorkerId worker = worker_with_most_room(d);
    if (worker == none<WorkerId>) return;
    const bool urgent = d.department.urgent.first != no_index;
    const CaseId next{line_of(d, urgent).first};
    unlink(d, next);
    assign(d, next, worker);
    case_assigned(d, d.cases[index(next)]);
  }
}

void handle(District& d, const WorkerLeaves& event) {
  integrate(d);
  Worker& worker = d.department.workers[index(event.worker)];
  KOHORT_ASSERT(worker.present);
  worker.present = false;
  ++worker.departures;
  d.department.full_time -= worker.share;
  const double vacancy =
      0.5 + d.draws.uniform(d.key(event.worker), Decision::vacancy, worker.departures);
  worker.starts =
      worker.funded ? d.now + years(vacancy * d.parameters->casework.hiring_months / 12) : never;
  hand_over_cases(d, event.worker);
  renew(d, event.worker);
  serve_waiting(d);
}

void handle(District& d, const WorkerStarts& event) {
  integrate(d);
  Worker& worker = d.department.workers[index(event.worker)];
  KOHORT_ASSERT(!worker.present && worker.funded && worker.cases == 0);
  worker.present = true;
  worker.experienced = false;
  worker.ramp_end = d.now + years(d.parameters->casework.ramp_months / 12);
  d.department.full_time += worker.share;
  pay_general(d, Category::recruitment, Money{d.parameters->costs.recruitment * worker.share});
  draw_departure(d, event.worker);
  renew(d, event.worker);
  serve_waiting(d);
}

void handle(District& d, const WorkerExperienced& event) {
  Worker& worker = d.department.workers[index(event.worker)];
  KOHORT_ASSERT(worker.present && !worker.experienced);
  worker.experienced = true;
  worker.ramp_end = never;
  renew(d, event.worker);
  serve_waiting(d);
}

}  // namespace kohort
