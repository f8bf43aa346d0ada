// The report that a results file holds: the text of the JSON.
#include "app/report/lineage.hpp"
#include "app/report/report_command.hpp"
#include "app/report/stored.hpp"
#include "app/report/why.hpp"
#include "tests/fuzz/harness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const std::string text{reinterpret_cast<const char*>(data), size};
  fuzz::guarded([&] {
    const StoredPayload stored = stored_payload("results.sqlite", text, "1", true);
    (void)report_page(stored.payload, "da");
    for (const ReportFigure& entry : report_figures()) {
      try {
        (void)why(stored.payload, std::string{entry.id}, "en");
      } catch (const Json::exception&) {
        // why_command says that the report is damaged.
      }
    }
  });
  return 0;
}
