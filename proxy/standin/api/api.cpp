#include "proxy/standin/api/api.hpp"

#include <algorithm>

#include "proxy/standin/api/analytics_api.hpp"
#include "proxy/standin/api/boards_api.hpp"
#include "proxy/standin/api/media_api.hpp"
#include "proxy/standin/api/pins_api.hpp"
#include "proxy/standin/api/pinterest_json.hpp"
#include "proxy/standin/oauth/token_api.hpp"
#include "proxy/standin/world/refusal.hpp"
#include "shared/identifiers.hpp"

namespace pinwright::standin {

namespace {

enum Need : unsigned {
    kBoardsRead = 1,
    kBoardsWrite = 2,
    kPinsRead = 4,
    kPinsWrite = 8,
    kUserRead = 16,
    kAllFour = kBoardsRead | kBoardsWrite | kPinsRead | kPinsWrite,
};

constexpr std::pair<Need, const char*> kNeeds[] = {{kBoardsRead, "boards:read"},
                                                   {kBoardsWrite, "boards:write"},
                                                   {kPinsRead, "pins:read"},
                                                   {kPinsWrite, "pins:write"},
                                                   {kUserRead, "user_accounts:read"}};

// Whether a call accepts client-credentials tokens (OpenAPI 5.23, `security` of each operation).
enum class Tokens { kAny, kPeopleOnly };

Reply GetPerson(Context& context)
{
    return JsonReply(200, PersonShape(context.person, context.side, context.world, context.origin));
}

Reply ListBusinesses(Context& context)
{
    nlohmann::json businesses = nlohmann::json::array();
    for (const Person& person : People())
        if (person.business && person.id != context.person.id)
            businesses.push_back(LinkedBusinessShape(person, context.origin));
    return JsonReply(200, businesses);
}

struct Route {
    std::string_view method;
    std::string_view pattern;  // `#` stands for an id.
    unsigned needs;
    Rate rate;
    Tokens tokens;
    Reply (*answer)(Context&);
};

constexpr Route kRoutes[] = {
    {"GET", "/user_account", kUserRead, Rate::kRead, Tokens::kAny, GetPerson},
    {"GET", "/user_account/businesses", kUserRead, Rate::kRead, Tokens::kAny, ListBusinesses},
    {"GET", "/boards", kBoardsRead, Rate::kRead, Tokens::kAny, ListBoards},
    {"POST", "/boards", kBoardsRead | kBoardsWrite, Rate::kWrite, Tokens::kAny, CreateBoard},
    {"GET", "/boards/#", kBoardsRead, Rate::kRead, Tokens::kAny, GetBoard},
    {"PATCH", "/boards/#", kBoardsRead | kBoardsWrite, Rate::kWrite, Tokens::kAny, UpdateBoard},
    {"DELETE", "/boards/#", kBoardsRead | kBoardsWrite, Rate::kWrite, Tokens::kPeopleOnly, DeleteBoard},
    {"GET", "/boards/#/pins", kBoardsRead | kPinsRead, Rate::kRead, Tokens::kAny, ListBoardPins},
    {"GET", "/boards/#/sections", kBoardsRead, Rate::kRead, Tokens::kAny, ListSections},
    {"POST", "/boards/#/sections", kBoardsRead | kBoardsWrite, Rate::kWrite, Tokens::kPeopleOnly,
     CreateSection},
    {"PATCH", "/boards/#/sections/#", kBoardsRead | kBoardsWrite, Rate::kWrite, Tokens::kPeopleOnly,
     UpdateSection},
    {"DELETE", "/boards/#/sections/#", kBoardsRead | kBoardsWrite, Rate::kWrite, Tokens::kPeopleOnly,
     DeleteSection},
    {"GET", "/boards/#/sections/#/pins", kBoardsRead | kPinsRead, Rate::kRead, Tokens::kAny, ListSectionPins},
    {"GET", "/pins", kBoardsRead | kPinsRead, Rate::kRead, Tokens::kAny, ListPins},
    {"POST", "/pins", kAllFour, Rate::kWrite, Tokens::kAny, CreatePin},
    {"GET", "/pins/analytics", kBoardsRead | kPinsRead, Rate::kAnalytics, Tokens::kAny, ManyPinsAnalytics},
    {"GET", "/pins/#", kBoardsRead | kPinsRead, Rate::kRead, Tokens::kAny, GetPin},
    {"PATCH", "/pins/#", kAllFour, Rate::kWrite, Tokens::kAny, UpdatePin},
    {"DELETE", "/pins/#", kAllFour, Rate::kWrite, Tokens::kAny, DeletePin},
    {"POST", "/pins/#/save", kAllFour, Rate::kWrite, Tokens::kPeopleOnly, SavePin},
    {"GET", "/pins/#/analytics", kBoardsRead | kPinsRead, Rate::kAnalytics, Tokens::kAny, PinAnalytics},
    {"GET", "/media", kPinsRead, Rate::kRead, Tokens::kPeopleOnly, ListMedia},
    {"POST", "/media", kPinsRead | kPinsWrite, Rate::kWrite, Tokens::kPeopleOnly, RegisterMedia},
    {"GET", "/media/#", kPinsRead, Rate::kRead, Tokens::kPeopleOnly, GetMedia},
};

std::string_view TakeSegment(std::string_view& path)
{
    const std::size_t end = path.find('/', 1);
    const std::string_view segment = path.substr(0, end);
    path = end == std::string_view::npos ? std::string_view() : path.substr(end);
    return segment;
}

// Whether the path matches the pattern; puts the segments matched by `#` into `ids`.
bool Fits(std::string_view pattern, std::string_view path, std::vector<std::string>& ids)
{
    ids.clear();
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = TakeSegment(pattern);
        const std::string_view given = TakeSegment(path);
        if (wanted == "/#" && given.size() > 1)
            ids.emplace_back(given.substr(1));
        else if (wanted != given)
            return false;
    }
    return pattern.empty() && path.empty();
}

bool HasScopes(const Grant& grant, unsigned needs)
{
    return std::all_of(std::begin(kNeeds), std::end(kNeeds), [&](const auto& need) {
        return (needs & need.first) == 0 || grant.scopes.contains(need.second);
    });
}

Reply NoSuchCall(std::string_view path)
{
    std::vector<std::string> ids;
    const bool known = std::any_of(std::begin(kRoutes), std::end(kRoutes),
                                   [&](const Route& route) { return Fits(route.pattern, path, ids); });
    if (known || path == "/oauth/token" || path == "/oauth/token/revoke")
        return Refusal(405, 5, "Method not allowed");
    return Refusal(404, 404, "Sorry! We couldn't find that resource.");
}

std::optional<Reply> CheckIds(const Call& call, const std::vector<std::string>& ids)
{
    for (const std::string& id : ids)
        if (!IsPinterestId(id))
            return Refusal(400, 1, "'" + id + "' value must match the pattern: ^\\d+$");
    const auto ad_account = call.Query("ad_account_id");
    if (!ad_account)
        return std::nullopt;
    if (!IsPinterestId(*ad_account) || ad_account->size() > 18)
        return Refusal(400, 1, "'ad_account_id' value '" + *ad_account + "' must match the pattern: ^\\d+$");
    return NotPermitted();  // No one here shares an advertiser account.
}

Reply TooMany()
{
    return Refusal(
        429, 8,
        "This request exceeded a rate limit. This can happen if the client exceeds one of the published "
        "rate limits or if multiple write operations are applied to an object within a short time "
        "window.");
}

Reply Authenticated(const Route& route, Context& context, Surroundings& surroundings)
{
    if (!surroundings.switches.app_active)
        return Refusal(401, 3, "Your application consumer type is not supported, please contact support");
    Rates::Taken taken = surroundings.rates.Take(context.person.id, route.rate, surroundings.world.Now());
    Reply reply;
    if (taken.exceeded)
        reply = TooMany();
    else if (route.rate == Rate::kAnalytics && context.side == Side::kSandbox)
        reply = Refusal(404, 404, "Sorry! We couldn't find that resource.");
    else if (!HasScopes(context.grant, route.needs) ||
             (context.grant.client_credentials && route.tokens == Tokens::kPeopleOnly))
        reply = ScopeMissing();
    else if (auto refusal = CheckIds(context.call, context.ids))
        reply = *std::move(refusal);
    else
        reply = route.answer(context);
    reply.headers.insert(reply.headers.end(), taken.headers.begin(), taken.headers.end());
    return reply;
}

}  // namespace

