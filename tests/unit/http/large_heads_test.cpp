// Cookies of other programs on this host name: they come with every request, and can be many and unusual.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/unit/http/running_server.hpp"

namespace pinwright::http::test {

namespace {

/// `count` bytes of cookies, some of them percent-encoded.
std::string ForeignCookies(std::size_t count)
{
    std::string cookies;
    for (int i = 0; cookies.size() < count; ++i)
        cookies += "other_" + std::to_string(i) + "=%7B%22a%22%3A%20" + std::string(400, 'x') + "; ";
    cookies.resize(count);
    cookies.back() = 'x';
    return cookies;
}

}  // namespace

TEST_CASE("up to 32 KB of cookies of other programs are accepted", "[http]")
{
    RunningServer server;
    const std::string own = server.Cookie();
    const std::string all = ForeignCookies(32 * 1024 - own.size() - 2) + "; " + own;
    REQUIRE(all.size() == 32 * 1024);
    CHECK(server.Ask("GET", "/", {"Cookie: " + all, "Accept: text/html"}).status == 200);
    CHECK(server.Ask("GET", "/api/v1/accounts", {"Cookie: " + all}).status == 200);
}

TEST_CASE("above 32 KB of cookies, both the page and the API error say so", "[http]")
{
    RunningServer server;
    for (const std::size_t bytes : {32u * 1024 + 1, 60u * 1024, 200u * 1024}) {
        INFO(bytes);
        const std::string cookies = "Cookie: " + ForeignCookies(bytes);
        const TestAnswer page = server.Ask("GET", "/compose", {"Accept: text/html", cookies});
        CHECK(page.status == 431);
        CHECK(page.Header("Content-Type") == "text/html; charset=utf-8");
        CHECK(page.body.find("too many cookies") != std::string::npos);
        CHECK(page.body.find("Delete the cookies for this address") != std::string::npos);
        CHECK(page.body.find("{\"error\"") == std::string::npos);
        CHECK(page.body.find("other_1") == std::string::npos);

        // A browser that sends its Accept header after its cookies.
        const TestAnswer late = server.Ask("GET", "/compose", {cookies, "Accept: text/html"});
        CHECK(late.Header("Content-Type") == "text/html; charset=utf-8");

        const TestAnswer program =
            server.Ask("GET", "/api/v1/accounts", {"Accept: application/json", cookies});
        CHECK(program.status == 431);
        CHECK(program.body.find("\"too_large\"") != std::string::npos);
        CHECK(program.body.find("The cookies for this address are larger than 32 KB.") != std::string::npos);
    }
}

TEST_CASE("a session is not found inside another program's cookie", "[http]")
{
    RunningServer server;
    CHECK(server.Ask("GET", "/api/v1/accounts", {"Cookie: a=1%3B%20" + server.Cookie()}).status == 401);
    CHECK(server.Ask("GET", "/api/v1/accounts", {"Cookie: a=1%3B%20b; " + server.Cookie()}).status == 200);
}

}  // namespace pinwright::http::test
