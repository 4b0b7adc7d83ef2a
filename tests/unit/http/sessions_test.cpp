#include "proxy/http/sessions.hpp"
#include "proxy/http/cookies.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pinwright::http {

TEST_CASE("the value of a cookie is found however the header is written", "[http]")
{
    using Values = std::vector<std::string_view>;
    struct Case {
        const char* header;
        Values values;
    };
    const Case cases[] = {
        {"", {}},
        {"s=1", {"1"}},
        {"a=b; s=1", {"1"}},
        {"a=b;s=1 ;c=d", {"1"}},
        {"s=1; s=2", {"1", "2"}},
        {"xs=1; s2=3; S=4", {}},
        {"s", {}},
        {"s=", {""}},
        {"s==", {"="}},
        {";;; s=1;;", {"1"}},
        {"a=\"s=9\"; s=1", {"1"}},
    };
    for (const Case& one : cases) {
        INFO(one.header);
        CHECK(CookieValues(one.header, "s") == one.values);
    }
}

}  // namespace pinwright::http
