#include "proxy/pinterest/answers.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;
using pinwright::ParseRfc3339;
using pinwright::pinterest::BoardFromJson;
using pinwright::pinterest::BoardPageFromJson;
using pinwright::pinterest::MetaOf;
using pinwright::pinterest::PinFromJson;
using pinwright::pinterest::PinPageFromJson;
using pinwright::pinterest::SectionFromJson;
using pinwright::pinterest::TokenGrantFromJson;
using pinwright::pinterest::UserFromJson;
using Scopes = std::vector<std::string>;

TEST_CASE("a token answer is read as documented, and as it has been seen")
{
    const auto full = TokenGrantFromJson(json::parse(R"({"access_token":"pina_A","refresh_token":"pinr.B",
        "response_type":"authorization_code","token_type":"bearer","expires_in":2592000,
        "refresh_token_expires_in":5184000,"refresh_token_expires_at":1730227664,
        "scope":"boards:read boards:write,pins:read"})"));
    REQUIRE(full);
    CHECK(full->access_token == "pina_A");
    CHECK(full->refresh_token == "pinr.B");
    CHECK(full->expires_in == 2592000);
    CHECK(full->refresh_expires_in == 5184000);
    CHECK(full->scopes == Scopes{"boards:read", "boards:write", "pins:read"});

    const auto odd =
        TokenGrantFromJson(json::parse(R"({"access_token":"a","expires_in":"3600","refresh_token":null})"));
    REQUIRE(odd);
    CHECK(odd->expires_in == 3600);
    CHECK(odd->refresh_token.empty());
    CHECK_FALSE(odd->scopes.has_value());

    const auto none = TokenGrantFromJson(json::parse(R"({"access_token":"a","scope":""})"));
    REQUIRE(none);
    CHECK(none->scopes == Scopes{});
    CHECK(none->expires_in == 2592000);

    const auto endless = TokenGrantFromJson(json::parse(
        R"({"access_token":"a","expires_in":18446744073709551615,"refresh_token_expires_in":-5})"));
    REQUIRE(endless);
    CHECK(endless->expires_in == 315360000);
    CHECK(endless->refresh_expires_in == 0);

    for (const char* bad : {
             "{}",                               // no token
             R"({"access_token":null})",         // null
             R"({"access_token":""})",           // empty
             R"({"access_token":"a\r\nX: b"})",  // not fit for a header
             R"({"access_token":["a"]})",        // wrong type
             "[]", "null", "3",                  // no object
         }) {
        INFO(bad);
        CHECK_FALSE(TokenGrantFromJson(json::parse(bad)));
    }
}

TEST_CASE("a user is read, with the user name where there is no business name")
{
    const auto user =
        UserFromJson(json::parse(R"({"id":"1234567890123456789","username":"ann","business_name":null,
        "account_type":"PINNER","profile_image":"https://i.pinimg.com/a.jpg","board_count":14,"new_key":{}})"));
    REQUIRE(user);
    CHECK(user->id == "1234567890123456789");
    CHECK(user->name == "ann");
    CHECK(user->account_type == "PINNER");
    CHECK(user->image_url == "https://i.pinimg.com/a.jpg");
    const auto shop = UserFromJson(json::parse(R"({"id":7,"username":"b","business_name":"Shop"})"));
    REQUIRE(shop);
    CHECK(shop->id == "7");
    CHECK(shop->name == "Shop");
    CHECK_FALSE(UserFromJson(json::parse(R"({"username":"ann"})")));
    CHECK_FALSE(UserFromJson(json::parse(R"({"id":"ann"})")));
}

