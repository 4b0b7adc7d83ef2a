#include "proxy/pinterest/metered_transport.hpp"

#include <prometheus/text_serializer.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/pinterest/fake_transport.hpp"
#include "tests/unit/support/held_clock.hpp"

using namespace pinwright;
using namespace pinwright::pinterest;
using namespace pinwright::testing;

namespace {

bool Holds(const std::string& text, const std::string& line)
{
    return text.find(line) != std::string::npos;
}

}  // namespace

TEST_CASE("an operation keeps neither ids nor queries", "[metered_transport]")
{
    CHECK(OperationOf("POST", "https://api.pinterest.com/v5/pins") == "POST /pins");
    CHECK(OperationOf("GET", "https://api.pinterest.com/v5/boards/549755885175/pins?bookmark=abc") ==
          "GET /boards/{id}/pins");
    CHECK(OperationOf("GET", "http://127.0.0.1:9000/v5/boards/1/sections/2/pins?page_size=250#x") ==
          "GET /boards/{id}/sections/{id}/pins");
    CHECK(OperationOf("POST", "https://api.pinterest.com/v5/oauth/token") == "POST /oauth/token");
    CHECK(OperationOf("GET", "https://elsewhere") == "GET ");
}

TEST_CASE("calls are counted by status, timed, and the budget left is told", "[metered_transport]")
{
    pinwright::test::HeldClock clock;
    int calls = 0;
    FakeTransport inner([&](const Asked&) {
        clock.Move(std::chrono::milliseconds{700});
        switch (++calls) {
            case 1:
                return Answered(201, "{}", {{"x-ratelimit-remaining", "41"}});
            case 2:
                return Answered(429, "{}", {{"x-ratelimit-remaining", "0"}});
            default:
                return Failed(net::Failure::kTimeout);
        }
    });
    MeteredTransport transport(inner, clock);
    net::Request request;
    request.method = "POST";
    request.url = "https://api.pinterest.com/v5/pins";
    request.headers = {{"Authorization", "Bearer pina_secret"}};
    request.body = "{\"title\":\"Lamp\"}";
    CHECK(transport.Send(request).reply->status == 201);
    CHECK(transport.Send(request).reply->status == 429);
    CHECK(transport.Send(request).failure == net::Failure::kTimeout);

    const std::string text = prometheus::TextSerializer().Serialize(transport.figures().Collect());
    INFO(text);
    CHECK(Holds(text, "pinwright_pinterest_requests_total{operation=\"POST /pins\",status=\"201\"} 1"));
    CHECK(Holds(text, "pinwright_pinterest_requests_total{operation=\"POST /pins\",status=\"429\"} 1"));
    CHECK(Holds(text, "pinwright_pinterest_requests_total{operation=\"POST /pins\",status=\"0\"} 1"));
    CHECK(Holds(text, "pinwright_pinterest_request_duration_seconds_count{operation=\"POST /pins\"} 3"));
    CHECK(Holds(
        text, "pinwright_pinterest_request_duration_seconds_bucket{operation=\"POST /pins\",le=\"0.5\"} 0"));
    CHECK(Holds(text,
                "pinwright_pinterest_request_duration_seconds_bucket{operation=\"POST /pins\",le=\"1\"} 3"));
    CHECK(Holds(text, "pinwright_pinterest_ratelimit_remaining{operation=\"POST /pins\"} 0"));
    CHECK_FALSE(Holds(text, "secret"));
    CHECK_FALSE(Holds(text, "Lamp"));
}

TEST_CASE("a clock that is set back gives no negative time", "[metered_transport]")
{
    pinwright::test::HeldClock clock;
    FakeTransport inner([&](const Asked&) {
        clock.Move(-std::chrono::hours{1});
        return Answered(200, "{}");
    });
    MeteredTransport transport(inner, clock);
    net::Request request;
    request.url = "https://api.pinterest.com/v5/user_account";
    CHECK(transport.Send(request).reply->status == 200);
    const std::string text = prometheus::TextSerializer().Serialize(transport.figures().Collect());
    CHECK(Holds(text, "pinwright_pinterest_request_duration_seconds_sum{operation=\"GET /user_account\"} 0"));
    CHECK_FALSE(Holds(text, "ratelimit_remaining{"));
}