ApiPath SplitApiPath(std::string_view path)
{
    constexpr std::string_view kProduction = "/v5";
    constexpr std::string_view kSandbox = "/sandbox/v5";
    for (const std::string_view start : {kProduction, kSandbox})
        if (path.starts_with(start) && (path.size() == start.size() || path[start.size()] == '/'))
            return {true, start == kSandbox ? Side::kSandbox : Side::kProduction, path.substr(start.size())};
    return {};
}

Reply AnswerApi(const Call& call, const Prepared& prepared, const ApiPath& path, const std::string& origin,
                bool answered, Surroundings surroundings)
{
    World& world = surroundings.world;
    if (call.method == "POST" && path.below == "/oauth/token")
        return GiveToken(call, path.side, surroundings.app, world, surroundings.switches);
    if (call.method == "POST" && path.below == "/oauth/token/revoke")
        return RevokeToken(call, path.side, surroundings.app, world);

    std::vector<std::string> ids;
    const std::string_view method = call.method == "HEAD" ? std::string_view("GET") : call.method;
    const auto* route = std::find_if(std::begin(kRoutes), std::end(kRoutes), [&](const Route& one) {
        return one.method == method && Fits(one.pattern, path.below, ids);
    });
    if (route == std::end(kRoutes))
        return NoSuchCall(path.below);

    constexpr std::string_view kBearer = "bearer ";
    const std::string header = call.Header("authorization");
    Grant* grant = Lower(header).starts_with(kBearer)
                       ? world.grants().ByAccess(path.side, header.substr(kBearer.size()), world.Now())
                       : nullptr;
    const Person* person = grant ? FindPerson(grant->person) : nullptr;
    if (!person)
        return NotAuthenticated();
    Context context{call,           prepared, world,   surroundings.switches, path.side, *person, *grant,
                    std::move(ids), origin,   answered};
    return Authenticated(*route, context, surroundings);
}

}  // namespace pinwright::standin
