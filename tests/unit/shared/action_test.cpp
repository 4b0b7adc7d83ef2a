#include <catch2/catch_test_macros.hpp>

#include "shared/action.hpp"

namespace pinwright {

TEST_CASE("every action comes back from its text", "[action]")
{
    for (int i = 0; i <= static_cast<int>(Action::kReloadPin); ++i) {
        const auto action = static_cast<Action>(i);
        CHECK(ParseAction(ToString(action)) == action);
    }
    CHECK(ToString(Action::kNone).empty());
    CHECK_FALSE(ParseAction("made_up"));
}

}  // namespace pinwright
