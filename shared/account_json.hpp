// An account as JSON, and back.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright {

nlohmann::json ToJson(const Account& account);
Account AccountFromJson(const nlohmann::json& json);

/// A person's changes to an account: `PATCH /accounts/{id}`. A wrong type or time is a kBadRequest.
struct AccountChange {
    std::optional<bool> paused;
    std::optional<QueueTimes> queue_times;  ///< Without slots: removes all of them.
};
Result<AccountChange> AccountChangeFromJson(const nlohmann::json& json);
nlohmann::json AccountChangeToJson(const AccountChange& change);

}  // namespace pinwright
