// Reads and writes have separate budgets, which are scarce only as long as Pinterest's own statement applies.
#include "proxy/pinterest/budgets.hpp"

#include <prometheus/text_serializer.h>

#include <catch2/catch_test_macros.hpp>

using namespace pinwright;
using namespace pinwright::pinterest;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const std::string kUrl = "https://api.pinterest.com/v5/boards";
const Timestamp kNow = FromMillis(1'795'435'200'000);

}  // namespace

TEST_CASE("calls are counted for the category that Pinterest counts them for", "[budgets]")
{
    CHECK(BudgetOf("GET", kUrl) == Budget::kRead);
    CHECK(BudgetOf("POST", "https://api.pinterest.com/v5/oauth/token") == Budget::kRead);
    CHECK(BudgetOf("POST", "https://api.pinterest.com/v5/pins") == Budget::kWrite);
    CHECK(BudgetOf("POST", kUrl) == Budget::kWrite);
    CHECK(BudgetOf("DELETE", kUrl + "/1") == Budget::kWrite);
}

TEST_CASE("a budget is scarce below a tenth, until it is whole again", "[budgets]")
{
    struct Row {
        const char* name;
        RateLimit limit;
        std::optional<Timestamp> scarce_until;
    };
    const Row rows[] = {
        {"nothing was said", {-1, -1, -1}, {}},
        {"plenty", {1000, 999, 86400}, {}},
        {"a tenth", {1000, 100, 86400}, {}},
        {"less than a tenth", {1000, 99, 86400}, kNow + seconds(86400)},
        {"a small budget", {10, 1, 60}, {}},
        {"none of a small budget", {10, 0, 60}, kNow + seconds(60)},
        {"no reset", {1000, 5, -1}, kNow + seconds(60)},
        {"no limit, some left", {-1, 5, 30}, {}},
        {"no limit, none left", {-1, 0, 30}, kNow + seconds(30)},
        {"whole at once", {1000, 5, 0}, {}},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        Budgets budgets;
        budgets.Note(kUrl, Budget::kRead, row.limit, kNow);
        CHECK(budgets.ScarceUntil("https://api.pinterest.com/v5", Budget::kRead, kNow) == row.scarce_until);
        CHECK_FALSE(budgets.ScarceUntil(kUrl, Budget::kWrite, kNow));
        CHECK_FALSE(budgets.ScarceUntil("https://api-sandbox.pinterest.com/v5", Budget::kRead, kNow));
        CHECK_FALSE(budgets.ScarceUntil("http://127.0.0.1:1/sandbox/v5", Budget::kRead, kNow));
        if (row.scarce_until) {
            CHECK(budgets.ScarceUntil(kUrl, Budget::kRead, *row.scarce_until - milliseconds(1)));
            CHECK_FALSE(budgets.ScarceUntil(kUrl, Budget::kRead, *row.scarce_until));
            CHECK_FALSE(budgets.ScarceUntil(kUrl, Budget::kRead, kNow - seconds(1)));  // Clock set back.
        }
    }
}

TEST_CASE("the last word counts, and both budgets are told", "[budgets]")
{
    Budgets budgets;
    budgets.Note(kUrl, Budget::kRead, {1000, 5, 86400}, kNow);
    budgets.Note(kUrl, Budget::kWrite, {300, 12, 86400}, kNow);
    budgets.Note(kUrl, Budget::kRead, {-1, -1, -1}, kNow + seconds(1));
    CHECK(budgets.ScarceUntil(kUrl, Budget::kRead, kNow + seconds(2)));
    CHECK(budgets.ScarceUntil(kUrl, Budget::kWrite, kNow + seconds(2)));
    budgets.Note(kUrl, Budget::kRead, {1000, 1000, 86400}, kNow + seconds(3));
    CHECK_FALSE(budgets.ScarceUntil(kUrl, Budget::kRead, kNow + seconds(4)));

    const std::string text = prometheus::TextSerializer().Serialize(budgets.figures().Collect());
    INFO(text);
    for (const char* const line :
         {"pinwright_pinterest_budget_remaining{api=\"https://api.pinterest.com\",category=\"read\"} 1000",
          "pinwright_pinterest_budget_remaining{api=\"https://api.pinterest.com\",category=\"write\"} 12",
          "pinwright_pinterest_budget_limit{api=\"https://api.pinterest.com\",category=\"write\"} 300"})
        CHECK(text.find(line) != std::string::npos);
}
