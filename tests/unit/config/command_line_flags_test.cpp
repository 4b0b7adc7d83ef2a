// Settings: their values, and the error for each bad one.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "proxy/config/command_line_flags.hpp"
#include "tests/unit/config/held_environ.hpp"

namespace pinwright::config {
namespace {

using test::HeldEnviron;
using Values = std::map<std::string, std::string>;

Config Fine(const Values& values)
{
    std::vector<std::string> faults;
    const Config config = CheckSettings({}, HeldEnviron(values), faults);
    CHECK(faults == std::vector<std::string>{});
    return config;
}

std::vector<std::string> FaultsOf(const Values& values)
{
    std::vector<std::string> faults;
    (void)CheckSettings({}, HeldEnviron(values), faults);
    return faults;
}

/// A file with these bytes, deleted at the end.
class SecretFile {
public:
    explicit SecretFile(const std::string& bytes)
    {
        std::string name = (std::filesystem::temp_directory_path() / "pinwright-secret-XXXXXX").string();
        const int file = ::mkstemp(name.data());
        REQUIRE(file >= 0);
        m_path = name;
        std::ofstream(m_path, std::ios::binary) << bytes;
    }
    ~SecretFile() { std::filesystem::remove(m_path); }
    SecretFile(const SecretFile&) = delete;
    SecretFile& operator=(const SecretFile&) = delete;
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

TEST_CASE("with nothing set the defaults hold")
{
    const Config config = Fine({});
    CHECK(config.listen_host == "127.0.0.1");
    CHECK(config.listen_port == 8080);
    CHECK(config.public_url == "http://localhost:8080");
    CHECK(config.RedirectUri() == "http://localhost:8080/oauth/callback");
    CHECK(config.data_folder == "./data");
    CHECK(config.app_id.empty());
    CHECK(config.app_secret.empty());
    CHECK(config.site.environment == Environment::kProduction);
    CHECK(config.site.api_url == "https://api.pinterest.com/v5");
    CHECK(config.site.oauth_url == "https://www.pinterest.com/oauth/");
    REQUIRE(config.sandbox);
    CHECK(config.sandbox->environment == Environment::kSandbox);
    CHECK(config.sandbox->api_url == "https://api-sandbox.pinterest.com/v5");
    CHECK(config.resume_spacing == std::chrono::seconds(60));
    CHECK(config.notify_url.empty());
}

TEST_CASE("an empty variable is as good as none")
{
    Values values;
    for (const char* name : {"PINWRIGHT_LISTEN", "PINWRIGHT_PUBLIC_URL", "PINWRIGHT_DATA", "PINTEREST_APP_ID",
                             "PINTEREST_APP_SECRET", "PINTEREST_APP_SECRET_FILE", "PINTEREST_API_URL",
                             "PINTEREST_SANDBOX_API_URL", "PINTEREST_OAUTH_URL", "PINWRIGHT_RESUME_SPACING",
                             "PINWRIGHT_NOTIFY_URL"})
        values[name] = "";
    CHECK(Fine(values).listen_port == 8080);
}

TEST_CASE("listening is for loopback alone")
{
    struct Good {
        const char* text;
        const char* host;
        int port;
        const char* public_url;  ///< If none is set.
    };
    const Good good[] = {
        {"127.0.0.1:9000", "127.0.0.1", 9000, "http://localhost:9000"},
        {"127.1.2.3:80", "127.1.2.3", 80, "http://127.1.2.3"},
        {"[::1]:8443", "::1", 8443, "http://localhost:8443"},
        {"localhost:1", "localhost", 1, "http://localhost:1"},
        {"LocalHost:65535", "localhost", 65535, "http://localhost:65535"},
    };
    for (const Good& one : good) {
        INFO(one.text);
        const Config config = Fine({{"PINWRIGHT_LISTEN", one.text}});
        CHECK(config.listen_host == one.host);
        CHECK(config.listen_port == one.port);
        CHECK(config.public_url == one.public_url);
    }
    struct Bad {
        const char* text;
        const char* says;
    };
    const Bad bad[] = {
        {"0.0.0.0:8080", "without a sign-in"},  // everywhere
        {"[::]:8080", "without a sign-in"},
        {"192.168.1.2:8080", "without a sign-in"},
        {"example.com:8080", "without a sign-in"},
        {"128.0.0.1:8080", "without a sign-in"},
        {"127.0.0.1.example.com:80", "without a sign-in"},
        {"127.0.0.1", "not an address and a port"},
        {"8080", "not an address and a port"},
        {":8080", "not an address and a port"},
        {"127.0.0.1:", "not an address and a port"},
        {"127.0.0.1:0", "not an address and a port"},
        {"127.0.0.1:65536", "not an address and a port"},
        {"127.0.0.1:80a", "not an address and a port"},
        {"127.0.0.1:-1", "not an address and a port"},
        {"::1:8080", "not an address and a port"},  // no brackets
        {"[::1:8080", "not an address and a port"},
        {"127.0.0.1:80:80", "not an address and a port"},
        {"http://127.0.0.1:80", "not an address and a port"},
        {"127.0.0.1/x:80", "not an address and a port"},
        {"user@127.0.0.1:80", "not an address and a port"},
    };
    for (const Bad& one : bad) {
        INFO(one.text);
        const auto faults = FaultsOf({{"PINWRIGHT_LISTEN", one.text}});
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].starts_with("PINWRIGHT_LISTEN: "));
        CHECK(faults[0].find(one.says) != std::string::npos);
    }
}

TEST_CASE("the public address is an origin, written as browsers write it")
{
    const std::pair<const char*, const char*> good[] = {
        {"https://localhost", "https://localhost"},
        {"https://localhost/", "https://localhost"},
        {"HTTPS://Pins.LocalHost:443", "https://pins.localhost"},
        {"https://localhost:8443", "https://localhost:8443"},
        {"http://localhost:80", "http://localhost"},
        {"http://127.0.0.1:9000", "http://127.0.0.1:9000"},
        {"http://[::1]:9000", "http://[::1]:9000"},
    };
    for (const auto& [text, origin] : good) {
        INFO(text);
        CHECK(Fine({{"PINWRIGHT_PUBLIC_URL", text}}).public_url == origin);
    }
    const std::pair<const char*, const char*> bad[] = {
        {"https://pins.example.com", "without a sign-in"},
        {"http://pins.example.com", "without a sign-in"},
        {"https://pins.example.com:8443/", "without a sign-in"},
        {"http://192.168.1.2:8080", "without a sign-in"},
        {"https://[fd00::1]", "without a sign-in"},
        {"https://localhost.example.com", "without a sign-in"},
        {"https://pins.example.com/pinwright", "no path"},
        {"https://pins.example.com?x=1", "no path"},
        {"https://pins.example.com/#a", "no path"},
        {"https://user:word@pins.example.com", "must be an http or https address"},
        {"ftp://pins.example.com", "must be an http or https address"},
        {"pins.example.com", "must be an http or https address"},
        {"https://", "must be an http or https address"},
        {"https://a b", "must be an http or https address"},
        {"https://pins.example.com:0", "must be an http or https address"},
        {"https://pins.example.com:", "must be an http or https address"},
        {"https://p\xc3\xafns.example", "must be an http or https address"},
        {"https://[::1", "must be an http or https address"},
    };
    for (const auto& [text, says] : bad) {
        INFO(text);
        const auto faults = FaultsOf({{"PINWRIGHT_PUBLIC_URL", text}});
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].starts_with("PINWRIGHT_PUBLIC_URL: "));
        CHECK(faults[0].find(says) != std::string::npos);
        CHECK(faults[0].find("word") == std::string::npos);
    }
}

