#include "proxy/http/cookies.hpp"

#include <algorithm>

namespace pinwright::http {

std::vector<std::string_view> CookieValues(std::string_view header, std::string_view name)
{
    std::vector<std::string_view> values;
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(';'), header.size());
        std::string_view pair = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        while (!pair.empty() && (pair.front() == ' ' || pair.front() == '\t'))
            pair.remove_prefix(1);
        if (pair.size() > name.size() && pair[name.size()] == '=' && pair.starts_with(name)) {
            std::string_view value = pair.substr(name.size() + 1);
            while (!value.empty() && (value.back() == ' ' || value.back() == '\t'))
                value.remove_suffix(1);
            values.push_back(value);
        }
    }
    return values;
}

}  // namespace pinwright::http
