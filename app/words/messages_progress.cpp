#include "app/words/messages_progress.hpp"

#include <array>

namespace kohort {

std::span<const Message> progress_messages() {
  static constexpr std::array table{
      // Where a run's time went (--timings).
      Message{"timings.load", "Læse og kontrollere scenarier", "Reading and checking scenarios"},
      Message{"timings.prepare", "Forberede", "Preparing"},
      Message{"timings.simulate", "Simulere", "Simulating"},
      Message{"timings.store", "  heraf gemme gentagelserne", "  of it storing replications"},
      Message{"timings.break_even", "Break-even", "Break-even"},
      Message{"timings.summarise", "Sammenfatte", "Summarising"},
      Message{"timings.write", "Skrive tabeller, rapport og regneark",
              "Writing tables, report and workbook"},
      Message{"timings.total", "I alt", "Total"},

      // Progress.
      Message{"progress.running", "Beregner", "Calculating"},
      Message{"progress.left", "{0} tilbage", "{0} left"},
      Message{
          "progress.interrupted",
          "Afbrudt. {0} af {1} gentagelser er gemt i {2}. Samme kommando fortsætter.",
          "Interrupted. {0} of {1} replications are stored in {2}. The same command continues."},
      Message{
          "progress.interrupted_none",
          "Afbrudt, før den første gentagelse var færdig. Samme kommando begynder forfra.",
          "Interrupted before the first replication was finished. The same command starts again."},
      Message{"time.seconds", "{0} sek.", "{0} s"},
      Message{"time.minutes", "{0} min.", "{0} min"},
      Message{"time.hours", "{0} t. {1} min.", "{0} h {1} min"},
      Message{"time.days", "{0} døgn {1} t.", "{0} days {1} h"},
  };
  return table;
}

}  // namespace kohort
