// The five permissions.
#include "shared/scopes.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pinwright;

namespace {

using Names = std::vector<std::string>;

TEST_CASE("the five scopes are asked for in one line", "[scopes]")
{
    CHECK(JoinedScopes() == "boards:read boards:write pins:read pins:write user_accounts:read");
}

TEST_CASE("a granted scope is split on spaces and commas, each once", "[scopes]")
{
    CHECK(ParseScopes("").empty());
    CHECK(ParseScopes(" , ").empty());
    CHECK(ParseScopes("pins:read") == Names{"pins:read"});
    CHECK(ParseScopes("pins:read boards:read") == Names{"boards:read", "pins:read"});
    CHECK(ParseScopes("pins:read,boards:read, pins:read ") == Names{"boards:read", "pins:read"});
}

TEST_CASE("what was left off at the consent is named, and more than asked is fine", "[scopes]")
{
    CHECK(MissingScopes(ParseScopes(JoinedScopes())).empty());
    CHECK(MissingScopes(ParseScopes(JoinedScopes() + " ads:read")).empty());
    CHECK(MissingScopes({"boards:read", "pins:read", "user_accounts:read"}) ==
          Names{"boards:write", "pins:write"});
    CHECK(MissingScopes({}).size() == 5);
}

}  // namespace
