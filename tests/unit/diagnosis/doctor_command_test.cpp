#include "proxy/diagnosis/doctor_command.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/oauth/fixture.hpp"

namespace pinwright::diagnosis {

namespace {

using pinwright::testing::Answered;
using pinwright::testing::Asked;
using pinwright::testing::Failed;
using pinwright::testing::FakeTransport;

Check With(Severity severity)
{
    Check check;
    check.severity = severity;
    return check;
}

}  // namespace

TEST_CASE("the doctor asks a server that runs, as a browser would", "[doctor]")
{
    oauth::testing::HeldClock clock;
    test::CountingRandom random;
    config::Config config = oauth::testing::MakeConfig();
    config.public_url = "https://pins.example";
    config.data_folder = "/nowhere/at/all";
    FakeTransport transport([](const Asked& asked) {
        if (asked.url == "http://127.0.0.1:8080/api/v1/status")
            return Answered(200, "{}", {{"Set-Cookie", "pinwright_8080=abc; HttpOnly; Path=/"}});
        return Answered(200,
                        R"({"items":[{"id":"page","severity":"attention","title":"Hm."}],"cursor":null})");
    });
    const Result<std::vector<Check>> checks = ConsultDoctor(config, {transport, clock, random, "1"});
    REQUIRE(checks.ok());
    REQUIRE(checks->size() == 1);
    CHECK(checks->front().title == "Hm.");
    const std::vector<Asked> asked = transport.asked();
    REQUIRE(asked.size() == 2);
    CHECK(asked[1].url == "http://127.0.0.1:8080/api/v1/diagnosis");
    CHECK(asked[1].Header("Cookie") == "pinwright_8080=abc");
    CHECK(asked[1].Header("Host") == "pins.example");
}

TEST_CASE("without a server the doctor looks for itself, and says that none runs", "[doctor]")
{
    test::TemporaryFolder folder;
    oauth::testing::HeldClock clock;
    test::CountingRandom random;
    config::Config config = oauth::testing::MakeConfig();
    config.data_folder = folder.path() + "/data";
    FakeTransport transport([](const Asked&) { return Failed(net::Failure::kConnect); });
    const Result<std::vector<Check>> checks = ConsultDoctor(config, {transport, clock, random, "1"});
    REQUIRE(checks.ok());
    CHECK(ExitStatusOf(*checks) == 2);
    bool told = false;
    for (const Check& check : *checks)
        told = told || (check.id == "scheduler" && check.detail.find("No server runs") != std::string::npos);
    CHECK(told);
}

TEST_CASE("a data folder that cannot be opened is the doctor's error", "[doctor]")
{
    oauth::testing::HeldClock clock;
    test::CountingRandom random;
    config::Config config = oauth::testing::MakeConfig();
    config.data_folder = "/proc/nowhere";
    FakeTransport transport([](const Asked&) { return Failed(net::Failure::kConnect); });
    const Result<std::vector<Check>> checks = ConsultDoctor(config, {transport, clock, random, "1"});
    REQUIRE_FALSE(checks.ok());
    CHECK_FALSE(checks.error().detail.empty());
    const Check check = CheckOf(checks.error());
    CHECK(check.severity == Severity::kBroken);
    CHECK(check.detail.find(checks.error().detail) == 0);
    CHECK(ExitStatusOf({check}) == 2);
}

TEST_CASE("the exit status is that of the worst", "[doctor]")
{
    CHECK(ExitStatusOf({}) == 0);
    CHECK(ExitStatusOf({With(Severity::kOk)}) == 0);
    CHECK(ExitStatusOf({With(Severity::kOk), With(Severity::kAttention)}) == 1);
    CHECK(ExitStatusOf({With(Severity::kBroken), With(Severity::kAttention)}) == 2);
    CHECK(ExitStatusOf({With(Severity::kUnreached)}) == 2);
}

}  // namespace pinwright::diagnosis
