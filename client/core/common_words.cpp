#include "client/core/common_words.hpp"

namespace pinwright::app::words {

namespace {

struct Label {
    Action action;
    std::string_view label;
};

// kWait has no button: there is nothing to press.
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
    {Action::kReloadPin, "Load it anew"},
    {Action::kTroubleshoot, kTroubleshoot},
    {Action::kSetTimes, kQueueTimes},
};

std::string Percent(const ImageSlot& image)
{
    return std::to_string(image.total > 0 ? image.sent * 100 / image.total : 0) + " %";
}

}  // namespace

std::string_view ActionLabel(Action action)
{
    for (const Label& one : kActionLabels) {
        if (one.action == action)
            return one.label;
    }
    return {};
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

std::string PausedStrip(const Status& status)
{
    if (status.restored)
        return std::string(kRestored);
    if (status.paused)
        return std::string(kAllPaused);
    std::string names;
    int count = 0;
    for (const Account& account : status.accounts) {
        if (account.paused)
            names += (count++ == 0 ? "@" : ", @") + account.username;
    }
    if (count == 0)
        return {};
    return names + (count == 1 ? " is paused. Its pins wait." : " are paused. Their pins wait.");
}

std::string BadgeText(Screen place, int count)
{
    if (place == Screen::kPins)
        return std::to_string(count) + " not published";
    return std::to_string(count) + (count == 1 ? " needs reconnection" : " need reconnection");
}

std::string CounterText(const Counter& counter)
{
    return std::to_string(counter.used) + " of " + std::to_string(counter.limit) + " characters";
}

std::string SizeText(std::int64_t bytes)
{
    if (bytes < 1000)
        return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    if (bytes < 999'500)
        return std::to_string((bytes + 500) / 1000) + " KB";
    const std::int64_t tenths = (bytes + 50'000) / 100'000;
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0)
        text += "." + std::to_string(tenths % 10);
    return text + " MB";
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

std::string AttentionText(std::size_t count)
{
    return count == 1 ? "One thing needs your attention"
                      : std::to_string(count) + " things need your attention";
}

std::string ProblemCountText(std::size_t count)
{
    return AttentionText(count) + " before the pin can be published.";
}

std::string BoardsFound(std::size_t count)
{
    return count == 1 ? "1 board found." : std::to_string(count) + " boards found.";
}

std::string OneFileOf(int count)
{
    return "A pin has one image. The first of " + std::to_string(count) + " files is used.";
}

std::string BoardCreated(std::string_view name)
{
    return "The board “" + std::string(name) + "” is created.";
}

std::string UploadingText(const ImageSlot& image)
{
    return std::string(kUploading) + " " + Percent(image);
}

std::string GoesOnFrom(const ImageSlot& image)
{
    return "It goes on by itself from " + Percent(image) + ".";
}

std::string UploadInterrupted(const ImageSlot& image)
{
    return std::string(kConnectionLost) + " " + GoesOnFrom(image);
}

Diagnosis SectionsNotLoaded(const Diagnosis& why)
{
    Diagnosis diagnosis = why;
    diagnosis.title = "The board’s sections could not be loaded. " + why.title;
    return diagnosis;
}

Diagnosis ImageNotUploaded(std::string_view file_name)
{
    Diagnosis diagnosis = Diagnose(Cause::kImageMissing,
                                   "The page was left before “" + std::string(file_name) + "” was uploaded.");
    diagnosis.title = "The image has to be chosen again.";
    return diagnosis;
}

Diagnosis ImageNotSent()
{
    return {"image_not_sent", "The image cannot be sent.",
            "The server can be reached, but the file cannot be read. It may have been moved or changed.",
            "Try again, or choose the image once more.", Action::kChooseImage};
}

Diagnosis ChangedElsewhere()
{
    return {"changed_elsewhere", "This pin was changed elsewhere in the meantime.",
            "What you changed here is not saved, so that nothing of it is lost unseen.",
            "Load the pin anew; what you changed here goes.", Action::kReloadPin};
}

Diagnosis PostUnanswered()
{
    return {"unanswered", "It is not known whether this pin reached the server.",
            "The page was left before the server answered.",
            "Publish it again. If the server has it already, it goes out only once.", Action::kRetry};
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
            return " " + of_day(time) + " does not exist on that day, clocks go forward: " +
                   of_day(ReadingAt(zone, moment.at).time) + " is taken.";
        case Moment::Kind::kTwice:
            return " " + of_day(time) + " happens twice on that day, clocks go back: the first is taken.";
        case Moment::Kind::kOnce:
            break;
    }
    return {};
}

std::string GoesOutAt(const Zone& zone, Timestamp at)
{
    return "It goes out on " + zone.InWords(at) + ", " + ZoneWords(zone.Name()) + ".";
}

Problem NoTimeProblem()
{
    return {"publish_at", "required", "The day or the time is missing.", "Choose both, or publish now."};
}

Problem PastProblem()
{
    return {"publish_at", "past", "This time has passed.", "Choose a later one, or publish now."};
}

Problem NoAccountProblem()
{
    return {"account_id", "required", "No account is connected.",
            "Connect Pinterest first. Your draft is kept."};
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
                     "Pins go out by the server's clock, and times here are judged by it.",
                     "Set the clock of this device, or let it set itself.",
                     {}};
}

Diagnosis Offline()
{
    return {"offline", std::string(kOfflineTitle), std::string(kOfflineDetail), std::string(kOfflineFix),
            Action::kRetry};
}

}  // namespace pinwright::app::words
