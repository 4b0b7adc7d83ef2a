// A person's changes to a pin: `PATCH /pins/{id}`, as JSON and back.
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

/// Nothing leaves a field as it is; an empty value clears it.
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
    Slot slot = Slot::kNone;                             ///< kNext: replaces publish_at.
    std::optional<std::string> time_zone;
    std::optional<PinState> state;         ///< kDraft or kScheduled.
    std::optional<std::int64_t> revision;  ///< The pin's revision that the change is based on.

    bool operator==(const PinChange&) const = default;
};

/// Reads what a person sent. A wrong type is a kBadRequest that names the field.
Result<PinChange> PinChangeFromJson(const nlohmann::json& json);

/// The same, as the client sends it.
nlohmann::json PinChangeToJson(const PinChange& change);

/// A person's decision about a pin that waits for one: `POST /pins/{id}/decision`.
struct PinDecision {
    std::string pinterest_pin_id;          ///< The matching candidate; empty: none, publish again.
    std::optional<std::int64_t> revision;  ///< The pin's revision that the person saw.
};

/// `{"pinterest_pin_id":"1"}` or `{"again":true}`. Neither, both or a wrong type is a kBadRequest.
Result<PinDecision> PinDecisionFromJson(const nlohmann::json& json);

/// Everything that a person may set in the pin, as a change. The caller sets state and revision.
PinChange ChangeOf(const Pin& pin);

/// The pin with the change applied. The caller sets state and revision.
Pin Changed(Pin pin, const PinChange& change);

}  // namespace pinwright
