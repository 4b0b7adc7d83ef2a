#include "client/core/preferences.hpp"

#include <nlohmann/json.hpp>

#include "shared/api_json.hpp"

namespace pinwright::app {

namespace {

constexpr std::string_view kThemes[] = {"system", "light", "dark"};
constexpr std::string_view kDirections[] = {"automatic", "ltr", "rtl"};

/// The index of the text at `key` among the three names; 0 if it is none of them.
int ChoiceOf(const nlohmann::json& json, const char* key, const std::string_view (&names)[3])
{
    const auto found = json.find(key);
    for (int i = 0; i < 3 && found != json.end() && found->is_string(); ++i) {
        if (*found->get_ptr<const std::string*>() == names[i])
            return i;
    }
    return 0;
}

bool StartsWith(const std::string& text, const std::string& prefix)
{
    return text.compare(0, prefix.size(), prefix) == 0;
}

}  // namespace

void RememberBoard(Preferences& preferences, std::string_view account_id, std::string_view board_id)
{
    const std::string prefix = std::string(account_id) + "/";
    std::vector<std::string> kept{prefix + std::string(board_id)};
    std::size_t of_account = 1;
    for (std::string& one : preferences.recent_boards) {
        const bool same = StartsWith(one, prefix);
        if (one == kept.front() || (same && of_account == kRecentBoardsLimit) || kept.size() == kRecentLimit)
            continue;
        of_account += same ? 1 : 0;
        kept.push_back(std::move(one));
    }
    preferences.recent_boards = std::move(kept);
}

std::vector<std::string> RecentBoardsOf(const Preferences& preferences, std::string_view account_id)
{
    const std::string prefix = std::string(account_id) + "/";
    std::vector<std::string> boards;
    for (const std::string& one : preferences.recent_boards) {
        if (StartsWith(one, prefix))
            boards.push_back(one.substr(prefix.size()));
    }
    return boards;
}

std::string PreferencesToText(const Preferences& preferences)
{
    nlohmann::json json;
    json["theme"] = kThemes[static_cast<int>(preferences.theme)];
    json["direction"] = kDirections[static_cast<int>(preferences.direction)];
    json["letter_keys"] = preferences.letter_keys;
    json["recent_boards"] = preferences.recent_boards;
    return JsonText(json);
}

Preferences PreferencesFromText(std::string_view text)
{
    Preferences preferences;
    const Result<nlohmann::json> json = ParseJson(text);
    if (!json.ok() || !json->is_object())
        return preferences;
    preferences.theme = static_cast<ThemeChoice>(ChoiceOf(*json, "theme", kThemes));
    preferences.direction = static_cast<DirectionChoice>(ChoiceOf(*json, "direction", kDirections));
    if (const auto keys = json->find("letter_keys"); keys != json->end() && keys->is_boolean())
        preferences.letter_keys = keys->get<bool>();
    const auto recent = json->find("recent_boards");
    if (recent == json->end() || !recent->is_array())
        return preferences;
    for (const nlohmann::json& one : *recent) {
        if (one.is_string() && preferences.recent_boards.size() < kRecentLimit)
            preferences.recent_boards.push_back(*one.get_ptr<const std::string*>());
    }
    return preferences;
}

}  // namespace pinwright::app
