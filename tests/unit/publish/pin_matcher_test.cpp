#include "proxy/publish/pin_matcher.hpp"

#include <catch2/catch_test_macros.hpp>

#include "proxy/publish/lookup.hpp"

using namespace std::chrono_literals;
using namespace pinwright;
using namespace pinwright::publish;

namespace {

const Timestamp kStart = FromMillis(1'700'000'000'000);
constexpr Fields kAllFields = kLink | kTitle | kDescription | kAltText;

store::Publication Sent()
{
    store::Publication publication;
    publication.account_id = "a";
    publication.board_id = "10";
    publication.title = "Red lamp";
    publication.description = "It glows.";
    publication.link = "https://shop.example/lamp";
    publication.started_at = kStart;
    publication.skew_known = true;
    return publication;
}

pinterest::RemotePin OnBoard(std::optional<Timestamp> created_at = kStart + 1s)
{
    pinterest::RemotePin pin;
    pin.id = "1001";
    pin.board_id = "10";
    pin.created_at = created_at;
    pin.title = "Red lamp";
    pin.description = "It glows.";
    pin.link = "https://shop.example/lamp";
    return pin;
}

bool NoneIsOurs(const std::string&)
{
    return false;
}

enum class Seen { kNothing, kNear, kExact };

Seen Look(const Sought& sought, const pinterest::RemotePin& pin)
{
    const Findings findings = Find(sought, MakeListed({pin}), NoneIsOurs);
    return !findings.exact.empty() ? Seen::kExact : !findings.near.empty() ? Seen::kNear : Seen::kNothing;
}

}  // namespace

TEST_CASE("a listed pin is ours by board, texts and time", "[match]")
{
    struct Case {
        const char* name;
        std::function<void(pinterest::RemotePin&)> change;
        Seen seen;
    };
    const Case cases[] = {
        {"as it was sent", [](auto&) {}, Seen::kExact},
        {"with folded spaces", [](auto& pin) { pin.title = " Red  lamp "; }, Seen::kExact},
        {"seconds cut off", [](auto& pin) { pin.created_at = kStart - 999ms; }, Seen::kExact},
        {"just within the slack", [](auto& pin) { pin.created_at = kStart - 15min; }, Seen::kExact},
        {"made before", [](auto& pin) { pin.created_at = kStart - 15min - 1s; }, Seen::kNothing},
        {"made much later", [](auto& pin) { pin.created_at = kStart + 5h; }, Seen::kExact},
        {"another board", [](auto& pin) { pin.board_id = "11"; }, Seen::kNothing},
        {"a section that was not asked for", [](auto& pin) { pin.board_section_id = "7"; }, Seen::kNear},
        {"no time", [](auto& pin) { pin.created_at.reset(); }, Seen::kNear},
        {"another link, at the time", [](auto& pin) { pin.link = "https://shop.example/lamp?x"; },
         Seen::kNear},
        {"another link, three minutes later",
         [](auto& pin) { pin.link = "https://shop.example/lamp?x", pin.created_at = kStart + 3min; },
         Seen::kNothing},
        {"an alt text that was not sent", [](auto& pin) { pin.alt_text = "lamp"; }, Seen::kNear},
        {"the title goes on, and nothing else is the same",
         [](auto& pin) { pin.title = "RED lamp (edited)", pin.description = "Sits.", pin.link.clear(); },
         Seen::kNear},
        {"the title is another word's beginning",
         [](auto& pin) { pin.title = "Red lampshade", pin.description = "Sits.", pin.link.clear(); },
         Seen::kNothing},
        {"nothing in common but the empty alt text",
         [](auto& pin) { pin.title = "Chair", pin.description = "Sits.", pin.link.clear(); }, Seen::kNothing},
        {"no id", [](auto& pin) { pin.id.clear(); }, Seen::kNothing},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        pinterest::RemotePin pin = OnBoard();
        one.change(pin);
        CHECK(Look(SoughtFor(Sent(), std::nullopt, kNoField), pin) == one.seen);
    }
}

