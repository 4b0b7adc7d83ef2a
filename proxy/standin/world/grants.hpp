// Who allowed what: authorisation codes, access tokens and refresh tokens of both sides.
// Codes live for ten minutes and are good once; they are not kept across restarts.
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

/// Seconds that tokens live (developers.pinterest.com, set-up-authentication-and-authorization).
inline constexpr int kAccessSeconds = 2'592'000;
inline constexpr int kRefreshSeconds = 5'184'000;
inline constexpr int kCodeSeconds = 600;

/// What an authorisation code stands for.
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

    /// A new code for that consent.
    std::string AddCode(Consent consent);
    /// Takes the code's consent out; nothing where the code is unknown or used. Whether it is too old is the
    /// caller's to see.
    std::optional<Consent> TakeCode(const std::string& code);

    /// New tokens for a person. Client credentials have no refresh token.
    Grant& Add(std::string_view person, Side side, std::set<std::string> scopes, Timestamp now,
               bool client_credentials = false);

    /// New tokens in place of the grant's old ones; the old access token goes on working until its end,
    /// as nobody has seen Pinterest end it. Without `rotate` the refresh token stays as it is.
    void Renew(Grant& grant, Timestamp now, bool rotate);

    /// The grant of a token that is neither over nor revoked; null for any other.
    Grant* ByAccess(Side side, const std::string& token, Timestamp now);
    Grant* ByRefresh(Side side, const std::string& token, Timestamp now);

    /// Ends tokens of a person, or of everybody where `person` is empty. Gives how many grants it touched.
    int Expire(What what, std::string_view person);
    int Revoke(std::string_view person);
    /// Takes scopes away from every grant of a person.
    int Lift(std::string_view person, const std::set<std::string>& scopes);
    /// Ends one grant.
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
    /// Access tokens that a refresh replaced: token to grant number and end.
    struct Old {
        std::size_t grant;
        Timestamp until;
    };
    std::map<std::string, Old> m_old_access;
};

}  // namespace pinwright::standin
