#include "client/app/preferences.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "shared/api_json.hpp"

namespace pinwright::app {

namespace {

constexpr std::string_view kThemes[] = {"system", "light", "dark"};
constexpr std::string_view kDirections[] = {"automatic", "ltr", "rtl"};

/// The text of a member, or empty.
std::string TextOf(const nlohmann::json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The place of `name` among three; the first where it is none of them.
int ChoiceOf(const std::string_view (&names)[3], std::string_view name)
{
    return names[1] == name ? 1 : names[2] == name ? 2 : 0;
}

}  // namespace

void RememberBoard(Preferences& preferences, std::string_view account_id, std::string_view board_id)
{
    std::vector<RecentBoards>& recent = preferences.recent_boards;
    const auto of_account = std::find_if(
        recent.begin(), recent.end(), [&](const RecentBoards& one) { return one.account_id == account_id; });
    if (of_account == recent.end())
        recent.insert(recent.begin(), {std::string(account_id), {}});
    else
        std::rotate(recent.begin(), of_account, of_account + 1);
    if (recent.size() > kRecentAccountsLimit)
        recent.pop_back();
    std::vector<std::string>& boards = recent.front().boards;
    boards.erase(std::remove(boards.begin(), boards.end(), board_id), boards.end());
    boards.insert(boards.begin(), std::string(board_id));
    if (boards.size() > kRecentBoardsLimit)
        boards.pop_back();
}

const std::vector<std::string>& RecentBoardsOf(const Preferences& preferences, std::string_view account_id)
{
    static const std::vector<std::string> kNone;
    for (const RecentBoards& one : preferences.recent_boards) {
        if (one.account_id == account_id)
            return one.boards;
    }
    return kNone;
}

std::string PreferencesToText(const Preferences& preferences)
{
    nlohmann::json recent = nlohmann::json::array();
    for (const RecentBoards& one : preferences.recent_boards)
        recent.push_back({{"account", one.account_id}, {"boards", one.boards}});
    return JsonText({{"theme", kThemes[static_cast<int>(preferences.theme)]},
                     {"direction", kDirections[static_cast<int>(preferences.direction)]},
                     {"letter_keys", preferences.letter_keys},
                     {"recent_boards", std::move(recent)}});
}

Preferences PreferencesFromText(std::string_view text)
{
    Preferences preferences;
    const Result<nlohmann::json> json = ParseJson(text);
    if (!json.ok() || !json->is_object())
        return preferences;
    preferences.theme = static_cast<ThemeChoice>(ChoiceOf(kThemes, TextOf(*json, "theme")));
    preferences.direction = static_cast<DirectionChoice>(ChoiceOf(kDirections, TextOf(*json, "direction")));
    if (const auto keys = json->find("letter_keys"); keys != json->end() && keys->is_boolean())
        preferences.letter_keys = keys->get<bool>();
    const auto recent = json->find("recent_boards");
    if (recent == json->end() || !recent->is_array())
        return preferences;
    // From the oldest on, so that the newest ends up in front.
    for (auto one = recent->rbegin(); one != recent->rend(); ++one) {
        const auto boards = one->is_object() ? one->find("boards") : one->end();
        if (!one->is_object() || boards == one->end() || !boards->is_array())
            continue;
        const std::string account = TextOf(*one, "account");
        for (auto board = boards->rbegin(); board != boards->rend(); ++board) {
            if (board->is_string() && !account.empty())
                RememberBoard(preferences, account, board->get<std::string>());
        }
    }
    return preferences;
}

}  // namespace pinwright::app
