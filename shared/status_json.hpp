// The server's status as JSON, and back.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "shared/api_types.hpp"

namespace pinwright {

nlohmann::json ToJson(const Status& status);
Status StatusFromJson(const nlohmann::json& json);

}  // namespace pinwright
