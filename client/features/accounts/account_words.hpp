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
    "Connect your Pinterest business account, and its boards appear here.";
inline constexpr std::string_view kChooseService = "Choose what to connect";
inline constexpr std::string_view kPinterest = "Pinterest";
inline constexpr std::string_view kContinueToPinterest = "Continue to Pinterest";
inline constexpr std::string_view kConnectTitle = "Connect Pinterest";
inline constexpr std::string_view kConnectIntro =
    "Pinterest will ask you to sign in and to allow five things. Please leave them all on: publishing needs "
    "each.";
inline constexpr std::string_view kConnectNot =
    "Pinwright does not ask for your messages, your followers’ data or your analytics.";
inline constexpr std::string_view kConnectBusiness =
    "You need a business account, which is free, and must be its owner or an administrator.";
inline constexpr std::string_view kConnectWhich =
    "If you have several accounts, watch which one is signed in at Pinterest.";
inline constexpr std::string_view kDisconnect = "Disconnect";
inline constexpr std::string_view kConnectAgain = "Connect again";
inline constexpr std::string_view kDisconnectSignIn = "Its sign-in is removed from this server.";
inline constexpr std::string_view kDisconnectThere =
    "To take the permission back at Pinterest too, remove Pinwright there from the connected apps.";
inline constexpr std::string_view kRemove = "Remove with all its data";
inline constexpr std::string_view kRemoveWhat =
    "Its pins, drafts and plans, its times and its boards are deleted from this server. This cannot be taken "
    "back.";
inline constexpr std::string_view kRemoveStays = "What is published stays at Pinterest.";
inline constexpr std::string_view kBusiness = "Business";
inline constexpr std::string_view kPersonal = "Personal";
inline constexpr std::string_view kPermissions = "Permissions";
inline constexpr std::string_view kGranted = "Allowed";
inline constexpr std::string_view kNotGranted = "Not allowed";
/// Shown before the date of Account::refresh_expires_at.
inline constexpr std::string_view kSignInGoodUntil = "Renews itself. Sign-in good until";
inline constexpr std::string_view kRedirectAddress = "Redirect address";
inline constexpr std::string_view kCheckAccount = "Check that this is the account you mean.";
inline constexpr std::string_view kWaitingGoOut =
    "Pins that waited go out by themselves, the oldest first. The schedule shows when.";
inline constexpr std::string_view kAskedTitle = "What Pinwright asks for, and what not";
inline constexpr std::string_view kAskedDetail =
    "The permissions on each card, and no others. They can be taken back at any time.";
// ---- Announced ----
inline constexpr std::string_view kOpeningPinterest = "Opening Pinterest.";
inline constexpr std::string_view kAskingForBoards = "Asking Pinterest for the boards.";
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
