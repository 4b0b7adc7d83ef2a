// Whether two texts look the same to a reader: Pinterest may return a different Unicode form or different
// spaces. Pure; compares and never corrects.
#pragma once

#include <string>
#include <string_view>

#include "shared/pin_texts.hpp"

namespace pinwright::publish {

/// NFC, trimmed, each run of white space folded to one space. Text that isn't valid UTF-8 only gets its
/// spaces folded.
std::string Comparable(std::string_view text);

/// The texts that identify a pin, made comparable.
struct Texts : PinTexts {};
Texts TextsOf(const PinTexts& pin);

/// A set of the fields below.
using Fields = unsigned;
inline constexpr Fields kNoField = 0;
inline constexpr Fields kLink = 1;
inline constexpr Fields kTitle = 2;
inline constexpr Fields kDescription = 4;
inline constexpr Fields kAltText = 8;

/// The fields that differ.
Fields Differing(const Texts& left, const Texts& right);
/// The fields that are equal and not empty: two empty titles are no likeness.
Fields Alike(const Texts& left, const Texts& right);
/// The same texts, case-folded.
Texts FoldCase(const Texts& texts);
/// For case-folded texts: the non-empty fields that are equal, or where one text continues the other.
/// Pinterest may have cut or extended a text like that.
Fields Kin(const Texts& left, const Texts& right);

}  // namespace pinwright::publish
