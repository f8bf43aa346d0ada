// Numbers as people write them. What is read is finite, and what is not says why.
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "app/words/written_number.hpp"
#include "tests/fuzz/harness.hpp"

namespace {

void must_be_sound(const kohort::WrittenNumber& number) {
  if (number.value ? !std::isfinite(*number.value) : number.wrong.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kohort;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  must_be_sound(read_kroner(text));
  must_be_sound(read_amount(text, Marks::danish));
  must_be_sound(read_amount(text, Marks::english));
  (void)looks_like_thousands(text);
  return 0;
}