TEST_CASE("a public address beyond this machine is refused, and the message explains the SSH tunnel")
{
    const auto faults = FaultsOf(
        {{"PINWRIGHT_LISTEN", "127.0.0.1:9123"}, {"PINWRIGHT_PUBLIC_URL", "https://pins.example.com"}});
    REQUIRE(faults.size() == 1);
    for (const char* const part :
         {"'https://pins.example.com'", "ssh -L 9123:127.0.0.1:9123", "http://localhost:9123"})
        CHECK(faults[0].find(part) != std::string::npos);
}

TEST_CASE("an app needs its id and one secret")
{
    const SecretFile file("file-secret\n");
    struct Case {
        const char* name;
        Values values;
        std::vector<std::string> named;  ///< How each fault begins.
    };
    const Case cases[] = {
        {"id alone", {{"PINTEREST_APP_ID", "123"}}, {"PINTEREST_APP_SECRET"}},
        {"secret alone", {{"PINTEREST_APP_SECRET", "hush"}}, {"PINTEREST_APP_ID"}},
        {"file alone", {{"PINTEREST_APP_SECRET_FILE", file.path()}}, {"PINTEREST_APP_ID"}},
        {"both secrets",
         {{"PINTEREST_APP_ID", "123"},
          {"PINTEREST_APP_SECRET", "hush"},
          {"PINTEREST_APP_SECRET_FILE", file.path()}},
         {"PINTEREST_APP_SECRET_FILE"}},
        {"a file that is not there",
         {{"PINTEREST_APP_ID", "123"}, {"PINTEREST_APP_SECRET_FILE", "/nonexistent/hush"}},
         {"PINTEREST_APP_SECRET_FILE"}},
        {"a folder",
         {{"PINTEREST_APP_ID", "123"}, {"PINTEREST_APP_SECRET_FILE", "/"}},
         {"PINTEREST_APP_SECRET_FILE"}},
        {"an id with a space",
         {{"PINTEREST_APP_ID", "12 3"}, {"PINTEREST_APP_SECRET", "x"}},
         {"PINTEREST_APP_ID"}},
        {"a secret with a line end",
         {{"PINTEREST_APP_ID", "123"}, {"PINTEREST_APP_SECRET", "hush\n"}},
         {"PINTEREST_APP_SECRET"}},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const auto faults = FaultsOf(one.values);
        REQUIRE(faults.size() == one.named.size());
        for (std::size_t i = 0; i < faults.size(); ++i) {
            CHECK(faults[i].starts_with(one.named[i] + ": "));
            CHECK(faults[i].find("hush") == std::string::npos);
            CHECK(faults[i].find("file-secret") == std::string::npos);
        }
    }
    const Config by_value = Fine({{"PINTEREST_APP_ID", "123"}, {"PINTEREST_APP_SECRET", "hush"}});
    CHECK(by_value.app_id == "123");
    CHECK(by_value.app_secret == "hush");
    const Config by_file = Fine({{"PINTEREST_APP_ID", "123"}, {"PINTEREST_APP_SECRET_FILE", file.path()}});
    CHECK(by_file.app_secret == "file-secret");
}

