#include "proxy/http/origins.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pinwright::http {

TEST_CASE("addresses are compared as browsers write them", "[http]")
{
    struct Case {
        const char* url;
        const char* host;
        int port;
        const char* origin;
    };
    const Case cases[] = {
        {"http://localhost:8080", "localhost:8080", 8080, "http://localhost:8080"},
        {"http://localhost", "localhost", 80, "http://localhost"},
        {"http://localhost:80", "localhost", 80, "http://localhost"},
        {"https://Pins.Example.org", "pins.example.org", 443, "https://pins.example.org"},
        {"https://pins.example.org:443", "pins.example.org", 443, "https://pins.example.org"},
        {"https://pins.example.org:80", "pins.example.org:80", 80, "https://pins.example.org:80"},
        {"http://[::1]:8080", "[::1]:8080", 8080, "http://[::1]:8080"},
        {"http://[::1]", "[::1]", 80, "http://[::1]"},
    };
    for (const Case& one : cases) {
        INFO(one.url);
        CHECK(HostOf(one.url) == one.host);
        CHECK(PortOf(one.url) == one.port);
        CHECK(OriginOf(one.url) == one.origin);
    }
    CHECK(NormalHost("LOCALHOST:8080", false) == "localhost:8080");
    CHECK(NormalHost("localhost:80", true) == "localhost:80");
    CHECK(NormalHost("", false).empty());
}

}  // namespace pinwright::http
