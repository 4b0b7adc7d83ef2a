#include "proxy/http/languages.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

#include "proxy/http/header_lists.hpp"
#include "proxy/http/replies.hpp"
#include "shared/json_text.hpp"
#include "shared/translation.hpp"

namespace pinwright::http {

namespace {

constexpr std::string_view kEnglish = "en";
constexpr std::size_t kLongestTag = 35;  // RFC 5646, section 4.4.1.

bool IsTag(std::string_view text)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    return text.size() >= 2 && text.size() <= kLongestTag && std::all_of(text.begin(), text.end(), fits);
}

/// Replaces what is between the first `start` and the next `end`.
void ReplaceBetween(std::string& page, std::string_view start, std::string_view end, std::string_view text)
{
    const std::size_t found = page.find(start);
    const std::size_t from = found + start.size();
    const std::size_t to = found == std::string::npos ? found : page.find(end, from);
    if (to != std::string::npos)
        page.replace(from, to - from, text);
}

/// The page in another language: its tag, what the loader says (web/boot.js), and what is for browsers
/// without JavaScript. The composer itself takes its words from /api/v1/words.
std::string PageIn(std::string_view page, const std::string& tag, const CatalogTexts& texts)
{
    constexpr std::string_view kGroup = "loading.";
    nlohmann::json loading = nlohmann::json::object();
    for (std::size_t place = 0; place < CatalogSize(); ++place) {
        const std::string_view key = TextKey(place);
        if (key.starts_with(kGroup))
            loading[std::string(key.substr(kGroup.size()))] =
                texts[place].empty() ? std::string(EnglishText(place)) : texts[place];
    }
    std::string json = JsonText(loading);
    for (std::size_t at = 0; (at = json.find('<', at)) != std::string::npos;)
        json.replace(at, 1, "\\u003c");  // Nothing in it ends the element.

    std::string made(page);
    ReplaceBetween(made, "<html lang=\"", "\"", tag);
    ReplaceBetween(made, "<script id=\"texts\" type=\"application/json\">", "</script>", json);
    ReplaceBetween(made, "<noscript><div class=\"plain\">", "</div>",
                   "<h1>" + EscapeHtml(loading.value("noScript", "")) + "</h1><p>" +
                       EscapeHtml(loading.value("noScriptDetail", "")) + "</p>");
    return made;
}

std::optional<CatalogTexts> ReadFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::string problem = "It can't be read.";
    std::optional<CatalogTexts> texts;
    if (file)
        texts = ReadTranslation(text, problem);
    if (!texts)
        spdlog::warn("The translation {} is not used. {}", path.filename().string(), problem);
    return texts;
}

}  // namespace

Languages Languages::Load(const std::string& folder, std::string_view page)
{
    Languages languages;
    std::error_code none;
    for (const std::filesystem::directory_entry& entry : std::filesystem::directory_iterator(folder, none)) {
        const std::string tag = entry.path().stem().string();
        if (entry.path().extension() != ".json" || !IsTag(tag) || SameWord(tag, kEnglish))
            continue;
        if (std::optional<CatalogTexts> texts = ReadFile(entry.path())) {
            std::string translated = PageIn(page, tag, *texts);
            languages.m_languages.push_back({tag, *std::move(texts), std::move(translated)});
        }
    }
    return languages;
}

const Language* Languages::Choose(std::string_view accept_language) const
{
    while (!m_languages.empty() && !accept_language.empty()) {
        std::string_view range = TakeItem(accept_language);
        range = range.substr(0, range.find_first_of("; \t"));
        while (!range.empty()) {
            if (const Language* const found = Find(range))
                return found;
            if (SameWord(range, kEnglish))
                return nullptr;
            const std::size_t dash = range.rfind('-');
            range = range.substr(0, dash == std::string_view::npos ? 0 : dash);
        }
    }
    return nullptr;
}

const Language* Languages::Find(std::string_view tag) const
{
    const auto found = std::find_if(m_languages.begin(), m_languages.end(),
                                    [&](const Language& one) { return SameWord(one.tag, tag); });
    return found == m_languages.end() ? nullptr : &*found;
}

}  // namespace pinwright::http
