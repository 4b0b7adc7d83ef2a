#include "proxy/standin/world/paging.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>
#include <set>

namespace pinwright::standin {

TEST_CASE("pages cover everything once in any order, even while new items come", "[standin]")
{
    for (const Order order : {Order::kNewestFirst, Order::kOldestFirst, Order::kShuffled}) {
        std::vector<std::size_t> numbers(100);
        std::iota(numbers.begin(), numbers.end(), 0u);
        std::multiset<std::size_t> seen;
        PageRequest request{30, {}};
        int pages = 0;
        while (true) {
            const Page page = TakePage(numbers, order, request);
            seen.insert(page.items.begin(), page.items.end());
            ++pages;
            if (page.bookmark.empty())
                break;
            REQUIRE(pages < 10);
            numbers.push_back(numbers.size());
            request.after = ReadBookmark(page.bookmark);
            REQUIRE(request.after);
        }
        for (std::size_t number = 0; number < 100; ++number)
            CHECK(seen.count(number) == 1);
    }
}

TEST_CASE("the last page has no bookmark, a full one included", "[standin]")
{
    const std::vector<std::size_t> numbers{0, 1, 2, 3};
    CHECK(TakePage(numbers, Order::kOldestFirst, {4, {}}).bookmark.empty());
    CHECK_FALSE(TakePage(numbers, Order::kOldestFirst, {3, {}}).bookmark.empty());
    CHECK(TakePage({}, Order::kOldestFirst, {3, {}}).items.empty());
    CHECK(TakePage(numbers, Order::kNewestFirst, {2, {}}).items == std::vector<std::size_t>{3, 2});
}

TEST_CASE("what is no bookmark is not read as one", "[standin]")
{
    for (const char* bad : {"", "abc", "Ym9v", "Ym9va21hcms6", "Ym9va21hcms6eA=="}) {
        CAPTURE(bad);
        CHECK_FALSE(ReadBookmark(bad));
    }
}

}  // namespace pinwright::standin
