#include "proxy/standin/standin.hpp"

#include <sys/random.h>

#include <chrono>

#include "proxy/standin/control/simulator.hpp"
#include "proxy/standin/server.hpp"

namespace pinwright::standin {

namespace {

class SystemClock : public Clock {
public:
    Timestamp Now() const override
    {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

class SystemRandom : public Random {
public:
    std::string Bytes(std::size_t count) override
    {
        std::string bytes(count, '\0');
        std::size_t filled = 0;
        while (filled < count) {
            const ssize_t got = ::getrandom(bytes.data() + filled, count - filled, 0);
            if (got > 0)
                filled += static_cast<std::size_t>(got);
        }
        return bytes;
    }
};

}  // namespace

struct Standin::Impl {
    explicit Impl(Options given)
        : options(std::move(given)),
          simulator(options, options.clock ? *options.clock : system_clock, random),
          server(simulator)
    {
    }

    Options options;
    SystemClock system_clock;
    SystemRandom random;
    Simulator simulator;
    Server server;
};

Standin::Standin(Options options) : m_impl(std::make_unique<Impl>(std::move(options))) {}

Standin::~Standin() = default;

Result<int> Standin::Start()
{
    if (!IsLoopback(m_impl->options.host)) {
        Error error{Cause::kBadRequest, {}, {}, {}};
        error.detail = "the stand-in listens on loopback addresses only, not on " + m_impl->options.host;
        return error;
    }
    if (const Result<Done> opened = m_impl->simulator.Open(); !opened)
        return opened.error();
    return m_impl->server.Start(m_impl->options.host, m_impl->options.port);
}

void Standin::Stop()
{
    m_impl->server.Stop();
}

std::string Standin::Origin() const
{
    return m_impl->server.origin();
}

std::string Standin::ApiUrl() const
{
    return Origin() + "/v5";
}

std::string Standin::SandboxApiUrl() const
{
    return Origin() + "/sandbox/v5";
}

std::string Standin::OauthUrl() const
{
    return Origin() + "/oauth/";
}

ControlAnswer Standin::Control(std::string_view method, std::string_view path, std::string_view body)
{
    Call call;
    call.method = method;
    SplitTarget(path, call);
    call.body = body;
    Reply reply = m_impl->simulator.Control(call, call.path);
    return {reply.status, std::move(reply.body)};
}

}  // namespace pinwright::standin
