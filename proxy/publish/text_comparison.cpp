#include "proxy/publish/text_comparison.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <utility>

#include "shared/utf8.hpp"

namespace pinwright::publish {

namespace {

std::string Mapped(std::string_view text, int options)
{
    utf8proc_uint8_t* composed = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
        &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | options));
    if (length < 0)
        return std::string(text);
    std::string result(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length));
    std::free(composed);
    return result;
}

bool IsOfAWord(unsigned char byte)
{
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

/// Whether the texts are equal, or one begins with the other and continues with another word.
bool AreKin(std::string_view one, std::string_view other)
{
    const auto [shorter, longer] = one.size() <= other.size() ? std::pair{one, other} : std::pair{other, one};
    return !shorter.empty() && longer.starts_with(shorter) &&
           (longer.size() == shorter.size() ||
            !IsOfAWord(static_cast<unsigned char>(longer[shorter.size()])));
}

constexpr std::array<std::pair<Fields, std::string PinTexts::*>, 4> kMembers{
    {{kLink, &PinTexts::link},
     {kTitle, &PinTexts::title},
     {kDescription, &PinTexts::description},
     {kAltText, &PinTexts::alt_text}}};

}  // namespace

std::string Comparable(std::string_view text)
{
    return FoldSpaces(Mapped(text, 0));
}

Texts TextsOf(const PinTexts& pin)
{
    Texts texts;
    for (const auto& [name, text] : kPinTexts)
        texts.*text = Comparable(pin.*text);
    return texts;
}

Fields Differing(const Texts& left, const Texts& right)
{
    Fields fields = kNoField;
    for (const auto& [field, member] : kMembers)
        if (left.*member != right.*member)
            fields |= field;
    return fields;
}

Fields Alike(const Texts& left, const Texts& right)
{
    Fields fields = kNoField;
    for (const auto& [field, member] : kMembers)
        if (left.*member == right.*member && !(left.*member).empty())
            fields |= field;
    return fields;
}

Texts FoldCase(const Texts& texts)
{
    Texts folded;
    for (const auto& [field, member] : kMembers)
        folded.*member = Mapped(texts.*member, UTF8PROC_CASEFOLD);
    return folded;
}

Fields Kin(const Texts& left, const Texts& right)
{
    Fields fields = kNoField;
    for (const auto& [field, member] : kMembers)
        if (AreKin(left.*member, right.*member))
            fields |= field;
    return fields;
}

}  // namespace pinwright::publish
