#include "app/words/seed.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace kohort;

TEST_SUITE("seed") {
  TEST_CASE("a seed is any whole number of 64 bits, and nothing else is taken for one") {
    CHECK(read_seed("0") == 0);
    CHECK(read_seed("4294967296") == std::uint64_t{1} << 32);
    CHECK(read_seed("9223372036854775808") == std::uint64_t{1} << 63);
    CHECK(read_seed("18446744073709551615") == ~std::uint64_t{0});
    for (const char* wrong : {"", "18446744073709551616", "99999999999999999999", "-1", "+1", "1.5",
                              "1e3", "0x10", " 1", "1 ", "one"}) {
      CAPTURE(wrong);
      CHECK_FALSE(read_seed(wrong));
    }
  }

  TEST_CASE("a seed that JSON readers would round is a text") {
    CHECK(seed_json<nlohmann::json>(7).dump() == "7");
    CHECK(seed_json<nlohmann::json>(std::uint64_t{1} << 53).dump() == "9007199254740992");
    CHECK(seed_json<nlohmann::json>((std::uint64_t{1} << 53) + 1).dump() == "\"9007199254740993\"");
  }
}
