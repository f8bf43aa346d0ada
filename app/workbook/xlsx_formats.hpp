#pragma once

#include <map>
#include <xlsxwriter.h>

#include "app/workbook/sheet.hpp"

namespace kohort {

/// Cell formats of one workbook, each made once.
class Formats {
 public:
  explicit Formats(lxw_workbook* book) : book_{book} {}
  [[nodiscard]] lxw_format* get(Style style);

 private:
  lxw_workbook* book_;
  std::map<Style, lxw_format*> made_;
};

}  // namespace kohort
