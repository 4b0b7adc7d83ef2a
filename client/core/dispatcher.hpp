// What the parts of the app share: the state, the pending effects, and the open requests and timers.
// Unexpected or outdated answers are recognized and ignored.
#pragma once

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client/core/effects.hpp"
#include "client/core/state.hpp"
#include "client/core/toast.hpp"
#include "shared/seams.hpp"

namespace pinwright::app {

/// Why a request was sent.
enum class Purpose {
    kStatus,
    kDisconnect,
    kRemove,
    kBoards,
    kCreateBoard,
    kSections,
    kUpload,
    kUploadState,
    kUploadForgotten,
    kPostPin,
    kGetPin,
    kPins,
    kChangePin,
    kBatch,
    kWholeList,
    kQueueTimes,
    kFreeTimes,
    kOverdue,
    kLoadPin,
    kPause,
    kChecks
};

/// What a timer is for. At most one timer of each kind runs at a time.
enum class Alarm { kStatus, kSaveDraft, kPin, kUpload, kToast };
inline constexpr std::size_t kAlarmCount = 5;

/// The answer to a request, with the request's purpose.
struct Answer {
    Purpose purpose = Purpose::kStatus;
    std::string subject;  ///< As passed to Send: the id of an account, board, or pin.
    int status = 0;       ///< 0 if no answer came.
    nlohmann::json json;  ///< Null if the body was empty or wasn't JSON.

    /// 2xx with an object, or 204.
    bool good() const { return status == 204 || (status >= 200 && status < 300 && json.is_object()); }
    /// Whether the unchanged request may succeed if it is retried later.
    bool passing() const { return status == 0 || status == 408 || status == 429 || status >= 500; }
    /// The server's diagnosis, or the one for no answer.
    Diagnosis failure() const;
    std::vector<Problem> problems() const;
};

enum class History { kPush, kReplace };

/// Whether the user is waiting for the answer, and should see that it is loading.
enum class Asking { kByItself, kOnDemand };

class Core {
public:
    Core(const Clock& clock, Random& random, const Zone& zone)
        : m_clock(clock), m_random(random), m_zone(zone)
    {
    }

    State state;
    bool changed = true;  ///< Something visible changed. The parts needn't set this: App does.
    bool entered = true;  ///< The route changed, but its screen hasn't been entered yet.
    bool visible = true;

    void Emit(Effect effect) { m_effects.push_back(std::move(effect)); }
    void Announce(Politeness politeness, std::string_view text);
    /// Announces what was just done, and shows it briefly.
    void Toast(std::string text);
    /// Replaces the current notice. The caller announces it.
    void Show(Notice notice);
    /// A request was refused: announces the problem and shows it as a notice.
    void Complain(const Diagnosis& problem);
    /// Makes other tabs of this browser reload their data from the server.
    void TellTabs();
    /// Copies to the clipboard; App::OnCopied reports the result.
    void Copy(std::string text);
    std::vector<Effect> TakeEffects() { return std::exchange(m_effects, {}); }

    // ---- Requests ----
    void Send(Purpose purpose, std::string_view subject, std::string_view method, std::string url,
              std::string body = {});
    /// Sends a GET whose answer arrives in parts; see effects.hpp.
    void Listen(Purpose purpose, std::string url);
    void Upload(const FileFacts& file, std::string_view upload_id, std::int64_t offset);
    bool Awaits(Purpose purpose, std::string_view subject = {}) const;
    /// Forgets all requests for this purpose, and asks the platform to abort them.
    void Cancel(Purpose purpose);
    /// Closes a request and returns its answer; empty if the request isn't open.
    std::optional<Answer> Take(RequestId request, int status, std::string_view body);
    /// The purpose of an open request.
    std::optional<Purpose> PurposeOf(RequestId request) const;

    // ---- Timers ----
    void SetAlarm(Alarm alarm, int delay_ms);
    void DropAlarm(Alarm alarm) { m_alarms[static_cast<std::size_t>(alarm)] = 0; }
    bool AlarmIsSet(Alarm alarm) const { return m_alarms[static_cast<std::size_t>(alarm)] != 0; }
    std::optional<Alarm> TakeAlarm(TimerId timer);

    // ---- Navigation ----
    /// Shows another screen, with a history entry. The app enters it at the end of the current call.
    void Go(const Route& route, History history);

    /// A random UUID (RFC 9562, version 4).
    std::string NewUuid();
    /// The current time, corrected to the server's clock if this device's is known to differ.
    Timestamp Now() const { return m_clock.Now() + state.clock_lead; }
    Timestamp DeviceNow() const { return m_clock.Now(); }
    const Zone& zone() const { return m_zone; }

private:
    struct Open {
        Purpose purpose;
        std::string subject;
    };

    const Clock& m_clock;
    Random& m_random;
    const Zone& m_zone;
    std::vector<Effect> m_effects;
    std::map<RequestId, Open> m_open;
    RequestId m_last_request = 0;
    int m_told = 0;  ///< How many times the other tabs were notified.
    std::array<TimerId, kAlarmCount> m_alarms{};
    TimerId m_last_timer = 0;
};

/// A diagnosis as it is announced: the problem, and how to fix it.
std::string Spoken(const Diagnosis& problem);

/// The account with this id, or nullptr.
const Account* FindAccount(const State& state, std::string_view account_id);

}  // namespace pinwright::app
