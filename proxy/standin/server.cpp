#include "proxy/standin/server.hpp"

#include <httplib.h>

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <set>
#include <thread>

#include "proxy/standin/api/media_api.hpp"
#include "proxy/standin/world/call.hpp"
#include "proxy/standin/world/refusal.hpp"

namespace pinwright::standin {

namespace {

constexpr std::size_t kThreadCap = 256;
constexpr std::size_t kBodyLimit = 256u << 20;
constexpr std::size_t kPathLimit = 1'024;
constexpr time_t kReadSeconds = 30;
/// An internal header: an answer that carries it is not sent at all.
constexpr const char* kDropMark = "x-standin-drop";

/// A thread per connection, reused for later ones; connections beyond the cap wait.
class Threads : public httplib::TaskQueue {
public:
    bool enqueue(std::function<void()> task) override
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        if (m_tasks.size() > m_idle && m_threads.size() < kThreadCap)
            m_threads.emplace_back([this] { Work(); });
        m_wake.notify_one();
        return true;
    }

    void shutdown() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
            m_wake.notify_all();
        }
        for (std::thread& thread : m_threads)
            thread.join();
    }

private:
    void Work()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            ++m_idle;
            m_wake.wait(lock, [this] { return m_ending || !m_tasks.empty(); });
            --m_idle;
            if (m_tasks.empty())
                return;
            const std::function<void()> task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            task();
            lock.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    std::vector<std::thread> m_threads;
    std::size_t m_idle = 0;
    bool m_ending = false;
};

/// The library's server, plus a record of its open sockets, so that stopping needn't wait for clients.
class Listener : public httplib::Server {
public:
    void CloseConnections()
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
        for (const socket_t sock : m_open)
            ::shutdown(sock, SHUT_RDWR);
    }

private:
    // A request without a length has no body (RFC 9112 §6.3). The library respects that before it answers.
    // Afterwards it would wait for the body of a POST or DELETE and block the connection.
    static void MarkBodiless(httplib::Request& request)
    {
        request.body_consumed_ =
            !request.has_header("Content-Length") && !request.has_header("Transfer-Encoding");
    }

    bool process_and_close_socket(socket_t sock) override
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_closing)
                ::shutdown(sock, SHUT_RDWR);
            m_open.insert(sock);
        }
        const bool served = httplib::detail::process_server_socket(
            svr_sock_, sock, keep_alive_max_count_, keep_alive_timeout_sec_, read_timeout_sec_,
            read_timeout_usec_, write_timeout_sec_, write_timeout_usec_,
            [&](httplib::Stream& stream, bool close_connection, bool& connection_closed) {
                return process_request(stream, {}, 0, {}, 0, close_connection, connection_closed,
                                       MarkBodiless);
            });
        const std::lock_guard lock(m_mutex);
        m_open.erase(sock);
        httplib::detail::shutdown_socket(sock);
        httplib::detail::close_socket(sock);
        return served;
    }

    std::mutex m_mutex;
    std::set<socket_t> m_open;
    bool m_closing = false;
};

Call CallOf(const httplib::Request& request)
{
    Call call;
    call.method = request.method;
    SplitTarget(request.target, call);
    for (const auto& [name, value] : request.headers)
        call.headers.emplace(Lower(name), value);
    call.body = request.body;
    for (const auto& [name, field] : request.form.fields)
        call.parts.push_back({name, {}, field.content});
    for (const auto& [name, file] : request.form.files)
        call.parts.push_back({name, file.filename, file.content});
    return call;
}

void Send(Reply reply, httplib::Response& response)
{
    response.status = reply.status;
    if (reply.drop) {
        response.status = 200;
        response.set_header(kDropMark, "1");
        return;
    }
    for (const auto& [name, value] : reply.headers)
        response.set_header(name, value);
    if (!reply.body.empty())
        response.set_content(std::move(reply.body), reply.content_type);
}

}  // namespace

bool IsLoopback(const std::string& host)
{
    if (host == "localhost" || host == "::1")
        return true;
    in_addr address{};
    return inet_pton(AF_INET, host.c_str(), &address) == 1 && (ntohl(address.s_addr) >> 24) == 127;
}

