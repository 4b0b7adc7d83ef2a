#include "shared/translation.hpp"

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "shared/json_text.hpp"

namespace pinwright {

namespace {

constexpr std::string_view kKeys[] = {
#include "shared/text_keys.inc"
};

/// The endings of keys, in the order of PluralForm.
constexpr std::array<std::string_view, 6> kForms{"_zero", "_one", "_two", "_few", "_many", "_other"};

using Found = std::map<std::string, std::string, std::less<>>;

/// Adds every text in `json` under its whole key.
void Flatten(const nlohmann::json& json, const std::string& key, Found& found)
{
    const std::string lead = key.empty() ? "" : key + ".";
    if (json.is_string()) {
        found[key] = json.get<std::string>();
    } else if (json.is_object()) {
        for (const auto& [name, value] : json.items())
            Flatten(value, lead + name, found);
    } else if (json.is_array()) {
        for (std::size_t at = 0; at < json.size(); ++at)
            Flatten(json[at], lead + std::to_string(at), found);
    }
}

std::set<std::string, std::less<>> PlaceholdersOf(std::string_view text)
{
    std::set<std::string, std::less<>> names;
    for (std::size_t open = text.find("{{"); open != std::string_view::npos;
         open = text.find("{{", open + 2)) {
        const std::size_t close = text.find("}}", open);
        if (close != std::string_view::npos)
            names.emplace(text.substr(open + 2, close - open - 2));
    }
    return names;
}

/// All forms with marks between them; empty if there is none.
std::string JoinedForms(const Found& found, std::string_view key)
{
    std::string text;
    bool any = false;
    for (const std::string_view form : kForms) {
        const auto one = found.find(std::string(key).append(form));
        if (one != found.end()) {
            text += one->second;
            any = any || !one->second.empty();
        }
        if (form != kForms.back())
            text += kPluralMark;
    }
    return any ? text : std::string();
}

}  // namespace

std::string_view TextKey(std::size_t place)
{
    return kKeys[place];
}

std::optional<CatalogTexts> ReadTranslation(std::string_view json, std::string& problem)
{
    const Result<nlohmann::json> parsed = ParseJson(json);
    if (!parsed.ok() || !parsed->is_object()) {
        problem = parsed.ok() ? "It is not a JSON object." : parsed.error().detail;
        return std::nullopt;
    }
    Found found;
    Flatten(*parsed, {}, found);
    CatalogTexts texts(CatalogSize());
    for (std::size_t place = 0; place < texts.size(); ++place) {
        const std::string_view key = TextKey(place), english = EnglishText(place);
        if (english.find(kPluralMark) != std::string_view::npos)
            texts[place] = JoinedForms(found, key);
        else if (const auto one = found.find(key); one != found.end())
            texts[place] = one->second;
        const auto known = PlaceholdersOf(english);
        for (const std::string& name : PlaceholdersOf(texts[place])) {
            if (known.count(name) == 0) {
                problem = "The text " + std::string(key) + " has the unknown placeholder {{" + name + "}}.";
                return std::nullopt;
            }
        }
    }
    return texts;
}

}  // namespace pinwright
