// The catalog of texts that people see: assets/words/en.json, in the JSON format of i18next (flat text with
// {{named}} placeholders; plural forms end in _one, _other and so on). The build makes a constant of each
// text (shared/text_ids.hpp), which stands for it in the language in use. English is built in; the texts of
// any other language are loaded when the page starts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace pinwright {

/// A text. Converts to its words in the language in use, which stay valid until UseLanguage().
class TextId {
public:
    constexpr explicit TextId(std::uint16_t place) : m_place(place) {}

    operator std::string_view() const;
    constexpr bool operator==(const TextId&) const = default;
    constexpr std::uint16_t place() const { return m_place; }

private:
    std::uint16_t m_place;
};

/// A text that depends on a number.
struct PluralId {
    std::uint16_t place;
};

/// A value for {{name}}.
struct Placeholder {
    std::string_view name;
    std::string_view value;
};

/// The text with its placeholders replaced; one without a value stays as it is.
std::string Fill(TextId text, std::initializer_list<Placeholder> values = {});

/// The form of the text for `count`, which also replaces {{count}}.
std::string FillPlural(PluralId text, std::int64_t count, std::initializer_list<Placeholder> values = {});

/// The plural categories of Unicode's CLDR, in its order.
enum class PluralForm { kZero, kOne, kTwo, kFew, kMany, kOther };

/// Which form a language uses for a number.
using PluralRule = PluralForm (*)(std::int64_t count);
PluralForm EnglishPlural(std::int64_t count);

/// A catalog: its texts in the order of the constants. A text with plural forms has all six of them in the
/// order of PluralForm, with kPluralMark between them; missing ones are empty.
using CatalogTexts = std::vector<std::string>;
inline constexpr char kPluralMark = '\x1f';

/// Takes effect for all texts from now on. Empty texts, and those missing at the end, stay English.
void UseLanguage(CatalogTexts texts, PluralRule rule);

/// While it exists, the texts on this thread are `texts`, in the language with this tag of BCP 47; both
/// outlive it. nullptr: the language in use. For a server, which answers each request in its language. Plural
/// forms follow English's rule.
class ThreadLanguage {
public:
    explicit ThreadLanguage(const CatalogTexts* texts, std::string_view tag = "en");
    ~ThreadLanguage();
    ThreadLanguage(const ThreadLanguage&) = delete;
    ThreadLanguage& operator=(const ThreadLanguage&) = delete;

    /// The tag of the innermost one on this thread; "en" without one.
    static std::string_view Tag();

private:
    const CatalogTexts* m_texts_before;
    std::string_view m_tag_before;
};

/// The words in the language in use for a text that is in the English catalog as it is, such as one from the
/// server; any other text unchanged.
std::string InLanguage(std::string english);

/// The English catalog, in the order of the constants.
std::size_t CatalogSize();
std::string_view EnglishText(std::size_t place);

}  // namespace pinwright
