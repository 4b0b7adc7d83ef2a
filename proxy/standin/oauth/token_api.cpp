#include "proxy/standin/oauth/token_api.hpp"

#include <algorithm>
#include <initializer_list>

#include "proxy/standin/world/call_context.hpp"
#include "proxy/standin/world/refusal.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

Reply GrantInvalid()
{
    Reply reply = Refusal(401, 283, "The authorization grant is invalid");
    reply.body.insert(1, "\"status\":\"failure\",");
    return reply;
}

// The fields of the form; nothing if it isn't a valid form or names a field twice.
std::optional<Pairs> ReadFields(const Call& call)
{
    if (call.MediaType() != "application/x-www-form-urlencoded")
        return std::nullopt;
    std::optional<Pairs> fields = ParseForm(call.body);
    if (!fields)
        return std::nullopt;
    Pairs sorted = *fields;
    std::sort(sorted.begin(), sorted.end());
    const auto twice =
        std::adjacent_find(sorted.begin(), sorted.end(),
                           [](const auto& one, const auto& next) { return one.first == next.first; });
    return twice == sorted.end() ? fields : std::nullopt;
}

bool HasOnly(const Pairs& fields, std::initializer_list<std::string_view> needed,
             std::initializer_list<std::string_view> optional)
{
    const auto is_in = [](const auto& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    const bool known = std::all_of(fields.begin(), fields.end(), [&](const auto& field) {
        return is_in(needed, field.first) || is_in(optional, field.first);
    });
    return known && std::all_of(needed.begin(), needed.end(), [&](std::string_view name) {
               return !FindField(fields, name).value_or("").empty();
           });
}

json TokenShape(const Grant& grant, std::string_view response_type, const Switches& switches)
{
    json shape{
        {"access_token", grant.access_token}, {"response_type", response_type}, {"token_type", "bearer"}};
    shape["expires_in"] =
        switches.string_expires_in ? json(std::to_string(kAccessSeconds)) : json(kAccessSeconds);
    if (!switches.omit_scope)
        shape["scope"] = JoinScopes(grant.scopes);
    if (!grant.client_credentials) {
        shape["refresh_token"] = grant.refresh_token;
        shape["refresh_token_expires_in"] = kRefreshSeconds;
    }
    return shape;
}

Reply ByCode(const Pairs& fields, Side side, World& world, const App& app, const Switches& switches)
{
    if (!HasOnly(fields, {"grant_type", "code", "redirect_uri"}, {"continuous_refresh"}))
        return BadBody();
    const std::optional<Consent> consent = world.grants().TakeCode(*FindField(fields, "code"));
    const std::string redirect_uri = *FindField(fields, "redirect_uri");
    if (!consent || world.Now() >= consent->until || consent->redirect_uri != redirect_uri ||
        !app.IsRegistered(redirect_uri))
        return GrantInvalid();
    std::set<std::string> scopes = consent->scopes;
    if (switches.remember_scopes)
        for (const Grant& former : world.grants().all())
            if (former.person == consent->person && !former.client_credentials)
                scopes.insert(former.scopes.begin(), former.scopes.end());
    const Grant& grant = world.grants().Add(consent->person, side, std::move(scopes), world.Now());
    return JsonReply(200, TokenShape(grant, "authorization_code", switches));
}

Reply ByRefresh(const Pairs& fields, Side side, World& world, Switches& switches)
{
    if (!HasOnly(fields, {"grant_type", "refresh_token"}, {"scope"}))
        return BadBody();
    Grant* grant = world.grants().ByRefresh(side, *FindField(fields, "refresh_token"), world.Now());
    if (!grant)
        return GrantInvalid();
    const std::set<std::string> wanted = SplitScopes(FindField(fields, "scope").value_or(""));
    if (!std::includes(grant->scopes.begin(), grant->scopes.end(), wanted.begin(), wanted.end()))
        return BadBody();
    if (!wanted.empty())
        grant->scopes = wanted;
    world.grants().Renew(*grant, world.Now(), switches.rotation);
    json shape = TokenShape(*grant, "refresh_token", switches);
    shape["refresh_token_expires_at"] = ToMillis(world.ShownNow()) / 1000 + kRefreshSeconds;
    Reply reply = JsonReply(200, shape);
    if (switches.lose_refresh_answer > 0) {
        --switches.lose_refresh_answer;
        reply.drop = true;
    }
    return reply;
}

Reply ByCredentials(const Pairs& fields, Side side, World& world, const Switches& switches)
{
    if (!HasOnly(fields, {"grant_type", "scope"}, {}))
        return BadBody();
    const std::set<std::string> scopes = SplitScopes(*FindField(fields, "scope"));
    if (scopes.empty() ||
        !std::all_of(scopes.begin(), scopes.end(), [](const auto& scope) { return FindScope(scope); }))
        return BadBody();
    const Grant& grant = world.grants().Add(People().front().id, side, scopes, world.Now(), true);
    return JsonReply(200, TokenShape(grant, "client_credentials", switches));
}

}  // namespace

Reply GiveToken(const Call& call, Side side, const App& app, World& world, Switches& switches)
{
    if (!app.IsAuthorized(call.Header("authorization")))
        return NotAuthenticated();
    const std::optional<Pairs> fields = ReadFields(call);
    if (!fields)
        return BadBody();
    const std::string grant_type = FindField(*fields, "grant_type").value_or("");
    if (grant_type == "authorization_code")
        return ByCode(*fields, side, world, app, switches);
    if (grant_type == "refresh_token")
        return ByRefresh(*fields, side, world, switches);
    if (grant_type == "client_credentials")
        return ByCredentials(*fields, side, world, switches);
    return BadBody();
}

Reply RevokeToken(const Call& call, Side side, const App& app, World& world)
{
    if (!app.IsAuthorized(call.Header("authorization")))
        return NotAuthenticated();
    const std::optional<Pairs> fields = ReadFields(call);
    if (!fields || !HasOnly(*fields, {"token"}, {"token_type_hint"}))
        return BadBody();
    const std::string hint = FindField(*fields, "token_type_hint").value_or("access_token");
    if (hint != "access_token" && hint != "refresh_token")
        return BadBody();
    Grant* grant = world.grants().ByAccess(side, *FindField(*fields, "token"), world.Now());
    if (!grant || !grant->client_credentials)
        return NotPermitted();
    world.grants().End(*grant);
    return Reply{};
}

}  // namespace pinwright::standin
