#include "client/core/server_status.hpp"

#include <algorithm>
#include <iterator>

#include "client/core/common_words.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

void ServerStatus::Ask(Asking asking)
{
    // The answer to a request sent earlier may be older than the change that caused this call.
    m_core.Cancel(Purpose::kStatus);
    m_core.DropAlarm(Alarm::kStatus);
    Server& server = m_core.state.server;
    // Automatic requests are silent, so that a page that failed to load doesn't flicker with every retry.
    if (server.load == Load::kIdle || asking == Asking::kOnDemand) {
        server.load = server.known ? server.load : Load::kLoading;
    }
    m_core.Send(Purpose::kStatus, {}, "GET", "/api/v1/status");
}

bool ServerStatus::OnAnswer(const Answer& answer)
{
    Server& server = m_core.state.server;
    if (!answer.good()) {
        m_core.SetAlarm(Alarm::kStatus, kStatusAgainMs);
        const Diagnosis problem = answer.failure();
        if (server.load != Load::kFailed || server.problem != problem) {
            m_core.Announce(server.known ? Politeness::kPolite : Politeness::kAssertive,
                            server.known ? words::ServerLost(problem) : Spoken(problem));
        }
        server.load = Load::kFailed;
        server.problem = problem;
        return false;
    }
    if (server.known && server.load == Load::kFailed)
        m_core.Announce(Politeness::kPolite, texts::kServerBack);
    // The status also says why a pin's account is waiting.
    const PinView& view = m_core.state.pin;
    const bool waits = m_core.state.route.screen == Screen::kPin && view.pin &&
                       view.pin->state == PinState::kScheduled && (!view.pin->publish_at || view.pin->cause);
    const bool often = HasLists(m_core.state.route.screen) || waits;
    m_core.SetAlarm(Alarm::kStatus, often ? kStatusOftenMs : kStatusEveryMs);
    Status status = StatusFromJson(answer.json);
    const bool same = server.known && server.load == Load::kReady &&
                      std::equal(std::begin(status.pins_by_state), std::end(status.pins_by_state),
                                 std::begin(server.status.pins_by_state)) &&
                      status.mode == server.status.mode &&
                      status.app_configured == server.status.app_configured &&
                      status.redirect_uri == server.status.redirect_uri &&
                      status.paused == server.status.paused && status.accounts == server.status.accounts;
    // The screens don't draw the revision itself.
    server.status.revision = status.revision;
    if (same)
        return false;
    server.status = std::move(status);
    server.known = true;
    server.load = Load::kReady;
    server.problem.reset();
    return true;
}

}  // namespace pinwright::app
