// What the button under a diagnosis, a check or a notice does: a value in programs, a word in JSON.
#pragma once

#include <optional>
#include <string_view>

namespace pinwright {

enum class Action {
    kNone,
    kReconnect,
    kRefreshBoards,
    kCreateBoard,
    kChooseBoard,
    kChooseImage,
    kEditPin,
    kConnect,
    kOpenPinterestSettings,
    kCopyRedirectUri,
    kConnectSandbox,
    kSetTimes,
    kRetry,
    kWait,  ///< Nothing to press.
    kReload,
    kTroubleshoot,
    // ---- For the page's own notices; the server sends none of these ----
    kSignInAgain,
    kCompose,
    kShowSchedule,
    kReloadPin
};

std::string_view ToString(Action action);  // reconnect, refresh_boards, ...; kNone: empty
/// kNone if the text is empty; nothing if it is unknown.
std::optional<Action> ParseAction(std::string_view text);

}  // namespace pinwright
