#include "proxy/http/sessions.hpp"

#include <algorithm>
#include <chrono>

#include "proxy/http/cookies.hpp"
#include "proxy/http/origins.hpp"
#include "shared/identifiers.hpp"

namespace pinwright::http {

namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kTokenLength = 2 * kTokenBytes;
constexpr std::size_t kKnownLimit = 1024;
constexpr auto kAskAgain = std::chrono::minutes{10};
// 400 days: the longest that browsers keep a cookie (RFC 6265bis §5.5).
constexpr std::string_view kMaxAge = "34560000";

bool IsTokenShaped(std::string_view text)
{
    return text.size() == kTokenLength && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

}  // namespace

Sessions::Sessions(store::BrowserSessions& stored, const Clock& clock, Random& random,
                   std::string_view public_url)
    : m_stored(stored),
      m_clock(clock),
      m_random(random),
      m_name("pinwright_" + std::to_string(PortOf(public_url))),
      m_secure(public_url.starts_with("https:"))
{
}

std::string Sessions::Find(const std::vector<std::string_view>& cookie_headers)
{
    for (const std::string_view header : cookie_headers) {
        for (const std::string_view token : CookieValues(header, m_name)) {
            if (IsTokenShaped(token) && IsGood(token))
                return std::string(token);
        }
    }
    return {};
}

bool Sessions::IsGood(std::string_view token)
{
    const Timestamp now = m_clock.Now();
    const std::string key(token);
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_known.find(key);
        // If the clock was set back, asks the store again, too.
        if (known != m_known.end() && known->second <= now && now - known->second < kAskAgain)
            return true;
    }
    const bool good = m_stored.Use(token, now);
    const std::lock_guard lock(m_mutex);
    if (!good) {
        m_known.erase(key);
        return false;
    }
    if (m_known.size() >= kKnownLimit)
        m_known.clear();
    m_known[key] = now;
    return true;
}

bool Sessions::MayBegin(const Request& request)
{
    if (request.from_browser)
        return request.fetch_mode == "navigate" && request.fetch_dest == "document";
    return request.path == "/" || request.path == "/api/v1/status";
}

Result<std::string> Sessions::Begin()
{
    std::string token = Hexadecimal(m_random.Bytes(kTokenBytes));
    const Result<Done> added = m_stored.Add(token, m_clock.Now());
    if (!added.ok())
        return added.error();
    return token;
}

std::string Sessions::CookieLine(std::string_view token) const
{
    std::string line = m_name + "=" + std::string(token) + "; Path=/; Max-Age=" + std::string(kMaxAge) +
                       "; HttpOnly; SameSite=Lax";
    if (m_secure)
        line += "; Secure";
    return line;
}

}  // namespace pinwright::http
