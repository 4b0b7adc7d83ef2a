// A person's image as JSON, and back.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "shared/api_types.hpp"

namespace pinwright {

nlohmann::json ToJson(const Media& media);
Media MediaFromJson(const nlohmann::json& json);

}  // namespace pinwright
