#include "proxy/publish/pin_page.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pinwright;
using namespace pinwright::publish;

TEST_CASE("a pin's page is where its account's people sign in", "[page]")
{
    config::Config config;
    config.site = {Environment::kProduction, "https://api.pinterest.com/v5",
                   "https://www.pinterest.com/oauth/"};
    config.sandbox = config::PinterestSite{Environment::kSandbox, "https://api-sandbox.pinterest.com/v5",
                                           "https://www.pinterest.com/oauth/"};
    const std::vector<config::PinterestSite> sites = SitesOf(config);
    CHECK(PinPage(sites, Environment::kProduction, "12") == "https://www.pinterest.com/pin/12/");
    CHECK(PinPage(sites, Environment::kSandbox, "12") == "https://www.pinterest.com/pin/12/");
    CHECK(PinPage(sites, Environment::kStandin, "12").empty());  // no such site here

    config.site = {Environment::kStandin, "http://127.0.0.1:9/v5", "http://127.0.0.1:9/oauth/"};
    config.sandbox.reset();
    CHECK(PinPage(SitesOf(config), Environment::kStandin, "12") == "http://127.0.0.1:9/pin/12/");
    CHECK(PinPage(SitesOf(config), Environment::kSandbox, "12").empty());

    config.site.oauth_url = "nonsense";
    CHECK(PinPage(SitesOf(config), Environment::kStandin, "12").empty());
    config.site.oauth_url = "http://127.0.0.1:9";
    CHECK(PinPage(SitesOf(config), Environment::kStandin, "12") == "http://127.0.0.1:9/pin/12/");
}
