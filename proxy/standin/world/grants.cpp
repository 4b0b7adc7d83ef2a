#include "proxy/standin/world/grants.hpp"

#include <nlohmann/json.hpp>

namespace pinwright::standin {

namespace {

bool Concerns(const Grant& grant, std::string_view person)
{
    return person.empty() || grant.person == person;
}

}  // namespace

std::string Grants::Token(std::string_view prefix, std::size_t letters)
{
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string token(prefix);
    for (const char byte : m_random.Bytes(letters))
        token += kLetters[static_cast<unsigned char>(byte) % kLetters.size()];
    return token;
}

void Grants::Save(const Grant& grant)
{
    m_journal.Append({{"put", "grant"}, {"value", Written(grant)}});
}

std::string Grants::AddCode(Consent consent)
{
    std::string code = Token("", 40);
    m_codes.emplace(code, std::move(consent));
    return code;
}

std::optional<Consent> Grants::TakeCode(const std::string& code)
{
    auto found = m_codes.extract(code);
    return found.empty() ? std::nullopt : std::optional(std::move(found.mapped()));
}

Grant& Grants::Add(std::string_view person, Side side, std::set<std::string> scopes, Timestamp now,
                   bool client_credentials)
{
    Grant grant;
    grant.id = std::to_string(m_grants.size() + 1);
    grant.person = person;
    grant.side = side;
    grant.client_credentials = client_credentials;
    grant.scopes = std::move(scopes);
    grant.access_token = Token(client_credentials ? "pinc_" : "pina_", 60);
    grant.access_until = now + std::chrono::seconds(kAccessSeconds);
    if (!client_credentials) {
        grant.refresh_token = Token("pinr_", 120);
        grant.refresh_until = now + std::chrono::seconds(kRefreshSeconds);
    }
    Save(grant);
    return m_grants.emplace_back(std::move(grant));
}

void Grants::Renew(Grant& grant, Timestamp now, bool rotate)
{
    const auto number = static_cast<std::size_t>(&grant - m_grants.data());
    m_old_access.insert_or_assign(grant.access_token, Old{number, grant.access_until});
    grant.access_token = Token("pina_", 60);
    grant.access_until = now + std::chrono::seconds(kAccessSeconds);
    if (rotate)
        grant.refresh_token = Token("pinr_", 120);
    grant.refresh_until = now + std::chrono::seconds(kRefreshSeconds);
    Save(grant);
}

Grant* Grants::ByAccess(Side side, const std::string& token, Timestamp now)
{
    const auto fits = [&](const Grant& grant, Timestamp until) {
        return !grant.revoked && grant.side == side && now < until;
    };
    for (Grant& grant : m_grants)
        if (grant.access_token == token)
            return fits(grant, grant.access_until) ? &grant : nullptr;
    const auto old = m_old_access.find(token);
    if (old == m_old_access.end())
        return nullptr;
    Grant& grant = m_grants[old->second.grant];
    return fits(grant, old->second.until) ? &grant : nullptr;
}

Grant* Grants::ByRefresh(Side side, const std::string& token, Timestamp now)
{
    for (Grant& grant : m_grants)
        if (!grant.client_credentials && grant.refresh_token == token)
            return !grant.revoked && grant.side == side && now < grant.refresh_until ? &grant : nullptr;
    return nullptr;
}

int Grants::Expire(What what, std::string_view person)
{
    int count = 0;
    for (Grant& grant : m_grants) {
        if (!Concerns(grant, person))
            continue;
        if (what != What::kRefresh) {
            grant.access_until = Timestamp{};
            for (auto& [token, old] : m_old_access)
                if (&m_grants[old.grant] == &grant)
                    old.until = Timestamp{};
        }
        if (what != What::kAccess)
            grant.refresh_until = Timestamp{};
        Save(grant);
        ++count;
    }
    return count;
}

int Grants::Revoke(std::string_view person)
{
    int count = 0;
    for (Grant& grant : m_grants) {
        if (!Concerns(grant, person) || grant.revoked)
            continue;
        End(grant);
        ++count;
    }
    return count;
}

int Grants::Lift(std::string_view person, const std::set<std::string>& scopes)
{
    int count = 0;
    for (Grant& grant : m_grants) {
        if (!Concerns(grant, person))
            continue;
        for (const std::string& scope : scopes)
            grant.scopes.erase(scope);
        Save(grant);
        ++count;
    }
    return count;
}

void Grants::End(Grant& grant)
{
    grant.revoked = true;
    Save(grant);
}

void Grants::Restore(Grant grant)
{
    const auto number = static_cast<std::size_t>(std::stoul(grant.id));
    if (number > m_grants.size()) {
        m_grants.push_back(std::move(grant));
        return;
    }
    // A later record of the same grant: the access token from before the refresh stays usable.
    Grant& former = m_grants[number - 1];
    if (former.access_token != grant.access_token)
        m_old_access.insert_or_assign(former.access_token, Old{number - 1, former.access_until});
    former = std::move(grant);
}

void Grants::Clear()
{
    m_codes.clear();
    m_grants.clear();
    m_old_access.clear();
}

}  // namespace pinwright::standin
