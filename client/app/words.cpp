#include "client/app/words.hpp"

namespace pinwright::app::words {

namespace {

struct Label {
    std::string_view action;
    std::string_view label;
};

// `wait` and `troubleshoot` have no button: there is nothing to press.
constexpr Label kActionLabels[] = {
    {"reconnect", kReconnect},
    {"refresh_boards", kRefreshBoards},
    {"create_board", kCreateBoard},
    {"choose_board", kChooseBoard},
    {"choose_image", kChooseImage},
    {"edit_pin", "Edit the pin"},
    {"connect", kConnectAccount},
    {"open_pinterest_settings", "Open Pinterest settings"},
    {"copy_redirect_uri", "Copy the redirect address"},
    {"connect_sandbox", "Connect the sandbox"},
    {"retry", kTryAgain},
    {"reload", "Reload"},
    {"compose", "Compose a pin"},
};

std::string Sentence(std::string_view text)
{
    return std::string(text);
}

PinWords Settled(std::string_view title, std::string_view detail)
{
    return {Sentence(title), Sentence(detail), {}, {}, false};
}

PinWords Busy(std::string_view title, std::string_view detail)
{
    return {Sentence(title), Sentence(detail), {}, {}, true};
}

/// The state's own sentence as title; what the cause says follows it.
PinWords WithCause(std::string_view title, const Pin& pin, std::string_view otherwise)
{
    if (!pin.cause)
        return Settled(title, otherwise);
    PinWords words = Settled(title, pin.cause->title);
    if (!pin.cause->detail.empty())
        words.detail += " " + pin.cause->detail;
    words.fix = pin.cause->fix;
    words.action = pin.cause->action;
    return words;
}

}  // namespace

std::string_view ActionLabel(std::string_view action)
{
    for (const Label& one : kActionLabels) {
        if (one.action == action)
            return one.label;
    }
    return {};
}

std::string_view AccountStateLabel(AccountState state)
{
    switch (state) {
        case AccountState::kConnected:
            return "Connected";
        case AccountState::kNeedsReconnection:
            return "Needs reconnection";
        case AccountState::kDisconnected:
            break;
    }
    return "Disconnected";
}

std::string_view EnvironmentLabel(Environment environment)
{
    switch (environment) {
        case Environment::kSandbox:
            return "Sandbox";
        case Environment::kStandin:
            return "Stand-in";
        case Environment::kProduction:
            break;
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

std::string_view PinStateLabel(PinState state)
{
    switch (state) {
        case PinState::kDraft:
            return "Draft";
        case PinState::kScheduled:
            return "Scheduled";
        case PinState::kPublishing:
            return "Publishing";
        case PinState::kUnconfirmed:
            return "Being looked for";
        case PinState::kPublished:
            return "Published";
        case PinState::kHeld:
            return "Waiting";
        case PinState::kFailed:
            return "Not published";
        case PinState::kCanceled:
            return "Canceled";
    }
    return {};
}

PinWords DescribePin(const Pin& pin)
{
    switch (pin.state) {
        case PinState::kDraft:
            return Settled("This pin is a draft.", "It is kept here and has not been published.");
        case PinState::kScheduled:
            if (pin.cause)
                return WithCause("Your pin goes out a little later.", pin, {});
            if (pin.publish_at)
                return Settled("Your pin is scheduled.", "It goes out by itself when it is due.");
            return Busy("Publishing your pin", "It is next in line.");
        case PinState::kPublishing:
            return Busy("Publishing your pin", "It is on its way to Pinterest.");
        case PinState::kUnconfirmed: {
            PinWords words =
                WithCause("Looking for your pin at Pinterest", pin,
                          "Pinterest’s answer did not arrive, so the board is being looked through. "
                          "The pin is never posted twice.");
            words.busy = words.action.empty() || words.action == "wait";
            return words;
        }
        case PinState::kPublished:
            return Settled("Your pin is published.",
                           pin.confirmed_at ? "It was seen live at Pinterest." : "");
        case PinState::kHeld:
            return WithCause("Your pin is waiting.", pin, "It is kept, and goes out by itself.");
        case PinState::kFailed:
            return WithCause("Your pin was not published.", pin, "Pinterest did not take it.");
        case PinState::kCanceled:
            return Settled("This pin was canceled.", "It was not published.");
    }
    return {};
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
        case Screen::kPin:
            return titled(kPinTitle);
        case Screen::kHome:
        case Screen::kUnknown:
            break;
    }
    return std::string(kName);
}

std::string ProblemCountText(std::size_t count)
{
    return count == 1
               ? "One thing needs your attention before the pin can be published."
               : std::to_string(count) + " things need your attention before the pin can be published.";
}

std::string IsConnected(std::string_view account_name)
{
    return std::string(account_name) + " is connected.";
}

std::string IsDisconnected(std::string_view account_name)
{
    return std::string(account_name) + " is disconnected.";
}

std::string BoardsFound(std::size_t count)
{
    return count == 1 ? "1 board found." : std::to_string(count) + " boards found.";
}

std::string BoardCreated(std::string_view name)
{
    return "The board “" + std::string(name) + "” is created.";
}

Diagnosis ImageNotUploaded(std::string_view file_name)
{
    Diagnosis diagnosis = Diagnose(Cause::kImageMissing,
                                   "The page was left before “" + std::string(file_name) + "” was uploaded.");
    diagnosis.title = "The image has to be chosen again.";
    return diagnosis;
}

Diagnosis PostUnanswered()
{
    return {"unanswered", "It is not known whether this pin reached the server.",
            "The page was left before the server answered.",
            "Publish it again. If the server has it already, it goes out only once.", "retry"};
}

Problem NoAccountProblem()
{
    return {"account_id", "required", "No account is connected.",
            "Connect Pinterest first. Your draft is kept."};
}

Diagnosis Offline()
{
    return {"offline", std::string(kOfflineTitle), std::string(kOfflineDetail), std::string(kOfflineFix),
            "retry"};
}

}  // namespace pinwright::app::words
