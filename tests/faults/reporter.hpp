#pragma once

// Goes into the test programs of the copy that scripts/faults makes: says which tests fail, one a
// line and how long each took, and nothing of the many assertions behind that.

#include <cstdio>
#include <ctime>
#include <doctest/doctest.h>
#include <string>

#include "sim/chosen_fault.hpp"

namespace kohort::test {

struct FaultReporter : doctest::IReporter {
  explicit FaultReporter(const doctest::ContextOptions&) {}

  void say(const char* what, const char* text) {
    std::printf("@%s\t%s\n", what, text);
    std::fflush(stdout);
  }
  void test_case_start(const doctest::TestCaseData& test) override {
    name_ = test.m_name;
    started_ = std::clock();
    say("start", name_);
  }
  void test_case_end(const doctest::CurrentTestCaseStats& stats) override {
    if (!stats.testCaseSuccess || stats.failure_flags != 0) say("failed", name_);
    // Of the processor, so that other work on the machine makes no test slow.
    const double seconds = static_cast<double>(std::clock() - started_) / CLOCKS_PER_SEC;
    say("seconds", std::to_string(seconds).c_str());
  }
  void test_case_exception(const doctest::TestCaseException& e) override {
    say(e.is_crash ? "crashed" : "failed", name_);
  }
  void test_run_end(const doctest::TestRunStats&) override {
    if (chosen_fault_reached.load()) say("reached", "");
    say("end", "");
  }

  void report_query(const doctest::QueryData&) override {}
  void test_run_start() override {}
  void test_case_reenter(const doctest::TestCaseData&) override {}
  void subcase_start(const doctest::SubcaseSignature&) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData&) override {}
  void log_message(const doctest::MessageData&) override {}
  void test_case_skipped(const doctest::TestCaseData&) override {}

 private:
  const char* name_ = "";
  std::clock_t started_ = 0;
};

REGISTER_REPORTER("faults", 0, FaultReporter);

}  // namespace kohort::test
