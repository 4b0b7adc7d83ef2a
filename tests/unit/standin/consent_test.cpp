#include <catch2/catch_test_macros.hpp>

#include "tests/unit/standin/rig.hpp"

namespace pinwright::standin {

namespace {

constexpr const char* kAsked =
    "client_id=standin-app&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Foauth%2Fcallback&response_type=code"
    "&scope=boards%3Aread%2Cpins%3Aread&state=a%26b%3Cc";

std::string Show(Rig& rig, const std::string& query)
{
    return rig.AskAs({}, "GET", "/oauth/?" + query).reply.body;
}

Said Decide(Rig& rig, const std::string& more)
{
    return rig.Form("/oauth/", std::string(kAsked) + more, {});
}

}  // namespace

TEST_CASE("the consent page says what it is and has a choice for each account and scope", "[standin]")
{
    Rig rig;
    const Said said = rig.AskAs({}, "GET", "/oauth/?" + std::string(kAsked));
    REQUIRE(said.status() == 200);
    const std::string& page = said.reply.body;
    for (const char* part :
         {"This is not Pinterest.", ">boards:read</label>", ">pins:read</label>",
          ">Willow &amp; Clay</label>", ">Harbour Print Studio</label>", ">Mika Lindqvist</label>",
          ">Authorize</button>", ">Cancel</button>", "value=\"a&amp;b&lt;c\"", "personal account"}) {
        CAPTURE(part);
        CHECK(page.find(part) != std::string::npos);
    }
    for (const char* part : {"pins:write", "<script", "standin-secret", "b<c"}) {
        CAPTURE(part);
        CHECK(page.find(part) == std::string::npos);
    }
    const std::string policy = said.Header("Content-Security-Policy");
    CHECK(policy.find("default-src 'none'") != std::string::npos);
    CHECK(policy.find("form-action 'self' http://localhost:8080;") != std::string::npos);
    CHECK(rig.AskAs({}, "GET", "/oauth/style.css").reply.content_type == "text/css; charset=utf-8");
}

TEST_CASE("a wrong authorization address gets the page of code 283 and no form", "[standin]")
{
    Rig rig;
    const struct {
        const char* why;
        const char* query;
    } cases[] = {
        {"Invalid Application ID",
         "client_id=other&redirect_uri=http%3A%2F%2Flocalhost%2Foauth%2Fcallback&response_type=code&scope="
         "pins%3Aread"},
        {"Invalid redirect URI",
         "client_id=standin-app&redirect_uri=http%3A%2F%2Flocalhost%2Fcallback&response_type=code&scope=pins%"
         "3Aread"},
        {"Invalid redirect URI",
         "client_id=standin-app&redirect_uri=http%3A%2F%2Flocalhost.evil%2Foauth%2Fcallback&response_type="
         "code&scope=pins%3Aread"},
        {"Invalid redirect URI",
         "client_id=standin-app&redirect_uri=https%3A%2F%2Fevil.example%2Foauth%2Fcallback&response_type="
         "code&scope=pins%3Aread"},
        {"Invalid response type",
         "client_id=standin-app&redirect_uri=http%3A%2F%2Flocalhost%2Foauth%2Fcallback&scope=pins%3Aread"},
        {"No scope",
         "client_id=standin-app&redirect_uri=http%3A%2F%2Flocalhost%2Foauth%2Fcallback&response_type=code"},
        {"Invalid scope",
         "client_id=standin-app&redirect_uri=http%3A%2F%2Flocalhost%2Foauth%2Fcallback&response_type=code&"
         "scope=pins%3Aeat"},
    };
    for (const auto& one : cases) {
        CAPTURE(one.query);
        const std::string page = Show(rig, one.query);
        CHECK(page.find(one.why) != std::string::npos);
        CHECK(page.find("&quot;code&quot;:283") != std::string::npos);
        CHECK(page.find("<form") == std::string::npos);
    }
}

TEST_CASE("a registered redirect URI is matched to the letter", "[standin]")
{
    Options options;
    options.redirect_uris = {"https://pins.example/oauth/callback"};
    Rig rig(options);
    const std::string start = "client_id=standin-app&response_type=code&scope=pins%3Aread&redirect_uri=";
    CHECK(Show(rig, start + "https%3A%2F%2Fpins.example%2Foauth%2Fcallback").find("<form") !=
          std::string::npos);
    for (const char* other :
         {"https%3A%2F%2Fpins.example%2Foauth%2Fcallback%2F", "http%3A%2F%2Fpins.example%2Foauth%2Fcallback",
          "http%3A%2F%2Flocalhost%3A8080%2Foauth%2Fcallback"})
        CHECK(Show(rig, start + other).find("<form") == std::string::npos);
}

TEST_CASE("authorizing sends a code for the chosen account and the ticked scopes", "[standin]")
{
    Rig rig;
    const Said said =
        Decide(rig, "&account=549755885175000037&allowed=pins%3Aread&allowed=ads%3Aread&decision=authorize");
    REQUIRE(said.status() == 302);
    const std::string location = said.Header("Location");
    const std::string start = "http://localhost:8080/oauth/callback?code=";
    REQUIRE(location.starts_with(start));
    REQUIRE(location.ends_with("&state=a%26b%3Cc"));
    const std::string code = location.substr(start.size(), location.find('&') - start.size());
    const Said token =
        rig.Form("/v5/oauth/token", "grant_type=authorization_code&code=" + code +
                                        "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Foauth%2Fcallback");
    REQUIRE(token.status() == 200);
    CHECK(token.json.at("scope") == "pins:read");
    rig.Turn("/scopes", {{"lift", {"user_accounts:read"}}});
    CHECK(rig.AskAs(token.json.at("access_token"), "GET", "/v5/user_account").code() == 3);
}

TEST_CASE("canceling sends the error and the state, and no code", "[standin]")
{
    Rig rig;
    const Said said = Decide(rig, "&account=549755885175000037&decision=cancel");
    CHECK(said.status() == 302);
    CHECK(said.Header("Location") ==
          "http://localhost:8080/oauth/callback?error=access_denied&state=a%26b%3Cc");
}

TEST_CASE("a form that was sent by another site, or makes no sense, gives no code", "[standin]")
{
    Rig rig;
    CHECK(Decide(rig, "&account=7&decision=authorize").status() == 400);
    CHECK(Decide(rig, "&account=549755885175000037").status() == 400);
    Call call;
    call.method = "POST";
    call.path = "/oauth/";
    call.body = std::string(kAsked) + "&account=549755885175000037&decision=authorize";
    call.headers = {{"content-type", "application/x-www-form-urlencoded"},
                    {"origin", "https://evil.example"}};
    CHECK(rig.Send(call).status() == 403);
    call.headers["origin"] = "http://127.0.0.1:8080";
    CHECK(rig.Send(call).status() == 302);
}

}  // namespace pinwright::standin