struct Server::Impl {
    explicit Impl(Simulator& owner) : simulator(owner) {}

    void Prepare();

    Simulator& simulator;
    Listener listener;
    std::thread thread;
    std::string origin;
};

void Server::Impl::Prepare()
{
    listener.new_task_queue = [] { return new Threads; };
    listener.set_payload_max_length(kBodyLimit);
    listener.set_read_timeout(kReadSeconds);
    listener.set_write_timeout(kReadSeconds);
    listener.set_keep_alive_max_count(100'000);
    listener.set_keep_alive_timeout(15);
    // No SO_REUSEPORT: it would let two stand-ins share a port unnoticed.
    listener.set_socket_options([](socket_t sock) {
        const int on = 1;
        ::setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
    listener.set_header_writer([](httplib::Stream& stream, httplib::Headers& headers) -> ssize_t {
        return headers.count(kDropMark) != 0 ? -1 : httplib::detail::write_headers(stream, headers);
    });
    listener.set_pre_routing_handler([](const httplib::Request& request, httplib::Response& response) {
        using Handled = httplib::Server::HandlerResponse;
        if (request.path.size() > kPathLimit) {
            Send(Refusal(414, 414, "The address is too long."), response);
            return Handled::Handled;
        }
        if (request.method == "POST" && request.path == "/upload/" && !request.has_header("Content-Length")) {
            Send(LengthRequired(), response);
            return Handled::Handled;
        }
        return Handled::Unhandled;
    });
    const auto handle = [this](const httplib::Request& request, httplib::Response& response) {
        Send(simulator.Handle(CallOf(request), origin), response);
    };
    listener.Get(".*", handle);
    listener.Post(".*", handle);
    listener.Put(".*", handle);
    listener.Patch(".*", handle);
    listener.Delete(".*", handle);
    listener.Options(".*", handle);
    // The library's own refusals (too large, malformed) get Pinterest's JSON too.
    listener.set_error_handler([](const httplib::Request&, httplib::Response& response) {
        if (!response.body.empty() || response.has_header(kDropMark))
            return httplib::Server::HandlerResponse::Unhandled;
        Send(Refusal(response.status, 1, "Invalid request"), response);
        return httplib::Server::HandlerResponse::Handled;
    });
    listener.set_post_routing_handler([](const httplib::Request& request, httplib::Response& response) {
        if (response.status == 204)
            response.headers.erase("Content-Length");  // RFC 9110 §8.6.
        // After each error the library announces a close, but doesn't close. An answer from the simulator
        // (it has a Date) leaves the connection usable.
        if (response.has_header("Date") && request.get_header_value("Connection") != "close")
            response.headers.erase("Connection");
    });
    listener.set_exception_handler(
        [](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
            Send(Refusal(500, 500, "Something went wrong on our end. Sorry about that."), response);
        });
}

Server::Server(Simulator& simulator) : m_impl(std::make_unique<Impl>(simulator)) {}

Server::~Server()
{
    Stop();
}

Result<int> Server::Start(const std::string& host, int port)
{
    m_impl->Prepare();
    errno = 0;
    const int bound = port == 0 ? m_impl->listener.bind_to_any_port(host)
                                : (m_impl->listener.bind_to_port(host, port) ? port : -1);
    if (bound <= 0) {
        Error error{Cause::kInternal, {}, {}, {}};
        error.detail = "cannot listen on " + host + ":" + std::to_string(port) + ": " +
                       (errno != 0 ? std::strerror(errno) : "no such address");
        return error;
    }
    m_impl->origin = "http://" + (host.find(':') == std::string::npos ? host : "[" + host + "]") + ":" +
                     std::to_string(bound);
    m_impl->thread = std::thread([this] { m_impl->listener.listen_after_bind(); });
    m_impl->listener.wait_until_ready();
    return bound;
}

void Server::Stop()
{
    if (!m_impl->thread.joinable())
        return;
    m_impl->simulator.EndDelays();
    m_impl->listener.CloseConnections();
    m_impl->listener.stop();
    m_impl->thread.join();
}

const std::string& Server::origin() const
{
    return m_impl->origin;
}

}  // namespace pinwright::standin
