#include "proxy/pinterest/api.hpp"

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "proxy/pinterest/base64_file.hpp"
#include "tests/unit/pinterest/fake_transport.hpp"

namespace {

using nlohmann::json;
using pinwright::Cause;
using pinwright::net::Failure;
using pinwright::pinterest::Api;
using pinwright::pinterest::Base64;
using pinwright::pinterest::PinToCreate;
using pinwright::testing::Answered;
using pinwright::testing::Asked;
using pinwright::testing::Failed;
using pinwright::testing::FakeTransport;

constexpr const char* kApi = "https://api.pinterest.com/v5";
constexpr const char* kToken =
    R"({"access_token":"pina_1","refresh_token":"pinr_1","expires_in":10,"scope":"a"})";

struct Fixture {
    FakeTransport transport;
    Api api{transport, {kApi, "123", "s3cret"}};

    void Answer(int status, const std::string& body)
    {
        transport.Answer([=](const Asked&) { return Answered(status, body); });
    }
    Asked last() const { return transport.asked().back(); }
};

struct Image {
    explicit Image(const std::string& text) : bytes(text)
    {
        char name[] = "/tmp/pinwright-image-XXXXXX";
        ::close(::mkstemp(name));
        path = name;
        std::ofstream(path, std::ios::binary) << text;
    }
    ~Image() { std::filesystem::remove(path); }
    PinToCreate Pin() const
    {
        return {{"Title \"x\"", "", "", ""}, "5", "", {path, "image/jpeg", bytes.size()}};
    }
    std::string bytes;
    std::string path;
};

TEST_CASE_METHOD(Fixture, "a code is exchanged with Basic authentication, the four fields and nothing else")
{
    Answer(200, kToken);
    const auto grant = api.ExchangeCode("c&de", "http://localhost:8080/oauth/callback");
    REQUIRE(grant.ok());
    CHECK(grant.value->access_token == "pina_1");
    CHECK(last().method == "POST");
    CHECK(last().url == std::string(kApi) + "/oauth/token");
    CHECK(last().Header("Authorization") == "Basic " + Base64("123:s3cret"));
    CHECK(last().content_type == "application/x-www-form-urlencoded");
    CHECK(last().body ==
          "grant_type=authorization_code&code=c%26de&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Foauth%"
          "2Fcallback"
          "&continuous_refresh=true");
}

TEST_CASE_METHOD(Fixture, "a refresh sends the refresh token and nothing else")
{
    Answer(200, kToken);
    REQUIRE(api.Refresh("pinr_0").ok());
    CHECK(last().body == "grant_type=refresh_token&refresh_token=pinr_0");
}

TEST_CASE_METHOD(Fixture, "a token call's fault never repeats the code, the token or the secret")
{
    Answer(401, R"({"code":283,"message":"grant c0de with s3cret is invalid"})");
    const auto refused = api.ExchangeCode("c0de", "http://localhost/cb");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.fault.cause == Cause::kGrantRefused);
    CHECK(refused.fault.detail.find("c0de") == std::string::npos);
    CHECK(refused.fault.detail.find("s3cret") == std::string::npos);
    Answer(200, "<html>");
    CHECK(api.Refresh("x").fault.cause == Cause::kPinterestDown);
}

