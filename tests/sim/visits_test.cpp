#include "sim/visits.hpp"

#include <doctest/doctest.h>
#include <string>

#include "sim/resource.hpp"

using namespace kohort;

TEST_SUITE("visits") {
  TEST_CASE("sojourns are told in all and by class, and the number present by time") {
    Visits ward{4, at(0), 2};
    ward.enter(at(0), 0, 0);
    ward.enter(at(1), 1, 1);
    ward.enter(at(2), 2, 1);
    CHECK(ward.leave(at(4), 1) == 3);
    CHECK(ward.leave(at(6), 2) == 4);
    CHECK(ward.leave(at(10), 0) == 10);
    CHECK(ward.sojourns().mean() == doctest::Approx(17.0 / 3));
    CHECK(ward.sojourns(0).mean() == 10);
    CHECK(ward.sojourns(1).mean() == 3.5);
    CHECK(ward.present().mean(at(10)) == doctest::Approx(1.7));
    CHECK(ward.present().maximum() == 3);
    ward.enter(at(11), 1, 0);  // again, in another class
    CHECK(ward.is_in(1));
    CHECK_FALSE(ward.is_in(2));
    CHECK(ward.present().level() == 1);
  }

  TEST_CASE("after a warm-up those who are in count with their whole stay") {
    Visits ward{2};
    ward.enter(at(0), 0);
    ward.restart_statistics(at(5));
    CHECK(ward.present().mean(at(6)) == 1);
    CHECK(ward.leave(at(7), 0) == 7);
    CHECK(ward.sojourns().count() == 1);
    CHECK(ward.present().mean(at(9)) == 0.5);
  }

  TEST_CASE("who is in cannot enter, who is not cannot leave, and nobody without a place") {
    Visits ward{2};
    CHECK_THROWS_AS(ward.leave(at(1), 0), ModelError);
    ward.enter(at(1), 0);
    CHECK_THROWS_AS(ward.enter(at(2), 0), ModelError);
    CHECK_THROWS_AS(ward.enter(at(2), 2), ModelError);
    CHECK_THROWS_AS(ward.enter(at(2), 1, 1), ModelError);
    CHECK_THROWS_AS(ward.leave(at(0.5), 0), ModelError);
    CHECK_THROWS_AS(ward.leave(at(3), 7), ModelError);
    CHECK(ward.present().level() == 1);
    CHECK(ward.leave(at(2), 0) == 1);
    try {
      ward.leave(at(3), 1);
      FAIL("left");
    } catch (const ModelError& error) {
      CHECK(std::string{error.what()}.find("entity 1 at time 3") != std::string::npos);
    }
  }
}

TEST_SUITE("resource") {
  TEST_CASE("waits are told by class, and those present are those waiting and in service") {
    Resource desk{1, at(0), 2};
    desk.reserve(5);
    CHECK(desk.arrive(at(0), 0, 1) == Resource::Arrival::starts);
    CHECK(desk.arrive(at(1), 1, 1) == Resource::Arrival::waits);
    CHECK(desk.arrive(at(2), 2, 0) == Resource::Arrival::waits);
    CHECK(desk.present().level() == 3);
    CHECK(desk.release(at(4)) == std::optional<std::uint32_t>{2});
    CHECK(desk.present().level() == 2);
    CHECK(desk.release(at(5)) == std::optional<std::uint32_t>{1});
    CHECK(desk.waits(0).mean() == 2);
    CHECK(desk.waits(1).count() == 2);
    CHECK(desk.waits(1).mean() == 2);  // 0 and 4
    CHECK(desk.waits().mean() == 2);
    CHECK(desk.present().mean(at(5)) == doctest::Approx((1 + 2 + 3 * 2 + 2) / 5.0));
    CHECK(desk.present().area(at(5)) ==
          doctest::Approx(desk.queue_length().area(at(5)) + desk.busy_servers().area(at(5))));
    desk.restart_statistics(at(5));
    CHECK(desk.waits(1).count() == 0);
    CHECK(desk.present().mean(at(6)) == 1);
  }

  TEST_CASE("who finds no place to wait is turned away, is counted and changes nothing") {
    Resource desk{1};
    desk.reserve(5);
    desk.set_room(1);
    CHECK(desk.arrive(at(0), 0) == Resource::Arrival::starts);
    CHECK(desk.arrive(at(1), 1) == Resource::Arrival::waits);
    CHECK(desk.arrive(at(2), 2) == Resource::Arrival::turned_away);
    CHECK_FALSE(desk.waiting(2));
    CHECK(desk.turned_away() == 1);
    CHECK(desk.seizes() == 2);
    CHECK(desk.present().level() == 2);
    CHECK_THROWS_AS((void)desk.seize(at(2), 3), ModelError);  // it cannot say so
    desk.balk();
    CHECK(desk.balks() == 1);
    CHECK(desk.release(at(3)) == std::optional<std::uint32_t>{1});
    CHECK(desk.arrive(at(4), 2) == Resource::Arrival::waits);
    CHECK(desk.renege(at(5), 2));
    CHECK(desk.present().level() == 1);
    desk.restart_statistics(at(5));
    CHECK(desk.turned_away() == 0);
    CHECK(desk.balks() == 0);
  }
}
