#include <catch2/catch_test_macros.hpp>

#include "proxy/standin/world/grants.hpp"
#include "tests/unit/standin/rig.hpp"

namespace pinwright::standin {

namespace {

constexpr const char* kToken = "/v5/oauth/token";
constexpr const char* kUri = "http://localhost:8080/oauth/callback";
constexpr const char* kUriForm = "http%3A%2F%2Flocalhost%3A8080%2Foauth%2Fcallback";

std::string Code(Rig& rig)
{
    return rig.Turn("/code", {{"redirect_uri", kUri}}).at("code").get<std::string>();
}

std::string CodeForm(const std::string& code, const std::string& more = {})
{
    return "grant_type=authorization_code&code=" + code + "&redirect_uri=" + kUriForm + more;
}

std::string RefreshForm(const Said& grant, const std::string& more = {})
{
    return "grant_type=refresh_token&refresh_token=" + grant.json.at("refresh_token").get<std::string>() +
           more;
}

std::string Access(const Said& grant)
{
    return grant.json.at("access_token").get<std::string>();
}

}  // namespace

TEST_CASE("a code gives tokens as documented, once", "[standin]")
{
    Rig rig;
    const std::string code = Code(rig);
    const Said said = rig.Form(kToken, CodeForm(code, "&continuous_refresh=true"));
    REQUIRE(said.status() == 200);
    CHECK(Access(said).starts_with("pina_"));
    CHECK(said.json.at("refresh_token").get<std::string>().starts_with("pinr_"));
    CHECK(said.json.at("expires_in") == 2'592'000);
    CHECK(said.json.at("refresh_token_expires_in") == 5'184'000);
    CHECK(said.json.at("token_type") == "bearer");
    CHECK(said.json.at("response_type") == "authorization_code");
    CHECK(said.json.at("scope") == "boards:read boards:write pins:read pins:write user_accounts:read");
    CHECK(rig.AskAs(Access(said), "GET", "/v5/user_account").status() == 200);
    CHECK(rig.AskAs(Access(said), "GET", "/sandbox/v5/user_account").code() == 2);

    const Said again = rig.Form(kToken, CodeForm(code));
    CHECK(again.status() == 401);
    CHECK(again.code() == 283);
}

TEST_CASE("the token endpoint refuses what Pinterest refuses", "[standin]")
{
    Rig rig;
    const std::string basic = "Basic c3RhbmRpbi1hcHA6c3RhbmRpbi1zZWNyZXQ=";
    const struct {
        const char* why;
        std::string form;
        std::string authorization;
        int status;
        int code;
    } cases[] = {
        {"no credentials", CodeForm("x"), "", 401, 2},
        {"wrong secret", CodeForm("x"), "Basic c3RhbmRpbi1hcHA6d3Jvbmc=", 401, 2},
        {"not encoded", CodeForm("x"), "Basic standin-app:standin-secret", 401, 2},
        {"made-up code", CodeForm("x"), basic, 401, 283},
        {"empty code", CodeForm(""), basic, 400, 1},
        {"extra field", CodeForm("x", "&client_id=standin-app"), basic, 400, 1},
        {"field twice", CodeForm("x", "&code=y"), basic, 400, 1},
        {"no redirect_uri", "grant_type=authorization_code&code=x", basic, 400, 1},
        {"no grant_type", "code=x", basic, 400, 1},
        {"unknown grant_type", "grant_type=password", basic, 400, 1},
        {"made-up refresh token", "grant_type=refresh_token&refresh_token=x", basic, 401, 283},
        {"refresh_on", "grant_type=refresh_token&refresh_token=x&refresh_on=true", basic, 400, 1},
        {"broken form", "grant_type=%zz", basic, 400, 1},
        {"credentials without scope", "grant_type=client_credentials", basic, 400, 1},
    };
    for (const auto& one : cases) {
        CAPTURE(one.why);
        const Said said = rig.Form(kToken, one.form, one.authorization);
        CHECK(said.status() == one.status);
        CHECK(said.code() == one.code);
    }
    CHECK(rig.Form("/v5/oauth/token/", CodeForm(Code(rig))).status() == 404);
    Call json;
    json.method = "POST";
    json.path = kToken;
    json.body = "{}";
    json.headers = {{"content-type", "application/json"}, {"authorization", basic}};
    CHECK(rig.Send(json).code() == 1);
    CHECK(rig.Ask("GET", kToken).status() == 405);
}

TEST_CASE("a code is bound to its redirect URI and dies after ten minutes", "[standin]")
{
    Rig rig;
    CHECK(rig.Form(kToken, "grant_type=authorization_code&code=" + Code(rig) +
                               "&redirect_uri=http%3A%2F%2Flocalhost%3A9%2Foauth%2Fcallback")
              .code() == 283);
    const std::string late = Code(rig);
    rig.clock.Move(std::chrono::seconds(kCodeSeconds));
    CHECK(rig.Form(kToken, CodeForm(late)).code() == 283);
}

TEST_CASE("every refresh gives a new pair, and the old refresh token is dead", "[standin]")
{
    Rig rig;
    const Said first = rig.Form(kToken, CodeForm(Code(rig)));
    const Said second = rig.Form(kToken, RefreshForm(first));
    REQUIRE(second.status() == 200);
    CHECK(Access(second) != Access(first));
    CHECK(second.json.at("refresh_token") != first.json.at("refresh_token"));
    CHECK(second.json.at("refresh_token_expires_at") == 1'795'000'000 + 5'184'000);
    CHECK(rig.Form(kToken, RefreshForm(first)).code() == 283);
    CHECK(rig.AskAs(Access(second), "GET", "/v5/user_account").status() == 200);
    // Pinterest has not been seen to end the old access token early.
    CHECK(rig.AskAs(Access(first), "GET", "/v5/user_account").status() == 200);
    rig.Turn("/expire", {{"what", "access"}});
    CHECK(rig.AskAs(Access(first), "GET", "/v5/user_account").code() == 2);
    CHECK(rig.AskAs(Access(second), "GET", "/v5/user_account").code() == 2);
    CHECK(rig.Form(kToken, RefreshForm(second)).status() == 200);
}

TEST_CASE("tokens end with their time", "[standin]")
{
    Rig rig;
    const Said grant = rig.Form(kToken, CodeForm(Code(rig)));
    rig.Turn("/advance", {{"seconds", kAccessSeconds - 1}});
    CHECK(rig.AskAs(Access(grant), "GET", "/v5/user_account").status() == 200);
    rig.Turn("/advance", {{"seconds", 1}});
    const Said over = rig.AskAs(Access(grant), "GET", "/v5/user_account");
    CHECK(over.status() == 401);
    CHECK(over.json.at("message") == "Authentication failed.");
    rig.Turn("/advance", {{"seconds", kRefreshSeconds}});
    CHECK(rig.Form(kToken, RefreshForm(grant)).code() == 283);
}

TEST_CASE("the token switches do what they say", "[standin]")
{
    Rig rig;
    Said grant = rig.Form(kToken, CodeForm(Code(rig)));
    rig.Turn("/token", {{"rotation", false}, {"string_expires_in", true}, {"omit_scope", true}});
    const Said same = rig.Form(kToken, RefreshForm(grant));
    CHECK(same.json.at("refresh_token") == grant.json.at("refresh_token"));
    CHECK(same.json.at("expires_in") == "2592000");
    CHECK_FALSE(same.json.contains("scope"));

    rig.Turn("/token", {{"rotation", true}, {"lose_refresh_answer", 1}});
    CHECK(rig.Form(kToken, RefreshForm(grant)).reply.drop);
    CHECK(rig.Form(kToken, RefreshForm(grant)).code() == 283);
    CHECK(rig.AskAs(Access(same), "GET", "/v5/user_account").status() == 200);
}

TEST_CASE("a refresh may narrow the scopes, but not widen them", "[standin]")
{
    Rig rig;
    const Said grant = rig.Form(kToken, CodeForm(Code(rig)));
    CHECK(rig.Form(kToken, RefreshForm(grant, "&scope=ads%3Aread")).code() == 1);
    const Said narrow = rig.Form(kToken, RefreshForm(grant, "&scope=boards%3Aread"));
    CHECK(narrow.json.at("scope") == "boards:read");
    CHECK(rig.AskAs(Access(narrow), "GET", "/v5/pins").code() == 3);
}

TEST_CASE("client credentials act as the app's owner, without a refresh token", "[standin]")
{
    Rig rig;
    const Said grant =
        rig.Form(kToken, "grant_type=client_credentials&scope=boards%3Aread,pins%3Aread,pins%3Awrite");
    REQUIRE(grant.status() == 200);
    CHECK(Access(grant).starts_with("pinc_"));
    CHECK_FALSE(grant.json.contains("refresh_token"));
    CHECK(rig.AskAs(Access(grant), "GET", "/v5/boards").status() == 200);
    CHECK(rig.AskAs(Access(grant), "POST", "/v5/media", R"({"media_type":"video"})").code() == 3);

    const std::string revoke = "/v5/oauth/token/revoke";
    CHECK(rig.Form(revoke, "token=" + rig.token).code() == 29);
    CHECK(rig.Form(revoke, "token=" + Access(grant) + "&more=1").code() == 1);
    CHECK(rig.Form(revoke, "token=" + Access(grant), "").code() == 2);
    const Said revoked = rig.Form(revoke, "token=" + Access(grant) + "&token_type_hint=access_token");
    CHECK(revoked.status() == 200);
    CHECK(revoked.reply.body.empty());
    CHECK(rig.AskAs(Access(grant), "GET", "/v5/boards").code() == 2);
}

TEST_CASE("revoking and lifting scopes reach the person they name and no other", "[standin]")
{
    Rig rig;
    const std::string other = rig.Grant({{"account", "harbourprint"}}).at("access_token").get<std::string>();
    rig.Turn("/scopes", {{"account", "willowandclay"}, {"lift", {"pins:write"}}});
    CHECK(rig.Ask("POST", "/v5/pins", "{}").code() == 3);
    CHECK(rig.Ask("GET", "/v5/pins").status() == 200);
    CHECK(rig.AskAs(other, "POST", "/v5/pins", "{}").code() == 1);
    rig.Turn("/revoke", {{"account", "willowandclay"}});
    CHECK(rig.Ask("GET", "/v5/pins").code() == 2);
    CHECK(rig.AskAs(other, "GET", "/v5/pins").status() == 200);
}

}  // namespace pinwright::standin
