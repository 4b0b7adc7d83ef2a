// Pages of a list: opaque bookmarks that stay valid while new items arrive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pinwright::standin {

/// Pinterest promises no order; the stand-in can use any of these.
enum class Order { kNewestFirst, kOldestFirst, kShuffled };

struct PageRequest {
    std::size_t size = 25;               ///< 1..250
    std::optional<std::uint64_t> after;  ///< From a bookmark: the sort key of the last item seen.
};

struct Page {
    std::vector<std::size_t> items;
    std::string bookmark;  ///< Empty for the last page.
};

/// Reads a bookmark made by TakePage; nothing for anything else.
std::optional<std::uint64_t> ReadBookmark(std::string_view bookmark);

/// `ascending`: the numbers of all items, oldest first. The page returns some of them.
Page TakePage(const std::vector<std::size_t>& ascending, Order order, const PageRequest& request);

}  // namespace pinwright::standin
