#include "proxy/oauth/image_proxy.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/oauth/fixture.hpp"

namespace {

using namespace std::string_literals;
using pinwright::Environment;
using pinwright::net::Failure;
using pinwright::oauth::ImageProxy;
using pinwright::oauth::IsImageAddress;
using pinwright::oauth::SniffImage;
using pinwright::oauth::testing::Fixture;
using pinwright::testing::Answered;
using pinwright::testing::Asked;
using pinwright::testing::Failed;

TEST_CASE("images come from pinimg.com over https, or from where the API is, and from nowhere else")
{
    constexpr const char* kApi = "http://127.0.0.1:9001/v5";
    for (const char* good :
         {"https://i.pinimg.com/a/b.jpg", "https://S.PINIMG.com/x?y=z", "http://127.0.0.1:9001/img/1"})
        CHECK(IsImageAddress(good, kApi));
    for (const char* bad : {
             "http://i.pinimg.com/a.jpg",          // not https
             "https://pinimg.com.evil.example/a",  // only begins like it
             "https://evilpinimg.com/a",           // only ends like it
             "https://i.pinimg.com:8443/a",        // another port
             "https://u@i.pinimg.com/a",           // user name
             "http://127.0.0.1:9002/a",            // another port of loopback
             "https://127.0.0.1:9001/a",           // another scheme
             "http://localhost:9001/a",            // another name
             "https://169.254.169.254/latest",     // a machine's own
             "file:///etc/passwd", "", "x",        // none
         }) {
        INFO(bad);
        CHECK_FALSE(IsImageAddress(bad, kApi));
    }
}

TEST_CASE("an image is told by its bytes")
{
    CHECK(SniffImage("\xff\xd8\xff\xe0"s) == "image/jpeg");
    CHECK(SniffImage("\x89PNG\r\n\x1a\nxx"s) == "image/png");
    CHECK(SniffImage("GIF89a.."s) == "image/gif");
    CHECK(SniffImage("RIFF1234WEBPVP8 "s) == "image/webp");
    for (const std::string& bad :
         {""s, "\xff\xd8"s, "<svg xmlns="s, "<html>"s, "RIFF1234WAVE"s, "RIFF1234WEB"s, "GIF90a"s})
        CHECK_FALSE(SniffImage(bad));
}

TEST_CASE_METHOD(Fixture, "a known image is fetched without any token, and only if it is one")
{
    const std::string id = Connect();
    const std::string key = AccountNow(id).avatar.substr(15);
    ImageProxy images(config, transport, store->accounts, store->images);
    Asked last;
    pinwright::net::Outcome answer = Answered(200, "\xff\xd8\xff picture");
    transport.Answer([&](const Asked& asked) {
        last = asked;
        return answer;
    });
    const auto image = images.Fetch(key);
    REQUIRE(image);
    CHECK(image->bytes == "\xff\xd8\xff picture");
    CHECK(image->content_type == "image/jpeg");
    CHECK(last.url == "https://i.pinimg.com/ann.jpg");
    CHECK(last.Header("Authorization").empty());

    for (const auto& bad :
         {Answered(200, "<svg/>", {{"Content-Type", "image/png"}}), Answered(404, "\xff\xd8\xff"),
          Answered(302, "", {{"Location", "http://127.0.0.1/"}}), Failed(Failure::kTooLarge),
          Failed(Failure::kTimeout)}) {
        answer = bad;
        CHECK_FALSE(images.Fetch(key));
    }
}

TEST_CASE_METHOD(Fixture, "what may not be fetched is not asked for")
{
    const std::string id = Connect();
    ImageProxy images(config, transport, store->accounts, store->images);
    const auto asked = transport.asked().size();
    CHECK_FALSE(images.Fetch("unknown"));
    CHECK_FALSE(images.Fetch(""));
    CHECK_FALSE(images.Fetch(store->images.KeyFor(id, "http://127.0.0.1:22/").value()));
    CHECK_FALSE(images.Fetch(store->images.KeyFor("nobody", "https://i.pinimg.com/a").value()));
    const std::string key = AccountNow(id).avatar.substr(15);
    config.site.environment = Environment::kStandin;
    CHECK_FALSE(images.Fetch(key));
    CHECK(transport.asked().size() == asked);
}

}  // namespace
