#include "proxy/http/languages.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "proxy/http/header_lists.hpp"
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

/// The page with another language in its first tag.
std::string PageIn(std::string_view page, const std::string& tag)
{
    constexpr std::string_view kMark = "<html lang=\"en\"";
    std::string made(page);
    if (const std::size_t at = made.find(kMark); at != std::string::npos)
        made.replace(at, kMark.size(), "<html lang=\"" + tag + "\"");
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
        if (std::optional<CatalogTexts> texts = ReadFile(entry.path()))
            languages.m_languages.push_back({tag, *std::move(texts), PageIn(page, tag)});
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
