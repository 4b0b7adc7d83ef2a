#include "proxy/pinterest/masking.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "proxy/net/transport.hpp"

namespace pinwright::pinterest {

namespace {

constexpr std::string_view kMask = "...";

// A shorter text could occur inside ordinary words.
constexpr std::size_t kShortestSecret = 4;
// "Basic authentication" and "Bearer authorization" are ordinary words; no credential is that short without a
// digit or a capital letter.
constexpr std::size_t kLongestWord = 16;

bool IsAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The characters of tokens, codes and base64.
bool IsTokenCharacter(char c)
{
    return IsAlphanumeric(c) || std::string_view("_-.~+/=%").find(c) != std::string_view::npos;
}

char Lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether `text` has `word` at `at`, ignoring case. `word` must be lowercase.
bool StandsAt(std::string_view text, std::size_t at, std::string_view word)
{
    return text.size() - at >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char wanted, char c) { return wanted == Lower(c); });
}

std::size_t EndOfToken(std::string_view text, std::size_t at)
{
    while (at < text.size() && IsTokenCharacter(text[at]))
        ++at;
    return at;
}

bool IsWord(std::string_view text)
{
    return text.size() <= kLongestWord &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '.'; });
}

struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< Equal to `begin` if there is none.
};

/// The credential after a scheme's name at `at`.
Piece AfterScheme(std::string_view text, std::size_t at)
{
    for (const std::string_view scheme : {"basic", "bearer"}) {
        std::size_t begin = at + scheme.size();
        if (!StandsAt(text, at, scheme) || begin >= text.size() || IsAlphanumeric(text[begin]))
            continue;
        begin = std::min(text.find_first_not_of(" :+\"'", begin), text.size());
        if (StandsAt(text, begin, "%20"))
            begin += 3;
        const std::size_t end = EndOfToken(text, begin);
        return IsWord(text.substr(begin, end - begin)) ? Piece{} : Piece{begin, end};
    }
    return {};
}

/// The value of a field at `at`: `name=value`, `name: value`, `"name":"value"`.
Piece AfterField(std::string_view text, std::size_t at)
{
    for (const std::string_view name : {"client_secret", "access_token", "refresh_token", "code"}) {
        if (!StandsAt(text, at, name))
            continue;
        std::size_t begin = std::min(text.find_first_not_of("\"' ", at + name.size()), text.size());
        const bool assigned = begin < text.size() && (text[begin] == '=' || text[begin] == ':');
        if (!assigned && !StandsAt(text, begin, "%3d"))
            continue;
        begin = std::min(text.find_first_not_of("\"' ", begin + (assigned ? 1 : 3)), text.size());
        const std::size_t end = EndOfToken(text, begin);
        // Error codes are also called "code".
        const bool number = name == "code" && end - begin <= 6 &&
                            std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                        text.begin() + static_cast<std::ptrdiff_t>(end),
                                        [](char c) { return c >= '0' && c <= '9'; });
        return number ? Piece{} : Piece{begin, end};
    }
    return {};
}

/// A token, recognized by its form
/// (https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/).
Piece Token(std::string_view text, std::size_t at)
{
    for (const std::string_view prefix : {"pina", "pinr", "pinc"}) {
        const std::size_t begin = at + prefix.size();
        if (!StandsAt(text, at, prefix) || begin >= text.size() || (text[begin] != '_' && text[begin] != '.'))
            continue;
        const std::size_t end = EndOfToken(text, begin + 1);
        if (end > begin + 1)
            return {at, end};
    }
    return {};
}

/// Works in one pass, because a message could be megabytes of the same secret.
std::string Without(std::string text, std::string_view secret)
{
    std::size_t at = secret.size() < kShortestSecret ? std::string::npos : text.find(secret);
    if (at == std::string::npos)
        return text;
    std::string rest;
    std::size_t kept = 0;
    for (; at != std::string::npos; at = text.find(secret, kept)) {
        rest.append(text, kept, at - kept).append(kMask);
        kept = at + secret.size();
    }
    return rest.append(text, kept, std::string::npos);
}

}  // namespace

std::string Masked(std::string text, const std::vector<std::string_view>& secrets)
{
    for (const std::string_view secret : secrets) {
        text = Without(std::move(text), secret);
        text = Without(std::move(text), net::PercentEncode(secret));
    }
    std::string masked;
    masked.reserve(text.size());
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size();) {
        Piece found = Token(text, at);
        // The other markers are words, so they count only at the start of a word.
        const bool begins = at == 0 || !IsAlphanumeric(text[at - 1]);
        if (found.begin == found.end && begins)
            found = AfterScheme(text, at);
        if (found.begin == found.end && begins)
            found = AfterField(text, at);
        if (found.begin == found.end) {
            ++at;
            continue;
        }
        masked.append(text, kept, found.begin - kept).append(kMask);
        at = kept = found.end;
    }
    return masked.append(text, kept, std::string::npos);
}

}  // namespace pinwright::pinterest
