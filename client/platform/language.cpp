#include "client/platform/language.hpp"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "shared/json_text.hpp"
#include "shared/text_catalog.hpp"

extern "C" {
char* pw_language_texts();
int pw_language_plural(double count);
}

namespace pinwright::platform {

namespace {

PluralForm FormFor(std::int64_t count)
{
    return static_cast<PluralForm>(pw_language_plural(static_cast<double>(count)));
}

}  // namespace

void UsePageLanguage()
{
    char* const taken = pw_language_texts();
    const std::string text(taken);
    std::free(taken);
    if (text.empty())
        return;
    const Result<nlohmann::json> json = ParseJson(text);
    CatalogTexts texts;
    for (std::size_t place = 0; json.ok() && json->is_array() && place < json->size(); ++place) {
        const nlohmann::json& one = (*json)[place];
        texts.push_back(one.is_string() ? *one.get_ptr<const std::string*>() : std::string());
    }
    UseLanguage(std::move(texts), FormFor);
}

}  // namespace pinwright::platform
