#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/http/api_case.hpp"

namespace pinwright::http::test {

namespace {

const std::string kOurs = "Origin: http://localhost:8080";
const std::string kSession = "Cookie: {cookie}";

}  // namespace

TEST_CASE("a stranger learns nothing and changes nothing", "[http]")
{
    RunningServer server;
    server.ConnectAccount();
    const ApiCase cases[] = {
        {"no session",
         "GET",
         "/api/v1/accounts",
         {},
         "",
         401,
         {"no_session"},
         {"willowandclay", "Set-Cookie"}},
        {"made-up session",
         "GET",
         "/api/v1/accounts",
         {"Cookie: pinwright_8080=" + std::string(64, 'a')},
         "",
         401,
         {"no_session"},
         {"willowandclay"}},
        {"session of another port",
         "GET",
         "/api/v1/accounts",
         {"Cookie: pinwright_9090=" + std::string(64, 'a')},
         "",
         401,
         {"no_session"},
         {}},
        {"no session, pins", "GET", "/api/v1/pins", {}, "", 401, {"no_session"}, {"items"}},
        {"no session, sign-in", "GET", "/api/v1/oauth/start", {}, "", 401, {"no_session"}, {"Location"}},
        {"no session, writing", "POST", "/api/v1/pins", {kOurs}, "{}", 401, {"no_session"}, {}},
        {"no session, disconnecting",
         "DELETE",
         "/api/v1/accounts/acc-1",
         {kOurs},
         "",
         401,
         {"no_session"},
         {}},

        {"writing without Origin", "POST", "/api/v1/pins", {kSession}, "{}", 403, {"foreign_origin"}, {}},
        {"deleting without Origin",
         "DELETE",
         "/api/v1/accounts/acc-1",
         {kSession},
         "",
         403,
         {"foreign_origin"},
         {}},
        {"writing from another site",
         "POST",
         "/api/v1/pins",
         {kSession, "Origin: https://evil.example"},
         "{}",
         403,
         {"foreign_origin"},
         {"evil"}},
        {"writing from another port",
         "POST",
         "/api/v1/pins",
         {kSession, "Origin: http://localhost:9090"},
         "{}",
         403,
         {"foreign_origin"},
         {}},
        {"writing from https",
         "POST",
         "/api/v1/pins",
         {kSession, "Origin: https://localhost:8080"},
         "{}",
         403,
         {"foreign_origin"},
         {}},
        {"writing from nowhere",
         "POST",
         "/api/v1/pins",
         {kSession, "Origin: null"},
         "{}",
         403,
         {"foreign_origin"},
         {}},
        {"two origins",
         "POST",
         "/api/v1/pins",
         {kSession, kOurs, "Origin: https://evil.example"},
         "{}",
         403,
         {"foreign_origin"},
         {}},
        {"reading from another site",
         "GET",
         "/api/v1/accounts",
         {kSession, "Origin: https://evil.example"},
         "",
         403,
         {"foreign_origin"},
         {"willowandclay"}},
        {"status from another site",
         "GET",
         "/api/v1/status",
         {"Origin: https://evil.example"},
         "",
         403,
         {"foreign_origin"},
         {"willowandclay", "Set-Cookie"}},
        {"page from another site's script",
         "GET",
         "/",
         {"Origin: https://evil.example"},
         "",
         403,
         {"foreign_origin"},
         {"Set-Cookie"}},

        {"image tag of another site",
         "GET",
         "/api/v1/accounts",
         {kSession, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"},
         "",
         403,
         {"foreign_origin"},
         {"willowandclay"}},
        {"image tag of another port",
         "GET",
         "/api/v1/accounts",
         {kSession, "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors"},
         "",
         403,
         {"foreign_origin"},
         {}},
        {"link of another site into the API",
         "GET",
         "/api/v1/oauth/start",
         {kSession, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"},
         "",
         403,
         {"foreign_origin"},
         {"Location"}},
        {"status as another site's navigation",
         "GET",
         "/api/v1/status",
         {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"},
         "",
         403,
         {"foreign_origin"},
         {"Set-Cookie"}},
        {"page fetched by another site",
         "GET",
         "/compose",
         {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"},
         "",
         403,
         {"foreign_origin"},
         {"Set-Cookie"}},

        {"foreign name",
         "GET",
         "/api/v1/status",
         {"Host: evil.example"},
         "",
         421,
         {"foreign_origin"},
         {"Set-Cookie", "willowandclay"}},
        {"foreign name, page",
         "GET",
         "/",
         {"Host: evil.example:8080"},
         "",
         421,
         {"foreign_origin"},
         {"Set-Cookie"}},
        {"our name, other port", "GET", "/", {"Host: localhost:9090"}, "", 421, {"foreign_origin"}, {}},
        {"our name without its port", "GET", "/", {"Host: localhost"}, "", 421, {}, {"Set-Cookie"}},
        {"listen address, API",
         "GET",
         "/api/v1/status",
         {"Host: 127.0.0.1:{port}"},
         "",
         421,
         {"foreign_origin"},
         {"Set-Cookie"}},
        {"listen address, writing",
         "POST",
         "/",
         {"Host: 127.0.0.1:{port}", kOurs},
         "",
         421,
         {},
         {"Location"}},
        {"two hosts",
         "GET",
         "/",
         {"Host: localhost:8080", "Host: evil.example"},
         "",
         400,
         {"bad_request"},
         {}},
        {"empty host", "GET", "/", {"Host: "}, "", 421, {}, {}},
    };
    for (const ApiCase& one : cases)
        RunCase(server, one);
}

TEST_CASE("the person's own browser gets through", "[http]")
{
    RunningServer server;
    server.ConnectAccount();
    const ApiCase cases[] = {
        {"first page",
         "GET",
         "/",
         {},
         "",
         200,
         {"Set-Cookie: pinwright_8080=", "HttpOnly", "SameSite=Lax", "Path=/"},
         {"Domain", "Secure"}},
        {"first status",
         "GET",
         "/api/v1/status",
         {},
         "",
         200,
         {"Set-Cookie", "\"revision\""},
         {"never_shown"}},
        {"status with a session",
         "GET",
         "/api/v1/status",
         {kSession},
         "",
         200,
         {"willowandclay"},
         {"Set-Cookie"}},
        {"page with a session", "GET", "/compose", {kSession}, "", 200, {"text/html"}, {"Set-Cookie"}},
        {"accounts",
         "GET",
         "/api/v1/accounts",
         {kSession},
         "",
         200,
         {"willowandclay", "\"cursor\":null"},
         {"never_shown"}},
        {"our own Origin on GET", "GET", "/api/v1/accounts", {kSession, kOurs}, "", 200, {"items"}, {}},
        {"host in capitals",
         "GET",
         "/api/v1/accounts",
         {kSession, "Host: LOCALHOST:8080"},
         "",
         200,
         {"items"},
         {}},
        {"a link from elsewhere to a page",
         "GET",
         "/integrations",
         {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"},
         "",
         200,
         {"text/html"},
         {}},
        {"coming back from Pinterest",
         "GET",
         "/oauth/callback?state=x",
         {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"},
         "",
         400,
         {"text/html", "invalid_state"},
         {}},
        {"the session among other cookies",
         "GET",
         "/api/v1/accounts",
         {"Cookie: a=b; pinwright_8080=zzz; {cookie}; c=d"},
         "",
         200,
         {"items"},
         {}},
        {"HEAD like GET", "HEAD", "/api/v1/accounts", {kSession}, "", 200, {"application/json"}, {"items"}},
        {"listen address, page",
         "GET",
         "/compose?a=b",
         {"Host: 127.0.0.1:{port}"},
         "",
         302,
         {"Location: http://localhost:8080/compose?a=b"},
         {"Set-Cookie"}},
    };
    for (const ApiCase& one : cases)
        RunCase(server, one);
}

TEST_CASE("a publisher that goes round, and for which nothing waits, is healthy", "[http]")
{
    Setup setup;
    setup.publishing = true;
    RunningServer server(setup);
    RunCase(server, {"health", "GET", "/healthz", {"Host: probe"}, "", 200, {"\"ok\""}, {"Set-Cookie"}});
}

TEST_CASE("/healthz answers under any name, /metrics under ours, and neither says anything about the owner",
          "[http]")
{
    RunningServer server;
    server.ConnectAccount();
    const ApiCase cases[] = {
        {"health of a publisher that never ran",
         "GET",
         "/healthz",
         {"Host: probe"},
         "",
         503,
         {"scheduler_stalled", "backlog_seconds"},
         {"willowandclay", "Set-Cookie"}},
        {"metrics",
         "GET",
         "/metrics",
         {"Host: 127.0.0.1:{port}", "Origin: https://elsewhere"},
         "",
         200,
         {"text/plain; version=0.0.4", "pinwright_pins{state=\"scheduled\"} 0", "pinwright_uptime_seconds",
          "pinwright_backlog_seconds 0", "# TYPE pinwright_publish_lateness_seconds histogram"},
         {"willowandclay", "Set-Cookie"}},
        {"metrics by the public name", "GET", "/metrics", {}, "", 200, {"pinwright_uptime_seconds"}, {}},
        {"metrics by localhost", "GET", "/metrics", {"Host: localhost"}, "", 200, {"pinwright_pins"}, {}},
        {"metrics by a loopback address",
         "GET",
         "/metrics",
         {"Host: [::1]:9"},
         "",
         200,
         {"pinwright_pins"},
         {}},
        {"metrics by another loopback address",
         "GET",
         "/metrics",
         {"Host: 127.8.9.1"},
         "",
         200,
         {"pinwright_pins"},
         {}},
        {"metrics by a foreign name",
         "GET",
         "/metrics",
         {"Host: evil.example"},
         "",
         421,
         {"foreign_origin"},
         {"pinwright_"}},
        {"metrics by a name that begins like ours",
         "GET",
         "/metrics",
         {"Host: localhost.evil.example:8080"},
         "",
         421,
         {"foreign_origin"},
         {"pinwright_"}},
        {"metrics by a foreign address", "GET", "/metrics", {"Host: 10.0.0.1"}, "", 421, {}, {"pinwright_"}},
        {"metrics are not written", "POST", "/metrics", {}, "", 405, {"Allow: GET, HEAD"}, {}},
    };
    for (const ApiCase& one : cases)
        RunCase(server, one);
}

TEST_CASE("only a top-level document, or a script that asks for the first page or the status, gets a session",
          "[http]")
{
    RunningServer server;
    const std::string navigates = "Sec-Fetch-Mode: navigate";
    const std::string foreign = "Sec-Fetch-Site: cross-site";
    const ApiCase with[] = {
        {"a typed address",
         "GET",
         "/",
         {"Sec-Fetch-Site: none", navigates, "Sec-Fetch-Dest: document"},
         "",
         200,
         {},
         {}},
        {"a link of another site",
         "GET",
         "/pins",
         {foreign, navigates, "Sec-Fetch-Dest: document"},
         "",
         200,
         {},
         {}},
        {"the status, typed",
         "GET",
         "/api/v1/status",
         {"Sec-Fetch-Site: none", navigates, "Sec-Fetch-Dest: document"},
         "",
         200,
         {},
         {}},
        {"a script", "GET", "/", {}, "", 200, {}, {}},
        {"a script that asks for the status", "GET", "/api/v1/status", {}, "", 200, {}, {}},
    };
    for (ApiCase one : with) {
        one.must = {"Set-Cookie: pinwright_8080="};
        RunCase(server, one);
    }
    const ApiCase without[] = {
        {"a frame of another site",
         "GET",
         "/",
         {foreign, navigates, "Sec-Fetch-Dest: iframe"},
         "",
         200,
         {},
         {}},
        {"an old frame", "GET", "/compose", {foreign, navigates, "Sec-Fetch-Dest: frame"}, "", 200, {}, {}},
        {"an object", "GET", "/", {foreign, navigates, "Sec-Fetch-Dest: object"}, "", 200, {}, {}},
        {"an embedded thing", "GET", "/", {foreign, navigates, "Sec-Fetch-Dest: embed"}, "", 200, {}, {}},
        {"a frame of our own",
         "GET",
         "/",
         {"Sec-Fetch-Site: same-origin", navigates, "Sec-Fetch-Dest: iframe"},
         "",
         200,
         {},
         {}},
        {"a frame that does not say so", "GET", "/", {foreign, navigates}, "", 200, {}, {}},
        {"any header of that kind", "GET", "/", {"sec-fetch-user: ?1"}, "", 200, {}, {}},
        {"a script of a page",
         "GET",
         "/",
         {"Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"},
         "",
         200,
         {},
         {}},
        {"a script that asks for the status from a page",
         "GET",
         "/api/v1/status",
         {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"},
         "",
         401,
         {"no_session"},
         {"revision"}},
        {"a script that asks for another page", "GET", "/pins", {}, "", 200, {}, {}},
    };
    for (ApiCase one : without) {
        one.must_not.push_back("Set-Cookie");
        RunCase(server, one);
    }
}

TEST_CASE("a new session changes nothing that a page watches", "[http]")
{
    RunningServer server;
    const std::int64_t before = server.store().Revision();
    for (int i = 0; i < 5; ++i)
        CHECK_FALSE(server.Ask("GET", "/").cookie.empty());
    CHECK(server.store().Revision() == before);
}

TEST_CASE("a page that comes back from the redirect to the public address explains the reverse proxy",
          "[http]")
{
    Setup setup;
    setup.public_url = "http://localhost:8081";
    RunningServer server(setup);
    // Like nginx with only proxy_pass: every request for the public address arrives under the listen address,
    // with the name that proxy_pass sets.
    const std::string port = ":" + std::to_string(server.port());
    for (const auto& [path, name] :
         {std::pair<std::string, std::string>{"/", "127.0.0.1"}, {"/pins?state=draft", "localhost"}}) {
        INFO(path);
        const std::string replaced = "Host: " + name + port;
        const TestAnswer moved = server.Ask("GET", path, {replaced});
        REQUIRE(moved.status == 302);
        const std::string location = moved.Header("Location");
        REQUIRE(location.starts_with("http://localhost:8081/"));
        const std::string again = location.substr(std::string("http://localhost:8081").size());

        const TestAnswer page = server.Ask("GET", again, {replaced});
        CHECK(page.status == 421);
        CHECK(page.Header("Location").empty());
        CHECK(page.Header("Content-Type") == "text/html; charset=utf-8");
        CHECK(page.body.find("<pre>proxy_set_header Host $http_host;\nclient_max_body_size 20m;</pre>") !=
              std::string::npos);

        // If the proxy passes on the Host, the requested address is used.
        const TestAnswer clean = server.Ask("GET", again, {"Host: localhost:8081"});
        CHECK(clean.status == 302);
        CHECK(clean.Header("Location") == "http://localhost:8081" + path);
        CHECK(server.Ask("GET", path, {"Host: localhost:8081"}).status == 200);
    }
    // Under the name of an upstream, which is never redirected.
    RunCase(server, {"a person",
                     "GET",
                     "/",
                     {"Host: pinwright", "Accept: text/html"},
                     "",
                     421,
                     {"proxy_set_header Host $http_host;", "http://localhost:8081"},
                     {"Location", "Set-Cookie"}});
    RunCase(server, {"a program", "GET", "/", {"Host: pinwright"}, "", 421, {"foreign_origin"}, {"<pre>"}});
}

TEST_CASE("under https the cookie is Secure and named by the https port", "[http]")
{
    Setup setup;
    setup.public_url = "https://pins.example.org";
    RunningServer server(setup);
    RunCase(server, {"first page",
                     "GET",
                     "/",
                     {"Host: pins.example.org:443"},
                     "",
                     200,
                     {"Set-Cookie: pinwright_443=", "; Secure"},
                     {}});
    RunCase(server, {"page by the listen address",
                     "GET",
                     "/pins",
                     {"Host: 127.0.0.1:{port}"},
                     "",
                     302,
                     {"Location: https://pins.example.org/pins"},
                     {}});
}

TEST_CASE("a session outlives the server", "[http]")
{
    Setup setup;
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("pinwright-http-kept-" + std::to_string(::getpid()));
    setup.folder = folder;
    std::string cookie;
    {
        RunningServer server(setup);
        cookie = server.Ask("GET", "/").cookie;
        REQUIRE(!cookie.empty());
    }
    {
        RunningServer server(setup);
        CHECK(server.Ask("GET", "/api/v1/accounts", {"Cookie: " + cookie}).status == 200);
    }
    std::filesystem::remove_all(folder);
}

TEST_CASE("what does not exist and what is not allowed are told apart", "[http]")
{
    RunningServer server;
    const ApiCase cases[] = {
        {"no such call",
         "GET",
         "/api/v1/nothing",
         {kSession},
         "",
         404,
         {"not_found", "application/json"},
         {}},
        {"no such page", "GET", "/nothing", {}, "", 404, {"text/html"}, {"Set-Cookie"}},
        {"no such asset", "GET", "/assets/app.000000000000.js", {}, "", 404, {"not_found"}, {}},
        {"too deep", "POST", "/a/b/c/d/e/f/g/h/i/j", {kSession, kOurs}, "{}", 404, {"not_found"}, {}},
        {"doubled slash", "GET", "//api/v1/status", {kSession}, "", 404, {}, {"revision"}},
        {"trailing slash", "GET", "/api/v1/pins/", {kSession}, "", 404, {}, {"items"}},
        {"empty part", "DELETE", "/api/v1/accounts/", {kSession, kOurs}, "", 404, {"not_found"}, {}},
        {"no such account",
         "DELETE",
         "/api/v1/accounts/acc-9",
         {kSession, kOurs},
         "",
         404,
         {"not_found"},
         {}},
        {"wrong method",
         "DELETE",
         "/api/v1/pins",
         {kSession, kOurs},
         "",
         405,
         {"method_not_allowed", "Allow: GET, HEAD, POST"},
         {}},
        {"wrong method with a body",
         "PATCH",
         "/api/v1/status",
         {kSession, kOurs},
         "{}",
         405,
         {"Allow: GET, HEAD"},
         {}},
        {"options", "OPTIONS", "/api/v1/pins", {kSession, kOurs}, "", 405, {}, {"Access-Control"}},
        {"post to a page", "POST", "/compose", {kSession, kOurs}, "a=b", 405, {"Allow: GET, HEAD"}, {}},
    };
    for (const ApiCase& one : cases)
        RunCase(server, one);
}

TEST_CASE("every answer carries the strict headers", "[http]")
{
    RunningServer server;
    const std::vector<std::string> always = {
        "X-Content-Type-Options: nosniff", "Referrer-Policy: ", "frame-ancestors 'none'",
        "Cross-Origin-Resource-Policy: same-origin", "Date: Mon, 23 Nov 2026 12:00:00 GMT"};
    for (const char* const path :
         {"/", "/api/v1/status", "/api/v1/accounts", "/nothing", "/oauth/callback", "/healthz"}) {
        const TestAnswer answer = server.Ask("GET", path);
        RunCase(server, {path, "GET", path, {}, "", answer.status, always, {"Server:", "X-Powered-By"}});
    }
    RunCase(server, {"page",
                     "GET",
                     "/",
                     {},
                     "",
                     200,
                     {"script-src 'self' 'wasm-unsafe-eval'", "default-src 'none'",
                      "Cross-Origin-Opener-Policy: same-origin", "Cache-Control: no-cache", "ETag: "},
                     {"unsafe-inline", "'unsafe-eval'"}});
    RunCase(server,
            {"callback",
             "GET",
             "/oauth/callback?state=a&code=SECRETCODE",
             {},
             "",
             400,
             {"Referrer-Policy: no-referrer", "Cache-Control: no-store", "http-equiv=\"refresh\"",
              "url=/integrations?problem=invalid_state", "<a href=\"/integrations?problem=invalid_state\">",
              "<link rel=\"icon\" href=\"data:,\">", "img-src data:"},
             {"SECRETCODE", "Location"}});
}

}  // namespace pinwright::http::test
