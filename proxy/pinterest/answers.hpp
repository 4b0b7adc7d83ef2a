// Converts Pinterest's JSON to our types. Lenient, because the live answers differ from their own
// specification: skips unknown keys, treats missing and null ones as empty, accepts numbers as strings and
// times without a zone. Refuses what can't be used: not JSON, not a list, no ID, and values far over their
// limit. This is where texts are made safe: names become one line without control characters, and no text is
// longer than the limits below.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "proxy/net/transport.hpp"
#include "proxy/pinterest/types.hpp"

namespace pinwright::pinterest {

/// The page size to request (https://developers.pinterest.com/docs/reference/pagination/: up to 250), and
/// the most items to accept in a page.
inline constexpr std::size_t kPageSize = 250;
inline constexpr std::size_t kMostPageItems = 2 * kPageSize;

/// Code points of a displayed name. 180 is the limit of a section's name (OpenAPI 5.23, BoardSection); there
/// is none for boards, user names and businesses. Longer names are cut at twice that.
inline constexpr std::size_t kShownName = 360;

/// Limits in bytes; none is documented. Tokens may be JWTs and go into a header, bookmarks into a URL.
/// Refuse longer values, because a part of one is useless.
inline constexpr std::size_t kTokenBytes = 8'192;
inline constexpr std::size_t kScopeBytes = 4'096;
inline constexpr std::size_t kBookmarkBytes = 4'096;

/// The limit of an image's URL; a longer or invalid one becomes empty. OpenAPI 5.23 has 2,048 for links.
inline constexpr std::size_t kUrlBytes = 4'096;

// Each of these returns nothing if the answer can't be used, and explains in `why` (if not null) any reason
// that isn't obvious.
std::optional<TokenGrant> TokenGrantFromJson(const nlohmann::json& json, std::string* why = nullptr);
std::optional<User> UserFromJson(const nlohmann::json& json, std::string* why = nullptr);
std::optional<RemoteBoard> BoardFromJson(const nlohmann::json& json, std::string* why = nullptr);
std::optional<RemoteSection> SectionFromJson(const nlohmann::json& json, std::string* why = nullptr);
/// The pin's texts are compared with ours and never shown, so they keep every character. They are only cut at
/// twice the limits of a pin.
std::optional<RemotePin> PinFromJson(const nlohmann::json& json, std::string* why = nullptr);

// Omits items that can't be used.
std::optional<Page<RemoteBoard>> BoardPageFromJson(const nlohmann::json& json, std::string* why = nullptr);
std::optional<Page<RemoteSection>> SectionPageFromJson(const nlohmann::json& json,
                                                       std::string* why = nullptr);
std::optional<Page<RemotePin>> PinPageFromJson(const nlohmann::json& json, std::string* why = nullptr);

/// Status, request id, Date and rate limit of an answer.
Meta MetaOf(const net::Reply& reply);

}  // namespace pinwright::pinterest
