// The head of an answer, cut into lines as libcurl passes them on: an accepted head is within the limits.
#include "proxy/net/response_head.hpp"

#include <algorithm>

#include "tests/fuzz/frame.hpp"

namespace pinwright::fuzz {

void Try(std::string_view bytes)
{
    using net::ResponseHead;
    ResponseHead head;
    std::size_t total = 0;
    while (!bytes.empty()) {
        const std::string_view line = bytes.substr(0, bytes.find('\n') + 1);
        const std::string_view given = line.empty() ? bytes : line;
        bytes.remove_prefix(given.size());
        if (head.Add(given) != ResponseHead::Verdict::kFine)
            return;
        total += given.size();
        Require(given.back() == '\n', "a line that was cut off is refused");
        Require(given.size() <= ResponseHead::kLineLimit, "a line keeps to its limit");
        Require(total <= ResponseHead::kTotalLimit, "all lines together keep to their limit");
        Require(!head.complete() || head.begun(), "no head is complete without a status");
        if (head.begun())
            Require(head.status() >= 200 && head.status() <= 599, "the status is a final answer's");
        Require(head.headers().size() <= static_cast<std::size_t>(ResponseHead::kFieldLimit),
                "the fields keep to their limit");
        for (const auto& [name, value] : head.headers()) {
            Require(!name.empty() && name.find_first_of(" \t:") == std::string::npos, "a name is a token");
            Require(std::none_of(value.begin(), value.end(),
                                 [](char c) { return c == '\r' || c == '\n' || c == '\0'; }),
                    "a value is one line");
        }
    }
}

}  // namespace pinwright::fuzz
