// UTF-8 as the API counts and checks it: limits are in Unicode code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pinwright {

/// One code point of a text, and how many bytes it takes there.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;  ///< 0: ill-formed here.
};

/// The code point that begins at `at`. REQUIRES: `at` is within the text.
CodePoint CodePointAt(std::string_view text, std::size_t at);

/// All of them; stray bytes count as one each, of an unspecified value.
std::vector<char32_t> CodePointsOf(std::string_view text);

/// Appends `value`. REQUIRES: a code point that UTF-8 can hold.
void AppendCodePoint(std::string& text, char32_t value);

/// Whether it has Unicode's property White_Space.
bool IsSpace(char32_t value);

/// Whether `text` is well-formed UTF-8 (no surrogates, no overlong forms, nothing past U+10FFFF).
bool IsValidUtf8(std::string_view text);

/// The number of code points. REQUIRES: well-formed UTF-8; otherwise stray bytes count as one each.
std::size_t CountCodePoints(std::string_view text);

/// `text` without leading and trailing white space (ASCII, U+00A0, U+2000..200A, U+3000 and their kin).
std::string_view TrimSpaces(std::string_view text);

/// Trimmed, with each run of white space folded to one U+0020: two texts that a reader would call the same.
std::string FoldSpaces(std::string_view text);

/// `text` as one harmless line, for page and log: controls (C0, C1) and line separators become spaces;
/// characters that change the direction or order of what stands around them (Unicode's Bidi_Control, and
/// their deprecated kin) are removed, and what is not UTF-8 becomes U+FFFD. Joiners (U+200C, U+200D) stay:
/// emoji and Persian need them.
std::string PlainLine(std::string_view text);

/// At most the first `count` code points.
std::string_view FirstCodePoints(std::string_view text, std::size_t count);

}  // namespace pinwright
