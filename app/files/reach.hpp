#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kohort {

/// Which files an input file may name (`extends`, a study's `scenario`, a target file's
/// `baseline`).
///
/// Somebody else's file must not make the program read whatever lies on the machine. What the user
/// names on the command line is read; what that file names is read only inside these folder trees:
///
/// - the folder of the file that the user named; from a folder called `studies` or `targets`, the
///   folder above, which is how the shipped ones lie;
/// - the shipped scenarios, found from where the program is;
/// - folders that the user allows (--allow-folder).
///
/// Symbolic links count as what they lead to.
class Reach {
 public:
  /// @param named  the file that the user named
  explicit Reach(const std::filesystem::path& named);

  [[nodiscard]] bool covers(const std::filesystem::path& file) const;
  /// What to say of a file outside: why, and the option that allows it.
  [[nodiscard]] std::string refusal(const std::filesystem::path& file) const;

 private:
  std::vector<std::filesystem::path> trees_;  ///< the first is the user's
};

/// Adds a folder to every Reach made from now on. For the start of the program, before threads.
void allow_folder(const std::filesystem::path& folder);

}  // namespace kohort
