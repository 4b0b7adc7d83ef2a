// The program's arguments.
#include <catch2/catch_test_macros.hpp>

#include "proxy/config/command_line.hpp"
#include "tests/unit/config/held_environ.hpp"

namespace pinwright::config {
namespace {

using test::HeldEnviron;

std::variant<Invocation, Exit> Parse(std::vector<const char*> arguments,
                                     const HeldEnviron& environment = HeldEnviron())
{
    arguments.insert(arguments.begin(), "pinwright");
    return ParseCommandLine(static_cast<int>(arguments.size()), arguments.data(), environment);
}

TEST_CASE("a flag wins over its variable, the others stand")
{
    const HeldEnviron environment(std::map<std::string, std::string>{{"PINWRIGHT_LISTEN", "127.0.0.1:1111"},
                                                                     {"PINWRIGHT_DATA", "/var/lib/pins"}});
    const auto parsed = Parse({"serve", "--listen", "127.0.0.1:2222"}, environment);
    REQUIRE(std::holds_alternative<Invocation>(parsed));
    const Invocation& invocation = std::get<Invocation>(parsed);
    CHECK(invocation.command == Command::kServe);
    CHECK(invocation.config.listen_port == 2222);
    CHECK(invocation.config.data_folder == "/var/lib/pins");
}

TEST_CASE("every flag reaches its setting")
{
    const HeldEnviron environment(std::map<std::string, std::string>{{"PINTEREST_APP_SECRET", "hush"}});
    const auto parsed =
        Parse({"serve", "--listen=[::1]:81", "--public-url=https://p.localhost", "--data=d", "--app-id=77",
               "--api-url=http://127.0.0.1:5/v5", "--sandbox-api-url", "http://127.0.0.1:6/v5", "--oauth-url",
               "http://127.0.0.1:5/oauth/", "--resume-spacing", "5"},
              environment);
    REQUIRE(std::holds_alternative<Invocation>(parsed));
    const Config& config = std::get<Invocation>(parsed).config;
    CHECK(config.listen_host == "::1");
    CHECK(config.public_url == "https://p.localhost");
    CHECK(config.data_folder == "d");
    CHECK(config.app_id == "77");
    CHECK(config.site.api_url == "http://127.0.0.1:5/v5");
    CHECK(config.sandbox->api_url == "http://127.0.0.1:6/v5");
    CHECK(config.site.oauth_url == "http://127.0.0.1:5/oauth/");
    CHECK(config.resume_spacing == std::chrono::seconds(5));
}

TEST_CASE("what cannot be understood ends with status 2 and is named, all of it at once")
{
    struct Case {
        const char* name;
        std::vector<const char*> arguments;
        std::vector<const char*> says;
    };
    const Case cases[] = {
        {"nothing", {}, {"say what to do", "serve"}},
        {"unknown command", {"dance"}, {"no command or argument 'dance'"}},
        {"unknown flag", {"serve", "--color"}, {"no flag --color"}},
        {"unknown flags", {"serve", "--color=red", "-q"}, {"no flag --color.", "no flag -q"}},
        {"a flag before the command", {"--color", "serve"}, {"no flag --color"}},
        {"one word too many", {"serve", "now"}, {"no command or argument 'now'"}},
        {"a flag without its value", {"serve", "--listen"}, {"--listen"}},
        {"a flag twice", {"serve", "--data", "a", "--data", "b"}, {"--data"}},
        {"an empty value", {"serve", "--data", ""}, {"--data: must name a folder"}},
        {"bad values",
         {"serve", "--listen", "0.0.0.0:80", "--resume-spacing", "soon", "--api-url", "x", "--color"},
         {"--listen: ", "--resume-spacing: ", "--api-url: ", "no flag --color"}},
        {"a public address beyond this machine, of a server or a doctor",
         {"doctor", "--public-url", "https://pins.example.com"},
         {"--public-url: 'https://pins.example.com'", "without a sign-in", "ssh -L"}},
        {"an app's id that is none", {"serve", "--app-id", "'77'"}, {"--app-id: is in quotes"}},
        {"a key without what to do with it", {"key"}, {"--replace"}},
        {"a key and a listener", {"key", "--replace", "--listen", "x"}, {"no flag --listen"}},
        {"half an app", {"serve", "--app-id", "1"}, {"PINTEREST_APP_SECRET: is missing. --app-id is set"}},
        {"a backup without a file", {"backup"}, {"FILE"}},
        {"two backups", {"backup", "a.tar", "b.tar"}, {"no command or argument 'b.tar'"}},
        {"a backup of no folder", {"backup", "a.tar", "--data", ""}, {"--data: must name a folder"}},
        {"a restore that listens", {"restore", "a.tar", "--listen", "x"}, {"no flag --listen"}},
        {"version with more", {"version", "--all"}, {"no flag --all"}},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const auto parsed = Parse(one.arguments);
        REQUIRE(std::holds_alternative<Exit>(parsed));
        const Exit& exit = std::get<Exit>(parsed);
        INFO(exit.text);
        CHECK(exit.status == 2);
        CHECK(exit.to_stderr);
        CHECK(exit.text.ends_with('\n'));
        for (const char* part : one.says)
            CHECK(exit.text.find(part) != std::string::npos);
    }
}

TEST_CASE("a secret has no flag, and one that is tried is not repeated")
{
    for (const char* flag : {"--app-secret", "--app-secret-file", "--notify-url"}) {
        const std::string joined = std::string(flag) + "=hush";
        for (const auto& arguments : {std::vector<const char*>{"serve", flag, "hush"},
                                      std::vector<const char*>{"serve", joined.c_str()}}) {
            const auto parsed = Parse(arguments);
            REQUIRE(std::holds_alternative<Exit>(parsed));
            const Exit& exit = std::get<Exit>(parsed);
            CHECK(exit.status == 2);
            CHECK(exit.text.find(flag) != std::string::npos);
            CHECK(exit.text.find("hush") == std::string::npos);
        }
    }
}

TEST_CASE("the doctor takes the server's settings, and may speak JSON")
{
    const HeldEnviron environment;
    const auto plain = Parse({"doctor", "--listen", "127.0.0.1:9001"}, environment);
    REQUIRE(std::holds_alternative<Invocation>(plain));
    CHECK(std::get<Invocation>(plain).command == Command::kDoctor);
    CHECK(std::get<Invocation>(plain).config.listen_port == 9001);
    CHECK_FALSE(std::get<Invocation>(plain).json);
    const auto json = Parse({"doctor", "--json"}, environment);
    REQUIRE(std::holds_alternative<Invocation>(json));
    CHECK(std::get<Invocation>(json).json);
    CHECK(std::get<Exit>(Parse({"serve", "--json"}, environment)).status == 2);
}

TEST_CASE("version and help are answers, not faults")
{
    // These commands ignore broken settings.
    const HeldEnviron environment(std::map<std::string, std::string>{{"PINWRIGHT_LISTEN", "nonsense"}});
    const auto version = Parse({"version"}, environment);
    REQUIRE(std::holds_alternative<Exit>(version));
    CHECK(std::get<Exit>(version).status == 0);
    CHECK_FALSE(std::get<Exit>(version).to_stderr);
    CHECK(std::get<Exit>(version).text == "pinwright " + std::string(Version()) + "\n");
    CHECK_FALSE(Version().empty());
    for (const auto& arguments :
         {std::vector<const char*>{"--help"}, std::vector<const char*>{"serve", "--help"}}) {
        const auto help = Parse(arguments, environment);
        REQUIRE(std::holds_alternative<Exit>(help));
        CHECK(std::get<Exit>(help).status == 0);
        CHECK_FALSE(std::get<Exit>(help).to_stderr);
        CHECK(std::get<Exit>(help).text.find("serve") != std::string::npos);
    }
    CHECK(std::get<Exit>(Parse({"serve", "--help"})).text.find("--public-url") != std::string::npos);
}

TEST_CASE("backups need a file and know the data folder, whatever else is set")
{
    const HeldEnviron environment(std::map<std::string, std::string>{{"PINWRIGHT_LISTEN", "nonsense"},
                                                                     {"PINWRIGHT_DATA", "/srv/pins"}});
    const auto backup = Parse({"backup", "a.tar"}, environment);
    REQUIRE(std::holds_alternative<Invocation>(backup));
    CHECK(std::get<Invocation>(backup).command == Command::kBackup);
    CHECK(std::get<Invocation>(backup).file == "a.tar");
    CHECK(std::get<Invocation>(backup).config.data_folder == "/srv/pins");
    const auto restore = Parse({"restore", "b.tar", "--data", "/srv/new"}, environment);
    REQUIRE(std::holds_alternative<Invocation>(restore));
    CHECK(std::get<Invocation>(restore).command == Command::kRestore);
    CHECK(std::get<Invocation>(restore).config.data_folder == "/srv/new");
    const auto key = Parse({"key", "--replace"}, environment);
    REQUIRE(std::holds_alternative<Invocation>(key));
    CHECK(std::get<Invocation>(key).command == Command::kReplaceKey);
    CHECK(std::get<Invocation>(key).config.data_folder == "/srv/pins");
    const auto plain = Parse({"backup", "a.tar"});
    REQUIRE(std::holds_alternative<Invocation>(plain));
    CHECK(std::get<Invocation>(plain).config.data_folder == "./data");
}

}  // namespace
}  // namespace pinwright::config
