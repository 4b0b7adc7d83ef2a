// An account as JSON, and back.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "shared/api_types.hpp"

namespace pinwright {

nlohmann::json ToJson(const Account& account);
Account AccountFromJson(const nlohmann::json& json);

}  // namespace pinwright
