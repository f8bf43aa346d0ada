#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "app/results/store.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;

namespace {

constexpr std::uint32_t total = 400;

Engine slow_engine() {
  Engine engine = test::fake_engine();
  engine.simulate = [simulate = engine.simulate](auto scenarios, auto seed, auto replication) {
    std::this_thread::sleep_for(std::chrono::microseconds(300));
    return simulate(scenarios, seed, replication);
  };
  return engine;
}

/// Runs in a process of its own that is killed after `milliseconds`.
void run_and_kill(const std::filesystem::path& folder, unsigned milliseconds) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    RunOptions options = test::fake_options(folder, total);
    options.threads = 2;
    try {
      (void)test::run({test::fake_scenario()}, options, slow_engine());
    } catch (...) {
      std::_Exit(1);
    }
    std::_Exit(0);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
  kill(child, SIGKILL);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  // Killed or finished; anything else would be an error of its own.
  CHECK((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
}

}  // namespace

TEST_SUITE("run") {
  TEST_CASE("a process killed at any moment leaves a store that the next one continues") {
    const test::TemporaryFolder folder;
    std::mt19937 random{7};
    std::uint32_t before = 0;
    for (int attempt = 0; attempt < 20; ++attempt) {
      run_and_kill(folder.path(), static_cast<unsigned>(2 + random() % 40));
      if (!std::filesystem::exists(folder.path() / Store::file_name)) continue;
      const Store store{folder.path()};
      const std::uint32_t stored = store.replications();
      CHECK(stored >= before);
      before = stored;
      std::uint32_t readable = 0;
      for (std::size_t row = 0; row < 2; ++row) {
        store.read(row, 0, stored,
                   [&](std::uint32_t, std::uint32_t, const Outcome&) { ++readable; });
      }
      CHECK(readable == 2 * stored);
    }
    RunOptions options = test::fake_options(folder.path(), total);
    CHECK(test::run({test::fake_scenario()}, options).code == 0);
    const test::TemporaryFolder whole;
    options.out = whole.path();
    CHECK(test::run({test::fake_scenario()}, options).code == 0);
    const Store killed{folder.path()};
    const Store untouched{whole.path()};
    CHECK(killed.value("result_hash") == untouched.value("result_hash"));
    CHECK(killed.value("complete") == "yes");
  }
}
