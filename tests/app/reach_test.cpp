#include "app/files/reach.hpp"

#include <doctest/doctest.h>

#include "app/calibrate/task.hpp"
#include "app/scenario/sources.hpp"
#include "app/sweep/study.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;
using test::Folder;

namespace {

namespace fs = std::filesystem;

/// A folder with a baseline of its own, beside the one under test.
const std::string base_text = "extends = \"" + test::shipped("denmark.toml").string() + "\"\n";

}  // namespace

TEST_SUITE("reach of input files") {
  TEST_CASE("a scenario's folder and what lies below can be named, the folder above cannot") {
    const Folder folder;
    fs::create_directories(folder.path() / "own/below");
    folder.write("own/below/base.toml", base_text);
    folder.write("above.toml", base_text);
    CHECK(folder.problems(folder.write("own/s.toml", "extends = \"below/base.toml\"\n")).empty());
    const auto refused =
        folder.problems(folder.write("own/t.toml", "extends = \"../above.toml\"\n"));
    REQUIRE(refused.size() == 1);
    CHECK(contains(refused[0], "own/t.toml:1:11: extends = \"../above.toml\""));
    CHECK(contains(refused[0], "lies outside"));
    CHECK(contains(refused[0], "--allow-folder"));
  }

  TEST_CASE("whether a file outside is there is not told") {
    const Folder folder;
    fs::create_directories(folder.path() / "own");
    folder.write("there.toml", "secret = true");
    const auto text = [&](const std::string& name) {
      auto found = folder.problems(folder.write("own/s.toml", "extends = \"../" + name + "\"\n"));
      REQUIRE(found.size() == 1);
      while (contains(found[0], name)) found[0].erase(found[0].find(name), name.size());
      return found[0];
    };
    CHECK(text("there.toml") == text("absent.toml"));
  }

  TEST_CASE("shipped scenarios can be extended from anywhere, by their path") {
    const Folder folder;
    CHECK(folder.problems(folder.write("s.toml", base_text)).empty());
    const auto relative = fs::proximate(test::shipped("denmark.toml"), folder.path());
    CHECK(folder.problems(folder.write("s.toml", "extends = \"" + relative.string() + "\"\n"))
              .empty());
  }

  TEST_CASE("a symbolic link counts as what it leads to") {
    const Folder folder;
    fs::create_directories(folder.path() / "own");
    folder.write("above.toml", base_text);
    fs::create_symlink("../above.toml", folder.path() / "own/link.toml");
    fs::create_directory_symlink("..", folder.path() / "own/up");
    for (const char* name : {"link.toml", "up/above.toml"}) {
      const auto refused =
          folder.problems(folder.write("own/s.toml", "extends = \"" + std::string{name} + "\"\n"));
      REQUIRE(refused.size() == 1);
      CHECK(contains(refused[0], "--allow-folder"));
    }
    fs::create_directory_symlink("own", folder.path() / "alias");
    folder.write("own/base.toml", base_text);
    folder.write("own/s.toml", "extends = \"base.toml\"\n");
    CHECK(folder.problems(folder.path() / "alias/s.toml").empty());
  }

  TEST_CASE("a link to sources.toml elsewhere is refused, not read") {
    const Folder folder;
    fs::create_directories(folder.path() / "own");
    folder.write("elsewhere.toml", "x = { title = \"x\" }\n");
    fs::create_symlink("../elsewhere.toml", folder.path() / "own/sources.toml");
    for (const char* name : {"denmark.toml", "denmark-unfitted.toml"})
      fs::copy_file(folder.path() / name, folder.path() / "own" / name);
    const Scenario scenario = load_scenario(folder.path() / "own/denmark.toml");
    CHECK_THROWS_AS((void)sources_of(scenario), InputError);
  }

  TEST_CASE("a chain of extends without end is refused") {
    const Folder folder;
    for (int i = 0; i < 200; ++i)
      folder.write("c" + std::to_string(i) + ".toml",
                   "extends = \"c" + std::to_string(i + 1) + ".toml\"\n");
    const auto refused = folder.problems(folder.path() / "c0.toml");
    REQUIRE(refused.size() == 1);
    CHECK(contains(refused[0], "more than 50 files"));
  }

  TEST_CASE("studies and target files reach as far as scenarios do") {
    const Folder folder;
    fs::create_directories(folder.path() / "own");
    folder.write("own/study.toml",
                 "scenario = \"../denmark.toml\"\n[design]\nkind = \"pairing\"\n");
    folder.write("own/targets.toml", "baseline = \"../denmark.toml\"\n");
    const auto refusal = [](const auto& read) -> std::string {
      try {
        (void)read();
      } catch (const InputError& error) {
        return error.what();
      }
      return "";
    };
    const auto study = refusal([&] { return sweep::read_study(folder.path() / "own/study.toml"); });
    CHECK(contains(study, "study.toml:1:12: scenario = \"../denmark.toml\""));
    CHECK(contains(study, "--allow-folder"));
    const auto task = refusal([&] { return read_task(folder.path() / "own/targets.toml", {}); });
    CHECK(contains(task, "targets.toml:1:12: baseline = \"../denmark.toml\""));
    CHECK(contains(task, "--allow-folder"));
  }

  TEST_CASE("from a folder called studies, the folder above can be named") {
    const Folder folder;
    fs::create_directories(folder.path() / "studies");
    folder.write("studies/study.toml",
                 "scenario = \"../denmark.toml\"\n[design]\nkind = \"pairing\"\n");
    CHECK(sweep::read_study(folder.path() / "studies/study.toml").scenarios.size() == 1);
  }
}
