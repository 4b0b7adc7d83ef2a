// The texts of a pin, wherever one is held: as the person wrote them, as they are sent, as Pinterest has
// them.
#pragma once

#include <array>
#include <string>

namespace pinwright {

/// What holds a pin's texts derives from this: all four can then be copied, compared or walked at once.
struct PinTexts {
    std::string title;
    std::string description;
    std::string alt_text;
    std::string link;

    /// Takes over the texts of another pin, whatever else either of them holds.
    void SetTexts(const PinTexts& other) { *this = other; }

    bool operator==(const PinTexts&) const = default;
};

/// One of the texts: its name in the API, in Pinterest's API and in the database, and where it is held.
struct PinText {
    const char* name;
    std::string PinTexts::*member;
};

/// All of them. The database holds keys that are made of the texts in this order.
inline constexpr std::array<PinText, 4> kPinTexts{{
    {"title", &PinTexts::title},
    {"description", &PinTexts::description},
    {"alt_text", &PinTexts::alt_text},
    {"link", &PinTexts::link},
}};

}  // namespace pinwright
