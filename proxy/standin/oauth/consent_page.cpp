#include "proxy/standin/oauth/consent_page.hpp"

#include <chrono>
#include <utility>

#include "proxy/standin/oauth/consent_style.hpp"
#include "proxy/standin/oauth/page.hpp"
#include "proxy/standin/world/entities.hpp"

namespace pinwright::standin {

namespace {

// The parameters of an authorization request.
struct Asked {
    std::string client_id;
    std::string redirect_uri;
    std::string scope;
    std::string state;
    bool has_state = false;
    std::string fault;  ///< Empty if the request is valid.
};

Asked ReadAsked(const Pairs& fields, const App& app)
{
    Asked asked;
    asked.client_id = FindField(fields, "client_id").value_or("");
    asked.redirect_uri = FindField(fields, "redirect_uri").value_or("");
    asked.scope = FindField(fields, "scope").value_or("");
    asked.has_state = FindField(fields, "state").has_value();
    asked.state = FindField(fields, "state").value_or("");
    const std::set<std::string> scopes = SplitScopes(asked.scope);
    if (asked.client_id != app.id)
        asked.fault = "Invalid Application ID";
    else if (!app.IsRegistered(asked.redirect_uri))
        asked.fault = "Invalid redirect URI";
    else if (FindField(fields, "response_type").value_or("") != "code")
        asked.fault = "Invalid response type";
    else if (scopes.empty())
        asked.fault = "No scope";
    for (const std::string& scope : scopes)
        if (asked.fault.empty() && !FindScope(scope))
            asked.fault = "Invalid scope";
    return asked;
}

// The `http://host:port` of a redirect URI, for the page's policy; empty for other forms.
std::string OriginOf(std::string_view uri)
{
    const std::size_t host = uri.find("://");
    if (host == std::string_view::npos)
        return {};
    const std::string_view origin = uri.substr(0, uri.find_first_of("/?#", host + 3));
    return origin.find_first_of(" ;,'\"\r\n") == std::string_view::npos ? std::string(origin) : std::string();
}

Reply FaultPage(const std::string& fault)
{
    std::string content = "<h1>Stand-in for Pinterest</h1>\n";
    content += kNotice;
    content +=
        "<h2>This sign-in cannot go on</h2>\n<p>" + Escaped(fault) + ".</p>\n<pre>" +
        Escaped(
            "{\"status\":\"failure\",\"code\":283,\"data\":\"" + fault +
            "\",\"message\":\"The authorization grant is invalid\",\"endpoint_name\":\"oauth_connect\"}") +
        "</pre>\n";
    return HtmlPage(400, "Sign-in refused - stand-in for Pinterest", content, {});
}

std::string Hidden(std::string_view name, std::string_view value)
{
    return "<input type=\"hidden\" name=\"" + std::string(name) + "\" value=\"" + Escaped(value) + "\">\n";
}

std::string AccountChooser()
{
    std::string html = "<fieldset>\n<legend>Choose an account</legend>\n";
    bool first = true;
    for (const Person& person : People()) {
        html += "<div class=\"choice\">\n<img src=\"/images/avatars/" + person.id +
                "/80x80.png\" alt=\"\" width=\"40\" height=\"40\">\n<div>\n<label for=\"account-" +
                person.username + "\">" + Escaped(person.name) + "</label>\n<span id=\"about-" +
                person.username + "\">@" + Escaped(person.username) +
                (person.business ? ", business account" : ", personal account") +
                "</span>\n</div>\n<input type=\"radio\" name=\"account\" id=\"account-" + person.username +
                "\" value=\"" + person.id + "\" aria-describedby=\"about-" + person.username + "\"" +
                (std::exchange(first, false) ? " checked" : "") + ">\n</div>\n";
    }
    return html + "</fieldset>\n";
}

std::string ScopeBoxes(const std::set<std::string>& scopes)
{
    std::string html = "<fieldset>\n<legend>Allow this app to</legend>\n";
    int number = 0;
    for (const std::string& scope : scopes) {
        const std::string id = std::to_string(++number);
        html += "<div class=\"choice\">\n<div>\n<label for=\"scope-" + id + "\">" + Escaped(scope) +
                "</label>\n<span id=\"meaning-" + id + "\">" + Escaped(FindScope(scope)->meaning) +
                "</span>\n</div>\n<input type=\"checkbox\" name=\"allowed\" id=\"scope-" + id +
                "\" value=\"" + Escaped(scope) + "\" aria-describedby=\"meaning-" + id +
                "\" checked>\n</div>\n";
    }
    return html + "</fieldset>\n";
}

Reply Redirect(const Asked& asked, std::string_view parameter, const std::string& value)
{
    Reply reply;
    reply.status = 302;
    const char mark = asked.redirect_uri.find('?') == std::string::npos ? '?' : '&';
    std::string location = asked.redirect_uri + mark + std::string(parameter) + "=" + PercentEncoded(value);
    if (asked.has_state)
        location += "&state=" + PercentEncoded(asked.state);
    reply.headers = {
        {"Location", std::move(location)}, {"Cache-Control", "no-store"}, {"Referrer-Policy", "no-referrer"}};
    return reply;
}

}  // namespace

Reply ShowConsent(const Call& call, const App& app)
{
    const Asked asked = ReadAsked(call.query, app);
    if (!asked.fault.empty())
        return FaultPage(asked.fault);
    std::string content = "<h1>Stand-in for Pinterest</h1>\n";
    content += kNotice;
    content += "<p>The app <strong>" + Escaped(app.id) +
               "</strong> asks for access to an account. It sends you back to <strong>" +
               Escaped(OriginOf(asked.redirect_uri)) +
               "</strong>.</p>\n<form method=\"post\" action=\"/oauth/\">\n";
    content += Hidden("client_id", asked.client_id) + Hidden("redirect_uri", asked.redirect_uri) +
               Hidden("response_type", "code") + Hidden("scope", asked.scope);
    if (asked.has_state)
        content += Hidden("state", asked.state);
    content += AccountChooser() + ScopeBoxes(SplitScopes(asked.scope));
    content +=
        "<div class=\"buttons\">\n"
        "<button type=\"submit\" class=\"main\" name=\"decision\" value=\"authorize\">Authorize</button>\n"
        "<button type=\"submit\" name=\"decision\" value=\"cancel\">Cancel</button>\n</div>\n</form>\n";
    return HtmlPage(200, "Allow access - stand-in for Pinterest", content, OriginOf(asked.redirect_uri));
}

Reply TakeConsent(const Call& call, const App& app, World& world, const std::string& origin)
{
    const std::string from = call.Header("origin");
    if (!from.empty() && from != origin) {
        Reply reply;
        reply.status = 403;
        reply.content_type = "text/plain; charset=utf-8";
        reply.body = "This form was sent by another site.\n";
        return reply;
    }
    const std::optional<Pairs> fields =
        call.MediaType() == "application/x-www-form-urlencoded" ? ParseForm(call.body) : std::nullopt;
    if (!fields)
        return FaultPage("Invalid form");
    const Asked asked = ReadAsked(*fields, app);
    if (!asked.fault.empty())
        return FaultPage(asked.fault);
    const std::string decision = FindField(*fields, "decision").value_or("");
    if (decision == "cancel")
        return Redirect(asked, "error", "access_denied");
    const Person* person = FindPerson(FindField(*fields, "account").value_or(""));
    if (decision != "authorize" || !person)
        return FaultPage("Invalid form");
    Consent consent;
    consent.person = person->id;
    consent.redirect_uri = asked.redirect_uri;
    consent.until = world.Now() + std::chrono::seconds(kCodeSeconds);
    const std::set<std::string> wanted = SplitScopes(asked.scope);
    for (const auto& [name, value] : *fields)
        if (name == "allowed" && wanted.contains(value))
            consent.scopes.insert(value);
    return Redirect(asked, "code", world.grants().AddCode(std::move(consent)));
}

Reply ConsentStyle()
{
    Reply reply;
    reply.content_type = "text/css; charset=utf-8";
    reply.headers = {{"Cache-Control", "no-cache"}, {"X-Content-Type-Options", "nosniff"}};
    reply.body = kConsentStyle;
    return reply;
}

}  // namespace pinwright::standin
