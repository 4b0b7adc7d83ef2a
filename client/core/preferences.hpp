// What a person prefers on this device, and its text for the browser's storage. Small things only;
// none of it is needed for anything to work.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pinwright::app {

enum class ThemeChoice { kSystem, kLight, kDark };
enum class DirectionChoice { kAutomatic, kLeftToRight, kRightToLeft };

inline constexpr std::size_t kRecentBoardsLimit = 5;  ///< Of each account.
inline constexpr std::size_t kRecentLimit = 100;      ///< Of all.

struct Preferences {
    ThemeChoice theme = ThemeChoice::kSystem;
    DirectionChoice direction = DirectionChoice::kAutomatic;
    bool letter_keys = true;  ///< Whether single keys are shortcuts (WCAG 2.1.4: they can be turned off).
    std::vector<std::string> recent_boards;  ///< `account/board`, the one published to last first.

    bool operator==(const Preferences&) const = default;
};

/// Puts the board first.
void RememberBoard(Preferences& preferences, std::string_view account_id, std::string_view board_id);

/// The recent boards of an account, newest first.
std::vector<std::string> RecentBoardsOf(const Preferences& preferences, std::string_view account_id);

/// `{"theme":"system|light|dark","direction":"automatic|ltr|rtl","letter_keys":bool,"recent_boards":[…]}`
std::string PreferencesToText(const Preferences& preferences);

/// What can be read of the text; the rest is as if never chosen.
Preferences PreferencesFromText(std::string_view text);

}  // namespace pinwright::app
