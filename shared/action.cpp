#include "shared/action.hpp"

#include <array>
#include <cstddef>

namespace pinwright {

namespace {

constexpr std::array<std::string_view, 20> kActions{"",
                                                    "reconnect",
                                                    "refresh_boards",
                                                    "create_board",
                                                    "choose_board",
                                                    "choose_image",
                                                    "edit_pin",
                                                    "connect",
                                                    "open_pinterest_settings",
                                                    "copy_redirect_uri",
                                                    "connect_sandbox",
                                                    "set_times",
                                                    "retry",
                                                    "wait",
                                                    "reload",
                                                    "troubleshoot",
                                                    "sign_in_again",
                                                    "compose",
                                                    "show_schedule",
                                                    "reload_pin"};

}  // namespace

std::string_view ToString(Action action)
{
    return kActions[static_cast<std::size_t>(action)];
}

std::optional<Action> ParseAction(std::string_view text)
{
    for (std::size_t i = 0; i < kActions.size(); ++i) {
        if (kActions[i] == text)
            return static_cast<Action>(i);
    }
    return std::nullopt;
}

}  // namespace pinwright