TEST_CASE_METHOD(Fixture, "lists ask for the largest pages and follow the bookmark as it was given")
{
    Answer(200, R"({"items":[{"id":"1","name":"n"}],"bookmark":"a+b/c=="})");
    const auto boards = api.ListBoards("pina_1", "");
    REQUIRE(boards.ok());
    CHECK(boards.value->bookmark == "a+b/c==");
    CHECK(last().url == std::string(kApi) + "/boards?page_size=250");
    CHECK(last().Header("Authorization") == "Bearer pina_1");
    CHECK(last().method == "GET");

    const std::string more = "?page_size=250&bookmark=a%2Bb%2Fc%3D%3D";
    REQUIRE(api.ListBoards("t", "a+b/c==").ok());
    CHECK(last().url == kApi + ("/boards" + more));
    REQUIRE(api.ListSections("t", "77", "a+b/c==").ok());
    CHECK(last().url == kApi + ("/boards/77/sections" + more));
    REQUIRE(api.ListBoardPins("t", "77", "", "a+b/c==").ok());
    CHECK(last().url == kApi + ("/boards/77/pins" + more));
    REQUIRE(api.ListBoardPins("t", "77", "88", "a+b/c==").ok());
    CHECK(last().url == kApi + ("/boards/77/sections/88/pins" + more));
    REQUIRE(api.ListPins("t", "a+b/c==").ok());
    CHECK(last().url == kApi + ("/pins" + more));
}

TEST_CASE_METHOD(Fixture, "an id that is none never gets into an address")
{
    Answer(200, R"({"items":[],"id":"1"})");
    for (const char* bad : {"", "abc", "1/../../oauth/token", "1?x=y", "12 ", "%31"}) {
        INFO(bad);
        CHECK(api.ListSections("t", bad, "").fault.cause == Cause::kBoardMissing);
        CHECK(api.ListBoardPins("t", bad, "", "").fault.cause == Cause::kBoardMissing);
        CHECK(api.GetPin("t", bad).fault.cause == Cause::kNotFound);
    }
    CHECK(api.ListBoardPins("t", "1", "x", "").fault.cause == Cause::kSectionMissing);
    CHECK(transport.asked().empty());
}

TEST_CASE_METHOD(Fixture, "a board is made from its name and privacy")
{
    Answer(201, R"({"id":"549755885175","name":"Ä \"b\"","privacy":"SECRET"})");
    const auto board = api.CreateBoard("t", "Ä \"b\"", "SECRET");
    REQUIRE(board.ok());
    CHECK(board.value->id == "549755885175");
    CHECK(json::parse(last().body) == json({{"name", "Ä \"b\""}, {"privacy", "SECRET"}}));
    CHECK(last().content_type == "application/json");
    Answer(201, "{}");
    CHECK(api.CreateBoard("t", "x", "PUBLIC").fault.cause == Cause::kOutcomeUnknown);
}

TEST_CASE_METHOD(Fixture, "a pin goes out as one JSON text with the image in base64")
{
    const Image image("\xff\xd8\xff some bytes \x00\x01");
    PinToCreate pin = image.Pin();
    pin.board_section_id = "6";
    pin.description = "line\nline \xf0\x9f\x98\x80";
    pin.alt_text = "alt";
    pin.link = "https://example.com/?a=b&c=d";
    Answer(201, R"({"id":"813744226420795884","created_at":"2026-01-01T10:00:00"})");
    int asked = 0;
    const auto made = api.CreatePin("pina_1", pin, [&] { return ++asked > 0; });
    REQUIRE(made.ok());
    CHECK(made.value->id == "813744226420795884");
    CHECK(asked == 1);
    CHECK(last().url == std::string(kApi) + "/pins");
    CHECK(last().content_type == "application/json");
    CHECK(json::parse(last().body) == json({{"board_id", "5"},
                                            {"board_section_id", "6"},
                                            {"title", "Title \"x\""},
                                            {"description", "line\nline \xf0\x9f\x98\x80"},
                                            {"alt_text", "alt"},
                                            {"link", "https://example.com/?a=b&c=d"},
                                            {"media_source",
                                             {{"source_type", "image_base64"},
                                              {"content_type", "image/jpeg"},
                                              {"data", Base64(image.bytes)}}}}));
}

TEST_CASE_METHOD(Fixture, "empty texts are left out of a pin")
{
    const Image image("x");
    PinToCreate pin = image.Pin();
    pin.title.clear();
    Answer(201, R"({"id":"1"})");
    REQUIRE(api.CreatePin("t", pin, {}).ok());
    const json body = json::parse(last().body);
    CHECK(body.size() == 2);
    CHECK(body.contains("board_id"));
    CHECK(body.contains("media_source"));
}

