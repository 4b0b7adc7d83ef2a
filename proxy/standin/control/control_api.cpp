#include "proxy/standin/control/control_api.hpp"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "proxy/standin/control/control_faults.hpp"
#include "proxy/standin/control/control_report.hpp"
#include "proxy/standin/control/control_request.hpp"
#include "proxy/standin/world/call_context.hpp"
#include "shared/api_json.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

std::set<std::string> FiveScopes()
{
    return {"boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read"};
}

json Expire(Wish& wish, Controls& controls)
{
    const std::string what = wish.Get<std::string>("what").value_or("all");
    if (what != "access" && what != "refresh" && what != "all")
        throw Wrong{"`what` is access, refresh or all"};
    const std::string account = ReadAccount(wish);
    wish.Done();
    const What kind = what == "access" ? What::kAccess : what == "refresh" ? What::kRefresh : What::kAll;
    return {{"grants", controls.world.grants().Expire(kind, account)}};
}

json Revoke(Wish& wish, Controls& controls)
{
    const std::string account = ReadAccount(wish);
    wish.Done();
    return {{"grants", controls.world.grants().Revoke(account)}};
}

json LiftScopes(Wish& wish, Controls& controls)
{
    const std::string account = ReadAccount(wish);
    const std::set<std::string> scopes = ReadScopes(wish, "lift");
    wish.Done();
    return {{"grants", controls.world.grants().Lift(account, scopes)}};
}

json MakeGrant(Wish& wish, Controls& controls)
{
    const std::string account = FirstAccount(wish);
    const Side side = ReadSide(wish);
    const std::set<std::string> scopes = wish.Has("scopes") ? ReadScopes(wish, "scopes") : FiveScopes();
    wish.Get<json>("scopes");
    wish.Done();
    const Grant& grant = controls.world.grants().Add(account, side, scopes, controls.world.Now());
    return {{"access_token", grant.access_token}, {"refresh_token", grant.refresh_token}};
}

json MakeCode(Wish& wish, Controls& controls)
{
    Consent consent;
    consent.person = FirstAccount(wish);
    consent.scopes = wish.Has("scopes") ? ReadScopes(wish, "scopes") : FiveScopes();
    wish.Get<json>("scopes");
    consent.redirect_uri = wish.Get<std::string>("redirect_uri").value_or("");
    wish.Done();
    if (!controls.app.IsRegistered(consent.redirect_uri))
        throw Wrong{"`redirect_uri` is not registered"};
    consent.until = controls.world.Now() + std::chrono::seconds(kCodeSeconds);
    return {{"code", controls.world.grants().AddCode(std::move(consent))}};
}

json SetTrial(Wish& wish, Controls& controls)
{
    const bool on = wish.Get<bool>("on").value_or(true);
    wish.Done();
    controls.switches.trial = on;
    return json::object();
}

json SetApp(Wish& wish, Controls& controls)
{
    App app = controls.app;
    app.id = wish.Get<std::string>("id").value_or(app.id);
    app.secret = wish.Get<std::string>("secret").value_or(app.secret);
    app.redirect_uris = wish.Get<std::vector<std::string>>("redirect_uris").value_or(app.redirect_uris);
    const bool active = wish.Get<bool>("active").value_or(controls.switches.app_active);
    const bool pin_edit = wish.Get<bool>("pin_edit").value_or(controls.switches.pin_edit);
    wish.Done();
    controls.app = std::move(app);
    controls.switches.app_active = active;
    controls.switches.pin_edit = pin_edit;
    return json::object();
}

json SetClock(Wish& wish, Controls& controls)
{
    const std::chrono::seconds skew(wish.Get<std::int64_t>("skew_s").value_or(0));
    wish.Done();
    controls.world.SetSkew(skew);
    return json::object();
}

json Advance(Wish& wish, Controls& controls)
{
    const std::chrono::seconds by(wish.Get<std::int64_t>("seconds").value_or(0));
    wish.Done();
    controls.world.Advance(by);
    return json::object();
}

json SetTexts(Wish& wish, Controls& controls)
{
    const std::string field = wish.Get<std::string>("field").value_or("");
    if (field != "title" && field != "description" && field != "link" && field != "alt_text")
        throw Wrong{"`field` is title, description, link or alt_text"};
    const auto change = wish.Get<std::string>("change");
    wish.Done();
    const std::map<std::string, TextChange> changes{{"trim", TextChange::kTrim},
                                                    {"upper", TextChange::kUpper},
                                                    {"append", TextChange::kAppend},
                                                    {"utm", TextChange::kUtm}};
    if (!change) {
        controls.switches.texts.erase(field);
        return json::object();
    }
    const auto found = changes.find(*change);
    if (found == changes.end())
        throw Wrong{"`change` is trim, upper, append, utm or null"};
    controls.switches.texts.insert_or_assign(field, found->second);
    return json::object();
}

