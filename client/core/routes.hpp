// Converts addresses of the page to screens, and back. Knows nothing about history or the browser.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pinwright::app {

enum class Screen {
    kHome,          ///< `/`: becomes compose or integrations once the status is known; draw the bare shell.
    kCompose,       ///< `/compose`
    kIntegrations,  ///< `/integrations`
    kPin,           ///< `/pins/{id}`: one pin.
    kPins,          ///< `/pins`, `/pins?show=waiting|published|failed`: the list of a tab.
    /// `/schedule`, `/schedule?show=drafts|scheduled|waiting|failed&account=ID`: unpublished pins by day;
    /// `/schedule?view=day|week|month&date=2026-11-23&account=ID`: a calendar.
    kSchedule,
    kTroubleshoot,    ///< `/troubleshoot`: the checks.
    kStandardAccess,  ///< `/standard-access`: the guide from trial to Standard access, by way of the sandbox.
    kUnknown,         ///< Anything else: say that nothing is here, and offer Compose.
};

/// Which pins a list shows.
enum class PinTab { kAll, kWaiting, kPublished, kFailed, kDrafts, kScheduled };
inline constexpr std::size_t kPinTabCount = 6;
/// In the order in which each screen shows them.
inline constexpr PinTab kPinsTabs[] = {PinTab::kAll, PinTab::kWaiting, PinTab::kPublished, PinTab::kFailed};
inline constexpr PinTab kScheduleTabs[] = {PinTab::kAll, PinTab::kDrafts, PinTab::kScheduled,
                                           PinTab::kWaiting, PinTab::kFailed};

enum class ScheduleView { kList, kDay, kWeek, kMonth };
inline constexpr std::size_t kScheduleViewCount = 4;

struct Route {
    Screen screen = Screen::kHome;
    std::string pin_id;                       ///< For kPin: a UUID; otherwise empty.
    PinTab tab = PinTab::kAll;                ///< For kPins and kSchedule; otherwise kAll.
    std::string account_id = {};              ///< For kSchedule: only this account's pins; empty for all.
    ScheduleView view = ScheduleView::kList;  ///< For kSchedule.
    std::string date = {};                    ///< For a calendar: a day in it, `YYYY-MM-DD`; empty for today.

    bool operator==(const Route&) const = default;
};

/// `address` is path and query, as in `location.pathname + location.search`. Ignores a trailing slash, the
/// fragment, and the query (except those of lists).
Route ParseRoute(std::string_view address);

/// The path of a route; `/` for kUnknown.
std::string RouteAddress(const Route& route);

/// The result that the server's callback page passes on: `/integrations?connected=ID` or
/// `?problem=CAUSE[&account=ID][&signed_in_as=NAME]`.
struct ConnectReturn {
    std::string connected;  ///< Account id, or empty.
    std::string problem;    ///< A cause's id in the catalog, or empty.
    std::string account;    ///< The account that the user wanted to reconnect, or empty.
    /// The user name of the account that the user authorized instead, or empty. Also empty if it isn't a
    /// valid user name, since anybody can craft an address.
    std::string signed_in_as = {};

    bool operator==(const ConnectReturn&) const = default;
};

/// Returns nothing if the address isn't one of the callback's.
std::optional<ConnectReturn> ParseConnectReturn(std::string_view address);

/// Percent-encodes text for a path segment or a query value (RFC 3986 unreserved characters stay).
std::string EncodePart(std::string_view text);

}  // namespace pinwright::app
