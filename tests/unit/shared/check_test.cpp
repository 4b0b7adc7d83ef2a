#include "shared/check.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace pinwright {

TEST_CASE("checks come through JSON", "[check]")
{
    const Check whole{"token", Severity::kBroken, "T", "D", "F", Action::kReconnect, "session_expired", "a1",
                      "p1"};
    CHECK(CheckFromJson(ToJson(whole)) == whole);
    CHECK(CheckFromJson(ToJson(Check{})) == Check{});
    CHECK(ToJson(Check{}).at("action").is_null());
    CHECK(ToJson(Check{}).at("account_id").is_null());
    CHECK(ToJson(Check{}).at("pin_id").is_null());
    CHECK(CheckFromJson(nlohmann::json::parse(R"({"severity":"new"})")).severity == Severity::kUnreached);
}

}  // namespace pinwright
