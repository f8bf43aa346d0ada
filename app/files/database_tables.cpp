#include <SQLiteCpp/VariadicBind.h>

#include "app/files/database.hpp"
#include "app/files/fingerprint.hpp"

/// Tables for readers of the results, written anew at the end of each run.
namespace kohort {

namespace {

std::string quoted(const std::string& name) { return '"' + name + '"'; }

void bind(SQLite::Statement& statement, int index, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    statement.bind(index, *text);
  } else if (const auto* number = std::get_if<double>(&cell)) {
    statement.bind(index, *number);  // SQLite stores a NaN as NULL
  } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    statement.bind(index, *whole);
  } else {
    statement.bind(index);
  }
}

void add(Fingerprint& fingerprint, const SQLite::Column& cell) {
  if (cell.isFloat()) {
    const double value = cell.getDouble();
    fingerprint.add(std::span{&value, 1});
  } else {
    fingerprint.add(std::string_view{cell.isNull() ? "null" : "text"});
    fingerprint.add(std::string_view{cell.getText(), static_cast<std::size_t>(cell.size())});
  }
}

void write_all(SQLite::Database& db, std::span<const Table> tables) {
  SQLite::Transaction transaction{db};
  for (const Table& table : tables) {
    std::string columns;
    std::string places;
    for (const Column& column : table.columns) {
      columns += (columns.empty() ? "" : ", ") + quoted(column.name) + " " + column.type;
      places += places.empty() ? "?" : ", ?";
    }
    db.exec("DROP TABLE IF EXISTS " + quoted(table.name));
    db.exec("CREATE TABLE " + quoted(table.name) + " (" + columns + ")");
    SQLite::Statement insert{db, "INSERT INTO " + quoted(table.name) + " VALUES (" + places + ")"};
    table.rows([&](const Row& row) {
      for (std::size_t i = 0; i < row.size(); ++i) bind(insert, static_cast<int>(i) + 1, row[i]);
      insert.exec();
      insert.reset();
    });
    SQLite::Statement describe{db, "INSERT OR REPLACE INTO data_dictionary VALUES (?,?,?,?,?)"};
    SQLite::bind(describe, table.name, "", "table", "", table.meaning);
    describe.exec();
    for (const Column& column : table.columns) {
      describe.reset();
      SQLite::bind(describe, table.name, column.name, column.type, column.unit, column.meaning);
      describe.exec();
    }
  }
  transaction.commit();
}

}  // namespace

std::string DatabaseFile::tables_fingerprint() {
  return use([&](SQLite::Database& db) {
    Fingerprint fingerprint;
    SQLite::Statement tables{
        db,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN (?, ?) ORDER BY name"};
    SQLite::bind(tables, kind_.facts, kind_.rows);
    while (tables.executeStep()) {
      const std::string name = tables.getColumn(0).getString();
      fingerprint.add(name);
      SQLite::Statement rows{db, "SELECT * FROM " + quoted(name)};
      while (rows.executeStep())
        for (int i = 0; i < rows.getColumnCount(); ++i) add(fingerprint, rows.getColumn(i));
    }
    return fingerprint.hexadecimal();
  });
}

void DatabaseFile::write_tables(std::span<const Table> tables) {
  check_in_place();
  use([&](SQLite::Database& db) { write_all(db, tables); });
}

}  // namespace kohort
