#include "app/commands/version.hpp"

#include <CLI/Version.hpp>
#include <Eigen/Core>
#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/version.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <toml++/impl/version.h>
#include <xlsxwriter.h>

#include "app/results/program_identity.hpp"

namespace kohort {

namespace {

std::string three(int major, int minor, int patch) {
  return fmt::format("{}.{}.{}", major, minor, patch);
}

}  // namespace

std::string version_text(std::string_view cluster) {
  const std::string_view known = commit();
  std::string text = fmt::format("kohort {}\n", KOHORT_VERSION);
  text += known.empty() ? "unknown commit\n" : fmt::format("commit {}\n", known);
  text += fmt::format("build {} (what results say of the program that computed them)\n",
                      program_fingerprint());
  text += fmt::format(
      "libraries: SQLite {}, SQLiteCpp {}, fmt {}, toml++ {}, nlohmann-json {}, CLI11 {}, "
      "libxlsxwriter {}, Boost {}, Eigen {}, OpenTURNS {} (loaded when a design needs it){}{}\n",
      sqlite3_libversion(), SQLITECPP_VERSION,
      three(FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100),
      three(TOML_LIB_MAJOR, TOML_LIB_MINOR, TOML_LIB_PATCH),
      three(NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH),
      CLI11_VERSION, lxw_version(),
      three(BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100),
      three(EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION), KOHORT_OPENTURNS,
      cluster.empty() ? "" : ", ", cluster);
  return text + fmt::format("compiler: {} {}",
#ifdef __clang__
                            "clang", __clang_version__
#else
                            "GCC", __VERSION__
#endif
                );
}

}  // namespace kohort
