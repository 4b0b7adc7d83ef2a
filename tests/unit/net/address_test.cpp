#include "proxy/net/address.hpp"

#include <catch2/catch_test_macros.hpp>

#include "proxy/net/transport.hpp"

namespace {

using pinwright::net::FormEncode;
using pinwright::net::IsAllowedAddress;
using pinwright::net::ParseAddress;
using pinwright::net::PercentEncode;

TEST_CASE("an address is taken apart into origin and target")
{
    const struct {
        const char* url;
        const char* origin;
        const char* host;
        int port;
        const char* target;
    } table[] = {
        {"https://api.pinterest.com/v5/pins?a=b", "https://api.pinterest.com", "api.pinterest.com", 443,
         "/v5/pins?a=b"},
        {"HTTPS://API.Pinterest.com", "https://api.pinterest.com", "api.pinterest.com", 443, "/"},
        {"https://example.com:8443?x=1", "https://example.com:8443", "example.com", 8443, "/?x=1"},
        {"http://[::1]:80/a", "http://[::1]", "::1", 80, "/a"},
        {"http://127.0.0.1:8085/", "http://127.0.0.1:8085", "127.0.0.1", 8085, "/"},
    };
    for (const auto& one : table) {
        INFO(one.url);
        const auto address = ParseAddress(one.url);
        REQUIRE(address);
        CHECK(address->Origin() == one.origin);
        CHECK(address->host == one.host);
        CHECK(address->port == one.port);
        CHECK(address->target == one.target);
    }
}

TEST_CASE("requests go to https anywhere and to plain http on loopback alone")
{
    for (const char* good :
         {"https://api.pinterest.com/v5", "https://10.0.0.1/", "http://localhost:1/x", "http://127.0.0.1/",
          "http://127.255.3.4:99/", "http://[::1]:8080/", "HTTP://LOCALHOST/"}) {
        INFO(good);
        CHECK(IsAllowedAddress(good));
    }
    for (const char* bad : {
             "",                                    // empty
             "api.pinterest.com",                   // no scheme
             "ftp://localhost/",                    // wrong scheme
             "file:///etc/passwd",                  // scheme
             "http://api.pinterest.com/",           // plain, not loopback
             "http://127.0.0.1.evil.example/",      // only looks like loopback
             "http://127.1/",                       // not written out
             "http://127.0.0.256/",                 // no such address
             "http://localhost.evil.example/",      // only begins like loopback
             "http://user@localhost/",              // user name
             "https://good.example@evil.example/",  // user name
             "https:///path",                       // no host
             "https://:443/",                       // no host
             "https://example.com:/",               // empty port
             "https://example.com:0/",              // port
             "https://example.com:65536/",          // port
             "https://example.com:80a/",            // port
             "https://example.com:-1/",             // port
             "https://example.com/a b",             // space
             "https://example.com/\r\nX: y",        // header injection
             "https://example.com/#x",              // fragment
             "https://exa\\mple.com/",              // backslash
             "https://[::1/",                       // open bracket
             "https://[::1]x/",                     // rest after the bracket
             "https://[fe80%25eth0]/",              // zone
             "https://\xc3\xa4.example/",           // not ASCII
         }) {
        INFO(bad);
        CHECK_FALSE(IsAllowedAddress(bad));
    }
}

TEST_CASE("plain http may go into the home network where that is asked for")
{
    using pinwright::net::Plain;
    for (const char* home : {
             "http://localhost/a",
             "http://10.0.0.7:2586/pins",
             "http://172.16.0.1/pins",
             "http://172.31.255.255/pins",
             "http://192.168.178.2/pins",
             "http://169.254.1.1/pins",
             "http://[fd12:3456::1]/pins",
             "http://[fe80::1]/pins",
             "http://ntfy/pins",
             "http://ntfy.local/pins",
             "http://ntfy.lan/pins",
             "http://ntfy.home.arpa/pins",
             "http://ntfy.internal/pins",
             "https://ntfy.sh/pins",
         }) {
        INFO(home);
        CHECK(IsAllowedAddress(home, Plain::kHomeNetwork));
    }
    for (const char* abroad : {
             "http://ntfy.sh/pins", "http://8.8.8.8/pins",
             "http://100.64.0.1/pins",            // not everyone's own
             "http://172.15.0.1/pins",            // just below
             "http://172.32.0.1/pins",            // just above
             "http://192.169.0.1/pins",           // not the private one
             "http://10.1/pins",                  // not written out
             "http://134744072/pins",             // an address as a number
             "http://0x08080808/pins",            // the same
             "http://[2001:db8::1]/pins",         // anyone's
             "http://192.168.1.2.evil.example/",  // only begins like it
             "http://ntfylocal.example/pins",     // only ends in its letters
         }) {
        INFO(abroad);
        CHECK_FALSE(IsAllowedAddress(abroad, Plain::kHomeNetwork));
    }
    CHECK_FALSE(IsAllowedAddress("http://192.168.178.2/pins"));
    CHECK_FALSE(IsAllowedAddress("http://ntfy/pins"));
}

TEST_CASE("forms leave nothing but unreserved characters as they are")
{
    CHECK(PercentEncode("AZaz09-._~") == "AZaz09-._~");
    CHECK(PercentEncode("a b&c=d+e/%") == "a%20b%26c%3Dd%2Be%2F%25");
    CHECK(PercentEncode("\xc3\xa4\n") == "%C3%A4%0A");
    CHECK(FormEncode({}).empty());
    CHECK(FormEncode({{"code", "x&y"}, {"redirect_uri", "http://l:1/c"}, {"e", ""}}) ==
          "code=x%26y&redirect_uri=http%3A%2F%2Fl%3A1%2Fc&e=");
}

TEST_CASE("a reply's headers are found in any case")
{
    pinwright::net::Reply reply;
    reply.headers = {{"X-Pinterest-RID", "7"}, {"Date", "now"}};
    CHECK(reply.Header("x-pinterest-rid") == "7");
    CHECK_FALSE(reply.Header("x-pinterest"));
}

}  // namespace
