#include "proxy/http/request_and_response.hpp"

namespace pinwright::http {

std::string_view Request::Query(std::string_view name) const
{
    for (const auto& [key, value] : query) {
        if (key == name)
            return value;
    }
    return {};
}

std::optional<std::int64_t> ParseWholeNumber(std::string_view text)
{
    if (text.empty() || text.size() > 18 || text.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    std::int64_t value = 0;
    for (const char digit : text)
        value = value * 10 + (digit - '0');
    return value;
}

Result<std::string> ReadText(const BodyReader& read, std::size_t limit)
{
    std::string text;
    const Result<Done> done = read([&](std::string_view bytes) -> Result<Done> {
        if (bytes.size() > limit - text.size())
            return Error{
                Cause::kTooLarge, "Up to " + std::to_string(limit) + " bytes are accepted here.", {}, {}};
        text.append(bytes);
        return Done{};
    });
    if (!done.ok())
        return done.error();
    return text;
}

Response& Response::With(std::string name, std::string value)
{
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

}  // namespace pinwright::http
