#include "proxy/standin/world/call.hpp"

namespace pinwright::standin {

namespace {

int HexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

std::optional<std::string> FormDecoded(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+') {
            decoded += ' ';
        } else if (text[at] == '%') {
            const int high = at + 2 < text.size() ? HexValue(text[at + 1]) : -1;
            const int low = high >= 0 ? HexValue(text[at + 2]) : -1;
            if (low < 0)
                return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            decoded += text[at];
        }
    }
    return decoded;
}

}  // namespace

std::string Lower(std::string_view text)
{
    std::string lowered(text);
    for (char& letter : lowered)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return lowered;
}

std::string Call::Header(const std::string& name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

std::optional<std::string> Call::Query(std::string_view name) const
{
    return FindField(query, name);
}

std::string Call::MediaType() const
{
    const std::string whole = Header("content-type");
    std::string type = Lower(std::string_view(whole).substr(0, whole.find(';')));
    while (!type.empty() && type.back() == ' ')
        type.pop_back();
    return type;
}

std::optional<Pairs> ParseForm(std::string_view text)
{
    Pairs fields;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view field = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (field.empty())
            continue;
        const std::size_t equals = field.find('=');
        const auto name = FormDecoded(field.substr(0, equals));
        const auto value =
            FormDecoded(equals == std::string_view::npos ? std::string_view() : field.substr(equals + 1));
        if (!name || !value)
            return std::nullopt;
        fields.emplace_back(*name, *value);
    }
    return fields;
}

void SplitTarget(std::string_view target, Call& call)
{
    const std::size_t question = target.find('?');
    call.path = target.substr(0, question);
    if (question != std::string_view::npos)
        call.query = ParseForm(target.substr(question + 1)).value_or(Pairs());
}

std::string PercentEncoded(std::string_view text)
{
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string encoded;
    for (const char letter : text) {
        if (kPlain.find(letter) != std::string_view::npos) {
            encoded += letter;
        } else {
            const auto byte = static_cast<unsigned char>(letter);
            encoded += {'%', kHex[byte >> 4], kHex[byte & 15]};
        }
    }
    return encoded;
}

std::optional<std::string> FindField(const Pairs& fields, std::string_view name)
{
    for (const auto& [key, value] : fields)
        if (key == name)
            return value;
    return std::nullopt;
}

}  // namespace pinwright::standin
