// Converts failures to JSON and back: a diagnosis, and the error object of an answer.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "shared/diagnosis.hpp"
#include "shared/result.hpp"

namespace pinwright {

nlohmann::json ToJson(const Diagnosis& diagnosis);
nlohmann::json ToJson(const Problem& problem);

/// {"error":{"id","title","detail","fix","action","problems":[…]}}; `problems` only if there are any.
nlohmann::json ToJson(const Error& error);

/// The error object of an answer. If the text has none: an Error of kInternal with the status in its detail.
struct ApiFailure {
    Diagnosis diagnosis;
    std::vector<Problem> problems;
};
ApiFailure FailureFromJson(const nlohmann::json& json);

}  // namespace pinwright
