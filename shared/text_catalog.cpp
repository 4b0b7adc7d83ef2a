#include "shared/text_catalog.hpp"

#include <iterator>
#include <utility>

namespace pinwright {

namespace {

constexpr std::string_view kEnglish[] = {
#include "shared/texts_en.inc"
#ifndef __EMSCRIPTEN__
#include "shared/texts_en_server.inc"
#endif
};

// Empty: English.
CatalogTexts in_use;
PluralRule plural_rule = EnglishPlural;

// What ThreadLanguage says; nullptr: `in_use`.
thread_local const CatalogTexts* in_use_here = nullptr;
thread_local std::string_view tag_here = "en";

const CatalogTexts& TextsInUse()
{
    return in_use_here == nullptr ? in_use : *in_use_here;
}

bool IsTranslated(std::size_t place)
{
    return place < TextsInUse().size() && !TextsInUse()[place].empty();
}

std::string_view TextAt(std::size_t place)
{
    return IsTranslated(place) ? TextsInUse()[place] : kEnglish[place];
}

std::string_view FormOf(std::string_view forms, PluralForm form)
{
    for (int skipped = 0; skipped < static_cast<int>(form); ++skipped)
        forms.remove_prefix(forms.find(kPluralMark) + 1);
    return forms.substr(0, forms.find(kPluralMark));
}

std::string Filled(std::string_view text, std::initializer_list<Placeholder> values)
{
    std::string filled;
    for (std::size_t open = text.find("{{"); open != std::string_view::npos; open = text.find("{{")) {
        const std::size_t close = text.find("}}", open);
        if (close == std::string_view::npos)
            break;
        const std::string_view name = text.substr(open + 2, close - open - 2);
        std::string_view value = text.substr(open, close + 2 - open);
        for (const Placeholder& one : values) {
            if (one.name == name)
                value = one.value;
        }
        filled.append(text.substr(0, open)).append(value);
        text.remove_prefix(close + 2);
    }
    return filled.append(text);
}

}  // namespace

TextId::operator std::string_view() const
{
    return TextAt(m_place);
}

std::string Fill(TextId text, std::initializer_list<Placeholder> values)
{
    return Filled(text, values);
}

std::string FillPlural(PluralId text, std::int64_t count, std::initializer_list<Placeholder> values)
{
    const std::string_view forms = TextAt(text.place);
    std::string_view form =
        FormOf(forms, IsTranslated(text.place) ? plural_rule(count) : EnglishPlural(count));
    if (form.empty())
        form = FormOf(forms, PluralForm::kOther);
    // The count goes first, because the other values may contain anything.
    return Filled(Filled(form, {{"count", std::to_string(count)}}), values);
}

PluralForm EnglishPlural(std::int64_t count)
{
    return count == 1 ? PluralForm::kOne : PluralForm::kOther;
}

void UseLanguage(CatalogTexts texts, PluralRule rule)
{
    in_use = std::move(texts);
    plural_rule = rule;
}

ThreadLanguage::ThreadLanguage(const CatalogTexts* texts, std::string_view tag)
    : m_texts_before(in_use_here), m_tag_before(tag_here)
{
    in_use_here = texts;
    tag_here = tag;
}

ThreadLanguage::~ThreadLanguage()
{
    in_use_here = m_texts_before;
    tag_here = m_tag_before;
}

std::string_view ThreadLanguage::Tag()
{
    return tag_here;
}

std::size_t CatalogSize()
{
    return std::size(kEnglish);
}

std::string_view EnglishText(std::size_t place)
{
    return kEnglish[place];
}

std::string InLanguage(std::string english)
{
    for (std::size_t place = 0; place < std::size(kEnglish) && !TextsInUse().empty(); ++place) {
        if (kEnglish[place] == english && IsTranslated(place))
            return TextsInUse()[place];
    }
    return english;
}

}  // namespace pinwright
