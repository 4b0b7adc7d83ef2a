// What a person wants otherwise in a pin: `PATCH /pins/{id}`, as JSON and back.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "shared/api_types.hpp"
#include "shared/queue_times.hpp"
#include "shared/result.hpp"

namespace pinwright {

/// Each field: nothing leaves it as it is, an empty one clears it.
struct PinChange {
    std::optional<std::string> account_id;
    std::optional<std::string> board_id;
    std::optional<std::string> board_section_id;
    std::optional<std::string> title;
    std::optional<std::string> description;
    std::optional<std::string> alt_text;
    std::optional<std::string> link;
    std::optional<std::vector<std::string>> media;
    std::optional<std::optional<Timestamp>> publish_at;  ///< An inner nothing: as soon as possible.
    Slot slot = Slot::kNone;                             ///< kNext: instead of a publish_at.
    std::optional<std::string> time_zone;
    std::optional<PinState> state;         ///< kDraft or kScheduled.
    std::optional<std::int64_t> revision;  ///< Of the pin that the change is based on.

    bool operator==(const PinChange&) const = default;
};

/// Reads what a person sent. Wrong types are a kBadRequest that names the field.
Result<PinChange> PinChangeFromJson(const nlohmann::json& json);

/// The same, as the client sends it.
nlohmann::json PinChangeToJson(const PinChange& change);

/// What a person says of a pin that waits for a decision: `POST /pins/{id}/decision`.
struct PinDecision {
    std::string pinterest_pin_id;          ///< The candidate that it is; empty: none, publish it again.
    std::optional<std::int64_t> revision;  ///< Of the pin that was decided on.
};

/// `{"pinterest_pin_id":"1"}` or `{"again":true}`. Neither, both or wrong types are a kBadRequest.
Result<PinDecision> PinDecisionFromJson(const nlohmann::json& json);

/// All that a person may set of the pin, as a change; its state and revision are left to the caller.
PinChange ChangeOf(const Pin& pin);

/// The pin with the change's fields; its state and revision are left to whoever keeps it.
Pin Changed(Pin pin, const PinChange& change);

}  // namespace pinwright
