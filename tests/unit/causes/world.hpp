// The whole product against the stand-in, over real sockets, with a clock that the test controls: a person
// with a browser, a server with its data folder, and Pinterest. Records everything that the server says and
// every secret that passes, so that tests can check that no secret leaked.
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "proxy/pinterest/metered_transport.hpp"
#include "proxy/publish/scheduler.hpp"
#include "proxy/standin/standin.hpp"
#include "tests/unit/http/running_server.hpp"

namespace pinwright::causes {

using nlohmann::json;
using namespace std::chrono_literals;

/// A diagnosis as a person meets it.
struct Shown {
    std::string id;
    std::string title;
    std::string detail;
    std::string fix;
    std::string action;
};

/// The path to Pinterest. It can be cut, or have bad weather.
struct Line final : net::Transport {
    /// The outcome of a call; `open` makes the call.
    using Weather = std::function<net::Outcome(const net::Request& request, net::Transport& open)>;

    net::Outcome Send(const net::Request& request) override;

    bool cut = false;
    Weather weather;  ///< Empty: fair.
    std::unique_ptr<net::Transport> open = net::MakeTransport();
};

/// The settings that a server starts with; the others are always the same.
struct Settings {
    std::string app_id = standin::Options{}.app_id;
    std::string app_secret = standin::Options{}.app_secret;
    std::string public_url = "http://localhost:8080";
    bool sandbox_alone = false;  ///< Set up only for the sandbox.
};

class World {
public:
    explicit World(const Settings& settings = {});
    ~World();

    // ---- The server ----
    /// Stops it and starts another one on the same data.
    void Restart(const Settings& settings = {});
    /// Runs the scheduler whenever it is due, for `span` on the held clock.
    void Run(std::chrono::milliseconds span);
    http::test::RunningServer& server() { return *m_server; }

    // ---- What the person does ----
    http::test::TestAnswer Ask(const std::string& method, const std::string& path,
                               const json& body = nullptr);
    /// The same with raw bytes.
    http::test::TestAnswer Send(const std::string& method, const std::string& path, const std::string& body);
    json Get(const std::string& path);
    /// Begins a sign-in; returns where the browser is sent.
    std::string Begin(const std::string& query = {});
    /// Decides on Pinterest's consent page; returns the address to which it leads back, or nothing if
    /// Pinterest itself refuses the sign-in. `left_off`: a permission.
    std::string Consent(const std::string& location, const std::string& decision = "authorize",
                        const std::string& left_off = {});
    /// Opens that address in the browser, or in one without our cookies.
    void ComeBack(const std::string& address, bool cookies = true);
    /// Does all three; `account` is then this Pinterest user's account here.
    void SignIn(const std::string& query = {}, const std::string& left_off = {});
    void Reconnect(const std::string& left_off = {}) { SignIn("?account=" + account, left_off); }
    /// Uploads an image; returns its ID, or nothing if it was refused.
    std::string Upload(const std::string& bytes);
    /// Saves a pin for `publish_at` (null: now), with these fields replaced.
    void Save(const json& changes = json::object());
    /// Connects, and plans a pin for one hour from now.
    void Plan(const json& changes = json::object());
    /// Lets time pass until after the planned pin is due.
    void UntilDue() { Run(61min); }
    /// Changes the pin so that it will be published.
    void Change(json changes);
    /// Does what this action's button does.
    void Do(const std::string& action);

    json Pin() { return Get("/api/v1/pins/" + pin); }
    json Account();
    /// A check of the troubleshooting panel by its ID; null if there is none.
    json Check(const std::string& id);

    // ---- Pinterest ----
    json Control(const std::string& path, const json& body = json::object());
    /// Makes POST /pins return this, once.
    void Refuse(int status, int code, const std::string& message);
    /// Something that the person does at Pinterest directly.
    json AtPinterest(const std::string& method, const std::string& path, const json& body = nullptr);
    json Ledger();
    /// How many of the last requests went to this path, answered or not.
    int Asked(const std::string& path);

    // ---- What was said ----
    /// Every secret that was in an answer or in the log; empty if none leaked.
    std::string Leaks();

    http::test::HeldClock clock;
    Line line;
    std::string person{standin::kFirstBusiness};  ///< Who signs in at Pinterest.
    std::string account;                          ///< The account here.
    std::string board;                            ///< Where pins are published.
    std::string pin;                              ///< The pin under test; empty: none.
    http::test::TestAnswer answer;                ///< The last answer to a request for a change.
    http::test::TestAnswer way_back;              ///< The page after the last sign-in.
    std::string start;                            ///< Where the last sign-in first led.

private:
    void Open(const Settings& settings);
    void Close();
    void Keep(const http::test::TestAnswer& answer, bool with_location = true);
    void KeepSecrets();

    standin::Standin m_standin;
    int m_standin_port = 0;
    pinterest::MeteredTransport m_metered{line, clock};
    std::filesystem::path m_folder;
    std::unique_ptr<http::test::RunningServer> m_server;
    std::unique_ptr<publish::Tools> m_tools;
    std::unique_ptr<publish::Scheduler> m_scheduler;
    unsigned m_servers = 0;
    int m_pins = 0;
    std::string m_method, m_path, m_body;  ///< The last change.
    std::string m_said;
    std::ostringstream m_log;
    std::set<std::string> m_secrets;
};

}  // namespace pinwright::causes