json SetBoards(Wish& wish, Controls& controls)
{
    const std::string account = FirstAccount(wish);
    const Side side = ReadSide(wish);
    const int count = wish.Get<int>("count").value_or(0);
    wish.Done();
    if (count < 0 || count > 200'000)
        throw Wrong{"`count` is 0 to 200000"};
    controls.world.SetBoardCount(side, account, static_cast<std::size_t>(count));
    return json::object();
}

json SetPerson(Wish& wish, Controls& controls)
{
    const Person* const person = FindPerson(FirstAccount(wish));
    const auto business = wish.Get<bool>("business");
    const auto username = wish.Get<std::string>("username");
    wish.Done();
    if (business)
        controls.world.SetBusiness(*person, *business);
    if (username)
        controls.world.Rename(*person, *username);
    return json::object();
}

json SetMedia(Wish& wish, Controls& controls)
{
    const int polls = wish.Get<int>("polls").value_or(1);
    const auto outcome = wish.Get<std::string>("outcome");
    wish.Done();
    if (outcome && *outcome != "succeeded" && *outcome != "failed")
        throw Wrong{"`outcome` is succeeded, failed or null"};
    controls.switches.media_polls = std::max(0, polls);
    controls.switches.media_good = outcome ? std::optional(*outcome == "succeeded") : std::nullopt;
    return json::object();
}

json SetToken(Wish& wish, Controls& controls)
{
    Switches switches = controls.switches;
    switches.rotation = wish.Get<bool>("rotation").value_or(switches.rotation);
    switches.string_expires_in = wish.Get<bool>("string_expires_in").value_or(switches.string_expires_in);
    switches.omit_scope = wish.Get<bool>("omit_scope").value_or(switches.omit_scope);
    switches.remember_scopes = wish.Get<bool>("remember_scopes").value_or(switches.remember_scopes);
    switches.lose_refresh_answer =
        wish.Get<int>("lose_refresh_answer").value_or(switches.lose_refresh_answer);
    wish.Done();
    controls.switches = std::move(switches);
    return json::object();
}

json Reset(Wish& wish, Controls& controls)
{
    wish.Done();
    controls.world.Reset();
    controls.switches = {};
    controls.faults.Clear();
    controls.rates.Set({});
    controls.app = {controls.options.app_id, controls.options.app_secret, controls.options.redirect_uris};
    controls.requests.clear();
    controls.count = 0;
    return json::object();
}

struct Command {
    std::string_view path;
    json (*run)(Wish&, Controls&);
};

constexpr Command kCommands[] = {
    {"/expire", Expire},      {"/revoke", Revoke},    {"/scopes", LiftScopes}, {"/grant", MakeGrant},
    {"/code", MakeCode},      {"/fail", Fail},        {"/delay", Delay},       {"/drop", Drop},
    {"/random", SetRandom},   {"/clear", Clear},      {"/lag", SetLag},        {"/lists", SetLists},
    {"/ratelimit", SetRates}, {"/trial", SetTrial},   {"/app", SetApp},        {"/clock", SetClock},
    {"/advance", Advance},    {"/texts", SetTexts},   {"/boards", SetBoards},  {"/media", SetMedia},
    {"/token", SetToken},     {"/person", SetPerson}, {"/reset", Reset},
};

Reply WrongRequest(int status, std::string_view what)
{
    return JsonReply(status, {{"error", what}});
}

}  // namespace

Reply AnswerControl(const Call& call, std::string_view below, Controls controls)
{
    if (call.method == "GET") {
        const std::optional<json> report = Report(call, below, controls);
        return report ? JsonReply(200, *report) : WrongRequest(404, "there is no such report; see --help");
    }
    const auto* command = std::find_if(std::begin(kCommands), std::end(kCommands),
                                       [&](const Command& one) { return one.path == below; });
    if (call.method != "POST" || command == std::end(kCommands))
        return WrongRequest(404, "there is no such call; see --help");
    const Result<json> body =
        call.body.empty() ? Result<json>(json::object()) : ParseJson(call.body, kOwnJson);
    if (!body || !body->is_object())
        return WrongRequest(400, "the request is not a JSON object");
    try {
        Wish wish(*body);
        json answer = command->run(wish, controls);
        answer["ok"] = true;
        return JsonReply(200, answer);
    } catch (const Wrong& wrong) {
        return WrongRequest(400, wrong.what);
    }
}

}  // namespace pinwright::standin
