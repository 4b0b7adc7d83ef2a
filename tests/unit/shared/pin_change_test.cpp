// A person's changes to a pin, as they are sent over the wire.
#include "shared/pin_change.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace pinwright;
using Json = nlohmann::json;

namespace {

Pin SomePin()
{
    Pin pin;
    pin.id = "3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5c";
    pin.account_id = "a1";
    pin.board_id = "999999999999999999";
    pin.board_section_id = "12";
    pin.title = "T";
    pin.description = "D";
    pin.alt_text = "A";
    pin.link = "https://example.com/";
    pin.media = {std::string(64, 'a')};
    pin.publish_at = FromMillis(1'795'557'420'000);
    pin.time_zone = "Asia/Tokyo";
    pin.state = PinState::kHeld;
    pin.revision = 7;
    return pin;
}

PinChange Read(const char* text)
{
    const Result<PinChange> read = PinChangeFromJson(Json::parse(text));
    REQUIRE(read.ok());
    return *read;
}

TEST_CASE("what a change does not name stays as it is", "[pin_change]")
{
    CHECK(Read("{}") == PinChange{});
    CHECK(Read(R"({"id":"x","attempts":5,"new":{}})") == PinChange{});
    CHECK(Read(R"({"state":null,"revision":null})") == PinChange{});
    CHECK(Changed(SomePin(), PinChange{}) == SomePin());

    const Pin pin = Changed(SomePin(), Read(R"({"title":"New","revision":9,"state":"draft"})"));
    Pin expected = SomePin();
    expected.title = "New";
    CHECK(pin == expected);
}

TEST_CASE("null clears a field", "[pin_change]")
{
    const PinChange change = Read(
        R"({"account_id":null,"board_id":null,"board_section_id":null,"title":null,"description":null,
            "alt_text":null,"link":null,"media":null,"publish_at":null,"time_zone":null})");
    REQUIRE(change.publish_at.has_value());
    CHECK_FALSE(change.publish_at->has_value());
    Pin expected;
    expected.id = SomePin().id;
    expected.state = PinState::kHeld;
    expected.revision = 7;
    CHECK(Changed(SomePin(), change) == expected);
}

TEST_CASE("what the client sends as a change is what the server reads", "[pin_change]")
{
    PinChange all;
    all.account_id = "a2";
    all.board_id = "1";
    all.board_section_id = "2";
    all.title = "ピン";
    all.description = "";
    all.alt_text = "a";
    all.link = "https://example.com/";
    all.media = {{std::string(64, 'b')}};
    all.publish_at = std::optional(FromMillis(1'795'557'420'000));
    all.time_zone = "Europe/Berlin";
    all.state = PinState::kScheduled;
    all.revision = 9'007'199'254'740'993;
    PinChange cleared;
    cleared.publish_at = std::optional<Timestamp>();
    cleared.time_zone = "";
    cleared.media = std::vector<std::string>();
    for (const PinChange& change : {all, cleared, PinChange{}}) {
        const Result<PinChange> read = PinChangeFromJson(Json::parse(PinChangeToJson(change).dump()));
        REQUIRE(read.ok());
        CHECK(*read == change);
    }
    CHECK(PinChangeToJson(PinChange{}).dump() == "{}");
}

TEST_CASE("a change is read strictly", "[pin_change]")
{
    struct Bad {
        const char* text;
        const char* field;
    };
    const Bad bads[] = {
        {R"("change")", "object"},
        {R"([])", "object"},
        {R"({"title":5})", "title"},
        {R"({"media":"m"})", "media"},
        {R"({"publish_at":"tomorrow"})", "publish_at"},
        {R"({"publish_at":""})", "publish_at"},
        {R"({"state":"published"})", "state"},
        {R"({"state":"canceled"})", "state"},
        {R"({"state":"none"})", "state"},
        {R"({"state":5})", "state"},
        {R"({"revision":"5"})", "revision"},
        {R"({"revision":1.5})", "revision"},
        {R"({"revision":-1})", "revision"},
        {R"({"revision":18446744073709551615})", "revision"},
        {R"({"account_id":{}})", "account_id"},
    };
    for (const Bad& bad : bads) {
        CAPTURE(bad.text);
        const Result<PinChange> refused = PinChangeFromJson(Json::parse(bad.text));
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().cause == Cause::kBadRequest);
        CHECK(refused.error().detail.find(bad.field) != std::string::npos);
    }
}

}  // namespace
