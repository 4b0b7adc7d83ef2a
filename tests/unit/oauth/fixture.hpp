// One server with a real store in its own folder, a clock and randomness that the test controls, and a
// Pinterest that is a function.
#pragma once

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "proxy/config/config.hpp"
#include "proxy/oauth/connections.hpp"
#include "proxy/store/store.hpp"
#include "shared/scopes.hpp"
#include "tests/unit/pinterest/fake_transport.hpp"
#include "tests/unit/support/counting_random.hpp"
#include "tests/unit/support/held_clock.hpp"
#include "tests/unit/support/temporary_folder.hpp"

namespace pinwright::oauth::testing {

using namespace std::chrono_literals;
using pinwright::test::HeldClock;

constexpr const char* kApi = "https://api.pinterest.example/v5";
constexpr const char* kSandboxApi = "https://sandbox.pinterest.example/v5";
constexpr const char* kSession = "session-one";

inline config::Config MakeConfig()
{
    config::Config config;
    config.app_id = "1234";
    config.app_secret = "the-s3cret";
    config.site = {Environment::kProduction, kApi, "https://www.pinterest.example/oauth/"};
    config.sandbox =
        config::PinterestSite{Environment::kSandbox, kSandboxApi, "https://www.pinterest.example/oauth/"};
    return config;
}

/// Pinterest's answers about the next user who signs in, and about tokens.
struct Pinterest {
    std::string user_id = "1111";
    std::string username = "ann";
    std::string account_type = "BUSINESS";
    std::string image_url = "https://i.pinimg.com/ann.jpg";
    std::optional<std::string> scope = JoinedScopes();
    long long expires_in = 2'592'000;
    int pairs = 0;  ///< How many it has given out.

    std::string Pair()
    {
        ++pairs;
        std::string text = R"({"access_token":"pina_)" + std::to_string(pairs) +
                           R"(","refresh_token":"pinr_)" + std::to_string(pairs) + R"(","expires_in":)" +
                           std::to_string(expires_in) + R"(,"refresh_token_expires_in":5184000)";
        if (scope)
            text += R"(,"scope":")" + *scope + R"(")";
        return text + "}";
    }
    std::string User() const
    {
        return R"({"id":")" + user_id + R"(","username":")" + username + R"(","account_type":")" +
               account_type + R"(","profile_image":")" + image_url + R"("})";
    }
};

struct Fixture {
    test::TemporaryFolder folder;
    HeldClock clock{FromMillis(1'800'000'000'000)};
    test::CountingRandom random;
    config::Config config = MakeConfig();
    pinwright::testing::FakeTransport transport;
    Pinterest pinterest;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<Connections> connections;

    Fixture()
    {
        Result<std::unique_ptr<store::Store>> opened =
            store::Store::Open(folder.path() + "/data", random, clock);
        store = std::move(opened).value();
        Restart();
        transport.Answer([this](const pinwright::testing::Asked& asked) { return Kind(asked); });
    }

    /// As after a restart of the program: the store stays, memory is lost.
    void Restart() { connections = std::make_unique<Connections>(config, transport, *store, clock, random); }

    /// A Pinterest where everything succeeds.
    net::Outcome Kind(const pinwright::testing::Asked& asked)
    {
        using pinwright::testing::Answered;
        if (asked.url.ends_with("/oauth/token"))
            return Answered(200, pinterest.Pair());
        if (asked.url.ends_with("/user_account"))
            return Answered(200, pinterest.User());
        return Answered(404, R"({"code":404,"message":"Not here."})");
    }

    /// The token endpoint returns this from now on; the rest succeeds.
    void TokenAnswers(const net::Outcome& outcome)
    {
        transport.Answer([this, outcome](const pinwright::testing::Asked& asked) {
            return asked.url.ends_with("/oauth/token") ? outcome : Kind(asked);
        });
    }

    std::string BeginState(const std::string& account = {}, std::optional<Environment> environment = {},
                           const std::string& session = kSession)
    {
        const Result<std::string> address = connections->Begin(session, account, environment);
        if (!address.ok())
            return {};
        return address->substr(address->find("&state=") + 7);
    }

    /// Connects the user of `pinterest`; returns the account's ID.
    std::string Connect() { return connections->Complete(kSession, BeginState(), "code", "").account_id; }

    Account AccountNow(const std::string& id) { return store->accounts.Find(id)->account; }
    std::string CauseId(const std::string& id)
    {
        const std::optional<Diagnosis> cause = AccountNow(id).cause;
        return cause ? cause->id : std::string();
    }
    std::string TokenNow(const std::string& id)
    {
        const std::optional<store::Tokens> tokens = store->accounts.FindTokens(id);
        return tokens ? tokens->access_token : std::string();
    }
};

}  // namespace pinwright::oauth::testing
