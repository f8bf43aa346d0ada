// Tables of kohort cashflow, through the reckoning to the printed text.
#include "app/cashflow/cashflow_command.hpp"
#include "tests/fuzz/harness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  CashflowOptions options;
  options.file = fuzz::workplace().write("input.csv", data, size).string();
  fuzz::guarded([&] {
    const CashflowReport report = make_cashflow(options);
    (void)cashflow_text(report, "da");
    (void)cashflow_json(report);
  });
  options.price_year = 2020;
  fuzz::guarded([&] { (void)cashflow_text(make_cashflow(options), "en"); });
  return 0;
}
