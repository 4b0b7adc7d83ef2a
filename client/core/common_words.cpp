#include "client/core/common_words.hpp"

namespace pinwright::app::words {

namespace {

struct Label {
    Action action;
    std::string_view label;
};

// kWait has no label, since there is nothing to press.
constexpr Label kActionLabels[] = {
    {Action::kReconnect, kReconnect},
    {Action::kRefreshBoards, kRefreshBoards},
    {Action::kCreateBoard, kCreateBoard},
    {Action::kChooseBoard, kChooseBoard},
    {Action::kChooseImage, kChooseImage},
    {Action::kEditPin, "Edit the pin"},
    {Action::kConnect, kConnectAccount},
    {Action::kOpenPinterestSettings, "Open Pinterest settings"},
    {Action::kCopyRedirectUri, "Copy the redirect address"},
    {Action::kConnectSandbox, kStandardAccess},
    {Action::kSignInAgain, kTryAgain},
    {Action::kRetry, kTryAgain},
    {Action::kReload, "Reload"},
    {Action::kCompose, "Compose a pin"},
    {Action::kShowSchedule, "Show the schedule"},
    {Action::kReloadPin, "Reload pin"},
    {Action::kTroubleshoot, kTroubleshoot},
    {Action::kSetTimes, kQueueTimes},
};

}  // namespace

std::string_view ActionLabel(Action action)
{
    for (const Label& one : kActionLabels) {
        if (one.action == action)
            return one.label;
    }
    return {};
}

std::string_view ActionAddress(Action action)
{
    return action == Action::kOpenPinterestSettings ? kPinterestSettings : std::string_view();
}

std::string_view ModeNotice(Environment mode)
{
    switch (mode) {
        case Environment::kSandbox:
            return kSandboxNotice;
        case Environment::kStandin:
            return kStandinNotice;
        case Environment::kProduction:
            break;
    }
    return {};
}

std::string ServerLost(const Diagnosis& problem)
{
    return problem.title + " " + std::string(kKept);
}

std::string BadgeText(Screen place, int count)
{
    if (place == Screen::kPins)
        return std::to_string(count) + " not published";
    return std::to_string(count) + (count == 1 ? " needs reconnection" : " need reconnection");
}

std::string PinCountText(std::int64_t count)
{
    return count == 1 ? "1 pin" : std::to_string(count) + " pins";
}

std::string PageTitle(const Route& route)
{
    const auto titled = [](std::string_view page) { return std::string(page) + " · " + std::string(kName); };
    switch (route.screen) {
        case Screen::kCompose:
            return titled(kCompose);
        case Screen::kIntegrations:
            return titled(kIntegrations);
        case Screen::kTroubleshoot:
            return titled(kTroubleshoot);
        case Screen::kStandardAccess:
            return titled(kStandardAccess);
        case Screen::kPin:
            return titled(kPinTitle);
        case Screen::kPins:
            return titled(kPins);
        case Screen::kSchedule:
            return titled(kSchedule);
        case Screen::kHome:
        case Screen::kUnknown:
            break;
    }
    return std::string(kName);
}

std::string ZoneWords(std::string_view zone)
{
    std::string words(zone.substr(zone.rfind('/') + 1));
    for (char& c : words)
        c = c == '_' ? ' ' : c;
    return words + " time";
}

std::string MomentWords(const Moment& moment, std::string_view time, const Zone& zone)
{
    const auto of_day = [&](std::string_view text) {
        return zone.TimeOfDayInWords(ParseTimeOfDay(std::string(text)).value_or(0));
    };
    switch (moment.kind) {
        case Moment::Kind::kSkipped:
            return " " + of_day(time) + " doesn’t exist that day because clocks go forward. " +
                   of_day(ReadingAt(zone, moment.at).time) + " will be used.";
        case Moment::Kind::kTwice:
            return " " + of_day(time) +
                   " happens twice that day because clocks go back. The first one will be used.";
        case Moment::Kind::kOnce:
            break;
    }
    return {};
}

Problem NoTimeProblem()
{
    return {"publish_at", "required", "The date or time is missing.", "Choose both, or publish now."};
}

Problem PastProblem()
{
    return {"publish_at", "past", "This time has passed.", "Choose a later time, or publish now."};
}

std::optional<Diagnosis> DeviceClock(std::chrono::milliseconds lead)
{
    if (lead == std::chrono::milliseconds{0})
        return std::nullopt;
    const long long minutes = std::chrono::round<std::chrono::minutes>(std::chrono::abs(lead)).count();
    constexpr long long kHour = 60, kDay = 24 * kHour;
    const long long unit = minutes < 2 * kHour ? 1 : minutes < 2 * kDay ? kHour : kDay;
    const std::string_view name = unit == 1 ? "minutes" : unit == kHour ? "hours" : "days";
    return Diagnosis{"device_clock",
                     "This device's clock is " + std::to_string((minutes + unit / 2) / unit) + " " +
                         std::string(name) + (lead.count() < 0 ? " ahead of" : " behind") + " the server's.",
                     "Pins are published by the server's clock.",
                     "Set this device's clock, or let it update automatically.",
                     {}};
}

Diagnosis Offline()
{
    return {"offline", std::string(kOfflineTitle), std::string(kOfflineDetail), std::string(kOfflineFix),
            Action::kRetry};
}

}  // namespace pinwright::app::words
