// A Cookie header: every value is a part of it and contains no separator.
#include "proxy/http/cookies.hpp"

#include "tests/fuzz/frame.hpp"

namespace pinwright::fuzz {

void Try(std::string_view bytes)
{
    for (const std::string_view name :
         {std::string_view("pinwright-8080"), std::string_view("__Host-pinwright"),
          bytes.substr(0, bytes.size() % 8), std::string_view()}) {
        std::size_t total = 0;
        for (const std::string_view value : http::CookieValues(bytes, name)) {
            Require(
                value.data() >= bytes.data() && value.data() + value.size() <= bytes.data() + bytes.size(),
                "a value is a part of the header");
            Require(value.find(';') == std::string_view::npos, "a value ends where its pair does");
            Require(value.empty() || (value.back() != ' ' && value.back() != '\t'), "a value is trimmed");
            total += value.size();
        }
        Require(total <= bytes.size(), "the values are no longer than the header");
    }
}

}  // namespace pinwright::fuzz
