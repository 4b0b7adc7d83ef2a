#include "proxy/standin/world/paging.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "proxy/standin/world/encoding.hpp"

namespace pinwright::standin {

namespace {

constexpr std::string_view kMark = "bookmark:";

std::uint64_t SortKey(std::size_t number, Order order)
{
    const auto key = static_cast<std::uint64_t>(number);
    if (order == Order::kNewestFirst)
        return std::numeric_limits<std::uint64_t>::max() - key;
    return order == Order::kShuffled ? Mix(key) : key;
}

}  // namespace

std::optional<std::uint64_t> ReadBookmark(std::string_view bookmark)
{
    const std::optional<std::string> text = DecodeBase64(bookmark);
    if (!text || !text->starts_with(kMark))
        return std::nullopt;
    std::uint64_t key = 0;
    const std::string_view digits = std::string_view(*text).substr(kMark.size());
    if (digits.empty() || digits.size() > 20)
        return std::nullopt;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        key = key * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    return key;
}

Page TakePage(const std::vector<std::size_t>& ascending, Order order, const PageRequest& request)
{
    std::vector<std::pair<std::uint64_t, std::size_t>> rest;
    for (const std::size_t number : ascending) {
        const std::uint64_t key = SortKey(number, order);
        if (!request.after || key > *request.after)
            rest.emplace_back(key, number);
    }
    const std::size_t count = std::min(request.size, rest.size());
    std::partial_sort(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(count), rest.end());
    Page page;
    for (std::size_t at = 0; at < count; ++at)
        page.items.push_back(rest[at].second);
    if (count < rest.size() && count > 0)
        page.bookmark = EncodeBase64(std::string(kMark) + std::to_string(rest[count - 1].first));
    return page;
}

}  // namespace pinwright::standin
