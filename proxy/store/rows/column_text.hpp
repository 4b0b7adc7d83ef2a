// Values stored as text in a column: causes, scopes, lists of media. Private to the store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/diagnosis.hpp"

namespace pinwright::store {

/// A cause as the JSON that the API shows, and back.
std::string EncodeCause(const Diagnosis& cause);
std::optional<std::string> EncodeCause(const std::optional<Diagnosis>& cause);
std::optional<Diagnosis> DecodeCause(std::string_view text);

/// The cause's ID, or nothing.
std::optional<std::string> IdOf(const std::optional<Diagnosis>& cause);

/// Causes as an array, and back; nothing if there are none.
std::optional<std::string> EncodeWarnings(const std::vector<Diagnosis>& warnings);
std::optional<std::vector<Diagnosis>> DecodeWarnings(std::string_view text);

/// The weekly times as the API shows them, and back; nothing if there are none.
std::optional<std::string> EncodeQueueTimes(const QueueTimes& times);
std::optional<QueueTimes> DecodeQueueTimes(std::string_view text);

/// A JSON array of texts, and back.
std::string EncodeList(const std::vector<std::string>& texts);
std::optional<std::vector<std::string>> DecodeList(std::string_view text);

/// The plain text of a connection's tokens before sealing, and back; nothing if the text is malformed.
std::string EncodeTokens(const Tokens& tokens);
std::optional<Tokens> DecodeTokens(std::string_view text);

/// The names of environments as a JSON array, for ItemsOf().
std::string EncodeEnvironments(const std::vector<Environment>& environments);

}  // namespace pinwright::store
