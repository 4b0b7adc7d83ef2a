#include "proxy/publish/text_comparison.hpp"

#include <catch2/catch_test_macros.hpp>

using pinwright::publish::Comparable;
using namespace pinwright::publish;

TEST_CASE("texts that a reader calls the same are the same", "[match]")
{
    struct Case {
        const char* name;
        const char* left;
        const char* right;
        bool same;
    };
    const Case cases[] = {
        {"equal", "Lamp", "Lamp", true},
        {"both empty", "", "", true},
        {"precomposed and combining accent", "caf\u00e9", "cafe\u0301", true},
        {"Hangul syllable and its letters", "\ud55c", "\u1112\u1161\u11ab", true},
        {"outer spaces", "  Lamp\n", "Lamp", true},
        {"runs of spaces", "Red \t lamp", "Red lamp", true},
        {"no-break space", "Red\u00a0lamp", "Red lamp", true},
        {"spaces alone", " \u3000 ", "", true},
        {"letter case", "lamp", "Lamp", false},
        {"compatibility forms are other texts", "\ufb01n", "fin", false},
        {"missing space", "Redlamp", "Red lamp", false},
        {"an emoji more", "Lamp \U0001F4A1", "Lamp", false},
        {"no UTF-8, equal", "a\xff", "a\xff", true},
        {"no UTF-8, other", "a\xff", "a\xfe", false},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        CHECK((Comparable(one.left) == Comparable(one.right)) == one.same);
    }
}

TEST_CASE("empty fields are no likeness, but a field only one has is a difference", "[match]")
{
    const Texts sought{{"Title", "", "", "https://a.example/"}};
    CHECK(Differing(sought, sought) == kNoField);
    CHECK(Alike(sought, sought) == (kLink | kTitle));
    CHECK(Differing(sought, {{"Title", "More", "", "https://a.example/"}}) == kDescription);
    CHECK(Differing(sought, {{"Title", "", "alt", ""}}) == (kLink | kAltText));
    CHECK(Alike(sought, {{"Other", "", "", ""}}) == kNoField);
    CHECK(Alike(sought, {{"Title", "", "", ""}}) == kTitle);
}