TEST_CASE_METHOD(Fixture, "what is known of a pin's outcome is told, and no more")
{
    const Image image("some image");
    const struct {
        const char* what;
        pinwright::net::Outcome outcome;
        Cause cause;
        bool definite;
        bool sent;
    } table[] = {
        {"no id", Answered(201, R"({"title":"x"})"), Cause::kOutcomeUnknown, false, true},
        {"rubbish", Answered(200, "<html>"), Cause::kOutcomeUnknown, false, true},
        {"moved", Answered(302, ""), Cause::kPinterestDown, false, true},
        {"refused", Answered(403, R"({"code":235,"message":"broken"})"), Cause::kImageBroken, true, true},
        {"hiccup", Answered(400, R"({"code":2787,"message":"Sorry!"})"), Cause::kPinterestDown, false, true},
        {"down", Answered(503, "x"), Cause::kPinterestDown, false, true},
        {"silent", Failed(Failure::kTimeout), Cause::kPinterestUnreachable, false, true},
        {"cut", Failed(Failure::kCut), Cause::kPinterestUnreachable, false, true},
    };
    for (const auto& one : table) {
        INFO(one.what);
        transport.Answer([&](const Asked&) { return one.outcome; });
        const auto made = api.CreatePin("t", image.Pin(), [] { return true; });
        REQUIRE_FALSE(made.ok());
        CHECK(made.fault.cause == one.cause);
        CHECK(made.fault.definite == one.definite);
        CHECK(made.fault.sent == one.sent);
    }
}

TEST_CASE("a pin that never got past its fence was surely not made")
{
    // A transport that fails before the fence, as a broken connection does.
    struct Broken : pinwright::net::Transport {
        pinwright::net::Outcome Send(const pinwright::net::Request&) override { return Failed(failure); }
        Failure failure = Failure::kCut;
    } broken;
    Api api(broken, {kApi, "1", "s"});
    const Image image("some image");
    for (const Failure failure :
         {Failure::kCut, Failure::kTimeout, Failure::kConnect, Failure::kTls, Failure::kResolve}) {
        broken.failure = failure;
        const auto made = api.CreatePin("t", image.Pin(), [] { return true; });
        CHECK(made.fault.cause == Cause::kPinterestUnreachable);
        CHECK_FALSE(made.fault.sent);
        CHECK_FALSE(made.fault.definite);
    }
    FakeTransport transport;
    Api held(transport, {kApi, "1", "s"});
    const auto made = held.CreatePin("t", image.Pin(), [] { return false; });
    CHECK_FALSE(made.fault.sent);
    CHECK(transport.asked().empty());
}

TEST_CASE_METHOD(Fixture, "a pin that cannot be sent as it is, is a definite no without a call")
{
    const Image image("some image");
    PinToCreate pin = image.Pin();
    pin.board_id = "x";
    CHECK(api.CreatePin("t", pin, {}).fault.cause == Cause::kBoardMissing);
    pin = image.Pin();
    pin.board_section_id = "x";
    CHECK(api.CreatePin("t", pin, {}).fault.cause == Cause::kSectionMissing);
    pin = image.Pin();
    pin.image.content_type = "image/webp";
    CHECK(api.CreatePin("t", pin, {}).fault.cause == Cause::kImageUnsupported);
    pin = image.Pin();
    pin.image.path += ".gone";
    const auto gone = api.CreatePin("t", pin, {});
    CHECK(gone.fault.cause == Cause::kImageMissing);
    CHECK(gone.fault.definite);
    CHECK_FALSE(gone.fault.sent);
    pin = image.Pin();
    pin.image.bytes -= 1;
    bool asked = false;
    CHECK(api.CreatePin("t", pin, [&] { return asked = true; }).fault.cause == Cause::kImageMissing);
    CHECK_FALSE(asked);
    CHECK(transport.asked().empty());
}

}  // namespace
