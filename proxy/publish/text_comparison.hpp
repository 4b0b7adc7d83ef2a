// Whether two texts are the same to a reader: Pinterest may hand back another Unicode form or other
// spaces than it was given. Pure; compares and never corrects.
#pragma once

#include <string>
#include <string_view>

#include "shared/pin_texts.hpp"

namespace pinwright::publish {

/// NFC, trimmed, each run of white space folded to one space. Text that is no UTF-8 is only folded.
std::string Comparable(std::string_view text);

/// The texts of a pin by which it is recognized, made comparable.
struct Texts : PinTexts {};
Texts TextsOf(const PinTexts& pin);

/// A set of those fields.
using Fields = unsigned;
inline constexpr Fields kNoField = 0;
inline constexpr Fields kLink = 1;
inline constexpr Fields kTitle = 2;
inline constexpr Fields kDescription = 4;
inline constexpr Fields kAltText = 8;
inline constexpr Fields kAllFields = 15;

/// The fields in which the two differ.
Fields Differing(const Texts& left, const Texts& right);
/// The fields that are equal and say something: two empty titles are no likeness.
Fields Alike(const Texts& left, const Texts& right);
/// The same in one letter case.
Texts FoldCase(const Texts& texts);
/// Of two that are in one letter case: the fields that are equal and say something, or of which the one goes
/// on where the other ends: what Pinterest may have made of a text.
Fields Kin(const Texts& left, const Texts& right);

}  // namespace pinwright::publish
