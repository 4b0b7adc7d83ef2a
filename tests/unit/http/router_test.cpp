#include "proxy/http/router.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pinwright::http {

TEST_CASE("a path finds its endpoint and its parameters, or nothing", "[http]")
{
    Router router;
    for (const char* const pattern : {"/", "/api/v1/pins", "/api/v1/pins/{}", "/api/v1/accounts/{}/boards",
                                      "/api/v1/accounts/{}/boards/{}/sections"})
        router.At(pattern).get = [pattern](const Request&) {
            Response response;
            response.body = pattern;
            return response;
        };
    struct Case {
        const char* path;
        const char* pattern;  // empty: none
        const char* first = "";
        const char* second = "";
    };
    const Case cases[] = {
        {"/", "/"},
        {"/api/v1/pins", "/api/v1/pins"},
        {"/api/v1/pins/a", "/api/v1/pins/{}", "a"},
        {"/api/v1/accounts/x/boards", "/api/v1/accounts/{}/boards", "x"},
        {"/api/v1/accounts/x/boards/7/sections", "/api/v1/accounts/{}/boards/{}/sections", "x", "7"},
        {"", ""},
        {"api", ""},
        {"//", ""},
        {"/api/v1/pins/", ""},
        {"/api/v1/pins//", ""},
        {"/api/v1/pins/a/", ""},
        {"/api/v1/pins/a/b", ""},
        {"/api/v1/accounts//boards", ""},
        {"/api/v1/accounts/x/boards/", ""},
        {"/API/v1/pins", ""},
        {"/{}", ""},
    };
    for (const Case& one : cases) {
        INFO(one.path);
        Request request;
        request.path = one.path;
        const Endpoint* const found = router.Find(request);
        CHECK((found != nullptr) == (*one.pattern != '\0'));
        if (found == nullptr)
            continue;
        CHECK(found->get(request).body == one.pattern);
        CHECK(request.parameters[0] == one.first);
        CHECK(request.parameters[1] == one.second);
    }
}

TEST_CASE("an endpoint names the methods that it has", "[http]")
{
    Endpoint endpoint;
    endpoint.get = [](const Request&) { return Response{}; };
    CHECK(endpoint.Allow() == "GET, HEAD");
    endpoint.post = [](const Request&, const BodyReader&) { return Response{}; };
    endpoint.remove = [](const Request&) { return Response{}; };
    CHECK(endpoint.Allow() == "GET, HEAD, POST, DELETE");
    endpoint.patch = endpoint.post;
    CHECK(endpoint.Allow() == "GET, HEAD, POST, PATCH, DELETE");
    CHECK(endpoint.BodyHandlerOf("PATCH"));
    CHECK_FALSE(endpoint.BodyHandlerOf("PUT"));
    CHECK_FALSE(endpoint.BodyHandlerOf("DELETE"));
}

}  // namespace pinwright::http
