// The objects of the API to JSON and back. One place, so that both sides agree to the letter.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright {

nlohmann::json ToJson(const Diagnosis& diagnosis);
nlohmann::json ToJson(const Account& account);
nlohmann::json ToJson(const Board& board);
nlohmann::json ToJson(const Section& section);
nlohmann::json ToJson(const Media& media);
nlohmann::json ToJson(const Pin& pin);
nlohmann::json ToJson(const Status& status);
nlohmann::json ToJson(const Problem& problem);

/// {"error":{"id","title","detail","fix","action","problems":[…]}}; `problems` only where there are any.
nlohmann::json ToJson(const Error& error);

/// {"items":[…],"cursor":…|null}
nlohmann::json ListJson(nlohmann::json items, std::string_view cursor = {});

// Reading, for the client: lenient towards unknown fields, defaults for absent or null ones.
Account AccountFromJson(const nlohmann::json& json);
Board BoardFromJson(const nlohmann::json& json);
Section SectionFromJson(const nlohmann::json& json);
Media MediaFromJson(const nlohmann::json& json);
Pin PinFromJson(const nlohmann::json& json);
Status StatusFromJson(const nlohmann::json& json);

/// The error object of an answer. Where the text is none, an Error of kInternal with the status in its
/// detail.
struct ApiFailure {
    Diagnosis diagnosis;
    std::vector<Problem> problems;
};
ApiFailure FailureFromJson(const nlohmann::json& json);

/// What a person posted as a pin. `present` fields differ from absent ones only for PATCH; here every
/// absent field is its default. Wrong types are a kBadRequest that names the field.
struct PinRequest {
    Pin pin;             ///< id, texts, board, media, publish_at, time_zone.
    bool draft = false;  ///< `state:"draft"`.
};
Result<PinRequest> PinRequestFromJson(const nlohmann::json& json);

/// The same, as the client sends it.
nlohmann::json PinRequestToJson(const PinRequest& request);

/// Parses text with a bound on its nesting (64); never throws. kBadRequest where it is not JSON.
Result<nlohmann::json> ParseJson(std::string_view text);

/// The text of `json`, compact. Never throws: ill-formed UTF-8 becomes U+FFFD.
std::string JsonText(const nlohmann::json& json);

}  // namespace pinwright