TEST_CASE("a board is read with a cover from wherever there is one")
{
    const auto board = BoardFromJson(json::parse(R"({"id":"549755885175","name":"Summer","privacy":"SECRET",
        "pin_count":5,"created_at":"2020-01-01T20:10:40-00:00","media":{"image_cover_url":"https://i.pinimg.com/c.jpg",
        "pin_thumbnail_urls":["https://i.pinimg.com/t.jpg"]}})"));
    REQUIRE(board);
    CHECK(board->cover_url == "https://i.pinimg.com/c.jpg");
    CHECK(board->privacy == "SECRET");
    CHECK(board->pin_count == 5);
    const auto thumb = BoardFromJson(json::parse(
        R"({"id":"5","media":{"image_cover_url":null,"pin_thumbnail_urls":["https://i.pinimg.com/t.jpg"]}})"));
    REQUIRE(thumb);
    CHECK(thumb->cover_url == "https://i.pinimg.com/t.jpg");
    CHECK(thumb->privacy == "PUBLIC");
    const auto bare =
        BoardFromJson(json::parse(R"({"id":"5","media":{"pin_thumbnail_urls":[]},"pin_count":"x"})"));
    REQUIRE(bare);
    CHECK(bare->cover_url.empty());
    CHECK(bare->pin_count == 0);
    CHECK_FALSE(BoardFromJson(json::parse(R"({"id":"../5"})")));
}

TEST_CASE("a pin is read, its time without a zone being UTC and its nulls empty")
{
    const auto pin =
        PinFromJson(json::parse(R"({"id":"1088182678697123456","created_at":"2025-05-21T01:13:01",
        "board_id":"5","board_section_id":null,"title":"T","description":null,"alt_text":"A","link":"https://a.example/",
        "note":"","media":{"media_type":"image"}})"));
    REQUIRE(pin);
    CHECK(pin->created_at == ParseRfc3339("2025-05-21T01:13:01Z"));
    CHECK(pin->board_section_id.empty());
    CHECK(pin->description.empty());
    CHECK(pin->title == "T");
    CHECK(pin->link == "https://a.example/");
    const auto timeless = PinFromJson(json::parse(R"({"id":"1","created_at":"yesterday"})"));
    REQUIRE(timeless);
    CHECK_FALSE(timeless->created_at);
    CHECK_FALSE(PinFromJson(json::parse(R"({"title":"no id"})")));
}

TEST_CASE("a page ends where its bookmark is null, empty or absent")
{
    for (const char* last :
         {R"({"items":[],"bookmark":null})", R"({"items":[],"bookmark":""})", R"({"items":[]})"}) {
        const auto page = BoardPageFromJson(json::parse(last));
        REQUIRE(page);
        CHECK(page->bookmark.empty());
    }
    const auto page =
        PinPageFromJson(json::parse(R"({"items":[{"id":"1"},{"id":null},7,{"id":"2"}],"bookmark":"b=="})"));
    REQUIRE(page);
    CHECK(page->items.size() == 2);
    CHECK(page->bookmark == "b==");
    CHECK_FALSE(PinPageFromJson(json::parse("{}")));
    CHECK_FALSE(PinPageFromJson(json::parse(R"({"items":{}})")));
    CHECK(SectionFromJson(json::parse(R"({"id":"9","name":"S"})"))->name == "S");
}

TEST_CASE("what comes with an answer is read from its headers")
{
    const auto meta = MetaOf({429,
                              {{"X-Pinterest-RID", "12 3\t4"},
                               {"Date", "Mon, 23 Nov 2026 21:57:00 GMT"},
                               {"X-RateLimit-Limit", "100, 100;w=1, 1000;w=60"},
                               {"x-ratelimit-remaining", "0"},
                               {"x-ratelimit-reset", "17"}},
                              ""});
    CHECK(meta.status == 429);
    CHECK(meta.request_id == "1234");
    CHECK(meta.date == ParseRfc3339("2026-11-23T21:57:00Z"));
    CHECK(meta.rate_limit.limit == 100);
    CHECK(meta.rate_limit.remaining == 0);
    CHECK(meta.rate_limit.reset_seconds == 17);

    const auto bare = MetaOf({200, {{"Date", "soon"}, {"x-ratelimit-reset", "-3"}}, ""});
    CHECK_FALSE(bare.date);
    CHECK(bare.rate_limit.limit == -1);
    CHECK(bare.rate_limit.reset_seconds == -1);
    CHECK(bare.request_id.empty());
}

}  // namespace
