#include "proxy/http/engine.hpp"

#include <httplib.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <thread>
#include <utility>

#include "proxy/config/threads.hpp"
#include "proxy/http/httplib_bridge.hpp"
#include "proxy/http/refusals.hpp"
#include "proxy/http/replies.hpp"
#include "proxy/http/security_headers.hpp"

namespace pinwright::http {

namespace {

// The library's limit for bodies, which it also applies when no handler reads the body. Above every
// endpoint's own limit.
constexpr std::size_t kPayloadLimit = 24u << 20;

/// Runs each connection on its own thread, as soon as the table has room.
class ThreadEach final : public httplib::TaskQueue {
public:
    explicit ThreadEach(ConnectionTable& table) : m_table(table) {}

    bool enqueue(std::function<void()> task) override
    {
        if (!m_table.Admit())
            return false;
        const bool started = config::RunOnThread([&table = m_table, task = std::move(task)]() mutable {
            try {
                task();
            } catch (const std::exception& error) {
                spdlog::error("a connection ended badly: {}", error.what());
            }
            task = nullptr;  // The task refers to the server, which can be gone after Leave.
            table.Leave();
        });
        if (!started)
            m_table.Leave();
        return started;
    }

    void shutdown() override { m_table.AwaitEmpty(); }

private:
    ConnectionTable& m_table;
};

/// A Connection in the form that the library expects.
class ConnectionStream final : public httplib::Stream {
public:
    explicit ConnectionStream(Connection& connection) : m_connection(connection) {}

    bool is_readable() const override { return m_connection.HasReadAhead(); }
    bool wait_readable() const override { return true; }  // Read and Write do the waiting.
    bool wait_writable() const override { return true; }
    bool is_peer_alive() const override { return true; }
    ssize_t read(char* to, std::size_t size) override { return m_connection.Read(to, size); }
    ssize_t write(const char* from, std::size_t size) override { return m_connection.Write(from, size); }
    void get_remote_ip_and_port(std::string&, int&) const override {}
    void get_local_ip_and_port(std::string&, int&) const override {}
    socket_t socket() const override { return m_connection.socket(); }
    time_t duration() const override { return 0; }

private:
    Connection& m_connection;
};

bool HasBodyMethod(std::string_view method)
{
    return method == "POST" || method == "PUT" || method == "PATCH" || method == "DELETE";
}

/// Adds the header fields as they were sent, because the library would percent-decode them. The library has
/// already read the canonical ones.
void AddFields(const RequestHead& head, httplib::Headers& to)
{
    for (const HeaderField& field : head.fields) {
        if (!IsCanonicalField(field.name))
            to.emplace(field.name, field.value);
    }
}

/// Writes all headers at once. The library's own writer builds a string for each.
ssize_t WriteHeaders(httplib::Stream& stream, httplib::Headers& headers, Timestamp now)
{
    std::string text;
    text.reserve(1024);
    for (const auto& [name, value] : headers)
        text.append(name).append(": ").append(value).append("\r\n");
    // RFC 9110 §6.6.1. The page compares it with its own clock.
    text.append("Date: ").append(FormatHttpDate(now)).append("\r\n");
    AppendFixedHeaders(text, headers.find("Referrer-Policy") != headers.end(),
                       headers.find("Content-Security-Policy") != headers.end());
    text += "\r\n";
    return stream.write(text.data(), text.size());
}

/// The path as it was sent, without its query and without characters that could forge a log line.
std::string PathForLog(const std::string& target)
{
    std::string path = target.substr(0, std::min(target.find('?'), std::size_t{200}));
    std::replace_if(
        path.begin(), path.end(), [](char c) { return c < 0x21 || c > 0x7e; }, '?');
    return path;
}

class HttpServer final : public httplib::Server {
public:
    HttpServer(const Limits& limits, ConnectionTable& table) : m_limits(limits), m_table(table) {}

private:
    /// Replaces the library's loop, which polls every 10 ms while a connection is idle, has no deadline for a
    /// whole head or body, and continues after answers that said "close".
    bool process_and_close_socket(socket_t socket) override
    {
        Connection connection(socket, m_limits, m_table);
        ConnectionStream stream(connection);
        const RequestHead* head = nullptr;
        const std::function<void(httplib::Request&)> setup = [&](httplib::Request& request) {
            AddFields(*head, request.headers);
            // Without a length there is no body (RFC 9112 §6.3). The library would wait for one.
            if (!head->content_length && !head->chunked && HasBodyMethod(head->method))
                request.headers.emplace("Content-Length", "0");
            connection.BeginBody();
        };
        const std::string nobody;
        for (std::size_t count = 1; connection.AwaitRequest(); ++count) {
            head = connection.ReadHead();
            if (head == nullptr)
                break;
            const bool last = count >= m_limits.requests;
            bool closed = false;
            const bool good = process_request(stream, nobody, 0, nobody, 0, last, closed, setup);
            if (!good || closed || last || connection.MustClose())
                break;
        }
        return true;
    }

    const Limits& m_limits;
    ConnectionTable& m_table;
};

}  // namespace

struct Engine::Impl {
    explicit Impl(const Limits& asked) : limits(asked), table(asked.connections), server(limits, table) {}

    void Configure();
    httplib::Server::HandlerResponse Begin(const httplib::Request& request,
                                           httplib::Response& response) const;
    void Finish(const httplib::Request& request, httplib::Response& response,
                const httplib::ContentReader& content) const;

