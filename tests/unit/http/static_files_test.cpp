#include "proxy/http/static_files.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/http/running_server.hpp"

namespace pinwright::http::test {

namespace {

const Asset kAssets[] = {
    {"/assets/app.111111111111.wasm", "application/wasm", "111111111111", "raw bytes of it", "brotli",
     "gzip!"},
    {"/assets/icon.222222222222.png", "image/png", "222222222222", "png", {}, {}},
    {"/index.html", "text/html; charset=utf-8", "333333333333", "<!doctype html>", "b", {}},
};

std::string HeaderOf(const Response& response, std::string_view name)
{
    for (const auto& [key, value] : response.headers) {
        if (key == name)
            return value;
    }
    return {};
}

}  // namespace

TEST_CASE("the client's files are served in the coding that was asked for, and kept for good", "[http]")
{
    RunningServer server;
    pinwright::test::CountingRandom random;
    Sessions sessions(server.store().sessions, server.clock(), random, "http://localhost:8080");
    Router router;
    const Languages none;
    AddStaticFiles(router, kAssets, none, sessions);

    struct Case {
        const char* path;
        const char* accept;
        const char* held;
        int status;
        const char* bytes;
        const char* coding;
        const char* tag;
    };
    const Case cases[] = {
        {"/assets/app.111111111111.wasm", "gzip, br", "", 200, "brotli", "br", "\"111111111111-br\""},
        {"/assets/app.111111111111.wasm", "gzip", "", 200, "gzip!", "gzip", "\"111111111111-gz\""},
        {"/assets/app.111111111111.wasm", "", "", 200, "raw bytes of it", "", "\"111111111111\""},
        {"/assets/app.111111111111.wasm", "br", "\"111111111111-br\"", 304, "", "", "\"111111111111-br\""},
        {"/assets/app.111111111111.wasm", "br", "W/\"111111111111-br\"", 304, "", "", "\"111111111111-br\""},
        {"/assets/app.111111111111.wasm", "br", "\"999999999999-br\"", 200, "brotli", "br",
         "\"111111111111-br\""},
        {"/assets/icon.222222222222.png", "gzip, br", "", 200, "png", "", "\"222222222222\""},
        {"/", "br", "", 200, "b", "br", "\"333333333333-br\""},
        {"/", "gzip", "", 200, "<!doctype html>", "", "\"333333333333\""},
        {"/pins/5b6a1c9e", "", "", 200, "<!doctype html>", "", "\"333333333333\""},
        {"/pins", "", "", 200, "<!doctype html>", "", "\"333333333333\""},
        {"/", "br", "\"333333333333-br\"", 304, "", "", "\"333333333333-br\""},
    };
    for (const Case& one : cases) {
        INFO(one.path << " " << one.accept << " " << one.held);
        Request request;
        request.path = one.path;
        request.accept_encoding = one.accept;
        request.if_none_match = one.held;
        request.from_browser = true;
        request.fetch_mode = "navigate";
        request.fetch_dest = "document";
        const Endpoint* const endpoint = router.Find(request);
        REQUIRE(endpoint != nullptr);
        const Response response = endpoint->get(request);
        CHECK(response.status == one.status);
        CHECK(response.fixed == one.bytes);
        CHECK(HeaderOf(response, "Content-Encoding") == one.coding);
        CHECK(HeaderOf(response, "ETag") == one.tag);
        const bool page = endpoint->audience == Audience::kPage;
        CHECK(HeaderOf(response, "Cache-Control") ==
              (page ? "no-cache" : "public, max-age=31536000, immutable"));
        CHECK(HeaderOf(response, "Set-Cookie").empty() == !page);
    }
}

TEST_CASE("the loading page learns how large the program is before compression", "[http]")
{
    RunningServer server;
    pinwright::test::CountingRandom random;
    Sessions sessions(server.store().sessions, server.clock(), random, "http://localhost:8080");
    Router router;
    const Languages none;
    AddStaticFiles(router, kAssets, none, sessions);
    Request request;
    request.path = kAssets[0].path;
    request.accept_encoding = "br";
    const Response response = router.Find(request)->get(request);
    CHECK(HeaderOf(response, "X-Uncompressed-Length") == "15");
    CHECK(HeaderOf(response, "Vary") == "Accept-Encoding");
}

TEST_CASE("the page of this build is there under every address of the composer", "[http]")
{
    RunningServer server;
    for (const char* const path :
         {"/", "/compose", "/integrations", "/schedule", "/standard-access", "/troubleshoot", "/pins",
          "/pins/"
          "1"}) {
        INFO(path);
        const TestAnswer answer = server.Ask("GET", path);
        CHECK(answer.status == 200);
        CHECK(answer.body.find("<!doctype html>") == 0);
        CHECK(answer.body.find("{{") == std::string::npos);
    }
    for (const Asset& asset : EmbeddedAssets()) {
        if (asset.path == "/index.html")
            continue;
        INFO(std::string(asset.path));
        const TestAnswer answer = server.Ask("GET", std::string(asset.path));
        CHECK(answer.status == 200);
        CHECK(answer.body == asset.raw);
        CHECK(answer.Header("Set-Cookie").empty());
    }
    CHECK(server.Ask("GET", "/favicon.ico").status == 204);
}

}  // namespace pinwright::http::test
