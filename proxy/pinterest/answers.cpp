#include "proxy/pinterest/answers.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string_view>

#include "proxy/pinterest/masking.hpp"
#include "shared/identifiers.hpp"
#include "shared/pin_rules.hpp"
#include "shared/scopes.hpp"
#include "shared/timestamp.hpp"
#include "shared/utf8.hpp"

namespace pinwright::pinterest {

namespace {

using Json = nlohmann::json;

// The documented lifetime, used if an answer has none: 30 days.
constexpr std::int64_t kDocumentedAccessLife = 2'592'000;
constexpr std::int64_t kLongestLife = 10LL * 365 * 86'400;

const Json* Find(const Json& json, const char* key)
{
    if (!json.is_object())
        return nullptr;
    const auto found = json.find(key);
    return found == json.end() || found->is_null() ? nullptr : &*found;
}

std::string Text(const Json& json, const char* key)
{
    const Json* value = Find(json, key);
    if (!value)
        return {};
    if (value->is_string())
        return value->get<std::string>();
    return value->is_number_integer() ? value->dump() : std::string();
}

/// The text, cut to twice `limit` code points: a text that long can't be one of ours, and neither can its
/// beginning.
std::string CutText(const Json& json, const char* key, std::size_t limit)
{
    std::string text = Text(json, key);
    text.resize(FirstCodePoints(text, 2 * limit).size());
    text.shrink_to_fit();
    return text;
}

/// A name for display.
std::string Name(const Json& json, const char* key)
{
    // Looks only at the beginning of the name, which may be megabytes long.
    const std::string text = Text(json, key);
    const std::string line = PlainLine(FirstCodePoints(text, 4 * kShownName));
    return std::string(TrimSpaces(FirstCodePoints(TrimSpaces(line), kShownName)));
}

/// One of Pinterest's own keywords, for example `BUSINESS`; empty for anything else.
std::string Keyword(const Json& json, const char* key)
{
    std::string text = Text(json, key);
    const bool good = text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
                          return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
                      });
    return good ? text : std::string();
}

/// The ID of an item's owner; empty if it is not valid. The item itself is kept either way.
std::string OwnerId(const Json& json, const char* key)
{
    std::string id = Text(json, key);
    return IsPinterestId(id) ? id : std::string();
}

std::string Url(std::string text)
{
    const bool good = text.size() <= kUrlBytes &&
                      std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    return good ? text : std::string();
}

std::nullopt_t Refuse(std::string* why, const char* words)
{
    if (why)
        *why = words;
    return std::nullopt;
}

