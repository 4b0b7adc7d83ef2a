#include "client/core/routes.hpp"

#include <algorithm>
#include <utility>

#include "shared/identifiers.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::app {

namespace {

int HexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::string DecodePart(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && HexValue(text[i + 1]) >= 0 && HexValue(text[i + 2]) >= 0;
        if (escape) {
            decoded.push_back(static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2])));
            i += 2;
        } else {
            decoded.push_back(text[i] == '+' ? ' ' : text[i]);
        }
    }
    return decoded;
}

std::string_view PathOf(std::string_view address)
{
    std::string_view path = address.substr(0, address.find_first_of("?#"));
    if (path.size() > 1 && path.back() == '/')
        path.remove_suffix(1);
    return path;
}

/// The value of `key` in the query, or empty.
std::string QueryValue(std::string_view address, std::string_view key)
{
    const std::size_t mark = address.find('?');
    if (mark == std::string_view::npos)
        return {};
    std::string_view query = address.substr(mark + 1);
    query = query.substr(0, query.find('#'));
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == key)
            return DecodePart(pair.substr(equals + 1));
        query.remove_prefix(pair.size() == query.size() ? pair.size() : pair.size() + 1);
    }
    return {};
}

/// The text if it could be a Pinterest user name; otherwise empty.
std::string UserName(std::string text)
{
    constexpr std::size_t kLongest = 64;
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    return text.size() <= kLongest && std::all_of(text.begin(), text.end(), plain) ? text : std::string();
}

/// In the order of PinTab.
constexpr std::string_view kShow[kPinTabCount] = {"",       "waiting", "published",
                                                  "failed", "drafts",  "scheduled"};

/// Returns kAll if the address names none of these tabs.
template <std::size_t Count>
PinTab TabOf(const PinTab (&tabs)[Count], std::string_view address)
{
    const std::string show = QueryValue(address, "show");
    for (const PinTab tab : tabs) {
        if (kShow[static_cast<std::size_t>(tab)] == show)
            return tab;
    }
    return PinTab::kAll;
}

/// In the order of ScheduleView.
constexpr std::string_view kViews[kScheduleViewCount] = {"", "day", "week", "month"};

Route ScheduleAt(std::string_view address)
{
    Route route{Screen::kSchedule, {}, TabOf(kScheduleTabs, address), QueryValue(address, "account")};
    const std::string view = QueryValue(address, "view"), date = QueryValue(address, "date");
    for (std::size_t i = 1; i < kScheduleViewCount; ++i) {
        if (kViews[i] != view)
            continue;
        route.view = static_cast<ScheduleView>(i);
        route.tab = PinTab::kAll;
        if (ParseRfc3339(date + "T00:00:00Z"))
            route.date = date;
    }
    return route;
}

std::string ListAddress(std::string address, const Route& route)
{
    char before = '?';
    const auto add = [&](std::string_view name, std::string_view value) {
        if (value.empty())
            return;
        address += std::exchange(before, '&') + std::string(name) + "=" + EncodePart(value);
    };
    add("view", kViews[static_cast<std::size_t>(route.view)]);
    add("date", route.date);
    add("show", kShow[static_cast<std::size_t>(route.tab)]);
    add("account", route.account_id);
    return address;
}

}  // namespace

Route ParseRoute(std::string_view address)
{
    constexpr std::string_view kPins = "/pins/";
    const std::string_view path = PathOf(address);
    if (path.empty() || path == "/")
        return {Screen::kHome, {}};
    if (path == "/compose")
        return {Screen::kCompose, {}};
    if (path == "/integrations")
        return {Screen::kIntegrations, {}};
    if (path == "/troubleshoot")
        return {Screen::kTroubleshoot, {}};
    if (path == "/standard-access")
        return {Screen::kStandardAccess, {}};
    if (path == "/pins")
        return {Screen::kPins, {}, TabOf(kPinsTabs, address)};
    if (path == "/schedule")
        return ScheduleAt(address);
    if (path.substr(0, kPins.size()) == kPins && IsUuid(path.substr(kPins.size())))
        return {Screen::kPin, std::string(path.substr(kPins.size()))};
    return {Screen::kUnknown, {}};
}

std::string RouteAddress(const Route& route)
{
    switch (route.screen) {
        case Screen::kCompose:
            return "/compose";
        case Screen::kIntegrations:
            return "/integrations";
        case Screen::kTroubleshoot:
            return "/troubleshoot";
        case Screen::kStandardAccess:
            return "/standard-access";
        case Screen::kPin:
            return "/pins/" + route.pin_id;
        case Screen::kPins:
            return ListAddress("/pins", route);
        case Screen::kSchedule:
            return ListAddress("/schedule", route);
        case Screen::kHome:
        case Screen::kUnknown:
            break;
    }
    return "/";
}

std::optional<ConnectReturn> ParseConnectReturn(std::string_view address)
{
    if (PathOf(address) != "/integrations")
        return std::nullopt;
    ConnectReturn back{QueryValue(address, "connected"), QueryValue(address, "problem"),
                       QueryValue(address, "account"), UserName(QueryValue(address, "signed_in_as"))};
    if (back.connected.empty() && back.problem.empty())
        return std::nullopt;
    return back;
}

std::string EncodePart(std::string_view text)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) {
            encoded.push_back(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded.push_back('%');
        encoded.push_back(kHex[byte >> 4]);
        encoded.push_back(kHex[byte & 0x0Fu]);
    }
    return encoded;
}

}  // namespace pinwright::app
