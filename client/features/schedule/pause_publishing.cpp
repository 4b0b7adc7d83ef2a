#include "client/features/schedule/pause_publishing.hpp"

#include "client/features/schedule/schedule_words.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

void PausePublishing::Pause(const std::string& account_id, bool paused)
{
    if (m_core.Awaits(Purpose::kPause, account_id))
        return;
    if (account_id.empty()) {
        SettingsChange change;
        change.paused = paused;
        m_core.Send(Purpose::kPause, {}, "PATCH", "/api/v1/settings", JsonText(SettingsChangeToJson(change)));
    } else {
        AccountChange change;
        change.paused = paused;
        m_core.Send(Purpose::kPause, account_id, "PATCH", "/api/v1/accounts/" + EncodePart(account_id),
                    JsonText(AccountChangeToJson(change)));
    }
}

void PausePublishing::TakeOver()
{
    if (m_core.Awaits(Purpose::kPause, {}))
        return;
    SettingsChange change;
    change.restored = false;
    m_core.Send(Purpose::kPause, {}, "PATCH", "/api/v1/settings", JsonText(SettingsChangeToJson(change)));
}

void PausePublishing::Resume()
{
    if (m_core.state.server.status.restored) {
        TakeOver();
        return;
    }
    if (m_core.state.server.status.paused) {
        Pause({}, false);
        return;
    }
    for (const Account& account : m_core.state.server.status.accounts) {
        if (account.paused)
            Pause(account.id, false);
    }
}

void PausePublishing::OnAnswer(const Answer& answer)
{
    const auto paused = answer.json.is_object() ? answer.json.find("paused") : answer.json.end();
    if (answer.good() && paused != answer.json.end() && paused->is_boolean()) {
        Status& status = m_core.state.server.status;
        for (Account& account : status.accounts) {
            if (account.id == answer.subject)
                account.paused = paused->get<bool>();
        }
        if (answer.subject.empty()) {
            const Settings settings = SettingsFromJson(answer.json);
            status.paused = settings.paused;
            status.restored = settings.restored;
        }
        const std::string told = words::PausedStrip(status);
        m_core.Announce(Politeness::kPolite, told.empty() ? std::string(texts::kResumed) : told);
    } else {
        m_core.Complain(answer.failure());
    }
    m_server.Ask();
}

}  // namespace pinwright::app
