// The accounts that every stand-in starts with.
#pragma once

#include <string_view>

namespace pinwright::standin {

/// The three accounts, in the order of the consent page.
inline constexpr std::string_view kFirstBusiness = "549755885175000011";   ///< @willowandclay
inline constexpr std::string_view kSecondBusiness = "549755885175000029";  ///< @harbourprint
inline constexpr std::string_view kPersonal = "549755885175000037";        ///< @mikalind, PINNER

}  // namespace pinwright::standin
