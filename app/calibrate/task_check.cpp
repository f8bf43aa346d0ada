#include "app/calibrate/task_check.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/scenario/catalogue.hpp"

namespace kohort {

void check_whole(const CalibrationTask& task, const std::string& shown, Problems& problems) {
  const auto fitted =
      std::ranges::count_if(task.targets, [](const Target& t) { return t.weight > 0; });
  if (static_cast<std::size_t>(fitted) < task.parameters.size())
    problems.add({shown},
                 fmt::format("{} parameters cannot be fitted to {} targets with a weight above 0",
                             task.parameters.size(), fitted));
  // Twice the same figure would count double in the fit.
  for (std::size_t i = 0; i < task.targets.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const Target &t = task.targets[i], &before = task.targets[j];
      const bool same = t.figure == before.figure && t.years.first == before.years.first &&
                        t.years.last == before.years.last;
      if (!same || !(t.weight > 0) || !(before.weight > 0)) continue;
      problems.add(t.place, fmt::format("the same figure and years are a target already at {}; "
                                        "leave one of them out, or give it weight 0",
                                        to_string(before.place)));
      break;
    }
  for (const FreeParameter& p : task.parameters) {
    if (!catalogue().entries()[p.parameter].sums_to_one()) continue;
    double most = 0;
    for (const FreeParameter& other : task.parameters)
      if (other.parameter == p.parameter) most += other.high;
    if (most > 1)
      problems.add(p.place, fmt::format("{}: together, the entries that are fitted could exceed 1",
                                        p.name()));
  }
  if (problems.count() > 0) return;
  for (const bool high : {false, true}) {
    for (std::size_t i = 0; i < task.parameters.size(); ++i) {
      std::vector<double> values;
      for (const FreeParameter& p : task.parameters) values.push_back(p.present);
      values[i] = high ? task.parameters[i].high : task.parameters[i].low;
      for (const auto& fault : inconsistencies(task.parameters_at(values)))
        problems.add(task.parameters[i].place,
                     fmt::format("{} = {:.15g}: {}", task.parameters[i].name(), values[i], fault));
    }
  }
}

}  // namespace kohort
