// What a pasted or posted text is stored as. Word, PowerPoint and PDF viewers put controls into what they
// copy that neither Pinterest nor a reader can use. Refuses nothing: text that isn't UTF-8 stays as it is.
#pragma once

#include <string>
#include <string_view>

#include "shared/api_types.hpp"

namespace pinwright {

/// Whether a field has lines or is a single one.
enum class Lines { kMany, kOne };

/// `text` with each kind of line break (CR LF, CR, VT, FF, U+0085, U+2028, U+2029) as LF, or in a single line
/// as a space, and without other controls (C0 and C1), noncharacters, U+FEFF and U+FFF9..FFFC. Tabs stay
/// where there are lines. Joiners, variation selectors and direction marks stay: emoji and many scripts need
/// them.
std::string CleanText(std::string_view text, Lines lines);

/// The pin with its texts and its link cleaned, as it is shown, checked, stored and published.
Pin Cleaned(Pin pin);

}  // namespace pinwright
