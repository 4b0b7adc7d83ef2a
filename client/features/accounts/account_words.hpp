// The texts for accounts: connecting, reconnecting, disconnecting, and removing them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/common_words.hpp"
#include "client/core/local_time.hpp"
#include "client/core/state.hpp"
#include "shared/check.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app::words {

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
/// "Remove @kiln with all its data?"
std::string RemoveTitle(std::string_view account_name);
std::string IsRemoved(std::string_view account_name);

}  // namespace pinwright::app::words
