// Pinterest's JSON to our types. Lenient, as the live answers differ from their own specification:
// unknown keys are passed over, absent and null ones are empty, numbers may be strings, times may
// lack a zone. Refuses what cannot be used: no JSON, no list, no id, and what is far over its limit. This is
// the edge where texts are made fit: names are one line without controls, and no text is longer than below.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "proxy/net/transport.hpp"
#include "proxy/pinterest/types.hpp"

namespace pinwright::pinterest {

/// What is asked for (https://developers.pinterest.com/docs/reference/pagination/: at most 250), and what is
/// read of a page.
inline constexpr std::size_t kPageSize = 250;
inline constexpr std::size_t kMostPageItems = 2 * kPageSize;

/// Code points of a name that is shown. 180 is the limit of a section's (OpenAPI 5.23, BoardSection); there
/// is none for boards, user names and businesses. Longer ones are cut at twice that.
inline constexpr std::size_t kShownName = 360;

/// Bytes; none of these is documented. Tokens may be JWTs and go into a header, bookmarks into an address.
/// What is longer is refused, because a part of it is worth nothing.
inline constexpr std::size_t kTokenBytes = 8'192;
inline constexpr std::size_t kScopeBytes = 4'096;
inline constexpr std::size_t kBookmarkBytes = 4'096;

/// Of an image's address; one that is longer, or is none, is left out. OpenAPI 5.23 has 2,048 for links.
inline constexpr std::size_t kUrlBytes = 4'096;

// Each gives nothing where the answer cannot be used, and says in `why`, where there is one, what is not
// obvious about it.
std::optional<TokenGrant> TokenGrantFromJson(const nlohmann::json& json, std::string* why = nullptr);
std::optional<User> UserFromJson(const nlohmann::json& json, std::string* why = nullptr);
std::optional<RemoteBoard> BoardFromJson(const nlohmann::json& json, std::string* why = nullptr);
std::optional<RemoteSection> SectionFromJson(const nlohmann::json& json, std::string* why = nullptr);
/// Its texts are compared with ours and shown to nobody, so they keep every character: they are only cut, at
/// twice the limits of a pin.
std::optional<RemotePin> PinFromJson(const nlohmann::json& json, std::string* why = nullptr);

// Items that cannot be used are left out.
std::optional<Page<RemoteBoard>> BoardPageFromJson(const nlohmann::json& json, std::string* why = nullptr);
std::optional<Page<RemoteSection>> SectionPageFromJson(const nlohmann::json& json,
                                                       std::string* why = nullptr);
std::optional<Page<RemotePin>> PinPageFromJson(const nlohmann::json& json, std::string* why = nullptr);

/// Status, request id, Date and rate limit of an answer.
Meta MetaOf(const net::Reply& reply);

}  // namespace pinwright::pinterest