TEST_CASE("times are compared on Pinterest's clock", "[match]")
{
    store::Publication publication = Sent();
    publication.clock_skew_ms = -3'600'000;  // Pinterest is an hour behind us
    CHECK(Look(SoughtFor(publication, std::nullopt, kNoField), OnBoard(kStart - 1h)) == Seen::kExact);
    CHECK(Look(SoughtFor(publication, std::nullopt, kNoField), OnBoard(kStart - 2h)) == Seen::kNothing);

    publication.skew_known = false;
    CHECK(Look(SoughtFor(publication, std::nullopt, kNoField), OnBoard(kStart - 23h)) == Seen::kExact);
    CHECK(Look(SoughtFor(publication, std::nullopt, kNoField), OnBoard(kStart - 25h)) == Seen::kNothing);
}

TEST_CASE("a clock that was set between the last reading and the post hides no pin", "[match]")
{
    store::Publication publication = Sent();
    publication.clock_skew_ms = 2 * 3'600'000;  // Two hours behind when it was read, and corrected since.
    CHECK(Look(SoughtFor(publication, 0ms, kNoField), OnBoard()) == Seen::kExact);
    // The same if the post was made before the correction.
    CHECK(Look(SoughtFor(publication, 0ms, kNoField), OnBoard(kStart + 2h)) == Seen::kExact);
    CHECK(Look(SoughtFor(publication, 2h, kNoField), OnBoard()) == Seen::kNothing);
    CHECK(Look(SoughtFor(publication, {}, kNoField), OnBoard()) == Seen::kNothing);
    pinterest::RemotePin near = OnBoard();
    near.link = "https://shop.example/lamp?x";
    CHECK(Look(SoughtFor(publication, 0ms, kNoField), near) == Seen::kNear);
}

TEST_CASE("a near miss is worth a look within a day where the clock was not known", "[match]")
{
    store::Publication publication = Sent();
    publication.skew_known = false;
    const auto near = [&](std::optional<std::chrono::milliseconds> skew_now, std::chrono::hours after) {
        pinterest::RemotePin pin = OnBoard(kStart + after);
        pin.title = "Red lamp!";
        return Look(SoughtFor(publication, skew_now, kNoField), pin) == Seen::kNear;
    };
    CHECK(near(std::nullopt, -24h));
    CHECK(near(std::nullopt, 24h));
    CHECK_FALSE(near(std::nullopt, -25h));
    CHECK_FALSE(near(std::nullopt, 25h));
    // Whichever clock was right at the start.
    CHECK(near(-3h, -27h));
    CHECK(near(3h, 27h));
    CHECK(near(-3h, 24h));
    CHECK_FALSE(near(-3h, -28h));
}

TEST_CASE("what is ours already is never found again", "[match]")
{
    std::vector<pinterest::RemotePin> pins{OnBoard(kStart + 2s), OnBoard(kStart + 1s), OnBoard(kStart + 1s)};
    pins[0].id = "2002";
    pins[1].id = "1001";
    pins[2].id = "1001";  // listed twice: by its board and by the account
    const Findings all = Find(SoughtFor(Sent(), std::nullopt, kNoField), MakeListed(pins), NoneIsOurs);
    REQUIRE(all.exact.size() == 2);
    CHECK(all.exact[0].id == "1001");  // oldest first
    CHECK(all.exact[1].id == "2002");

    const Findings rest = Find(SoughtFor(Sent(), std::nullopt, kNoField), MakeListed(pins),
                               [](const std::string& id) { return id == "1001"; });
    REQUIRE(rest.exact.size() == 1);
    CHECK(rest.exact[0].id == "2002");
}

TEST_CASE("a field that Pinterest changes is left out, as long as something is left", "[match]")
{
    pinterest::RemotePin pin = OnBoard();
    pin.description = "It glows. #ad";
    CHECK(Look(SoughtFor(Sent(), std::nullopt, kDescription), pin) == Seen::kExact);
    CHECK(Look(SoughtFor(Sent(), std::nullopt, kTitle), pin) == Seen::kNear);

    pin.title = "Other";
    pin.link = "https://other.example/";
    CHECK(Look(SoughtFor(Sent(), std::nullopt, kAllFields), pin) != Seen::kExact);
}

