#include <nlohmann/json.hpp>

#include "proxy/http/routes.hpp"
#include "shared/json_text.hpp"

namespace pinwright::http {

Result<nlohmann::json> ReadJson(const BodyReader& read)
{
    const Result<std::string> text = ReadText(read, kJsonBodyLimit);
    if (!text.ok())
        return text.error();
    return ParseJson(*text);
}

}  // namespace pinwright::http
