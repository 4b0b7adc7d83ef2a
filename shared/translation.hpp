// Translations of the catalog of texts into other languages: files like assets/words/en.json, which
// translation tools know as i18next's JSON format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/text_catalog.hpp"

namespace pinwright {

/// The key of a text in the files: "compose.dropHere".
std::string_view TextKey(std::size_t place);

/// Reads a translation. Texts it doesn't have are empty in the result; keys that the catalog doesn't have are
/// ignored, because they may belong to another version. No result, and the reason as a sentence in `problem`,
/// if it isn't a JSON object of texts, or if a text has a placeholder that the English one doesn't have.
std::optional<CatalogTexts> ReadTranslation(std::string_view json, std::string& problem);

}  // namespace pinwright