TEST_CASE("an invalid secret is refused with the reason, and never shown")
{
    struct Case {
        const char* name;
        std::string text;
        const char* says;
    };
    const Case cases[] = {
        {"straight quotes", "\"hush1234\"", "is in quotes"},
        {"single quotes", "'hush1234'", "is in quotes"},
        {"curly quotes", "\u201chush1234\u201d", "is in quotes"},
        {"low and high quotes", "\u201ehush1234\u201c", "is in quotes"},
        {"a quote at its end alone", "hush1234\"", "is in quotes"},
        {"a variable", "PINTEREST_APP_SECRET=hush1234", "looks like NAME=value"},
        {"a variable in quotes", "SECRET=\"hush1234\"", "looks like NAME=value"},
        {"an exported variable", "export PINTEREST_APP_SECRET=hush1234", "looks like NAME=value"},
        {"two words", "hush 1234", "contains a space"},
        {"a space before it", " hush1234", "contains a space"},
        {"two lines", "hush1234\nhush5678", "has several lines"},
        {"too long", std::string(1025, 'h'), "is too long"},
        {"a zero", std::string("hush\0x", 6), "plain ASCII"},
        {"not ASCII", "h\u00fcsh1234", "plain ASCII"},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const SecretFile file(one.text + "\n");
        for (const Values& where : {Values{{"PINTEREST_APP_SECRET", one.text}},
                                    Values{{"PINTEREST_APP_SECRET_FILE", file.path()}}}) {
            Values values = where;
            values["PINTEREST_APP_ID"] = "123";
            const auto faults = FaultsOf(values);
            REQUIRE(faults.size() == 1);
            CHECK(faults[0].starts_with(where.begin()->first + ": "));
            CHECK(faults[0].find(one.says) != std::string::npos);
            CHECK(faults[0].find("1234") == std::string::npos);
        }
    }
    for (const char* const empty : {"", "\n", "  \r\n"}) {
        const SecretFile file(empty);
        const auto faults = FaultsOf({{"PINTEREST_APP_ID", "1"}, {"PINTEREST_APP_SECRET_FILE", file.path()}});
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].starts_with("PINTEREST_APP_SECRET_FILE: is empty."));
    }
    // The `=` at the end of base64 doesn't make it NAME=value.
    CHECK(Fine({{"PINTEREST_APP_ID", "1"}, {"PINTEREST_APP_SECRET", "aGJjZA=="}}).app_secret == "aGJjZA==");
    const SecretFile longest(std::string(1024, 's') + "\r\n");
    CHECK(Fine({{"PINTEREST_APP_ID", "1"}, {"PINTEREST_APP_SECRET_FILE", longest.path()}}).app_secret ==
          std::string(1024, 's'));
}

