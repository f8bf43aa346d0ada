// results.sqlite and study.sqlite as somebody else may have made them: bytes of the whole file.
#include "app/report/stored.hpp"
#include "app/results/store.hpp"
#include "app/sweep/point_cache.hpp"
#include "app/sweep/sweep_store.hpp"
#include "tests/fuzz/harness.hpp"

namespace {

using namespace kohort;

/// A file of that name alone, without journals of the last input.
void put(std::string_view name, const std::uint8_t* data, std::size_t size) {
  for (const char* ending : {"-wal", "-shm", "-journal"}) {
    auto file = fuzz::workplace().path() / name;
    file += ending;
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
  }
  (void)fuzz::workplace().write(name, data, size);
}

void read_run() {
  const Store store{fuzz::workplace().path()};
  (void)store.value("input_hash");
  const auto rows = store.scenarios().size();
  const auto count = store.replications();
  if (rows <= 8 && count <= 8) (void)result_hash(store, rows, count);
}

void read_sweep() {
  const sweep::SweepStore store{fuzz::workplace().path()};
  (void)store.value("points");
  store.visit(100, 100, [](const sweep::Task&, const sweep::TaskResult&) {});
  (void)store.first_success();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  put(Store::file_name, data, size);
  fuzz::guarded([] { (void)read_stored_payload(fuzz::workplace().path()); });
  fuzz::guarded(read_run);
  put(sweep::SweepStore::file_name, data, size);
  fuzz::guarded(read_sweep);
  put(sweep::PointCache::file_name, data, size);
  const sweep::PointCache cache{fuzz::workplace().path(), false};
  if (!cache.empty()) (void)cache.find("key");
  return 0;
}
