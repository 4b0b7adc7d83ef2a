// The whole product against the stand-in, over real sockets, with a clock that the test holds: a person with
// a browser, a server with its data folder, and Pinterest. All that the server says is kept, and so is every
// secret that passes, so that a test can say that the one does not hold the other.
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

/// The way to Pinterest, which may be cut, or have weather.
struct Line final : net::Transport {
    /// What becomes of a call; `open` makes it.
    using Weather = std::function<net::Outcome(const net::Request& request, net::Transport& open)>;

    net::Outcome Send(const net::Request& request) override;

    bool cut = false;
    Weather weather;  ///< Empty: fair.
    std::unique_ptr<net::Transport> open = net::MakeTransport();
};

/// What a server is started with; the rest is always the same.
struct Settings {
    std::string app_id = standin::Options{}.app_id;
    std::string app_secret = standin::Options{}.app_secret;
    std::string public_url = "http://localhost:8080";
    bool sandbox_alone = false;  ///< Set up for the sandbox and for nothing else.
};

class World {
public:
    explicit World(const Settings& settings = {});
    ~World();

    // ---- The server ----
    /// Ends it, and starts another one on the same data.
    void Restart(const Settings& settings = {});
    /// Passes of the scheduler whenever it wants one, for so long on the held clock.
    void Run(std::chrono::milliseconds span);
    http::test::RunningServer& server() { return *m_server; }

    // ---- What the person does ----
    http::test::TestAnswer Ask(const std::string& method, const std::string& path,
                               const json& body = nullptr);
    /// The same with raw bytes.
    http::test::TestAnswer Send(const std::string& method, const std::string& path, const std::string& body);
    json Get(const std::string& path);
    /// Begins a sign-in; gives where the browser is sent.
    std::string Begin(const std::string& query = {});
    /// Decides on Pinterest's consent page; gives the address that it leads back to, or nothing where
    /// Pinterest refuses the sign-in itself. `left_off`: a permission.
    std::string Consent(const std::string& location, const std::string& decision = "authorise",
                        const std::string& left_off = {});
    /// Opens that address in the browser, or in one without our cookies.
    void ComeBack(const std::string& address, bool cookies = true);
    /// All three; `account` is then the account that this Pinterest user has here.
    void SignIn(const std::string& query = {}, const std::string& left_off = {});
    void Reconnect(const std::string& left_off = {}) { SignIn("?account=" + account, left_off); }
    /// Puts an image here; its id, or nothing where it was not taken.
    std::string Upload(const std::string& bytes);
    /// Saves a pin for `publish_at` (null: now) with these fields in place of its own.
    void Save(const json& changes = json::object());
    /// A person who is connected and has planned a pin for one hour from now.
    void Plan(const json& changes = json::object());
    /// Time passes until after the planned pin is due.
    void UntilDue() { Run(61min); }
    /// Changes the pin so that it is to go out.
    void Change(json changes);
    /// Does what the button of this action does.
    void Do(const std::string& action);

    json Pin() { return Get("/api/v1/pins/" + pin); }
    json Account();
    /// A check of the troubleshooting panel by its id; null where there is none.
    json Check(const std::string& id);

    // ---- Pinterest ----
    json Control(const std::string& path, const json& body = json::object());
    /// The answer of POST /pins is this, once.
    void Refuse(int status, int code, const std::string& message);
    /// Something that the person does at Pinterest itself.
    json AtPinterest(const std::string& method, const std::string& path, const json& body = nullptr);
    json Ledger();
    /// How many of the last requests were to this path, answered or not.
    int Asked(const std::string& path);

    // ---- What was said ----
    /// Every secret that was in an answer or in the log; empty where all is well.
    std::string Leaks();

    http::test::HeldClock clock;
    Line line;
    std::string person{standin::kFirstBusiness};  ///< Who signs in at Pinterest.
    std::string account;                          ///< The account here.
    std::string board;                            ///< Where pins go.
    std::string pin;                              ///< The pin that it is about; empty: there is none.
    http::test::TestAnswer answer;                ///< The last one to something that was to be changed.
    http::test::TestAnswer way_back;              ///< The page after the last sign-in.
    std::string start;                            ///< Where the last sign-in began to lead.

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
    std::string m_method, m_path, m_body;  ///< Of the last change.
    std::string m_said;
    std::ostringstream m_log;
    std::set<std::string> m_secrets;
};

}  // namespace pinwright::causes