TEST_CASE("an app's ID must be digits, except for a stand-in on this machine")
{
    for (const char* const id : {"standin-app", "12a", "+12", "0x12", "123.4"}) {
        INFO(id);
        const auto faults = FaultsOf({{"PINTEREST_APP_ID", id}, {"PINTEREST_APP_SECRET", "x"}});
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].starts_with("PINTEREST_APP_ID: must be digits only"));
        CHECK(faults[0].find(std::string("'") + id) == std::string::npos);
    }
    for (const char* const api : {"http://127.0.0.1:9999/v5", "https://localhost:9999/v5"})
        CHECK(Fine({{"PINTEREST_APP_ID", "standin-app"},
                    {"PINTEREST_APP_SECRET", "x"},
                    {"PINTEREST_API_URL", api}})
                  .app_id == "standin-app");
    const auto elsewhere = FaultsOf({{"PINTEREST_APP_ID", "standin-app"},
                                     {"PINTEREST_APP_SECRET", "x"},
                                     {"PINTEREST_API_URL", "https://standin.example.com/v5"}});
    CHECK(elsewhere.size() == 1);
}

TEST_CASE("all settings in quotes are reported at once")
{
    const char* const names[] = {
        "PINWRIGHT_LISTEN",          "PINWRIGHT_PUBLIC_URL", "PINWRIGHT_DATA",
        "PINTEREST_APP_ID",          "PINTEREST_APP_SECRET", "PINTEREST_API_URL",
        "PINTEREST_SANDBOX_API_URL", "PINTEREST_OAUTH_URL",  "PINWRIGHT_RESUME_SPACING",
        "PINWRIGHT_NOTIFY_URL"};
    Values values;
    for (const char* const name : names)
        values[name] = "\"12hush34\"";
    const auto faults = FaultsOf(values);
    CHECK(faults.size() == std::size(names));
    for (const char* const name : names) {
        INFO(name);
        CHECK(std::count_if(faults.begin(), faults.end(), [name](const std::string& fault) {
                  return fault.starts_with(std::string(name) + ": is in quotes");
              }) == 1);
    }
    for (const std::string& fault : faults)
        CHECK(fault.find("hush") == std::string::npos);
    const auto file = FaultsOf({{"PINTEREST_APP_ID", "1"}, {"PINTEREST_APP_SECRET_FILE", "'/run/secret'"}});
    REQUIRE(file.size() == 1);
    CHECK(file[0].starts_with("PINTEREST_APP_SECRET_FILE: is in quotes"));
}

