// A Pinterest, or an impostor, that sends too much, nests too deeply, or sends secrets.
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <nlohmann/json.hpp>

#include "proxy/pinterest/api.hpp"
#include "proxy/pinterest/base64_file.hpp"
#include "shared/utf8.hpp"
#include "tests/unit/pinterest/fake_transport.hpp"

namespace {

using nlohmann::json;
using pinwright::Cause;
using pinwright::CountCodePoints;
using pinwright::net::Failure;
using pinwright::pinterest::Api;
using pinwright::pinterest::Base64;
using pinwright::testing::Answered;
using pinwright::testing::Asked;
using pinwright::testing::Failed;
using pinwright::testing::FakeTransport;

struct Hostile {
    FakeTransport transport;
    Api api{transport, {"https://api.pinterest.com/v5", "123", "s3cret+of/app"}};

    void Answer(int status, const std::string& body)
    {
        transport.Answer([=](const Asked&) { return Answered(status, body); });
    }
};

std::string Repeated(std::string_view piece, std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += piece;
    return text;
}

/// `count` boards in one page, each with the members of `more`.
std::string Boards(std::size_t count, const json& more = json::object())
{
    json items = json::array();
    for (std::size_t i = 0; i < count; ++i) {
        json board = {{"id", std::to_string(1000 + i)}, {"name", "Board"}};
        board.update(more);
        items.push_back(board);
    }
    return json{{"items", items}, {"bookmark", nullptr}}.dump();
}

TEST_CASE_METHOD(Hostile, "an answer that is too long, too deep or too wide is refused with the reason")
{
    const struct {
        const char* what;
        std::string body;
        const char* why;
    } table[] = {
        {"3 MB of one text", R"({"items":[],"note":")" + std::string(3'000'000, 'x') + "\"}", "too long"},
        {"a million brackets", std::string(1'000'000, '['), "nested"},
        {"65 levels around a good page",
         R"({"items":[],"deep":)" + std::string(64, '[') + std::string(64, ']') + "}", "nested"},
        {"600,000 empty lists", R"({"items":[)" + Repeated("[],", 600'000) + "[]]}", "too many values"},
        {"600,000 empty objects", R"({"items":[)" + Repeated("{},", 600'000) + "{}]}", "too many values"},
        {"a million numbers", R"({"items":[],"n":[)" + Repeated("1,", 900'000) + "1]}", "too many values"},
        {"200,000 members", R"({"items":[])" + Repeated(R"(,"a":0)", 200'000) + "}", "too many values"},
        {"501 items where 250 were asked for", Boards(501), "more items"},
        {"a bookmark of 5 KB", R"({"items":[],"bookmark":")" + std::string(5'000, 'b') + "\"}", "bookmark"},
    };
    for (const auto& one : table) {
        INFO(one.what);
        Answer(200, one.body);
        const auto answer = api.ListBoards("pina_1", {});
        REQUIRE_FALSE(answer.ok());
        CHECK(answer.fault.cause == Cause::kPinterestDown);
        INFO(answer.fault.detail);
        CHECK(answer.fault.detail.find(one.why) != std::string::npos);
        CHECK(answer.fault.detail.size() < 300);
    }
}

TEST_CASE_METHOD(Hostile, "an error's body has the same limits as any other")
{
    for (const std::string& body : {std::string(1'000'000, '['), "[" + Repeated("{},", 600'000) + "{}]",
                                    R"({"code":2,"message":"x","n":[)" + Repeated("[],", 400'000) + "0]}"}) {
        Answer(401, body);
        const auto answer = api.ListBoards("pina_1", {});
        CHECK(answer.fault.cause == Cause::kPinterestDown);
        CHECK_FALSE(answer.fault.definite);
    }
}

TEST_CASE_METHOD(Hostile, "no call takes more than 2 MB of JSON")
{
    std::vector<std::size_t> limits;
    struct Noted : pinwright::net::Transport {
        explicit Noted(std::vector<std::size_t>& to) : limits(to) {}
        pinwright::net::Outcome Send(const pinwright::net::Request& request) override
        {
            limits.push_back(request.answer_limit);
            return Failed(Failure::kConnect);
        }
        std::vector<std::size_t>& limits;
    } noted(limits);
    Api asked(noted, {"https://api.pinterest.com/v5", "123", "secret"});
    asked.ExchangeCode("code", "http://localhost/");
    asked.Refresh("pinr_1");
    asked.GetUser("t");
    asked.ListBoards("t", {});
    asked.CreateBoard("t", "Name", "PUBLIC");
    asked.ListSections("t", "1", {});
    asked.ListBoardPins("t", "1", {}, {});
    asked.ListPins("t", {});
    asked.GetPin("t", "1");
    REQUIRE(limits.size() == 9);
    for (const std::size_t limit : limits)
        CHECK(limit == 2'000'000);
}

TEST_CASE_METHOD(Hostile, "a page of pins over the limit is requested again in smaller pages")
{
    transport.Answer([](const Asked& asked) {
        return asked.url.find("page_size=250") != std::string::npos
                   ? Failed(Failure::kTooLarge)
                   : Answered(200, R"({"items":[{"id":"1"}],"bookmark":null})");
    });
    const auto answer = api.ListBoardPins("pina_1", "5", {}, "mark");
    REQUIRE(answer.ok());
    CHECK(answer.value->items.size() == 1);
    REQUIRE(transport.asked().size() == 2);
    CHECK(transport.asked().back().url.ends_with("/boards/5/pins?page_size=50&bookmark=mark"));
    CHECK(api.ListPins("pina_1", {}).ok());
}

TEST_CASE_METHOD(Hostile, "the largest pages of an honest Pinterest are read")
{
    json pins = json::array();
    for (int i = 0; i < 250; ++i)
        pins.push_back({{"id", std::to_string(900'000'000'000'000'000 + i)},
                        {"title", Repeated("Ж", 100)},
                        {"description", Repeated("Ж", 800)},
                        {"alt_text", Repeated("Ж", 500)},
                        {"link", "https://shop.example/" + std::string(2'000, 'p')},
                        {"board_id", "5"},
                        {"media", {{"images", Repeated("[]", 0)}}},
                        {"pin_metrics", std::vector<int>(200, 7)}});
    Answer(200, json{{"items", pins}, {"bookmark", "next"}}.dump());
    const auto answer = api.ListBoardPins("pina_1", "5", {}, {});
    REQUIRE(answer.ok());
    REQUIRE(answer.value->items.size() == 250);
    CHECK(CountCodePoints(answer.value->items.back().description) == 800);
}

TEST_CASE_METHOD(Hostile, "a token grant is refused as a whole if any part is too long")
{
    const std::string good = R"({"access_token":"pina_1","refresh_token":"pinr_1","scope":"boards:read"})";
    const struct {
        const char* what;
        const char* field;
        std::size_t bytes;
        const char* why;  ///< Null: it is accepted.
    } table[] = {
        {"an access token of 4 MB is over the limit of answers", "access_token", 4'000'000, "too long"},
        {"an access token of 9 KB", "access_token", 9'000, "a token is too long"},
        {"an access token of 4 KB", "access_token", 4'000, nullptr},
        {"a refresh token of 9 KB", "refresh_token", 9'000, "a token is too long"},
        {"a refresh token of 4 KB", "refresh_token", 4'000, nullptr},
        {"permissions of 5 KB", "scope", 5'000, "permissions"},
    };
    for (const auto& one : table) {
        INFO(one.what);
        json body = json::parse(good);
        body[one.field] = std::string(one.bytes, 'x');
        Answer(200, body.dump());
        const auto grant = api.Refresh("pinr_0");
        CHECK(grant.ok() == (one.why == nullptr));
        if (one.why) {
            CHECK(grant.fault.cause == Cause::kPinterestDown);
            CHECK(grant.fault.detail.find(one.why) != std::string::npos);
            CHECK(grant.fault.detail.find("xxx") == std::string::npos);
        }
    }
}

TEST_CASE_METHOD(Hostile, "names are one line of limited length, without characters that reverse text")
{
    const struct {
        const char* what;
        std::string sent;
        std::string read;
    } table[] = {
        {"right-to-left override", "safe\u202Egpj.exe", "safegpj.exe"},
        {"embeddings and pops", "\u202Aa\u202Bb\u202Cc\u202Dd", "abcd"},
        {"isolates", "\u2066a\u2067b\u2068c\u2069", "abc"},
        {"marks", "\u200Ea\u200Fb\u061Cc", "abc"},
        {"deprecated kin and a byte order mark", "\uFEFFa\u206Ab\u206Fc", "abc"},
        {"line breaks", "a\r\nERROR b\u2028c\u2029d\u0085e", "a  ERROR b c d e"},
        {"escape sequences", "a\x1B[31mred\x07\x7F", "a [31mred"},
        {"C1 controls", "a\u009B31mb", "a 31mb"},
        {"a zero", std::string("a\0b", 3), "a b"},
        {"joiners stay", "👩‍👩‍👧 می‌خواهم", "👩‍👩‍👧 می‌خواهم"},
        {"Hebrew and Arabic stay", "שלום مرحبا", "שלום مرحبا"},
        {"2 MB, nearly", std::string(1'900'000, 'n'), std::string(360, 'n')},
        {"cut between characters", Repeated("🧷", 400), Repeated("🧷", 360)},
        {"megabytes of nothing", Repeated("\u202E", 400'000) + "end", ""},
    };
    for (const auto& one : table) {
        INFO(one.what);
        Answer(200, json{{"items", {{{"id", "1"}, {"name", one.sent}}}}}.dump());
        const auto boards = api.ListBoards("pina_1", {});
        REQUIRE(boards.ok());
        CHECK(boards.value->items.at(0).name == one.read);
        const auto sections = api.ListSections("pina_1", "5", {});
        REQUIRE(sections.ok());
        CHECK(sections.value->items.at(0).name == one.read);
        for (const char* field : {"username", "business_name"}) {
            Answer(200, json{{"id", "1"}, {field, one.sent}}.dump());
            const auto user = api.GetUser("pina_1");
            REQUIRE(user.ok());
            CHECK(user.value->name == one.read);
        }
    }
}

TEST_CASE_METHOD(Hostile, "invalid keywords, IDs and URLs are left out")
{
    for (const std::string& odd :
         {std::string("PUBLIC\nX"), std::string(40, 'P'), std::string("\u202EPUBLIC")}) {
        Answer(200, Boards(1, {{"privacy", odd}}));
        CHECK(api.ListBoards("pina_1", {}).value->items.at(0).privacy == "PUBLIC");
        Answer(200, json{{"id", "1"}, {"account_type", odd}}.dump());
        CHECK(api.GetUser("pina_1").value->account_type.empty());
    }
    for (const std::string& odd :
         {"https://i.pinimg.com/" + std::string(5'000, 'a'), std::string("https://i.pinimg.com/a b"),
          std::string("https://i.pinimg.com/\u202E"), std::string("\r\nX: y")}) {
        Answer(200, Boards(1, {{"media", {{"image_cover_url", odd}}}}));
        CHECK(api.ListBoards("pina_1", {}).value->items.at(0).cover_url.empty());
        Answer(200, json{{"id", "1"}, {"profile_image", odd}}.dump());
        CHECK(api.GetUser("pina_1").value->image_url.empty());
    }
    // The pin was made, whatever board it claims to be on.
    Answer(200,
           json{{"id", "7"}, {"board_id", std::string(1'000'000, '9')}, {"board_section_id", "../1"}}.dump());
    const auto pin = api.GetPin("pina_1", "7");
    REQUIRE(pin.ok());
    CHECK(pin.value->board_id.empty());
    CHECK(pin.value->board_section_id.empty());
}

TEST_CASE_METHOD(Hostile,
                 "the texts of a pin keep their characters, and are cut only far beyond their limits")
{
    const std::string title = "שלום\u200F (\u202Bab\u202C)";
    Answer(200, json{{"id", "7"},
                     {"title", title},
                     {"description", Repeated("ü", 500'000)},
                     {"alt_text", std::string(500'000, 'a')},
                     {"link", "https://a.example/" + std::string(100'000, 'a')}}
                    .dump());
    const auto pin = api.GetPin("pina_1", "7");
    REQUIRE(pin.ok());
    CHECK(pin.value->title == title);
    CHECK(CountCodePoints(pin.value->description) == 1'600);
    CHECK(pin.value->alt_text.size() == 1'000);
    CHECK(pin.value->link.size() == 4'096);
}

TEST_CASE_METHOD(Hostile, "a secret that Pinterest repeats is masked, whatever its form")
{
    const std::string basic = Base64("123:s3cret+of/app");
    const struct {
        const char* what;
        std::string message;
        std::string secret;  ///< Must not be in the message.
        std::string kept;    ///< Must be in it.
    } table[] = {
        {"the app's secret", "bad s3cret+of/app given", "s3cret+of/app", "bad ... given"},
        {"the app's secret, encoded", "bad s3cret%2Bof%2Fapp given", "s3cret%2B", "bad ... given"},
        {"the app's credentials", "Authorization: Basic " + basic, basic, "Basic ..."},
        {"the credentials alone", "[" + basic + "]", basic, "[...]"},
        {"other Basic credentials", "got basic YWJjOmRlZg==, sorry", "YWJj", "got basic ..., sorry"},
        {"Basic, encoded", "got Basic%20YWJjOmRlZg==", "YWJj", "got Basic%20..."},
        {"a Bearer token", "header was 'Bearer zXy987abc'", "zXy987abc", "Bearer ..."},
        {"the request's token", "token tok-of-account is over", "tok-of-account", "token ... is over"},
        {"a token of somebody else", "conflicts with pina_ABCDEF0123456789", "ABCDEF", "conflicts with ..."},
        {"a refresh token not stored yet", "use pinr.eyJhbGciOi.J9_x-y instead", "eyJhbG", "use ... instead"},
        {"the app's own token", "or pinc_ZZZ99", "ZZZ99", "or ..."},
        {"a form", "body client_secret=hunter2&refresh_token=abcdef&code=ghijkl&x=1", "hunter2", "x=1"},
        {"a form's refresh token", "body refresh_token=abcdef&x=1", "abcdef", "&x=1"},
        {"a form's code", "body grant=1&code=ghijkl&x=1", "ghijkl", "grant=1&code=...&x=1"},
        {"JSON in the text", R"(got {"access_token": "qwertyuiop"})", "qwertyuiop", "got {"},
        {"with something invisible in it", "tok-of\u200E-account", "account", "..."},
        {"where the message is cut", std::string(490, 'a') + " pina_ABCDEF0123456789", "ABCDEF", "aaa"},
        {"far into a long message", Repeated("tok-of-account", 2'000), "tok", "......"},
        // Ordinary words.
        {"words", "Basic authentication is required", "...", "Basic authentication is required"},
        {"words", "Send a bearer token, code=29", "...", "Send a bearer token, code=29"},
        {"words", "The barcode: is unreadable, see encode=1", "...", "see encode=1"},
    };
    for (const auto& one : table) {
        INFO(one.what << ": " << one.message);
        for (const char* field : {"message", "message_detail"}) {
            Answer(400, json{{"code", 1}, {field, one.message}}.dump());
            for (const auto& fault :
                 {api.GetUser("tok-of-account").fault, api.Refresh("tok-of-account").fault,
                  api.ExchangeCode("tok-of-account", "http://localhost/").fault,
                  api.CreateBoard("tok-of-account", "Name", "PUBLIC").fault,
                  api.ListBoards("tok-of-account", {}).fault}) {
                INFO(fault.detail);
                CHECK(fault.message.find(one.secret) == std::string::npos);
                CHECK(fault.detail.find(one.secret) == std::string::npos);
                CHECK(fault.message.find(one.kept) != std::string::npos);
            }
        }
    }
}

TEST_CASE_METHOD(Hostile, "a request ID that is a secret is not kept")
{
    for (const char* id : {"pina_ABCDEF", "tok-of-account"}) {
        transport.Answer([id](const Asked&) {
            return Answered(400, R"({"code":1,"message":"no"})", {{"x-pinterest-rid", id}});
        });
        const auto answer = api.GetUser("tok-of-account");
        CHECK(answer.meta.request_id == "...");
        CHECK(answer.fault.detail.find("tok-of-account") == std::string::npos);
    }
}

TEST_CASE_METHOD(Hostile, "a message can't forge or reverse a line")
{
    Answer(400, json{{"code", 1}, {"message", "no\n2026 error \u202Eevil\u2028next\u009B"}}.dump());
    CHECK(api.GetUser("pina_1").fault.message == "no 2026 error evil next");
}

}  // namespace
