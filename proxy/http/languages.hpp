// The languages of the composer: English, which is built in, and the translations in the data folder, in
// files like `languages/de.json`. They are read once, when the server starts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/text_catalog.hpp"

namespace pinwright::http {

struct Language {
    std::string tag;     ///< BCP 47, as the file is named: `de`, `pt-BR`.
    CatalogTexts texts;  ///< Empty ones stay English.
    std::string page;    ///< The composer's page in this language.
};

/// While the result exists, texts on this thread are in `language`, which outlives it; nullptr: English.
[[nodiscard]] inline ThreadLanguage Speak(const Language* language)
{
    return language == nullptr ? ThreadLanguage(nullptr) : ThreadLanguage(&language->texts, language->tag);
}

class Languages {
public:
    /// Reads the translations in `folder`; none if there is no such folder. Logs a warning for each file that
    /// can't be used. `page`: the composer's page in English.
    static Languages Load(const std::string& folder, std::string_view page);

    /// The language to answer in, by the lookup of RFC 4647: `pt-BR` also finds `pt`. Takes the languages of
    /// Accept-Language in their order, as browsers send the preferred one first. nullptr: English.
    const Language* Choose(std::string_view accept_language) const;

    /// The language with this tag in any case, or nullptr.
    const Language* Find(std::string_view tag) const;

    bool empty() const { return m_languages.empty(); }

private:
    std::vector<Language> m_languages;
};

}  // namespace pinwright::http
