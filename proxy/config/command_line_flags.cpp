#include "proxy/config/command_line_flags.hpp"

#include <algorithm>

#include "proxy/config/secret.hpp"
#include "proxy/config/url.hpp"
#include "proxy/net/transport.hpp"

namespace pinwright::config {

namespace {

constexpr int kSpacingLimit = 86'400;
constexpr std::string_view kSandboxHost = "api-sandbox.pinterest.com";

/// A value, and the name of its flag or variable, for messages.
struct Given {
    std::string name;
    std::string value;
};

class Checker {
public:
    Checker(const GivenFlags& flags, const Environ& environment, std::vector<std::string>& faults)
        : m_flags(flags), m_environ(environment), m_faults(faults)
    {
    }

    Config Check()
    {
        CheckListen();
        CheckPublicUrl();
        CheckData();
        CheckSites();
        CheckApp();
        CheckSpacing();
        CheckNotify();
        return m_config;
    }

private:
    std::optional<Given> Find(const std::string& variable) const
    {
        const auto flag = m_flags.find(variable);
        if (flag != m_flags.end()) {
            const auto known = std::find_if(kFlags.begin(), kFlags.end(),
                                            [&](const Flag& one) { return one.variable == variable; });
            return Given{known == kFlags.end() ? variable : known->name, flag->second};
        }
        const std::optional<std::string> value = m_environ.Get(variable);
        if (!value || value->empty())
            return std::nullopt;
        return Given{variable, *value};
    }

    /// The value, unless it is in quotes. Quotes are reported as its only fault.
    std::optional<Given> FindUnquoted(const std::string& variable)
    {
        std::optional<Given> given = Find(variable);
        if (!given || !IsQuoted(given->value))
            return given;
        Fault(given->name, std::string(kQuoted));
        return std::nullopt;
    }

    void Fault(const std::string& name, const std::string& what) { m_faults.push_back(name + ": " + what); }

