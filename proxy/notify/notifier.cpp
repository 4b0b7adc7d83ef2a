#include "proxy/notify/notifier.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <set>
#include <string>

#include "proxy/config/threads.hpp"
#include "proxy/notify/message.hpp"
#include "proxy/notify/pace.hpp"

namespace pinwright::notify {

namespace {

/// A receiver's answer, or why there is none.
struct Answer {
    bool taken = false;
    std::string fault;                 ///< In a few words; never holds the address.
    std::chrono::seconds at_least{0};  ///< Minimum pause before the next try.
};

Answer Judge(const net::Outcome& outcome)
{
    if (!outcome.reply)
        return {false, std::string(net::Describe(outcome.failure)), {}};
    const int status = outcome.reply->status;
    if (status >= 200 && status < 300)
        return {true, {}, {}};
    Answer answer{false, "HTTP " + std::to_string(status), {}};
    // Retrying a refusal soon doesn't help.
    if (status != 429 && status < 500)
        answer.at_least = kLongestPause;
    else if (const std::optional<std::string> after = outcome.reply->Header("Retry-After"))
        answer.at_least = std::chrono::seconds{
            std::clamp(std::atol(after->c_str()), 0L, static_cast<long>(kLongestPause.count()))};
    return answer;
}

}  // namespace

struct Notifier::Impl {
    const config::Config& config;
    store::Notices& notices;
    net::Transport& transport;
    const Clock& clock;

    Pace pace;
    std::int64_t revision = -1;  ///< At the last look.
    Timestamp looked_at{};
    bool waiting = false;
    std::set<std::string> unsaved;  ///< Sent, but not saved yet.

    mutable std::mutex mutex;  ///< Guards what follows.
    std::condition_variable changed;
    bool stopping = false;
    diagnosis::NotifyState last;

    config::SmallThread loop;

    Impl(const config::Config& its_config, store::Notices& its_notices, net::Transport& its_transport,
         const Clock& its_clock)
        : config(its_config), notices(its_notices), transport(its_transport), clock(its_clock)
    {
    }

    bool IsStopping()
    {
        const std::lock_guard lock(mutex);
        return stopping;
    }

    bool MustLook(std::int64_t at_revision, Timestamp now) const
    {
        return waiting || at_revision != revision || now < looked_at || now - looked_at >= kLookAnyway;
    }

    /// Sends up to one message. True: another one may be due now.
    bool Look();
    bool Tell(const Alarm& alarm, Timestamp now);
    void Save(Timestamp now);
    void Loop();
};

void Notifier::Impl::Save(Timestamp now)
{
    if (unsaved.empty())
        return;
    const Result<Done> saved = notices.AddTold({unsaved.begin(), unsaved.end()}, now);
    if (saved.ok())
        unsaved.clear();
    else
        spdlog::error("the record of sent messages could not be saved: {}", saved.error().log);
}

bool Notifier::Impl::Tell(const Alarm& alarm, Timestamp now)
{
    const Answer answer = Judge(transport.Send(MessageOf(alarm, config.notify_url, config.public_url)));
    {
        const std::lock_guard lock(mutex);
        last.fault = answer.fault;
        if (answer.taken)
            last.taken_at = now;
    }
    if (!answer.taken) {
        pace.NotTaken(now, answer.at_least);
        spdlog::warn("the message {} was not accepted: {}", alarm.key, answer.fault);
        return false;
    }
    pace.Taken();
    spdlog::info("the message {} was accepted", alarm.key);
    unsaved.insert(alarm.key);
    Save(now);
    return true;
}

bool Notifier::Impl::Look()
{
    const Timestamp now = clock.Now();
    // Read first, so that the next look sees every change from now on.
    const std::int64_t at_revision = notices.Revision();
    if (!MustLook(at_revision, now))
        return false;
    Save(now);
    const std::optional<store::Troubles> troubles = notices.ReadTroubles();
    if (!troubles)
        return false;
    revision = at_revision;
    looked_at = now;
    waiting = false;
    // This server is a restored copy: the original one sends the messages.
    if (troubles->restored)
        return false;

    std::set<std::string> told(troubles->told.begin(), troubles->told.end());
    told.insert(unsaved.begin(), unsaved.end());
    const Pace::Step step = pace.Next(AlarmsOf(*troubles, now), told, now);
    waiting = step.waiting || !unsaved.empty();
    if (!step.past.empty()) {
        for (const std::string& key : step.past)
            unsaved.erase(key);
        const Result<Done> forgotten = notices.ForgetTold(step.past);
        if (!forgotten.ok()) {
            spdlog::error("the record of past causes could not be saved: {}", forgotten.error().log);
            waiting = true;
        }
    }
    return step.tell && Tell(*step.tell, now);
}

void Notifier::Impl::Loop()
{
    while (true) {
        while (!IsStopping() && Look()) {
        }
        std::unique_lock lock(mutex);
        changed.wait_for(lock, kLookEvery, [this] { return stopping; });
        if (stopping)
            return;
    }
}

Notifier::Notifier(const config::Config& config, store::Notices& notices, net::Transport& transport,
                   const Clock& clock)
    : m_impl(std::make_unique<Impl>(config, notices, transport, clock))
{
}

Notifier::~Notifier()
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->stopping = true;
    }
    m_impl->changed.notify_all();
    m_impl->loop.Join();
}

Result<Done> Notifier::Start()
{
    if (m_impl->config.notify_url.empty())
        return Done{};
    if (!m_impl->loop.Start([impl = m_impl.get()] { impl->Loop(); }))
        return Error{Cause::kInternal, {}, "no thread for the messages", {}};
    return Done{};
}

void Notifier::RunOnce()
{
    while (!m_impl->config.notify_url.empty() && m_impl->Look()) {
    }
}

std::optional<diagnosis::NotifyState> Notifier::state() const
{
    if (m_impl->config.notify_url.empty())
        return std::nullopt;
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->last;
}

}  // namespace pinwright::notify
