// Who allowed what: authorization codes, access tokens and refresh tokens of both sides. Codes last ten
// minutes and work once; they are lost on a restart.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/standin/world/entities.hpp"
#include "proxy/standin/world/state_file.hpp"
#include "shared/seams.hpp"

namespace pinwright::standin {

/// Lifetimes in seconds (developers.pinterest.com, set-up-authentication-and-authorization).
inline constexpr int kAccessSeconds = 2'592'000;
inline constexpr int kRefreshSeconds = 5'184'000;
inline constexpr int kCodeSeconds = 600;

/// The consent behind an authorization code.
struct Consent {
    std::string person;
    std::set<std::string> scopes;
    std::string redirect_uri;
    Timestamp until{};
};

enum class What { kAccess, kRefresh, kAll };

class Grants {
public:
    Grants(Random& random, Journal& journal) : m_random(random), m_journal(journal) {}

    /// Makes a new code for that consent.
    std::string AddCode(Consent consent);
    /// Removes and returns the code's consent; nothing if the code is unknown or used. The caller must check
    /// its age.
    std::optional<Consent> TakeCode(const std::string& code);

    /// Makes new tokens for a person. Client credentials get no refresh token.
    Grant& Add(std::string_view person, Side side, std::set<std::string> scopes, Timestamp now,
               bool client_credentials = false);

    /// Replaces the grant's tokens. The old access token keeps working until it expires, since nobody has
    /// seen Pinterest end it early. Without `rotate` the refresh token stays the same.
    void Renew(Grant& grant, Timestamp now, bool rotate);

    /// The grant of a token that is neither expired nor revoked; null for any other.
    Grant* ByAccess(Side side, const std::string& token, Timestamp now);
    Grant* ByRefresh(Side side, const std::string& token, Timestamp now);

    /// Expires tokens of a person, or of everybody if `person` is empty. Returns how many grants it changed.
    int Expire(What what, std::string_view person);
    int Revoke(std::string_view person);
    /// Removes scopes from every grant of a person. Returns how many grants it changed.
    int Lift(std::string_view person, const std::set<std::string>& scopes);
    /// Revokes one grant.
    void End(Grant& grant);

    const std::vector<Grant>& all() const { return m_grants; }
    void Restore(Grant grant);
    void Clear();

private:
    std::string Token(std::string_view prefix, std::size_t letters);
    void Save(const Grant& grant);

    Random& m_random;
    Journal& m_journal;
    std::map<std::string, Consent> m_codes;
    std::vector<Grant> m_grants;
    /// Access tokens replaced by a refresh: token to grant number and expiry.
    struct Old {
        std::size_t grant;
        Timestamp until;
    };
    std::map<std::string, Old> m_old_access;
};

}  // namespace pinwright::standin
