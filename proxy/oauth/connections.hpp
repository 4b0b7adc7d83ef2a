// The connections: begins consents, answers callbacks, keeps tokens fresh, and knows an account's
// boards. Everything that needs a token goes through here.
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
    /// that of the first time.
    std::string account_id;
    /// Why it failed, or a warning (personal account, missing scope). kUsed: that of the first time. If there
    /// is neither this nor an account, the first time is still running.
    std::optional<Diagnosis> diagnosis;
    std::string signed_in_as = {};  ///< kWrongAccount: the user name that signed in instead.
};

class Connections {
public:
    Connections(const config::Config& config, net::Transport& transport, store::Store& store, Clock& clock,
                Random& random);
    ~Connections();

    /// The environments that this process may ask.
    std::vector<Environment> environments() const;

    /// The address to send the browser to. Errors: kAppNotConfigured, kNotFound (no such account),
    /// kOtherEnvironment, kBadRequest.
    Result<std::string> Begin(std::string_view session, std::string_view account_id,
                              std::optional<Environment> environment);

    /// Completes a connection with the callback's query; any of the three parts may be empty. Compares the
    /// state before anything else. A state that this session has used within the last hour gives kUsed and
    /// changes nothing.
    CallbackResult Complete(std::string_view session, std::string_view state, std::string_view code,
                            std::string_view error);

    /// A token that works as far as is known; refreshes when a quarter of its life is left (one refresh at a
    /// time per account). Errors: the account's cause where it is not connected; kOtherEnvironment.
    Result<Access> AccessTo(std::string_view account_id);

    /// A call answered 401 code 2 with this token: one refresh, and the new token; where that is refused, the
    /// account becomes `needs_reconnection` and the error is its cause. Network faults change nothing
    /// (kPinterestUnreachable, kPinterestDown).
    Result<Access> Renew(std::string_view account_id, std::string_view refused_token);

    /// A call was refused for the account's sake (kScopeMissing, kSessionExpired after Renew, kAppNotActive
    /// ...): the account's state follows.
    void Refused(std::string_view account_id, const pinterest::Fault& fault);

    /// Runs `call(pinterest::Api&, const std::string& token)`, which gives a pinterest::Answer, with all that
    /// a connection asks for: a token at hand, one renewal and one repetition where Pinterest answered 401
    /// code 2 (a definite no, so nothing can be made twice), and the account's state where it was refused for
    /// the account's sake. Without a token the answer is a fault with the cause, `sent` and `definite` false.
    /// The same where the renewal failed: the refused first call made nothing. A fence that is passed along
    /// is asked again in the repetition; one that committed something must remember that it did.
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

    /// One pass over all connected accounts: refreshes those whose access token has a quarter of its life or
    /// less left, and lets the state follow. Blocks while Pinterest answers; for a background loop.
    void KeepFresh(Timestamp now);

    /// Boards through every page, cached. `refresh` asks Pinterest again.
    enum class Refresh { kNo, kYes };
    Result<std::vector<Board>> Boards(std::string_view account_id, Refresh refresh);
    Result<Board> CreateBoard(std::string_view account_id, std::string_view name, std::string_view privacy);
    Result<std::vector<Section>> Sections(std::string_view account_id, std::string_view board_id,
                                          Refresh refresh);

    Result<Done> Disconnect(std::string_view account_id);
    /// Forgets a disconnected account with all its data. What is at Pinterest stays there. Errors as of
    /// Accounts::Remove.
    Result<Done> Remove(std::string_view account_id);

private:
    /// An error as the fault of a call that was never made.
    static pinterest::Fault NotSent(const Error& error);
    /// What the answer of a call made with `token` says about the account; `fault` null: it went well.
    void Settle(std::string_view account_id, std::string_view token, const pinterest::Fault* fault);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::oauth