std::optional<std::int64_t> Number(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::int64_t Number(const Json& json, const char* key)
{
    const Json* value = Find(json, key);
    if (!value)
        return 0;
    if (value->is_string())
        return Number(value->get_ref<const std::string&>()).value_or(0);
    if (value->is_number_float()) {
        const double number = value->get<double>();
        return number > -9e15 && number < 9e15 ? static_cast<std::int64_t>(number) : 0;
    }
    if (value->is_number_unsigned() && value->get<std::uint64_t>() > INT64_MAX)
        return INT64_MAX;
    return value->is_number_integer() ? value->get<std::int64_t>() : 0;
}

// A token goes into a header, so it must be visible ASCII.
bool IsToken(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

template <typename T, typename Read>
std::optional<Page<T>> PageOf(const Json& json, Read read, std::string* why)
{
    const Json* items = Find(json, "items");
    if (!items || !items->is_array())
        return std::nullopt;
    if (items->size() > kMostPageItems)
        return Refuse(why, "a page holds many more items than were asked for");
    Page<T> page;
    page.bookmark = Text(json, "bookmark");
    if (page.bookmark.size() > kBookmarkBytes)
        return Refuse(why, "the bookmark of the next page is too long");
    page.items.reserve(items->size());
    for (const Json& item : *items)
        if (std::optional<T> one = read(item, nullptr))
            page.items.push_back(std::move(*one));
    return page;
}

int FirstNumber(const std::optional<std::string>& header)
{
    if (!header)
        return -1;
    int number = -1;
    const auto [end, fault] = std::from_chars(header->data(), header->data() + header->size(), number);
    (void)end;
    return fault == std::errc{} && number >= 0 ? number : -1;
}

}  // namespace

std::optional<TokenGrant> TokenGrantFromJson(const Json& json, std::string* why)
{
    TokenGrant grant;
    grant.access_token = Text(json, "access_token");
    std::string refresh = Text(json, "refresh_token");
    if (grant.access_token.size() > kTokenBytes || refresh.size() > kTokenBytes)
        return Refuse(why, "a token is too long");
    if (!IsToken(grant.access_token))
        return std::nullopt;
    if (IsToken(refresh))
        grant.refresh_token = std::move(refresh);
    if (const Json* scope = Find(json, "scope"); scope && scope->is_string()) {
        const auto& text = scope->get_ref<const std::string&>();
        if (text.size() > kScopeBytes)
            return Refuse(why, "the list of permissions is too long");
        grant.scopes = ParseScopes(text);
        std::erase_if(*grant.scopes, [](const std::string& one) { return !IsToken(one); });
    }
    grant.expires_in = Number(json, "expires_in");
    grant.expires_in =
        grant.expires_in > 0 ? std::min(grant.expires_in, kLongestLife) : kDocumentedAccessLife;
    grant.refresh_expires_in =
        std::clamp<std::int64_t>(Number(json, "refresh_token_expires_in"), 0, kLongestLife);
    return grant;
}

std::optional<User> UserFromJson(const Json& json, std::string* why)
{
    User user;
    user.id = Text(json, "id");
    if (!IsPinterestId(user.id))
        return Refuse(why, "the account has no id");
    user.username = Name(json, "username");
    user.name = Name(json, "business_name");
    if (user.name.empty())
        user.name = user.username;
    user.account_type = Keyword(json, "account_type");
    user.image_url = Url(Text(json, "profile_image"));
    return user;
}

std::optional<RemoteBoard> BoardFromJson(const Json& json, std::string* why)
{
    RemoteBoard board;
    board.id = Text(json, "id");
    if (!IsPinterestId(board.id))
        return Refuse(why, "the board has no id");
    board.name = Name(json, "name");
    board.privacy = Keyword(json, "privacy");
    if (board.privacy.empty())
        board.privacy = "PUBLIC";
    board.pin_count = std::max<std::int64_t>(0, Number(json, "pin_count"));
    const Json* ads_only = Find(json, "is_ads_only");
    board.ads_only = ads_only && ads_only->is_boolean() && ads_only->get<bool>();
    if (const Json* owner = Find(json, "owner"))
        board.owner = Name(*owner, "username");
    if (const Json* media = Find(json, "media")) {
        board.cover_url = Url(Text(*media, "image_cover_url"));
        const Json* thumbnails = Find(*media, "pin_thumbnail_urls");
        if (board.cover_url.empty() && thumbnails && thumbnails->is_array() && !thumbnails->empty() &&
            thumbnails->front().is_string())
            board.cover_url = Url(thumbnails->front().get<std::string>());
    }
    return board;
}

std::optional<RemoteSection> SectionFromJson(const Json& json, std::string* why)
{
    RemoteSection section{Text(json, "id"), Name(json, "name")};
    if (!IsPinterestId(section.id))
        return Refuse(why, "the section has no id");
    return section;
}

std::optional<RemotePin> PinFromJson(const Json& json, std::string* why)
{
    RemotePin pin;
    pin.id = Text(json, "id");
    if (!IsPinterestId(pin.id))
        return Refuse(why, "the pin has no id");
    pin.board_id = OwnerId(json, "board_id");
    pin.board_section_id = OwnerId(json, "board_section_id");
    pin.created_at = ParseLooseTime(Text(json, "created_at"));
    pin.title = CutText(json, "title", kTitleLimit);
    pin.description = CutText(json, "description", kDescriptionLimit);
    pin.alt_text = CutText(json, "alt_text", kAltTextLimit);
    pin.link = CutText(json, "link", kLinkLimit);
    return pin;
}

std::optional<Page<RemoteBoard>> BoardPageFromJson(const Json& json, std::string* why)
{
    return PageOf<RemoteBoard>(json, BoardFromJson, why);
}

std::optional<Page<RemoteSection>> SectionPageFromJson(const Json& json, std::string* why)
{
    return PageOf<RemoteSection>(json, SectionFromJson, why);
}

std::optional<Page<RemotePin>> PinPageFromJson(const Json& json, std::string* why)
{
    return PageOf<RemotePin>(json, PinFromJson, why);
}

Meta MetaOf(const net::Reply& reply)
{
    Meta meta;
    meta.status = reply.status;
    // It is shown and logged, so keep only visible ASCII, at most 64 characters.
    for (const char c : reply.Header("x-pinterest-rid").value_or(""))
        if (c > 0x20 && c < 0x7f && meta.request_id.size() < 64)
            meta.request_id += c;
    meta.request_id = Masked(std::move(meta.request_id), {});
    if (const std::optional<std::string> date = reply.Header("date"))
        meta.date = ParseHttpDate(*date);
    // `100, 100;w=1, 1000;w=60`: the first number is the limit in force
    // (https://developers.pinterest.com/docs/reference/rate-limits/).
    meta.rate_limit.limit = FirstNumber(reply.Header("x-ratelimit-limit"));
    meta.rate_limit.remaining = FirstNumber(reply.Header("x-ratelimit-remaining"));
    meta.rate_limit.reset_seconds = FirstNumber(reply.Header("x-ratelimit-reset"));
    return meta;
}

}  // namespace pinwright::pinterest
