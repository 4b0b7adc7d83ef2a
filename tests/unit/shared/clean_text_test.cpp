// How a pasted or posted text is stored.
#include "shared/clean_text.hpp"

#include <catch2/catch_test_macros.hpp>

#include "shared/pin_rules.hpp"

using namespace pinwright;

namespace {

using namespace std::string_literals;

TEST_CASE("what is pasted from Word, PowerPoint or a PDF comes without its controls", "[clean_text]")
{
    struct Case {
        const char* why;
        std::string pasted;
        std::string lines;   ///< If lines are allowed.
        std::string single;  ///< In a single line.
    };
    const Case cases[] = {
        {"plain text stays", "Autumn jacket", "Autumn jacket", "Autumn jacket"},
        {"a line of Word", "one\x0Btwo", "one\ntwo", "one two"},
        {"a page of Word", "one\x0Ctwo", "one\ntwo", "one two"},
        {"lines of Windows", "one\r\ntwo\r\n", "one\ntwo\n", "one two "},
        {"lines of old", "one\rtwo", "one\ntwo", "one two"},
        {"lines as they are", "one\n\ntwo", "one\n\ntwo", "one  two"},
        {"the next line", "one\u0085two", "one\ntwo", "one two"},
        {"Unicode's own", "one\u2028two\u2029three", "one\ntwo\nthree", "one two three"},
        {"a tab", "one\ttwo", "one\ttwo", "one two"},
        {"a hyphen of Word", "jack\x1F"s + "et", "jacket", "jacket"},
        {"a hyphen of a PDF", "jack\x02"s + "et", "jacket", "jacket"},
        {"a NUL", "jack\0et"s, "jacket", "jacket"},
        {"an escape and DEL", "\x1B[1mred\x7F", "[1mred", "[1mred"},
        {"a control of Latin-1", "jack\u0092et", "jacket", "jacket"},
        {"a byte order mark", "\uFEFFjacket", "jacket", "jacket"},
        {"an object and annotations", "a\uFFFC\uFFF9b\uFFFB", "ab", "ab"},
        {"noncharacters", "a\uFFFE\uFDD0\U0001FFFFb", "ab", "ab"},
        {"an emoji of several", "👩\u200D👧 ❤\uFE0F", "👩\u200D👧 ❤\uFE0F", "👩\u200D👧 ❤\uFE0F"},
        {"a flag of tags", "🏴\U000E0067\U000E007F", "🏴\U000E0067\U000E007F",
         "🏴\U000E0067\U000E007F"},
        {"joiners of Hindi and Persian", "क्\u200Dष می\u200Cخواهم", "क्\u200Dष می\u200Cخواهم",
         "क्\u200Dष می\u200Cخواهم"},
        {"direction marks of Hebrew", "שלום\u200F!", "שלום\u200F!", "שלום\u200F!"},
        {"a space that holds together", "10\u00A0cm", "10\u00A0cm", "10\u00A0cm"},
        {"what is not UTF-8 is for the check to refuse", "a\xFF\x0B"s + "b", "a\xFF\x0B"s + "b",
         "a\xFF\x0B"s + "b"},
        {"nothing", "", "", ""},
    };
    for (const Case& one : cases) {
        CAPTURE(one.why);
        CHECK(CleanText(one.pasted, Lines::kMany) == one.lines);
        CHECK(CleanText(one.pasted, Lines::kOne) == one.single);
        CHECK(CleanText(one.lines, Lines::kMany) == one.lines);
        CHECK(CleanText(one.single, Lines::kOne) == one.single);
    }
}

TEST_CASE("a pin is cleaned field by field, and then its texts are fine", "[clean_text]")
{
    Pin pin;
    pin.id = "3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5c";
    pin.title = "Autumn\x0Bjacket\x1F";
    pin.description = "one\x0Btwo\x02";
    pin.alt_text = "a\r\njacket\x02";
    pin.link = " <https://example.com/\u200Bjacket> ";
    CHECK_FALSE(CheckDraft(pin).empty());
    const Pin clean = Cleaned(pin);
    CHECK(clean.title == "Autumn jacket");
    CHECK(clean.description == "one\ntwo");
    CHECK(clean.alt_text == "a\njacket");
    CHECK(clean.link == "https://example.com/jacket");
    CHECK(CheckDraft(clean).empty());
    CHECK(Cleaned(clean) == clean);
}

}  // namespace
