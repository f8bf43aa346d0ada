#pragma once

#include <string>

namespace kohort {

/// Place in a file, counted from 1; line 0 for values given on the command line.
struct Place {
  std::string file;
  unsigned line{0};
  unsigned column{0};
};

/// A number that is read as it stands, but may have been meant a thousand times as large: written
/// with a point before exactly three digits, as Danes write thousands.
struct Doubt {
  Place place;
  std::string key;
  std::string written;  ///< "1.200"
};

}  // namespace kohort
