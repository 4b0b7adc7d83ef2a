// Pins as JSON, and back; also reads a pin that a person posts.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "shared/api_types.hpp"
#include "shared/queue_times.hpp"
#include "shared/result.hpp"

namespace pinwright {

/// How much of a pin to write: `kRow` for lists, `kWhole` with its history.
enum class PinDetail { kRow, kWhole };
nlohmann::json ToJson(const Pin& pin, PinDetail detail = PinDetail::kRow);
Pin PinFromJson(const nlohmann::json& json);

/// A pin as a person posted it. Absent fields get their defaults; only a change (pin_change.hpp) tells absent
/// fields from empty ones. A wrong type is a kBadRequest that names the field.
struct PinRequest {
    Pin pin;             ///< id, texts, board, media, publish_at, time_zone.
    bool draft = false;  ///< `state:"draft"`.
    Slot slot = Slot::kNone;
};
Result<PinRequest> PinRequestFromJson(const nlohmann::json& json);

/// The same, as the client sends it.
nlohmann::json PinRequestToJson(const PinRequest& request);

}  // namespace pinwright
