// Every cause that a person can meet is in one of the tables.
#include <spdlog/spdlog.h>

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/unit/causes/row.hpp"

namespace pinwright::causes {

namespace {

struct Exception {
    const char* id;
    const char* why;
};

constexpr Exception kExceptions[] = {
    {"internal", "a mistake of the program: there is none to be brought about from outside"},
    {"sign_in_ending", "takes weeks without a renewal: account_causes_test has its words and days"},
    {"bad_request", "belongs to the request: no page of ours sends one"},
    {"not_found", "belongs to the request"},
    {"method_not_allowed", "belongs to the request"},
    {"too_large", "belongs to the request: an image over its limit is image_too_large"},
    {"too_slow", "belongs to the request"},
    {"no_session", "belongs to the request: the page asks for its session first"},
    {"foreign_origin", "belongs to the request: it came from another site"},
    {"pin_busy", "belongs to the request: it comes too early"},
    {"conflict", "belongs to the request: it is based on what is no more so"},
};

}  // namespace

TEST_CASE("a secret that gets out is noticed", "[causes]")
{
    World world;
    world.Plan();
    CHECK(world.Leaks() == "");
    const std::string token = world.server().store().accounts.FindTokens(world.account)->access_token;
    spdlog::warn("called with {}", token);
    CHECK(world.Leaks().find("log: ") == 0);
    CHECK(world.Leaks().find(token) != std::string::npos);
}

TEST_CASE("every cause that a person can meet is in the tables", "[causes]")
{
    std::set<std::string> shown;
    for (const auto& rows : {ConnectionRows(), SigningInRows(), PinRows(), PassingRows(), ServerRows()})
        for (const Row& row : rows) {
            CHECK(FindCause(row.id) != nullptr);
            shown.insert(row.id);
        }
    for (const Exception& one : kExceptions) {
        INFO(one.id << ": " << one.why);
        CHECK(FindCause(one.id) != nullptr);
        CHECK_FALSE(shown.contains(one.id));
        shown.insert(one.id);
    }
    for (const CatalogEntry& entry : Catalog()) {
        INFO(entry.id);
        CHECK(shown.contains(std::string(entry.id)));
    }
}

}  // namespace pinwright::causes
