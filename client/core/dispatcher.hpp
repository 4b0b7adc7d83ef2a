// What the parts of the app share: the state, the effects that wait to be taken, and the books of
// open requests and timers, so that a late or foreign answer is told from an awaited one.
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

/// What an open request was made for.
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

/// What a timer was set for; each at most once at a time.
enum class Alarm { kStatus, kSaveDraft, kPin, kUpload, kToast };
inline constexpr std::size_t kAlarmCount = 5;

/// The answer to a request, told apart.
struct Answer {
    Purpose purpose = Purpose::kStatus;
    std::string subject;  ///< As given to Send: an account, board or pin id.
    int status = 0;       ///< 0: none came.
    nlohmann::json json;  ///< Null where the body was empty or no JSON.

    /// 2xx with an object; a 204 needs none.
    bool good() const { return status == 204 || (status >= 200 && status < 300 && json.is_object()); }
    /// Whether the same request may well succeed later without any change to it.
    bool passing() const { return status == 0 || status == 408 || status == 429 || status >= 500; }
    /// The server's words, or those for no answer at all.
    Diagnosis failure() const;
    std::vector<Problem> problems() const;
};

enum class History { kPush, kReplace };

/// Whether a person waits for the answer and is to see that it is being asked for.
enum class Asking { kByItself, kOnDemand };

class Core {
public:
    Core(const Clock& clock, Random& random, const Zone& zone)
        : m_clock(clock), m_random(random), m_zone(zone)
    {
    }

    State state;
    bool changed = true;  ///< Something that is drawn changed. Parts needn't say so: App knows.
    bool entered = true;  ///< The route changed, and its screen has not been entered yet.
    bool visible = true;

    void Emit(Effect effect) { m_effects.push_back(std::move(effect)); }
    void Announce(Politeness politeness, std::string_view text);
    /// What was done just now: aloud, and to be seen for a moment.
    void Toast(std::string text);
    /// In the place of the last one. Whoever calls says it aloud.
    void Show(Notice notice);
    /// What was asked for was refused: aloud, and as a notice on the screen.
    void Complain(const Diagnosis& problem);
    /// Other tabs of this browser are to look at the server anew.
    void TellTabs();
    /// Onto the clipboard; App::OnCopied says what came of it.
    void Copy(std::string text);
    std::vector<Effect> TakeEffects() { return std::exchange(m_effects, {}); }

    // ---- Requests ----
    void Send(Purpose purpose, std::string_view subject, std::string_view method, std::string url,
              std::string body = {});
    /// GET whose answer comes in parts; see effects.hpp.
    void Listen(Purpose purpose, std::string url);
    void Upload(const FileFacts& file, std::string_view upload_id, std::int64_t offset);
    bool Awaits(Purpose purpose, std::string_view subject = {}) const;
    /// Forgets those of this purpose, and asks the platform to abort them.
    void Cancel(Purpose purpose);
    /// Closes the books on a request; nothing where it is none of ours (any more).
    std::optional<Answer> Take(RequestId request, int status, std::string_view body);
    /// The purpose of an open request.
    std::optional<Purpose> PurposeOf(RequestId request) const;

    // ---- Timers ----
    void SetAlarm(Alarm alarm, int delay_ms);
    void DropAlarm(Alarm alarm) { m_alarms[static_cast<std::size_t>(alarm)] = 0; }
    bool AlarmIsSet(Alarm alarm) const { return m_alarms[static_cast<std::size_t>(alarm)] != 0; }
    std::optional<Alarm> TakeAlarm(TimerId timer);

    // ---- Moving about ----
    /// Another screen, with an entry in the history. The app enters it at the end of the present call.
    void Go(const Route& route, History history);

    /// A random UUID (RFC 9562, version 4).
    std::string NewUuid();
    /// The current time. By the server's clock, if this device's is known to differ.
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
    int m_told = 0;  ///< How often the other tabs were told.
    std::array<TimerId, kAlarmCount> m_alarms{};
    TimerId m_last_timer = 0;
};

/// A diagnosis as it is announced: what is the matter, and what to do.
std::string Spoken(const Diagnosis& problem);

/// The account with this id, or nullptr.
const Account* FindAccount(const State& state, std::string_view account_id);

}  // namespace pinwright::app
