// What a pin needs before it can be published.
#include "shared/pin_rules.hpp"

#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "shared/utf8.hpp"

using namespace pinwright;

namespace {

using namespace std::string_literals;

Pin GoodPin()
{
    Pin pin;
    pin.id = "3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5c";
    pin.account_id = "a1";
    pin.board_id = "549755885175";
    pin.media = {std::string(64, 'a')};
    pin.title = "Autumn jacket";
    return pin;
}

std::string Repeated(std::string_view text, std::size_t count)
{
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all.append(text);
    return all;
}

/// `field:id` of each problem, in order.
std::string Names(const std::vector<Problem>& problems)
{
    std::string names;
    for (const Problem& problem : problems)
        names += (names.empty() ? "" : " ") + problem.field + ":" + problem.id;
    return names;
}

/// A problem has little room below its field.
void CheckWords(const Problem& problem)
{
    CAPTURE(problem.title, problem.fix);
    for (const std::string& words : {problem.title, problem.fix}) {
        REQUIRE_FALSE(words.empty());
        CHECK(words.back() == '.');
        CHECK((words.front() >= 'A' && words.front() <= 'Z'));
        CHECK(words.find('!') == std::string::npos);
    }
    CHECK(CountCodePoints(problem.title) <= 60);
    CHECK(CountCodePoints(problem.fix) <= 70);
}

TEST_CASE("a pin with image and board is ready, whatever else is empty", "[pin_rules]")
{
    Pin pin = GoodPin();
    pin.title.clear();
    CHECK(CheckPin(pin).empty());
}

TEST_CASE("each fault of a pin is named by its field", "[pin_rules]")
{
    struct Case {
        const char* why;
        std::function<void(Pin&)> spoil;
        const char* expected;
    };
    const Case cases[] = {
        {"title at its limit", [](Pin& pin) { pin.title = Repeated("ピ", kTitleLimit); }, ""},
        {"title over its limit", [](Pin& pin) { pin.title = Repeated("ピ", kTitleLimit + 1); },
         "title:too_long"},
        {"emoji count once", [](Pin& pin) { pin.title = Repeated("🧷", kTitleLimit); }, ""},
        {"description at its limit", [](Pin& pin) { pin.description = Repeated("é", kDescriptionLimit); },
         ""},
        {"description over", [](Pin& pin) { pin.description = Repeated("é", kDescriptionLimit + 1); },
         "description:too_long"},
        {"alt text at its limit", [](Pin& pin) { pin.alt_text = Repeated("x", kAltTextLimit); }, ""},
        {"alt text over", [](Pin& pin) { pin.alt_text = Repeated("x", kAltTextLimit + 1); },
         "alt_text:too_long"},
        {"link over", [](Pin& pin) { pin.link = "https://a.example/" + std::string(kLinkLimit, 'x'); },
         "link:too_long"},
        {"link without scheme", [](Pin& pin) { pin.link = "example.com"; }, "link:bad_link"},
        {"several lines", [](Pin& pin) { pin.description = "one\n\ttwo\r\nthree"; }, ""},
        {"a control character",
         [](Pin& pin) {
             pin.title =
                 "a\x01"
                 "b";
         },
         "title:bad_text"},
        {"a NUL", [](Pin& pin) { pin.description = "a\0b"s; }, "description:bad_text"},
        {"ill-formed UTF-8", [](Pin& pin) { pin.alt_text = "\xFF"; }, "alt_text:bad_text"},
        {"no image", [](Pin& pin) { pin.media.clear(); }, "media:required"},
        {"two images", [](Pin& pin) { pin.media.push_back(std::string(64, 'b')); }, "media:too_many"},
        {"a path for an image", [](Pin& pin) { pin.media = {"../secret"}; }, "media:bad_id"},
        {"no board", [](Pin& pin) { pin.board_id.clear(); }, "board_id:required"},
        {"a board's name", [](Pin& pin) { pin.board_id = "my-board"; }, "board_id:bad_id"},
        {"a section's name", [](Pin& pin) { pin.board_section_id = "winter"; }, "board_section_id:bad_id"},
        {"no id", [](Pin& pin) { pin.id.clear(); }, "id:required"},
        {"an id of another shape", [](Pin& pin) { pin.id = "7"; }, "id:bad_id"},
        {"a long zone", [](Pin& pin) { pin.time_zone = std::string(kTimeZoneLimit + 1, 'x'); },
         "time_zone:too_long"},
        {"texts a million too long",
         [](Pin& pin) {
             pin.title = pin.description = pin.alt_text = std::string(1'000'000 + kDescriptionLimit, 'x');
         },
         "title:too_long description:too_long alt_text:too_long"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.why);
        Pin pin = GoodPin();
        one.spoil(pin);
        const std::vector<Problem> problems = CheckPin(pin);
        CHECK(Names(problems) == one.expected);
        for (const Problem& problem : problems)
            CheckWords(problem);
    }
}

TEST_CASE("all problems of a pin come at once, in the order of the form", "[pin_rules]")
{
    Pin pin;
    pin.id = GoodPin().id;
    pin.title = std::string(101, 'x');
    pin.description = std::string(801, 'x');
    pin.link = "nowhere";
    pin.alt_text = std::string(501, 'x');
    const std::vector<Problem> problems = CheckPin(pin);
    CHECK(Names(problems) ==
          "media:required title:too_long description:too_long link:bad_link alt_text:too_long "
          "board_id:required");
    CHECK(problems[1].title == "The title is 1 character too long.");
    CHECK(problems[1].fix == "Shorten it to 100 characters.");
}

TEST_CASE("a draft needs nothing but an id and readable texts", "[pin_rules]")
{
    Pin pin;
    pin.id = GoodPin().id;
    CHECK(CheckDraft(pin).empty());
    pin.title = std::string(5000, 'x');
    pin.link = "half a li";
    CHECK(CheckDraft(pin).empty());
    pin.description = "\xC3";
    CHECK(Names(CheckDraft(pin)) == "description:bad_text");
    pin.id = "x";
    CHECK(Names(CheckDraft(pin)) == "id:bad_id description:bad_text");
}

TEST_CASE("a board's name is there, readable and not too long", "[pin_rules]")
{
    CHECK(CheckBoardName("Kitchens").empty());
    CHECK(CheckBoardName(Repeated("板", kBoardNameLimit)).empty());
    CHECK(Names(CheckBoardName("")) == "name:required");
    CHECK(Names(CheckBoardName(" \xE3\x80\x80 ")) == "name:required");
    CHECK(Names(CheckBoardName(std::string(kBoardNameLimit + 1, 'x'))) == "name:too_long");
    CHECK(Names(CheckBoardName("a\x02")) == "name:bad_text");
    for (const std::string& name : {std::string(), std::string(kBoardNameLimit + 1, 'x'), "a\x02"s})
        CheckWords(CheckBoardName(name).front());
}

TEST_CASE("what only the server knows is said as briefly", "[pin_rules]")
{
    for (const Problem& problem :
         {ForeignBoard(), UnknownMedia(), NoQueueTimes(), NoFreeSlot(), TooManyDrafts()})
        CheckWords(problem);
    CHECK(CountCodePoints(TooManyPixels(65'535, 65'535)) <= 140);
}

}  // namespace
