// Counting, checking and folding texts.
#include "shared/utf8.hpp"

#include <catch2/catch_test_macros.hpp>

using pinwright::CountCodePoints;
using pinwright::FirstCodePoints;
using pinwright::FoldSpaces;
using pinwright::IsValidUtf8;
using pinwright::PlainLine;
using pinwright::TrimSpaces;

namespace {

using namespace std::string_view_literals;

TEST_CASE("well-formed UTF-8 of every length is taken", "[utf8]")
{
    for (const std::string_view text :
         {""sv, "plain"sv, "\xC2\x80"sv, "é"sv, "ß"sv, "ピン"sv, "صورة"sv, "🧷"sv, "👩‍👩‍👧"sv,
          "\xED\x9F\xBF"sv, "\xEE\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv, "a\0b"sv}) {
        CAPTURE(text);
        CHECK(IsValidUtf8(text));
    }
}

TEST_CASE("a plain line has no control characters and nothing that reverses it", "[utf8]")
{
    CHECK(PlainLine("a\tb\r\nc") == "a b  c");
    CHECK(PlainLine("a\0b\x1B[31m\x7F"sv) == "a b [31m ");
    CHECK(PlainLine("a\u0085b\u009Bc\u2028d\u2029e") == "a b c d e");
    CHECK(PlainLine("\u202A\u202B\u202C\u202D\u202Ex\u2066\u2067\u2068\u2069") == "x");
    CHECK(PlainLine("\u200Ex\u200F\u061C\uFEFF\u206A\u206F\uFFF9\uFFFB") == "x");
    CHECK(PlainLine("cut \xF0\x9F\xA7") == "cut \uFFFD\uFFFD\uFFFD");
    for (const std::string_view text :
         {"plain"sv, "👩‍👩‍👧"sv, "می‌خواهم"sv, "שלום"sv, ""sv})
        CHECK(PlainLine(text) == text);
}

TEST_CASE("the first code points are complete", "[utf8]")
{
    CHECK(FirstCodePoints("🧷ピa", 0).empty());
    CHECK(FirstCodePoints("🧷ピa", 1) == "🧷");
    CHECK(FirstCodePoints("🧷ピa", 2) == "🧷ピ");
    CHECK(FirstCodePoints("🧷ピa", 9) == "🧷ピa");
    CHECK(FirstCodePoints("\xF0\x9F", 1) == "\xF0");
}

TEST_CASE("ill-formed UTF-8 of every kind is refused", "[utf8]")
{
    struct Bad {
        std::string_view text;
        const char* why;
    };
    const Bad bads[] = {
        {"\x80", "a continuation alone"},
        {"\xC3", "cut after the lead"},
        {"\xE3\x83", "cut in the middle"},
        {"\xF0\x9F\xA7", "cut before the last"},
        {"\xC0\xAF", "overlong in two"},
        {"\xC1\xBF", "overlong in two"},
        {"\xE0\x9F\xBF", "overlong in three"},
        {"\xF0\x8F\xBF\xBF", "overlong in four"},
        {"\xED\xA0\x80", "first surrogate"},
        {"\xED\xBF\xBF", "last surrogate"},
        {"\xF4\x90\x80\x80", "past U+10FFFF"},
        {"\xF5\x80\x80\x80", "no such lead"},
        {"\xFF", "no such byte"},
        {"\xC3(", "no continuation"},
        {"ab\xE2\x28\xA1"
         "c",
         "bad in the middle"},
    };
    for (const Bad& bad : bads) {
        CAPTURE(bad.why);
        CHECK_FALSE(IsValidUtf8(bad.text));
    }
}

TEST_CASE("a code point counts once, whatever its bytes", "[utf8]")
{
    CHECK(CountCodePoints("") == 0);
    CHECK(CountCodePoints("abc") == 3);
    CHECK(CountCodePoints("héé") == 3);
    CHECK(CountCodePoints("ピン") == 2);
    CHECK(CountCodePoints("🧷") == 1);
    CHECK(CountCodePoints("👩‍👩‍👧") == 5);  // three people, two joiners
    CHECK(CountCodePoints("e\xCC\x81") == 2);           // a letter and its mark
    CHECK(CountCodePoints("\xFF\xFE") == 2);            // stray bytes: one each
}

TEST_CASE("white space of every script is trimmed and folded, and nothing else", "[utf8]")
{
    CHECK(TrimSpaces("").empty());
    CHECK(TrimSpaces(" \t\n\r\v\f ").empty());
    CHECK(TrimSpaces("  a b  ") == "a b");
    CHECK(TrimSpaces("\xC2\xA0"
                     "a\xE3\x80\x80") == "a");
    CHECK(TrimSpaces("\xE2\x80\x8B"
                     "a") ==
          "\xE2\x80\x8B"
          "a");  // zero width space is no white space
    CHECK(FoldSpaces(" a \n\n b\xE2\x80\x89\xC2\xA0"
                     "c ") == "a b c");
    CHECK(FoldSpaces("") == "");
    CHECK(FoldSpaces("ピン\xE3\x80\x80ボード") == "ピン ボード");
    CHECK(FoldSpaces("\xFF  \xFF") == "\xFF \xFF");
}

}  // namespace
