// UTF-8 as the API counts and checks it: limits are in Unicode code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pinwright {

/// One code point of a text, and its length in bytes.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;  ///< 0: ill-formed here.
};

/// The code point that begins at `at`. REQUIRES: `at` is within the text.
CodePoint CodePointAt(std::string_view text, std::size_t at);

/// All code points. Each stray byte counts as one, with an unspecified value.
std::vector<char32_t> CodePointsOf(std::string_view text);

/// Appends `value`. REQUIRES: a code point that UTF-8 can hold.
void AppendCodePoint(std::string& text, char32_t value);

/// Whether it has Unicode's property White_Space.
bool IsSpace(char32_t value);

/// Whether `text` is well-formed UTF-8 (no surrogates, no overlong forms, nothing past U+10FFFF).
bool IsValidUtf8(std::string_view text);

/// The number of code points. In ill-formed text, each stray byte counts as one.
std::size_t CountCodePoints(std::string_view text);

/// `text` without leading and trailing white space (ASCII, U+00A0, U+2000..200A, U+3000 and the like).
std::string_view TrimSpaces(std::string_view text);

/// Trims, and folds each run of white space to one U+0020. Texts that look the same to a reader become equal.
std::string FoldSpaces(std::string_view text);

/// `text` as one harmless line, for page and log. Controls (C0, C1) and line separators become spaces.
/// Removes characters that change direction or order around them (Unicode's Bidi_Control and deprecated
/// relatives). Invalid UTF-8 becomes U+FFFD. Keeps joiners (U+200C, U+200D): emoji and Persian need them.
std::string PlainLine(std::string_view text);

/// The first code points, up to `count`.
std::string_view FirstCodePoints(std::string_view text, std::size_t count);

}  // namespace pinwright