    const Limits limits;
    ConnectionTable table;
    HttpServer server;
    Answerer answerer;
    std::thread thread;
    int bind_errno = 0;
};

httplib::Server::HandlerResponse Engine::Impl::Begin(const httplib::Request& request,
                                                     httplib::Response& response) const
{
    Request seen = MakeRequest(request);
    std::optional<Response> answer = answerer.begin(seen);
    if (!answer)
        return httplib::Server::HandlerResponse::Unhandled;
    Give(*std::move(answer), response);
    return httplib::Server::HandlerResponse::Handled;
}

void Engine::Impl::Finish(const httplib::Request& request, httplib::Response& response,
                          const httplib::ContentReader& content) const
{
    Request seen = MakeRequest(request);
    const BodyReader read = [&](const BodySink& sink) -> Result<Done> {
        std::optional<Error> refused;
        const bool whole = content([&](const char* bytes, std::size_t size) {
            const Result<Done> taken = sink({bytes, size});
            if (!taken.ok())
                refused = taken.error();
            return taken.ok();
        });
        if (refused)
            return *refused;
        if (whole)
            return Done{};
        if (response.status == 413)
            return Error{Cause::kTooLarge, {}, {}, {}};
        return Error{Cause::kBadRequest, "The body is incomplete or badly framed.", {}, {}};
    };
    Give(answerer.finish(seen, read), response);
}

void Engine::Impl::Configure()
{
    using HandlerResponse = httplib::Server::HandlerResponse;

    server.new_task_queue = [this] { return new ThreadEach(table); };
    server.set_payload_max_length(kPayloadLimit);
    server.set_keep_alive_max_count(limits.requests);
    server.set_keep_alive_timeout(static_cast<time_t>(limits.idle.count() / 1000));
    server.set_read_timeout(limits.idle);
    server.set_tcp_nodelay(true);
    // By default, the library lets two servers share a port, and half of the requests would go to the other.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server.set_error_logger([this](const httplib::Error& error, const httplib::Request*) {
        if (error == httplib::Error::BindIPAddress || error == httplib::Error::Listen)
            bind_errno = errno;
    });
    server.set_header_writer([this](httplib::Stream& stream, httplib::Headers& headers) {
        return WriteHeaders(stream, headers, answerer.now());
    });

    server.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        return Begin(request, response);
    });
    server.set_expect_100_continue_handler(
        [this](const httplib::Request& request, httplib::Response& response) {
            if (!HasBodyMethod(request.method) || request.method == "DELETE")
                return 100;
            return Begin(request, response) == HandlerResponse::Handled ? response.status : 100;
        });
    // Matches paths of every depth in the API. The answerer has already refused paths that don't exist.
    std::string pattern;
    for (const char* const part : {"/:a", "/:b", "/:c", "/:d", "/:e", "/:f", "/:g", "/:h"}) {
        pattern += part;
        const auto finish = [this](const httplib::Request& request, httplib::Response& response,
                                   const httplib::ContentReader& content) {
            Finish(request, response, content);
        };
        server.Post(pattern, finish);
        server.Put(pattern, finish);
        server.Patch(pattern, finish);
    }

    server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
        if (response.body.empty() && response.content_length_ == 0) {
            const int status = response.status;
            Give(LibraryError(status), response);
        }
        return HandlerResponse::Handled;
    });
    server.set_exception_handler(
        [](const httplib::Request&, httplib::Response& response, std::exception_ptr thrown) {
            std::string what = "of unknown kind";
            try {
                std::rethrow_exception(std::move(thrown));
            } catch (const std::exception& error) {
                what = error.what();
            } catch (...) {
            }
            response.headers.clear();
            Give(ErrorReply(Error{Cause::kInternal, {}, "exception in a handler: " + what, {}}), response);
        });
    server.set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
        response.headers.erase("Accept-Ranges");
        if (response.status == 204 || response.status == 304)
            response.headers.erase("Content-Length");
    });
    if (spdlog::should_log(spdlog::level::debug)) {
        server.set_logger([](const httplib::Request& request, const httplib::Response& response) {
            spdlog::debug("{} {} {}", request.method, PathForLog(request.target), response.status);
        });
    }
}

Engine::Engine(const Limits& limits) : m_impl(std::make_unique<Impl>(limits))
{
    m_impl->Configure();
}

Engine::~Engine()
{
    Stop();
}

Result<int> Engine::Bind(const std::string& host, int port)
{
    const int bound = port == 0                                 ? m_impl->server.bind_to_any_port(host)
                      : m_impl->server.bind_to_port(host, port) ? port
                                                                : -1;
    if (bound <= 0) {
        const std::string why =
            m_impl->bind_errno != 0 ? std::strerror(m_impl->bind_errno) : "no such address";
        return Error{
            Cause::kInternal, "cannot listen on " + host + ":" + std::to_string(port) + ": " + why, {}, {}};
    }
    return bound;
}

void Engine::Start(Answerer answerer)
{
    m_impl->answerer = std::move(answerer);
    m_impl->thread = std::thread([this] { m_impl->server.listen_after_bind(); });
    m_impl->server.wait_until_ready();
}

void Engine::Stop()
{
    if (!m_impl->thread.joinable())
        return;
    m_impl->table.Close();
    m_impl->server.stop();
    m_impl->thread.join();
}

}  // namespace pinwright::http
