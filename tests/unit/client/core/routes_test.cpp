// Addresses to screens and back.
#include "client/core/routes.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pinwright::app;

namespace {

constexpr std::string_view kPin = "3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5c";

TEST_CASE("every screen has an address, and every address a screen", "[route]")
{
    const std::string pin = "/pins/" + std::string(kPin);
    CHECK(ParseRoute("/") == Route{Screen::kHome, {}});
    CHECK(ParseRoute("") == Route{Screen::kHome, {}});
    CHECK(ParseRoute("/?utm=x") == Route{Screen::kHome, {}});
    CHECK(ParseRoute("/compose") == Route{Screen::kCompose, {}});
    CHECK(ParseRoute("/compose/") == Route{Screen::kCompose, {}});
    CHECK(ParseRoute("/compose?x=1#y") == Route{Screen::kCompose, {}});
    CHECK(ParseRoute("/integrations?connected=a1") == Route{Screen::kIntegrations, {}});
    CHECK(ParseRoute(pin) == Route{Screen::kPin, std::string(kPin)});
    for (const std::string_view odd :
         {"/compos", "/Compose", "/pin", "/Pins", "/pins/7", "/pins/../compose"}) {
        CAPTURE(odd);
        CHECK(ParseRoute(odd).screen == Screen::kUnknown);
    }
    CHECK(ParseRoute("/troubleshoot") == Route{Screen::kTroubleshoot, {}});
    CHECK(ParseRoute("/standard-access") == Route{Screen::kStandardAccess, {}});
    CHECK(RouteAddress({Screen::kStandardAccess, {}}) == "/standard-access");
    CHECK(ParseRoute("/pins") == Route{Screen::kPins, {}, PinTab::kAll});
    CHECK(ParseRoute("/pins/?show=waiting") == Route{Screen::kPins, {}, PinTab::kWaiting});
    CHECK(ParseRoute("/pins?x=1&show=failed#top") == Route{Screen::kPins, {}, PinTab::kFailed});
    CHECK(ParseRoute("/pins?show=Published%20") == Route{Screen::kPins, {}, PinTab::kAll});
    CHECK(ParseRoute("/schedule") == Route{Screen::kSchedule, {}});
    CHECK(ParseRoute("/schedule?show=drafts&account=a%2F1") ==
          Route{Screen::kSchedule, {}, PinTab::kDrafts, "a/1"});
    CHECK(ParseRoute("/schedule?show=published").tab == PinTab::kAll);
    CHECK(ParseRoute("/pins?show=drafts&account=a1") == Route{Screen::kPins, {}});
    for (const std::string& address :
         {std::string("/compose"), std::string("/integrations"), std::string("/troubleshoot"),
          std::string("/pins"), std::string("/pins?show=waiting"), std::string("/pins?show=published"),
          std::string("/pins?show=failed"), std::string("/schedule"), std::string("/schedule?account=a1"),
          std::string("/schedule?show=scheduled&account=a%2F1"), pin})
        CHECK(RouteAddress(ParseRoute(address)) == address);
    CHECK(RouteAddress({}) == "/");
}

TEST_CASE("what the callback hands on is read, and nothing else", "[route]")
{
    CHECK(ParseConnectReturn("/integrations?connected=a%2F1") == ConnectReturn{"a/1", "", ""});
    CHECK(ParseConnectReturn("/integrations?problem=wrong_account&account=a1") ==
          ConnectReturn{"", "wrong_account", "a1"});
    CHECK(ParseConnectReturn("/integrations?problem=x&signed_in_as=kiln_9")->signed_in_as == "kiln_9");
    CHECK(ParseConnectReturn("/integrations?problem=x&signed_in_as=%3Cb%3E")->signed_in_as.empty());
    CHECK(ParseConnectReturn("/integrations?problem=x&signed_in_as=" + std::string(65, 'a'))
              ->signed_in_as.empty());
    CHECK(ParseConnectReturn("/integrations?account=a1&problem=x#top") == ConnectReturn{"", "x", "a1"});
    CHECK_FALSE(ParseConnectReturn("/integrations"));
    CHECK_FALSE(ParseConnectReturn("/integrations?"));
    CHECK_FALSE(ParseConnectReturn("/integrations?connected="));
    CHECK_FALSE(ParseConnectReturn("/integrations?&&=&x"));
    CHECK_FALSE(ParseConnectReturn("/compose?connected=a1"));
    CHECK(ParseConnectReturn("/integrations?problem=%zz%4")->problem == "%zz%4");
}

TEST_CASE("ids are encoded before they become part of an address", "[route]")
{
    CHECK(EncodePart("aZ09-_.~") == "aZ09-_.~");
    CHECK(EncodePart("a/b?c&d=e f") == "a%2Fb%3Fc%26d%3De%20f");
    CHECK(EncodePart("é") == "%C3%A9");
}

}  // namespace
