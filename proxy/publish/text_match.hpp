// Whether two texts are the same to a reader: Pinterest may hand back another Unicode form or other
// spaces than it was given. Pure; compares and never corrects.
#pragma once

#include <string>
#include <string_view>

#include "proxy/pinterest/types.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::publish {

/// NFC, trimmed, each run of white space folded to one space. Text that is no UTF-8 is only folded.
std::string Comparable(std::string_view text);

/// The texts of a pin by which it is recognised, made comparable.
struct Texts {
    std::string link;
    std::string title;
    std::string description;
    std::string alt_text;

    bool operator==(const Texts&) const = default;
};
Texts TextsOf(const store::Publication& publication);
Texts TextsOf(const Pin& pin);
Texts TextsOf(const pinterest::RemotePin& pin);

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

/// Whether any field of one is that of the other, or a piece of it, whatever the case of the letters: what
/// may be the same after somebody changed every text.
bool Resemble(const Texts& left, const Texts& right);

}  // namespace pinwright::publish
