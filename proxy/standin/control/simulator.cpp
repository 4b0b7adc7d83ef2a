#include "proxy/standin/control/simulator.hpp"

#include <charconv>
#include <chrono>

#include "proxy/standin/api/media_api.hpp"
#include "proxy/standin/control/control_api.hpp"
#include "proxy/standin/oauth/consent_page.hpp"
#include "proxy/standin/oauth/page.hpp"
#include "proxy/standin/world/painted_pictures.hpp"
#include "proxy/standin/world/refusal.hpp"

namespace pinwright::standin {

namespace {

constexpr std::size_t kKeptRequests = 5'000;
constexpr std::string_view kControl = "/_standin";

bool IsUnder(std::string_view path, std::string_view folder)
{
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

// The loopback names. Any other Host header comes from a foreign name that was made to resolve to this
// machine.
bool IsLoopbackHost(std::string_view host)
{
    const std::string_view name =
        host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
    return name == "localhost" || name == "[::1]" ||
           (name.starts_with("127.") && name.find_first_not_of("0123456789.") == std::string_view::npos);
}

std::string SafePath(const Call& call)
{
    std::string path = call.path;
    char mark = '?';
    for (const auto& [name, value] : call.query) {
        const bool secret = name == "code" || name == "state" || name.find("token") != std::string::npos ||
                            name == "client_secret";
        path += mark + PercentEncoded(name) + "=" + (secret ? std::string() : PercentEncoded(value));
        mark = '&';
    }
    return path;
}

// /images/KIND/KEY/WIDTHxHEIGHT.png
Reply PictureReply(std::string_view path)
{
    path.remove_prefix(std::string_view("/images/").size());
    const std::size_t slash = path.rfind('/');
    const std::size_t times = path.rfind('x');
    int width = 0;
    int height = 0;
    const char* end = path.data() + path.size();
    const bool sized =
        slash != std::string_view::npos && times != std::string_view::npos && times > slash &&
        std::from_chars(path.data() + slash + 1, path.data() + times, width).ptr == path.data() + times &&
        path.ends_with(".png") && std::from_chars(path.data() + times + 1, end, height).ptr == end - 4;
    if (!sized || width < 1 || height < 1)
        return Refusal(404, 404, "Not found");
    Reply reply;
    reply.content_type = "image/png";
    reply.headers = {{"Cache-Control", "public, max-age=86400"}, {"X-Content-Type-Options", "nosniff"}};
    reply.body = PaintPng(path.substr(0, slash), width, height);
    return reply;
}

}  // namespace

Simulator::Simulator(Options options, const Clock& clock, Random& random)
    : m_options(std::move(options)),
      m_app{m_options.app_id, m_options.app_secret, m_options.redirect_uris},
      m_world(clock, random, m_options.boards)
{
}

Result<Done> Simulator::Open()
{
    if (!m_options.record_file.empty())
        if (const Result<Done> opened = m_recorder.Open(m_options.record_file); !opened)
            return opened.error();
    return m_world.Open(m_options.state_file);
}

void Simulator::Sleep(int milliseconds)
{
    if (milliseconds <= 0)
        return;
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return m_ending; });
}

void Simulator::EndDelays()
{
    const std::lock_guard lock(m_mutex);
    m_ending = true;
    m_wake.notify_all();
}

Reply Simulator::Handle(const Call& call, const std::string& bound_origin)
{
    const std::string host = call.Header("host");
    if (!host.empty() && !IsLoopbackHost(host))
        return Refusal(421, 421, "This is a stand-in for Pinterest; it answers on this computer alone.");
    const std::string origin = host.empty() ? bound_origin : "http://" + host;
    if (IsUnder(call.path, kControl)) {
        const std::string from = call.Header("origin");
        if (!from.empty() && from != origin)
            return Refusal(403, 403, "Other sites may not turn the switches.");
        return Control(call, std::string_view(call.path).substr(kControl.size()));
    }

    const ApiPath path = SplitApiPath(call.path);
    Plan plan;
    {
        const std::lock_guard lock(m_mutex);
        plan = m_faults.Take(call.method, call.path, path.below);
        if (path.is_api && m_recorder.is_open())
            m_recorder.Record(call, path);
    }
    Sleep(plan.delay_before_ms);
    Reply reply;
    if (plan.drop_before)
        reply.drop = true;
    else if (plan.answer_before)
        reply = *plan.answer_before;
    else
        reply = Answer(call, path, plan, origin);
    Sleep(plan.delay_after_ms);
    if (plan.drop_after)
        reply.drop = true;
    else if (plan.answer_after)
        reply = *plan.answer_after;
    const std::lock_guard lock(m_mutex);
    Finish(call, path, reply);
    return reply;
}

Reply Simulator::Answer(const Call& call, const ApiPath& path, const Plan& plan, const std::string& origin)
{
    if (!path.is_api)
        return AnswerPage(call, origin);
    const Prepared prepared = Prepare(call);
    const std::lock_guard lock(m_mutex);
    Reply reply =
        AnswerApi(call, prepared, path, origin, plan.IsTrue(), {m_app, m_world, m_switches, m_rates});
    return m_world.IsSafe() ? reply : Refusal(500, 500, "The state file could not be written.");
}

Reply Simulator::AnswerPage(const Call& call, const std::string& origin)
{
    const bool reads = call.method == "GET" || call.method == "HEAD";
    if (reads && call.path.starts_with("/images/"))
        return PictureReply(call.path);
    if (reads && call.path == "/oauth/style.css")
        return ConsentStyle();
    const std::lock_guard lock(m_mutex);
    if (reads && call.path.starts_with("/pin/"))
        return ShowPin(call.path, m_world);
    if (reads && call.path == "/oauth/")
        return ShowConsent(call, m_app);
    if (call.method == "POST" && call.path == "/oauth/")
        return TakeConsent(call, m_app, m_world, origin);
    if (call.method == "POST" && call.path == "/upload/")
        return TakeUpload(call, m_world, m_switches);
    return Refusal(404, 404, "Not found. This is a stand-in for Pinterest; its API is at /v5.");
}

// Adds the headers that every answer has, and records the request.
void Simulator::Finish(const Call& call, const ApiPath& path, Reply& reply)
{
    ++m_count;
    Noted noted;
    noted.number = m_count;
    noted.method = call.method;
    noted.path = SafePath(call);
    noted.status = reply.drop ? 0 : reply.status;
    if (path.is_api) {
        noted.request_id = std::to_string(1'000'000'000'000'000u + m_count * 7919u);
        reply.headers.emplace_back("x-pinterest-rid", noted.request_id);
        // Only some of Pinterest's errors have this key.
        if (reply.status >= 400 && m_count % 3 == 0 && reply.body.starts_with("{\"code\""))
            reply.body.insert(1, "\"status\":\"failure\",");
    }
    m_requests.push_back(std::move(noted));
    if (m_requests.size() > kKeptRequests)
        m_requests.pop_front();
    reply.headers.emplace_back("Date", FormatHttpDate(m_world.ShownNow()));
}

Reply Simulator::Control(const Call& call, std::string_view below)
{
    const std::lock_guard lock(m_mutex);
    return AnswerControl(call, below,
                         {m_app, m_world, m_switches, m_faults, m_rates, m_requests, m_count, m_options});
}

}  // namespace pinwright::standin
