// The catalog: complete, consistent, and in words for people.
#include "shared/diagnosis.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "shared/utf8.hpp"

using namespace pinwright;

namespace {

TEST_CASE("every cause has its own entry", "[diagnosis]")
{
    const std::vector<CatalogEntry>& catalog = Catalog();
    REQUIRE(catalog.size() == static_cast<std::size_t>(Cause::kConflict) + 1);
    std::set<std::string_view> ids;
    for (std::size_t i = 0; i < catalog.size(); ++i) {
        CAPTURE(catalog[i].id);
        CHECK(static_cast<std::size_t>(catalog[i].cause) == i);
        CHECK(Describe(catalog[i].cause).id == catalog[i].id);
        CHECK(FindCause(catalog[i].id) != nullptr);
        ids.insert(catalog[i].id);
    }
    CHECK(ids.size() == catalog.size());
    CHECK(FindCause("") == nullptr);
    CHECK(FindCause("Session_Expired") == nullptr);
}

TEST_CASE("the ids that others hold on to do not change", "[diagnosis]")
{
    CHECK(Describe(Cause::kSessionExpired).id == "session_expired");
    CHECK(Describe(Cause::kScopeMissing).id == "scope_missing");
    CHECK(Describe(Cause::kSignInEnding).id == "sign_in_ending");
    CHECK(Describe(Cause::kSignInEnding).action == Action::kReconnect);
    CHECK(Describe(Cause::kAppCredentials).id == "app_credentials");
    CHECK(Describe(Cause::kOtherEnvironment).id == "other_environment");
    CHECK(Describe(Cause::kPinterestUnreachable).id == "pinterest_unreachable");
    CHECK(Describe(Cause::kNoBoards).id == "no_boards");
    CHECK(Describe(Cause::kNoBoards).action == Action::kCreateBoard);
    CHECK(Describe(Cause::kSessionExpired).action == Action::kReconnect);
    CHECK(Describe(Cause::kTrialAccess).action == Action::kConnectSandbox);
}

TEST_CASE("every entry says what is the matter, why, and what to do, kindly", "[diagnosis]")
{
    const std::set<std::string_view> actions{"",
                                             "reconnect",
                                             "refresh_boards",
                                             "create_board",
                                             "choose_board",
                                             "choose_image",
                                             "edit_pin",
                                             "connect",
                                             "open_pinterest_settings",
                                             "copy_redirect_uri",
                                             "connect_sandbox",
                                             "set_times",
                                             "retry",
                                             "wait",
                                             "reload",
                                             "troubleshoot"};
    for (const CatalogEntry& entry : Catalog()) {
        CAPTURE(entry.id);
        CHECK(actions.count(ToString(entry.action)) == 1);
        for (const TextId text : {entry.title, entry.explanation, entry.fix}) {
            const std::string_view words = text;
            REQUIRE_FALSE(words.empty());
            CHECK(words.back() == '.');
            CHECK(words.find('!') == std::string_view::npos);
            CHECK(words.find("Oops") == std::string_view::npos);
            CHECK((words.front() >= 'A' && words.front() <= 'Z'));
        }
        CHECK(CountCodePoints(entry.title) <= 60);
        CHECK(CountCodePoints(entry.explanation) <= 140);
        CHECK(CountCodePoints(entry.fix) <= 100);
        CHECK(entry.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
    }
}

TEST_CASE("a diagnosis carries what is known more exactly", "[diagnosis]")
{
    const Diagnosis plain = Diagnose(Cause::kScopeMissing);
    CHECK(plain.detail == std::string_view(Describe(Cause::kScopeMissing).explanation));
    const Diagnosis exact = Diagnose(Cause::kScopeMissing, "pins:write was left off.");
    CHECK(exact.detail == "pins:write was left off.");
    CHECK(exact.fix == plain.fix);
}

}  // namespace
