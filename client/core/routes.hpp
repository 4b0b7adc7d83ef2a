// Addresses of the page: which screen an address means, and back. Knows no history and no browser.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pinwright::app {

enum class Screen {
    kHome,     ///< `/`: becomes compose or integrations as soon as the status is known; draw the bare shell.
    kCompose,  ///< `/compose`
    kIntegrations,  ///< `/integrations`
    kPin,           ///< `/pins/{id}`: the result of a pin.
    kPins,          ///< `/pins`, `/pins?show=waiting|published|failed`: the list of a tab.
    /// `/schedule`, `/schedule?show=drafts|scheduled|waiting|failed&account=ID`: what is not out yet, by day;
    /// `/schedule?view=day|week|month&date=2026-11-23&account=ID`: a calendar.
    kSchedule,
    kTroubleshoot,    ///< `/troubleshoot`: the checks.
    kStandardAccess,  ///< `/standard-access`: from trial to Standard access, by way of the sandbox.
    kUnknown,         ///< Anything else: say that there is nothing, and offer Compose.
};

/// Which pins a list shows.
enum class PinTab { kAll, kWaiting, kPublished, kFailed, kDrafts, kScheduled };
inline constexpr std::size_t kPinTabCount = 6;
/// In the order in which each screen has them.
inline constexpr PinTab kPinsTabs[] = {PinTab::kAll, PinTab::kWaiting, PinTab::kPublished, PinTab::kFailed};
inline constexpr PinTab kScheduleTabs[] = {PinTab::kAll, PinTab::kDrafts, PinTab::kScheduled,
                                           PinTab::kWaiting, PinTab::kFailed};

enum class ScheduleView { kList, kDay, kWeek, kMonth };
inline constexpr std::size_t kScheduleViewCount = 4;

struct Route {
    Screen screen = Screen::kHome;
    std::string pin_id;           ///< Of kPin: a UUID; empty elsewhere.
    PinTab tab = PinTab::kAll;    ///< Of kPins and kSchedule; kAll elsewhere.
    std::string account_id = {};  ///< Of kSchedule: the pins of this account alone; empty: of all.
    ScheduleView view = ScheduleView::kList;  ///< Of kSchedule.
    std::string date = {};                    ///< Of a calendar: a day in it, `YYYY-MM-DD`; empty: today.

    bool operator==(const Route&) const = default;
};

/// `address` is path and query as in `location.pathname + location.search`; query and fragment are left out
/// of account (but for those of lists), a trailing slash too.
Route ParseRoute(std::string_view address);

/// The path of a route; `/` for kUnknown.
std::string RouteAddress(const Route& route);

/// What the server's callback page hands on: `/integrations?connected=ID` or
/// `?problem=CAUSE[&account=ID][&signed_in_as=NAME]`.
struct ConnectReturn {
    std::string connected;  ///< Account id, or empty.
    std::string problem;    ///< Id of the catalog, or empty.
    std::string account;    ///< The account that was to be reconnected, or empty.
    /// The user name of who signed in instead, or empty: also where it is none, since anybody can write an
    /// address.
    std::string signed_in_as = {};

    bool operator==(const ConnectReturn&) const = default;
};

/// Nothing where the address is not one of the callback's.
std::optional<ConnectReturn> ParseConnectReturn(std::string_view address);

/// Percent-encodes for one segment of a path or one value of a query (RFC 3986 unreserved stay).
std::string EncodePart(std::string_view text);

}  // namespace pinwright::app