TEST_CASE("a pin all of whose texts were changed is a near miss by what is left of them", "[match]")
{
    const auto seen = [](const char* title, const char* description, const char* link,
                         Timestamp created_at = kStart + 1s) {
        pinterest::RemotePin pin = OnBoard(created_at);
        pin.title = title;
        pin.description = description;
        pin.link = link;
        CHECK(Look(SoughtFor(Sent(), std::nullopt, kAllFields), pin) ==
              Look(SoughtFor(Sent(), std::nullopt, kNoField), pin));
        return Look(SoughtFor(Sent(), std::nullopt, kNoField), pin);
    };
    CHECK(seen("RED LAMP", "-", "-") == Seen::kNear);
    CHECK(seen("-", "It glows. (edited)", "-") == Seen::kNear);
    CHECK(seen("-", "-", "https://shop.example/lamp?utm_source=Pinterest") == Seen::kNear);
    CHECK(seen("Red", "-", "-") == Seen::kNear);  // cut
    CHECK(seen("Blue chair", "It stands.", "https://shop.example/chair") == Seen::kNothing);
    CHECK(seen("", "", "") == Seen::kNothing);
    CHECK(seen("RED LAMP", "-", "-", kStart + 3min) == Seen::kNothing);
}

TEST_CASE("old news is a pin of those texts made since it was due, and nothing like it", "[match]")
{
    Pin due;
    due.board_id = "10";
    due.title = "Red lamp";
    due.description = "It glows.";
    due.link = "https://shop.example/lamp";
    CHECK(Look(SoughtSince(due, kStart, 0ms), OnBoard(kStart + 1h)) == Seen::kExact);
    CHECK(Look(SoughtSince(due, kStart, 0ms), OnBoard(kStart - 3min)) == Seen::kNothing);
    CHECK(Look(SoughtSince(due, kStart, -1h), OnBoard(kStart - 30min)) == Seen::kExact);
    pinterest::RemotePin similar = OnBoard(kStart);
    similar.title = "Red lamp!";
    CHECK(Look(SoughtSince(due, kStart, 0ms), similar) == Seen::kNothing);
}

TEST_CASE("a look concludes only what it has seen", "[look]")
{
    const pinterest::RemotePin pin = OnBoard();
    const Findings nothing;
    const Findings one{{pin}, {}};
    const Findings two{{pin, pin}, {}};
    const Findings near{{}, {pin}};
    const Findings one_and_near{{pin}, {pin}};
    struct Case {
        const char* name;
        const Findings& findings;
        bool complete;
        LookRank rank;
        LookResult result;
    };
    const Case cases[] = {
        {"found at the first look", one, true, LookRank::kEarly, LookResult::kAdopt},
        {"found before all was read", one, false, LookRank::kEarly, LookResult::kAdopt},
        {"found beside a near miss", one_and_near, true, LookRank::kLast, LookResult::kAdopt},
        {"two of them", two, true, LookRank::kEarly, LookResult::kAskPerson},
        {"not there yet", nothing, true, LookRank::kEarly, LookResult::kLookLater},
        {"near miss at an early look", near, true, LookRank::kEarly, LookResult::kLookLater},
        {"near miss at the last look", near, true, LookRank::kLast, LookResult::kAskPerson},
        {"near miss, not all read", near, false, LookRank::kLast, LookResult::kLookAgain},
        {"not there at the last look", nothing, true, LookRank::kLast, LookResult::kAbsent},
        {"not there, not all read", nothing, false, LookRank::kLast, LookResult::kLookAgain},
    };
    for (const Case& each : cases) {
        INFO(each.name);
        CHECK(Conclude(each.findings, each.complete, each.rank) == each.result);
    }
}
