// Boards and their sections as JSON, and back.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "shared/api_types.hpp"

namespace pinwright {

nlohmann::json ToJson(const Board& board);
nlohmann::json ToJson(const Section& section);
Board BoardFromJson(const nlohmann::json& json);
Section SectionFromJson(const nlohmann::json& json);

}  // namespace pinwright
