// Sessions identify a browser by a cookie of 256 random bits. They survive restarts, because the store keeps
// a hash of it. They say nothing about a person: there is one owner.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "proxy/http/request_and_response.hpp"
#include "proxy/store/browser_sessions.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::http {

/// Threads: any number may call at once.
class Sessions {
public:
    /// `public_url` decides the cookie's name (its port) and whether it is Secure.
    Sessions(store::BrowserSessions& stored, const Clock& clock, Random& random, std::string_view public_url);

    /// The token of the first valid session in these Cookie headers, or an empty text.
    std::string Find(const std::vector<std::string_view>& cookie_headers);

    /// Whether a request without a session may get one: a top-level document in a browser, or a script
    /// (without Sec-Fetch-*) that asks for `/` or the status. Frames, images and scripts of other sites may
    /// not, because each would add a row.
    static bool MayBegin(const Request& request);

    /// Creates a session and stores it before it is handed out. It ends after a day if it is never used.
    /// Errors: the store's.
    Result<std::string> Begin();

    /// The value of Set-Cookie for this token.
    std::string CookieLine(std::string_view token) const;

private:
    bool IsGood(std::string_view token);

    store::BrowserSessions& m_stored;
    const Clock& m_clock;
    Random& m_random;
    std::string m_name;
    bool m_secure;

    // When the store last confirmed each session. It is asked again after a while to record the use, but not
    // for every request, which would cost a query each.
    std::mutex m_mutex;
    std::unordered_map<std::string, Timestamp> m_known;
};

}  // namespace pinwright::http
