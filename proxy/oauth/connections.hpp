// Connections to Pinterest: begins consents, completes callbacks, refreshes tokens and reads boards.
// Everything that needs a token goes through here.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "proxy/config/config.hpp"
#include "proxy/oauth/sites.hpp"
#include "proxy/pinterest/api.hpp"
#include "proxy/store/store.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::oauth {

/// How a callback ended.
struct CallbackResult {
    enum class Kind { kConnected, kReconnected, kWrongAccount, kDeclined, kRefused, kBadState, kUsed };
    Kind kind = Kind::kBadState;
    /// The account that was connected (kConnected, kReconnected) or should have been (kWrongAccount). kUsed:
    /// the account of the first use.
    std::string account_id;
    /// Why it failed, or a warning (personal account, missing scope). kUsed: that of the first use. If there
    /// is neither this nor an account, the first use is still running.
    std::optional<Diagnosis> diagnosis;
    std::string signed_in_as = {};  ///< kWrongAccount: the user name that signed in instead.
};

class Connections {
public:
    Connections(const config::Config& config, net::Transport& transport, store::Store& store, Clock& clock,
                Random& random);
    ~Connections();

    /// The environments that this process is set up for.
    std::vector<Environment> environments() const;

    /// The address to send the browser to. Errors: kAppNotConfigured, kNotFound (no such account),
    /// kOtherEnvironment, kBadRequest.
    Result<std::string> Begin(std::string_view session, std::string_view account_id,
                              std::optional<Environment> environment);

    /// Completes a connection with the callback's query; any of the three parts may be empty. Compares the
    /// state before anything else. A state that this session has used within the last hour returns kUsed and
    /// changes nothing.
    CallbackResult Complete(std::string_view session, std::string_view state, std::string_view code,
                            std::string_view error);

    /// A token that works as far as this server knows. Refreshes it first if a quarter of its life or less is
    /// left (one refresh at a time per account). Errors: the account's cause if it isn't connected;
    /// kOtherEnvironment.
    Result<Access> AccessTo(std::string_view account_id);

    /// Call it if Pinterest answered 401 code 2 to `refused_token`. Refreshes once and returns the new token.
    /// If Pinterest refuses that, the account becomes `needs_reconnection` and the error is its cause.
    /// Network faults change nothing (kPinterestUnreachable, kPinterestDown).
    Result<Access> Renew(std::string_view account_id, std::string_view refused_token);

    /// Updates the account's state after Pinterest refused a call because of the account (kScopeMissing,
    /// kSessionExpired after Renew) or the app (kAppNotActive). Ignores other faults.
    void Refused(std::string_view account_id, const pinterest::Fault& fault);

    /// Runs `call(pinterest::Api&, const std::string& token)`, which returns a pinterest::Answer, with a
    /// working token. If Pinterest answers 401 code 2, renews the token and calls once more. The first call
    /// was refused for certain, so nothing can be created twice. Updates the account's state after a refusal,
    /// as Refused() does. If there is no token or it can't be renewed, the answer is a fault with the cause,
    /// and `sent` and `definite` are false. The second call asks the fence again, so a fence that committed
    /// something must remember that it did.
    template <typename Function>
    auto Call(std::string_view account_id, Function&& call)
        -> std::invoke_result_t<Function&, pinterest::Api&, const std::string&>
    {
        std::invoke_result_t<Function&, pinterest::Api&, const std::string&> answer;
        Result<Access> access = AccessTo(account_id);
        if (!access.ok()) {
            answer.fault = NotSent(access.error());
            return answer;
        }
        answer = call(*access->api, access->token);
        if (!answer.ok() && answer.fault.cause == Cause::kSessionExpired) {
            access = Renew(account_id, access->token);
            if (!access.ok()) {
                answer.fault = NotSent(access.error());
                return answer;
            }
            answer = call(*access->api, access->token);
        }
        Settle(account_id, access->token, answer.ok() ? nullptr : &answer.fault);
        return answer;
    }

    /// Refreshes the access token of each connected account if a quarter of its life or less is left, and
    /// updates the account's state. Blocks while Pinterest answers: call it from a background loop.
    void KeepFresh(Timestamp now);

    /// All boards, from every page, cached. Refresh::kYes asks Pinterest again.
    enum class Refresh { kNo, kYes };
    Result<std::vector<Board>> Boards(std::string_view account_id, Refresh refresh);
    Result<Board> CreateBoard(std::string_view account_id, std::string_view name, std::string_view privacy);
    Result<std::vector<Section>> Sections(std::string_view account_id, std::string_view board_id,
                                          Refresh refresh);

    Result<Done> Disconnect(std::string_view account_id);
    /// Deletes a disconnected account with all its data, but nothing at Pinterest. Errors: as
    /// Accounts::Remove.
    Result<Done> Remove(std::string_view account_id);

private:
    /// An error as the fault of a call that was never made.
    static pinterest::Fault NotSent(const Error& error);
    /// Updates the account's state after a call with `token`. `fault` null: the call succeeded.
    void Settle(std::string_view account_id, std::string_view token, const pinterest::Fault* fault);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::oauth
