#include "app/words/messages_import.hpp"

#include <array>

namespace kohort {

std::span<const Message> import_messages() {
  static constexpr std::array table{
      Message{"import.table", "Tabel", "Table"},
      Message{"import.form", "Form", "Form"},
      Message{"import.source", "Kilde", "Source"},
      Message{"import.updated", "Opdateret", "Updated"},
      Message{"import.unit", "Enhed", "Unit"},
      Message{"import.numbers", "Tal", "Numbers"},
      Message{"import.without_number", "; uden tal: {0}", "; without a number: {0}"},
      Message{"import.nil", "; \"-\" (nul): {0}", "; \"-\" (zero): {0}"},
      Message{"import.marked", "; med mærke (foreløbige og lignende): {0}",
              "; with a mark (preliminary and the like): {0}"},
      Message{"import.role_time", "tid", "time"},
      Message{"import.role_region", "sted", "place"},
      Message{"import.role_contents", "indhold", "contents"},
      Message{"import.unknown_places", "ukendte steder (?): {0}", "unknown places (?): {0}"},
      Message{"import.chosen", "Valgt", "Chosen"},
      Message{"import.sum_of", "  (sum af {0} tal)", "  (sum of {0} numbers)"},
      Message{"import.divided_by", "Divideret med {0}", "Divided by {0}"},
      Message{"import.written", "Skrevet: {0}", "Written: {0}"},
      Message{"import.source_row", "En linje til sources.toml:", "A row for sources.toml:"},
      Message{"import.note_numbers", "af {0} tal", "from {0} numbers"},
      Message{"import.note_per", "delt med {0}", "divided by {0}"},
      Message{"import.note_filled", "{0} uden tal i tabellen, sat af brugeren",
              "{0} without a number in the table, set by the user"},
      Message{"import.note_nil", "\"-\" er læst som 0", "\"-\" is read as 0"},
      Message{"import.note_preliminary", "foreløbigt", "preliminary"},
  };
  return table;
}

}  // namespace kohort
