#include "client/core/common_words.hpp"

namespace pinwright::app::words {

namespace {

struct Label {
    Action action;
    TextId label;
};

// kWait has no label, since there is nothing to press.
constexpr Label kActionLabels[] = {
    {Action::kReconnect, texts::kReconnect},
    {Action::kRefreshBoards, texts::kRefreshBoards},
    {Action::kCreateBoard, texts::kCreateBoard},
    {Action::kChooseBoard, texts::kChooseBoard},
    {Action::kChooseImage, texts::kChooseImage},
    {Action::kEditPin, texts::kEditThePin},
    {Action::kConnect, texts::kConnectAccount},
    {Action::kOpenPinterestSettings, texts::kOpenPinterestSettings},
    {Action::kCopyRedirectUri, texts::kCopyRedirectUri},
    {Action::kConnectSandbox, texts::kStandardAccess},
    {Action::kSignInAgain, texts::kTryAgain},
    {Action::kRetry, texts::kTryAgain},
    {Action::kReload, texts::kReload},
    {Action::kCompose, texts::kComposeAPin},
    {Action::kShowSchedule, texts::kShowSchedule},
    {Action::kReloadPin, texts::kReloadPin},
    {Action::kTroubleshoot, texts::kTroubleshoot},
    {Action::kSetTimes, texts::kQueueTimes},
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
            return texts::kSandboxNotice;
        case Environment::kStandin:
            return texts::kStandinNotice;
        case Environment::kProduction:
            break;
    }
    return {};
}

std::string ServerLost(const Diagnosis& problem)
{
    return TwoSentences(problem.title, texts::kKept);
}

std::string TwoSentences(std::string_view first, std::string_view second)
{
    if (first.empty() || second.empty())
        return std::string(first).append(second);
    return Fill(texts::kTwoSentences, {{"first", first}, {"second", second}});
}

std::string Listed(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text = text.empty() ? name : Fill(texts::kList, {{"first", text}, {"rest", name}});
    return text;
}

std::string BadgeText(Screen place, int count)
{
    return FillPlural(place == Screen::kPins ? texts::kNotPublishedBadge : texts::kReconnectionBadge, count);
}

std::string PinCountText(std::int64_t count)
{
    return FillPlural(texts::kPinCount, count);
}

std::string PageTitle(const Route& route)
{
    const auto titled = [](TextId page) { return Fill(texts::kPageTitle, {{"page", page}}); };
    switch (route.screen) {
        case Screen::kCompose:
            return titled(texts::kCompose);
        case Screen::kIntegrations:
            return titled(texts::kIntegrations);
        case Screen::kTroubleshoot:
            return titled(texts::kTroubleshoot);
        case Screen::kStandardAccess:
            return titled(texts::kStandardAccess);
        case Screen::kPin:
            return titled(texts::kPinTitle);
        case Screen::kPins:
            return titled(texts::kPins);
        case Screen::kSchedule:
            return titled(texts::kSchedule);
        case Screen::kHome:
        case Screen::kUnknown:
            break;
    }
    return Fill(texts::kName);
}

std::string ZoneWords(std::string_view zone)
{
    std::string place(zone.substr(zone.rfind('/') + 1));
    for (char& c : place)
        c = c == '_' ? ' ' : c;
    return Fill(texts::kZoneTime, {{"place", place}});
}

std::string MomentWords(const Moment& moment, std::string_view time, const Zone& zone)
{
    const auto of_day = [&](std::string_view text) {
        return zone.TimeOfDayInWords(ParseTimeOfDay(std::string(text)).value_or(0));
    };
    switch (moment.kind) {
        case Moment::Kind::kSkipped:
            return Fill(texts::kTimeSkipped,
                        {{"time", of_day(time)}, {"next", of_day(ReadingAt(zone, moment.at).time)}});
        case Moment::Kind::kTwice:
            return Fill(texts::kTimeTwice, {{"time", of_day(time)}});
        case Moment::Kind::kOnce:
            break;
    }
    return {};
}

Problem NoTimeProblem()
{
    return {"publish_at", "required", Fill(texts::kDateOrTimeMissing), Fill(texts::kDateOrTimeMissingFix)};
}

Problem PastProblem()
{
    return {"publish_at", "past", Fill(texts::kTimeIsPast), Fill(texts::kTimeIsPastFix)};
}

std::optional<Diagnosis> DeviceClock(std::chrono::milliseconds lead)
{
    if (lead == std::chrono::milliseconds{0})
        return std::nullopt;
    const long long minutes = std::chrono::round<std::chrono::minutes>(std::chrono::abs(lead)).count();
    constexpr long long kHour = 60, kDay = 24 * kHour;
    const long long unit = minutes < 2 * kHour ? 1 : minutes < 2 * kDay ? kHour : kDay;
    const bool ahead = lead.count() < 0;
    const PluralId text = unit == 1       ? ahead ? texts::kClockAheadMinutes : texts::kClockBehindMinutes
                          : unit == kHour ? ahead ? texts::kClockAheadHours : texts::kClockBehindHours
                          : ahead         ? texts::kClockAheadDays
                                          : texts::kClockBehindDays;
    return Diagnosis{"device_clock",
                     FillPlural(text, (minutes + unit / 2) / unit),
                     Fill(texts::kClockDetail),
                     Fill(texts::kClockFix),
                     {}};
}

Diagnosis Offline()
{
    return {"offline", Fill(texts::kOfflineTitle), Fill(texts::kOfflineDetail), Fill(texts::kOfflineFix),
            Action::kRetry};
}

}  // namespace pinwright::app::words
