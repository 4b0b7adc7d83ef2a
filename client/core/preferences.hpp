// The user's preferences on this device, and their text for the browser's storage. They are small, and
// everything works without them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pinwright::app {

enum class ThemeChoice { kSystem, kLight, kDark };
enum class DirectionChoice { kAutomatic, kLeftToRight, kRightToLeft };

inline constexpr std::size_t kRecentBoardsLimit = 5;  ///< Per account.
inline constexpr std::size_t kRecentLimit = 100;      ///< In total.

struct Preferences {
    ThemeChoice theme = ThemeChoice::kSystem;
    DirectionChoice direction = DirectionChoice::kAutomatic;
    bool letter_keys = true;  ///< Single keys are shortcuts; WCAG 2.1.4 requires a way to turn them off.
    std::vector<std::string> recent_boards;  ///< `account/board`, most recently published to first.

    bool operator==(const Preferences&) const = default;
};

/// Moves the board to the front.
void RememberBoard(Preferences& preferences, std::string_view account_id, std::string_view board_id);

/// The recent boards of an account, newest first.
std::vector<std::string> RecentBoardsOf(const Preferences& preferences, std::string_view account_id);

/// `{"theme":"system|light|dark","direction":"automatic|ltr|rtl","letter_keys":bool,"recent_boards":[…]}`
std::string PreferencesToText(const Preferences& preferences);

/// Reads what is valid in the text; everything else gets its default.
Preferences PreferencesFromText(std::string_view text);

}  // namespace pinwright::app
