// The machine's clock, randomness and environment.
#include <catch2/catch_test_macros.hpp>

#include <cstdlib>

#include "proxy/config/system.hpp"

namespace pinwright::config {
namespace {

TEST_CASE("the clock is the system's")
{
    const auto before = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const Timestamp now = SystemClock().Now();
    CHECK(now >= before);
    CHECK(now <= std::chrono::system_clock::now());
}

TEST_CASE("random bytes come in the length asked for, and never the same")
{
    SystemRandom random;
    CHECK(random.Bytes(0).empty());
    const std::string first = random.Bytes(32);
    CHECK(first.size() == 32);
    CHECK(first != random.Bytes(32));
}

TEST_CASE("the environment is the process's")
{
    const SystemEnviron environment;
    ::setenv("PINWRIGHT_TEST_ONLY", "value", 1);
    CHECK(environment.Get("PINWRIGHT_TEST_ONLY") == "value");
    ::unsetenv("PINWRIGHT_TEST_ONLY");
    CHECK_FALSE(environment.Get("PINWRIGHT_TEST_ONLY"));
}

}  // namespace
}  // namespace pinwright::config
