// The texts for accounts: connecting, reconnecting, disconnecting, and removing them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/local_time.hpp"
#include "client/core/state.hpp"
#include "shared/check.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app::words {
inline constexpr std::string_view kIntegrationsTitle = "Integrations";
inline constexpr std::string_view kNoAccountsTitle = "No account is connected yet.";
inline constexpr std::string_view kNoAccountsDetail =
    "Connect your Pinterest business account to see its boards here.";
inline constexpr std::string_view kChooseService = "Choose what to connect";
inline constexpr std::string_view kPinterest = "Pinterest";
inline constexpr std::string_view kContinueToPinterest = "Continue to Pinterest";
inline constexpr std::string_view kConnectTitle = "Connect Pinterest";
inline constexpr std::string_view kConnectIntro =
    "Pinterest will ask you to sign in and to allow five things. Leave them all on: publishing needs all of "
    "them.";
inline constexpr std::string_view kConnectNot =
    "Pinwright doesn’t ask for your messages, your followers’ data or your analytics.";
inline constexpr std::string_view kConnectBusiness =
    "You need a business account (they’re free), and must be its owner or an admin.";
inline constexpr std::string_view kConnectWhich =
    "If you have several accounts, check which one is signed in at Pinterest.";
inline constexpr std::string_view kDisconnect = "Disconnect";
inline constexpr std::string_view kConnectAgain = "Connect again";
inline constexpr std::string_view kDisconnectSignIn = "Its connection is deleted from this server.";
inline constexpr std::string_view kDisconnectThere =
    "To revoke the permissions as well, remove Pinwright from the connected apps at Pinterest.";
inline constexpr std::string_view kRemove = "Remove with all its data";
inline constexpr std::string_view kRemoveWhat =
    "Its pins, drafts, schedule, publishing times and boards are deleted from this server. You can’t undo "
    "this.";
inline constexpr std::string_view kRemoveStays = "Published pins stay on Pinterest.";
inline constexpr std::string_view kBusiness = "Business";
inline constexpr std::string_view kPersonal = "Personal";
inline constexpr std::string_view kPermissions = "Permissions";
inline constexpr std::string_view kGranted = "Allowed";
inline constexpr std::string_view kNotGranted = "Not allowed";
/// Shown before the date of Account::refresh_expires_at.
inline constexpr std::string_view kSignInGoodUntil = "Renews automatically. Connected until";
inline constexpr std::string_view kRedirectAddress = "Redirect address";
inline constexpr std::string_view kCheckAccount = "Is this the right account?";
inline constexpr std::string_view kWaitingGoOut =
    "Waiting pins are published automatically, oldest first. See the schedule for the times.";
inline constexpr std::string_view kAskedTitle = "What Pinwright can and can’t access";
inline constexpr std::string_view kAskedDetail =
    "Only the permissions on each card. You can revoke them at any time.";
// ---- Announced ----
inline constexpr std::string_view kOpeningPinterest = "Opening Pinterest.";
inline constexpr std::string_view kAskingForBoards = "Loading boards from Pinterest.";
/// The label of an account's chip: "Connected", "Needs reconnection", "Disconnected", or that it belongs to
/// another environment.
std::string_view AccountStateLabel(AccountState state);
/// "Stand-in" or "Sandbox" for a card; empty for production.
std::string_view EnvironmentLabel(Environment environment);
/// `@kiln`, or `@kiln · Sandbox` for an account whose pins only its owner sees.
std::string NameOf(const Account& account);
/// What will happen to an account's pins when it is disconnected; negative if their number is unknown.
std::string WaitingPins(std::int64_t count);
std::string IsConnected(std::string_view account_name);
std::string IsDisconnected(std::string_view account_name);
/// "@kiln has to be reconnected. Its pins wait."; empty if no account has to be.
std::string ReconnectStrip(const Status& status);
/// The first account whose authorization ends soon, or nullptr; and the text of the strip about it.
const Account* SignInEnds(const Status& status);
std::string EndingStrip(const Account& account);
/// Says which account the user authorized, and which one the connection is for.
std::string SignedInAs(std::string_view stranger, std::string_view meant);
inline constexpr std::string_view kAddAsAnother = "Add as another account";
/// "Remove @kiln with all its data?"
std::string RemoveTitle(std::string_view account_name);
std::string IsRemoved(std::string_view account_name);

// ---- Pausing ----
inline constexpr std::string_view kPauseAccount = "Pause this account";

}  // namespace pinwright::app::words
