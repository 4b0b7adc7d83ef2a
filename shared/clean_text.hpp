// Cleans pasted or posted text before we store it. Word, PowerPoint and PDF viewers copy control characters
// that neither Pinterest nor a reader can use. Refuses nothing: text that isn't UTF-8 stays as it is.
#pragma once

#include <string>
#include <string_view>

#include "shared/api_types.hpp"

namespace pinwright {

/// Whether a field has several lines or one.
enum class Lines { kMany, kOne };

/// Turns each kind of line break (CR LF, CR, VT, FF, U+0085, U+2028, U+2029) into LF, or into a space for a
/// single line. Removes other controls (C0 and C1), noncharacters, U+FEFF and U+FFF9..FFFC. Keeps tabs in
/// multi-line text. Keeps joiners, variation selectors and direction marks: emoji and many scripts need them.
std::string CleanText(std::string_view text, Lines lines);

/// The pin with its texts and link cleaned, as we show, check, store and publish it.
Pin Cleaned(Pin pin);

}  // namespace pinwright
