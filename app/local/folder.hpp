#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "app/local/plan.hpp"

/// The files of one's own municipality.
namespace kohort::local {

/// Names within the folder.
struct FolderNames {
  std::filesystem::path unfitted, fitted, targets, fit, sources, figures, readme;
};
[[nodiscard]] FolderNames names_in_folder(const Plan& plan);

/// The scenario before the fit: what the figures state outright, over the country.
/// @param start  first budget year
[[nodiscard]] std::string scenario_text(const Figures& figures, const Plan& plan, int start);

/// The target file, as `kohort calibrate` reads it.
struct FitSize {
  std::uint32_t replications{}, max_evaluations{};
  double births{};
  double step{};    ///< of finite differences
  double enough{};  ///< weighted deviation with which the fit ends
  std::uint64_t seed{1};
};
[[nodiscard]] std::string targets_text(const Figures& figures, const Plan& plan,
                                       const FitSize& size);
[[nodiscard]] std::string sources_text(const Figures& figures, const Plan& plan);

/// A new folder that appears whole, or not at all: files are written beside it first.
class NewFolder {
 public:
  /// @throws InputError if something is there already, or its name cannot be had
  explicit NewFolder(const std::filesystem::path& folder);
  /// Removes what has not been put in place.
  ~NewFolder();
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  /// Where to write until then.
  [[nodiscard]] const std::filesystem::path& workshop() const { return workshop_; }
  /// @throws InputError if somebody else has made it meanwhile
  void put_in_place();

 private:
  std::filesystem::path folder_, workshop_;
  bool done_{false};
};

}  // namespace kohort::local