    void CheckListen();
    void CheckPublicUrl();
    void CheckData();
    void CheckApp();
    void CheckAppId(const Given& id);
    void TakeSecret(const std::string& name, const Secret& read);
    void CheckSites();
    std::optional<Url> CheckSite(const std::string& variable, const std::string& fallback,
                                 std::string& address);
    void CheckSpacing();
    void CheckNotify();

private:
    const GivenFlags& m_flags;
    const Environ& m_environ;
    std::vector<std::string>& m_faults;
    Config m_config;
    bool m_asks_this_machine = false;  ///< The API is probably a stand-in's.
};

void Checker::CheckListen()
{
    const std::optional<Given> given = FindUnquoted("PINWRIGHT_LISTEN");
    if (!given)
        return;
    const std::string& text = given->value;
    const std::size_t colon = text.rfind(':');
    const int port =
        colon == std::string::npos ? 0 : ParsePort(std::string_view(text).substr(colon + 1)).value_or(0);
    // Parses the host as part of an address, so that IPv6 needs its brackets.
    const std::optional<Url> url = port != 0 ? ParseUrl("http://" + text.substr(0, colon)) : std::nullopt;
    if (!url || !url->path.empty() || url->has_query || url->has_user || url->host.size() != colon) {
        Fault(given->name,
              "'" + text + "' is not an address and a port, such as 127.0.0.1:8080 or [::1]:8080.");
        return;
    }
    if (!IsLoopback(url->host)) {
        Fault(given->name,
              "'" + text +
                  "' is not on loopback, and without a sign-in anyone who reaches it could publish in "
                  "your name. Listen on 127.0.0.1, [::1] or localhost.");
        return;
    }
    m_config.listen_port = port;
    m_config.listen_host = url->host.front() == '[' ? url->host.substr(1, url->host.size() - 2) : url->host;
    // Browsers reach both usual loopback addresses as localhost.
    const bool usual = url->host == "127.0.0.1" || url->host == "[::1]" || url->host == "localhost";
    m_config.public_url = "http://" + (usual ? std::string("localhost") : url->host) +
                          (port == 80 ? "" : ":" + std::to_string(port));
}

void Checker::CheckPublicUrl()
{
    const std::optional<Given> given = FindUnquoted("PINWRIGHT_PUBLIC_URL");
    if (!given)
        return;
    const std::optional<Url> url = ParseUrl(given->value);
    const std::string port = std::to_string(m_config.listen_port);
    if (!url || url->has_user)
        Fault(given->name, "must be an http or https address, such as http://localhost:" + port + ".");
    else if ((!url->path.empty() && url->path != "/") || url->has_query)
        Fault(given->name, "must have no path and no query: pinwright is served at the root of a host.");
    else if (!IsLoopback(url->host))
        Fault(given->name,
              "'" + url->Origin() +
                  "' is not an address of this machine, and without a sign-in anyone who reaches it "
                  "could publish in your name. Leave this setting out, run 'ssh -L " +
                  port + ":127.0.0.1:" + port +
                  " SERVER' on your own computer, and open http://localhost:" + port + " there.");
    else
        m_config.public_url = url->Origin();
}

void Checker::CheckData()
{
    const std::optional<Given> given = FindUnquoted("PINWRIGHT_DATA");
    if (!given)
        return;
    if (given->value.empty() || given->value.find('\0') != std::string::npos)
        Fault(given->name, "must name a folder.");
    else
        m_config.data_folder = given->value;
}

void Checker::TakeSecret(const std::string& name, const Secret& read)
{
    if (read.fault.empty())
        m_config.app_secret = read.text;
    else
        Fault(name, read.fault);
}

/// Pinterest's IDs are digits. A stand-in on this machine may give its app any ID.
void Checker::CheckAppId(const Given& id)
{
    const bool digits =
        std::all_of(id.value.begin(), id.value.end(), [](char c) { return c >= '0' && c <= '9'; });
    // The message doesn't repeat the value, which could be a secret that was put here by mistake.
    if (IsQuoted(id.value))
        Fault(id.name, std::string(kQuoted));
    else if (!IsWord(id.value) || (!digits && !m_asks_this_machine))
        Fault(
            id.name,
            "must be digits only, such as 1234567, as your app's page at developers.pinterest.com shows it.");
    else
        m_config.app_id = id.value;
}

void Checker::CheckApp()
{
    const std::optional<Given> id = Find("PINTEREST_APP_ID");
    const std::optional<Given> secret = Find("PINTEREST_APP_SECRET");
    const std::optional<Given> file = Find("PINTEREST_APP_SECRET_FILE");
    if (id)
        CheckAppId(*id);
    if (secret)
        TakeSecret(secret->name, SecretOf(secret->value));
    if (secret && file)
        Fault(file->name, "set either this or PINTEREST_APP_SECRET, not both.");
    else if (file && IsQuoted(file->value))
        Fault(file->name, std::string(kQuoted));
    else if (file)
        TakeSecret(file->name, ReadSecretFile(file->value));
    if (id && !secret && !file)
        Fault("PINTEREST_APP_SECRET",
              "is missing. " + id->name +
                  " is set, and needs PINTEREST_APP_SECRET or PINTEREST_APP_SECRET_FILE.");
    if (!id && (secret || file))
        Fault("PINTEREST_APP_ID",
              "is missing. " + (secret ? secret->name : file->name) + " is set, and needs it.");
}

std::optional<Url> Checker::CheckSite(const std::string& variable, const std::string& fallback,
                                      std::string& address)
{
    const bool set = Find(variable).has_value();
    const std::optional<Given> unquoted = FindUnquoted(variable);
    if (set && !unquoted)
        return std::nullopt;
    const Given given = unquoted.value_or(Given{variable, fallback});
    const std::optional<Url> url = ParseUrl(given.value);
    if (!url || url->has_user || url->has_query) {
        Fault(given.name, "must be an https address without a query, such as " + fallback + ".");
        return std::nullopt;
    }
    if (url->scheme == "http" && !IsLoopback(url->host)) {
        Fault(given.name, "must be https: plain http is for a stand-in on this machine alone.");
        return std::nullopt;
    }
    address = url->Origin() + url->path;
    while (address.ends_with('/'))
        address.pop_back();
    return url;
}

void Checker::CheckSites()
{
    PinterestSite& site = m_config.site;
    const std::optional<Url> api =
        CheckSite("PINTEREST_API_URL", "https://api.pinterest.com/v5", site.api_url);
    CheckSite("PINTEREST_OAUTH_URL", "https://www.pinterest.com/oauth/", site.oauth_url);
    site.oauth_url += "/";
    m_asks_this_machine = !api || IsLoopback(api->host);  // An invalid address has its own fault.
    if (api && api->scheme == "http")
        site.environment = Environment::kStandin;
    else if (api && api->host == kSandboxHost)
        site.environment = Environment::kSandbox;
    PinterestSite sandbox{Environment::kSandbox, {}, site.oauth_url};
    CheckSite("PINTEREST_SANDBOX_API_URL", "https://api-sandbox.pinterest.com/v5", sandbox.api_url);
    const bool set = Find("PINTEREST_SANDBOX_API_URL").has_value();
    if (site.environment == Environment::kProduction || (set && site.environment == Environment::kStandin))
        m_config.sandbox = sandbox;
}

void Checker::CheckSpacing()
{
    const std::optional<Given> given = FindUnquoted("PINWRIGHT_RESUME_SPACING");
    if (!given)
        return;
    const std::string& text = given->value;
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const int seconds = digits && !text.empty() && text.size() <= 6 ? std::stoi(text) : -1;
    if (seconds < 0 || seconds > kSpacingLimit)
        Fault(given->name, "'" + text + "' is not a number of seconds from 0 to 86400.");
    else
        m_config.resume_spacing = std::chrono::seconds(seconds);
}

void Checker::CheckNotify()
{
    const std::optional<Given> given = FindUnquoted("PINWRIGHT_NOTIFY_URL");
    if (!given)
        return;
    // The address is a secret (the messages are not), so the fault doesn't repeat it. Over plain http,
    // everyone on the way could read it, so http is accepted only within the home network.
    if (!net::IsAllowedAddress(given->value, net::Plain::kHomeNetwork))
        Fault(given->name,
              "must be an https address, without a user name and without a part after #. Plain http is for "
              "this machine and the home network, such as http://192.168.1.5:2586/topic or "
              "http://ntfy.local/topic.");
    else
        m_config.notify_url = given->value;
}

}  // namespace

Config CheckSettings(const GivenFlags& flags, const Environ& environment, std::vector<std::string>& faults)
{
    return Checker(flags, environment, faults).Check();
}

}  // namespace pinwright::config
