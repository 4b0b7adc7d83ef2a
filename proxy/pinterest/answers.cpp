#include "proxy/pinterest/answers.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string_view>

#include "shared/identifiers.hpp"
#include "shared/scopes.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::pinterest {

namespace {

using Json = nlohmann::json;

// What the documentation says where an answer does not: 30 days.
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

// A token goes into a header: visible ASCII, or it is none.
bool IsToken(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

template <typename T, typename Read>
std::optional<Page<T>> PageOf(const Json& json, Read read)
{
    const Json* items = Find(json, "items");
    if (!items || !items->is_array())
        return std::nullopt;
    Page<T> page;
    page.items.reserve(items->size());
    for (const Json& item : *items)
        if (std::optional<T> one = read(item))
            page.items.push_back(std::move(*one));
    page.bookmark = Text(json, "bookmark");
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

std::optional<TokenGrant> TokenGrantFromJson(const Json& json)
{
    TokenGrant grant;
    grant.access_token = Text(json, "access_token");
    if (!IsToken(grant.access_token))
        return std::nullopt;
    if (std::string refresh = Text(json, "refresh_token"); IsToken(refresh))
        grant.refresh_token = std::move(refresh);
    if (const Json* scope = Find(json, "scope"); scope && scope->is_string())
        grant.scopes = ParseScopes(scope->get_ref<const std::string&>());
    grant.expires_in = Number(json, "expires_in");
    grant.expires_in =
        grant.expires_in > 0 ? std::min(grant.expires_in, kLongestLife) : kDocumentedAccessLife;
    grant.refresh_expires_in =
        std::clamp<std::int64_t>(Number(json, "refresh_token_expires_in"), 0, kLongestLife);
    return grant;
}

std::optional<User> UserFromJson(const Json& json)
{
    User user;
    user.id = Text(json, "id");
    if (!IsPinterestId(user.id))
        return std::nullopt;
    user.username = Text(json, "username");
    user.name = Text(json, "business_name");
    if (user.name.empty())
        user.name = user.username;
    user.account_type = Text(json, "account_type");
    user.image_url = Text(json, "profile_image");
    return user;
}

std::optional<RemoteBoard> BoardFromJson(const Json& json)
{
    RemoteBoard board;
    board.id = Text(json, "id");
    if (!IsPinterestId(board.id))
        return std::nullopt;
    board.name = Text(json, "name");
    board.privacy = Text(json, "privacy");
    if (board.privacy.empty())
        board.privacy = "PUBLIC";
    board.pin_count = std::max<std::int64_t>(0, Number(json, "pin_count"));
    if (const Json* media = Find(json, "media")) {
        board.cover_url = Text(*media, "image_cover_url");
        const Json* thumbnails = Find(*media, "pin_thumbnail_urls");
        if (board.cover_url.empty() && thumbnails && thumbnails->is_array() && !thumbnails->empty() &&
            thumbnails->front().is_string())
            board.cover_url = thumbnails->front().get<std::string>();
    }
    return board;
}

std::optional<RemoteSection> SectionFromJson(const Json& json)
{
    RemoteSection section{Text(json, "id"), Text(json, "name")};
    return IsPinterestId(section.id) ? std::optional(section) : std::nullopt;
}

std::optional<RemotePin> PinFromJson(const Json& json)
{
    RemotePin pin;
    pin.id = Text(json, "id");
    if (!IsPinterestId(pin.id))
        return std::nullopt;
    pin.created_at = ParseLooseTime(Text(json, "created_at"));
    pin.board_id = Text(json, "board_id");
    pin.board_section_id = Text(json, "board_section_id");
    pin.title = Text(json, "title");
    pin.description = Text(json, "description");
    pin.alt_text = Text(json, "alt_text");
    pin.link = Text(json, "link");
    return pin;
}

std::optional<Page<RemoteBoard>> BoardPageFromJson(const Json& json)
{
    return PageOf<RemoteBoard>(json, BoardFromJson);
}

std::optional<Page<RemoteSection>> SectionPageFromJson(const Json& json)
{
    return PageOf<RemoteSection>(json, SectionFromJson);
}

std::optional<Page<RemotePin>> PinPageFromJson(const Json& json)
{
    return PageOf<RemotePin>(json, PinFromJson);
}

Meta MetaOf(const net::Reply& reply)
{
    Meta meta;
    meta.status = reply.status;
    // It is shown and logged, so it keeps to what a request id looks like.
    for (const char c : reply.Header("x-pinterest-rid").value_or(""))
        if (c > 0x20 && c < 0x7f && meta.request_id.size() < 64)
            meta.request_id += c;
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
