// See text_match.hpp.
#include "proxy/publish/text_match.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "shared/utf8.hpp"

namespace pinwright::publish {

namespace {

std::string MappedForm(std::string_view text, int more = 0)
{
    utf8proc_uint8_t* composed = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
        &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | more));
    if (length < 0)
        return std::string(text);
    std::string result(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length));
    std::free(composed);
    return result;
}

/// Whether one is the other or a piece of it, whatever the case of the letters; nothing resembles nothing.
bool Resemble(const std::string& left, const std::string& right)
{
    const std::string one = MappedForm(left, UTF8PROC_CASEFOLD);
    const std::string other = MappedForm(right, UTF8PROC_CASEFOLD);
    if (one.empty() || other.empty())
        return false;
    return one.find(other) != std::string::npos || other.find(one) != std::string::npos;
}

template <typename Has>
Texts TextsFrom(const Has& pin)
{
    return {Comparable(pin.link), Comparable(pin.title), Comparable(pin.description),
            Comparable(pin.alt_text)};
}

constexpr std::array<std::pair<Fields, std::string Texts::*>, 4> kMembers{
    {{kLink, &Texts::link},
     {kTitle, &Texts::title},
     {kDescription, &Texts::description},
     {kAltText, &Texts::alt_text}}};

}  // namespace

std::string Comparable(std::string_view text)
{
    return FoldSpaces(MappedForm(text));
}

Texts TextsOf(const store::Publication& publication)
{
    return TextsFrom(publication);
}

Texts TextsOf(const Pin& pin)
{
    return TextsFrom(pin);
}

Texts TextsOf(const pinterest::RemotePin& pin)
{
    return TextsFrom(pin);
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

bool Resemble(const Texts& left, const Texts& right)
{
    return std::any_of(kMembers.begin(), kMembers.end(),
                       [&](const auto& one) { return Resemble(left.*one.second, right.*one.second); });
}

}  // namespace pinwright::publish