TEST_CASE("which Pinterest it is follows from the address of the API")
{
    struct Case {
        const char* api;
        Environment environment;
        bool sandbox;
        const char* kept;
    };
    const Case cases[] = {
        {"https://api.pinterest.com/v5/", Environment::kProduction, true, "https://api.pinterest.com/v5"},
        {"https://proxy.example.com/v5", Environment::kProduction, true, "https://proxy.example.com/v5"},
        {"https://API-Sandbox.pinterest.com/v5", Environment::kSandbox, false,
         "https://api-sandbox.pinterest.com/v5"},
        {"http://127.0.0.1:9999/v5", Environment::kStandin, false, "http://127.0.0.1:9999/v5"},
        {"http://localhost:9999", Environment::kStandin, false, "http://localhost:9999"},
        {"http://[::1]:9999/v5", Environment::kStandin, false, "http://[::1]:9999/v5"},
    };
    for (const Case& one : cases) {
        INFO(one.api);
        const Config config = Fine({{"PINTEREST_API_URL", one.api}});
        CHECK(config.site.environment == one.environment);
        CHECK(config.site.api_url == one.kept);
        CHECK(config.sandbox.has_value() == one.sandbox);
    }
    const Config both = Fine({{"PINTEREST_API_URL", "http://127.0.0.1:9999/v5"},
                              {"PINTEREST_SANDBOX_API_URL", "http://127.0.0.1:9998/v5"},
                              {"PINTEREST_OAUTH_URL", "http://127.0.0.1:9999/oauth"}});
    REQUIRE(both.sandbox);
    CHECK(both.sandbox->environment == Environment::kSandbox);
    CHECK(both.site.oauth_url == "http://127.0.0.1:9999/oauth/");
    CHECK(both.sandbox->oauth_url == both.site.oauth_url);
}

TEST_CASE("Pinterest is asked over https, a stand-in on this machine alone over http")
{
    for (const char* name : {"PINTEREST_API_URL", "PINTEREST_SANDBOX_API_URL", "PINTEREST_OAUTH_URL"}) {
        for (const char* text :
             {"http://api.pinterest.com/v5", "http://10.0.0.1/v5", "http://127.0.0.1.example.com/",
              "ftp://x/", "api.pinterest.com", "https://api.pinterest.com/v5?x=1",
              "https://u:word@api.pinterest.com/", "https:///v5"}) {
            INFO(name << " " << text);
            const auto faults = FaultsOf({{name, text}});
            REQUIRE(faults.size() == 1);
            CHECK(faults[0].starts_with(std::string(name) + ": must be"));
            CHECK(faults[0].find("word") == std::string::npos);
        }
    }
}

TEST_CASE("the spacing is a number of seconds")
{
    CHECK(Fine({{"PINWRIGHT_RESUME_SPACING", "0"}}).resume_spacing == std::chrono::seconds(0));
    CHECK(Fine({{"PINWRIGHT_RESUME_SPACING", "86400"}}).resume_spacing == std::chrono::hours(24));
    for (const char* text : {"-1", "1.5", "1m", " 1", "86401", "99999999999999999999", "x"}) {
        const auto faults = FaultsOf({{"PINWRIGHT_RESUME_SPACING", text}});
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].starts_with("PINWRIGHT_RESUME_SPACING: "));
    }
}

TEST_CASE("an address to notify is never repeated")
{
    CHECK(Fine({{"PINWRIGHT_NOTIFY_URL", "https://hooks.example.com/T0/hush?x=1"}}).notify_url ==
          "https://hooks.example.com/T0/hush?x=1");
    CHECK(Fine({{"PINWRIGHT_NOTIFY_URL", "http://192.168.1.5:2586/hush"}}).notify_url ==
          "http://192.168.1.5:2586/hush");
    for (const char* bad :
         {"mailto:hush", "hush", "http://hooks.example.com/hush", "https://ann:hush@hooks.example.com/",
          "https://hooks.example.com/#hush", "https://hooks.example.com/hush\r\nX-Hush: 1"}) {
        INFO(bad);
        const auto faults = FaultsOf({{"PINWRIGHT_NOTIFY_URL", bad}});
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].starts_with("PINWRIGHT_NOTIFY_URL: "));
        CHECK(faults[0].find("hush") == std::string::npos);
        CHECK(faults[0].find("hooks.example.com") == std::string::npos);
    }
}

}  // namespace
}  // namespace pinwright::config
