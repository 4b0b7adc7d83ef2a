// The API's objects, as client and server hold them. api_json.hpp converts them to JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/diagnosis.hpp"
#include "shared/pin_texts.hpp"
#include "shared/queue_times.hpp"
#include "shared/timestamp.hpp"

namespace pinwright {

/// Which Pinterest an account belongs to.
enum class Environment { kProduction, kSandbox, kStandin };
std::string_view ToString(Environment environment);  // production, sandbox, standin
std::optional<Environment> ParseEnvironment(std::string_view text);

enum class AccountState { kConnected, kNeedsReconnection, kDisconnected };
std::string_view ToString(AccountState state);  // connected, needs_reconnection, disconnected
std::optional<AccountState> ParseAccountState(std::string_view text);

enum class PinState { kDraft, kScheduled, kPublishing, kUnconfirmed, kPublished, kHeld, kFailed, kCanceled };
inline constexpr int kPinStateCount = 8;
std::string_view ToString(PinState state);  // draft, scheduled, publishing, unconfirmed, ...
std::optional<PinState> ParsePinState(std::string_view text);

struct Account {
    std::string id;  ///< Ours: opaque, and the same after reconnecting.
    std::string username;
    std::string name;          ///< The business name, or else the username.
    std::string avatar;        ///< A path on this server (`/api/v1/images/…`), or empty (null).
    std::string account_type;  ///< `BUSINESS`, `PINNER`, or empty (null).
    std::vector<std::string> scopes;
    Environment environment = Environment::kProduction;
    AccountState state = AccountState::kConnected;
    std::optional<Diagnosis> cause;  ///< Why it isn't connected, or a warning while it is.
    std::optional<Timestamp> access_expires_at;
    std::optional<Timestamp> refresh_expires_at;
    bool paused = false;  ///< Publishes nothing new.
    /// Publishes nothing before this time, for the reason in `rests_for`: Pinterest asked us to wait, or
    /// could not be reached.
    std::optional<Timestamp> rests_until;
    std::optional<Diagnosis> rests_for;
    QueueTimes queue_times;  ///< Empty: it has no slots.

    bool operator==(const Account&) const = default;
};

struct Board {
    std::string id;          ///< Pinterest's.
    std::string account_id;  ///< Ours.
    std::string name;
    std::string privacy;  ///< PUBLIC, PROTECTED or SECRET.
    std::int64_t pin_count = 0;
    std::string cover;       ///< A path on this server, or empty (null).
    std::string owner = {};  ///< The owner's username, for a board shared with others; empty: unknown.

    bool operator==(const Board&) const = default;
};

struct Section {
    std::string id;
    std::string name;

    bool operator==(const Section&) const = default;
};

struct Media {
    std::string id;            ///< SHA-256 of the bytes, lower-case hexadecimal.
    std::string content_type;  ///< `image/jpeg` or `image/png`.
    std::int64_t bytes = 0;
    int width = 0;
    int height = 0;

    bool operator==(const Media&) const = default;
};

/// The names that the API uses for what happened to a pin.
namespace pin_events {
inline constexpr std::string_view kSaved = "saved";
inline constexpr std::string_view kChanged = "changed";      ///< By a person.
inline constexpr std::string_view kStarted = "started";      ///< An attempt begins.
inline constexpr std::string_view kAccepted = "accepted";    ///< Pinterest has it.
inline constexpr std::string_view kRefused = "refused";      ///< Pinterest refused it; with its cause.
inline constexpr std::string_view kUnknown = "unknown";      ///< Sent; the outcome is unknown.
inline constexpr std::string_view kLooked = "looked";        ///< A lookup has not found it yet.
inline constexpr std::string_view kNotMade = "not_made";     ///< Certainly not at Pinterest; will retry.
inline constexpr std::string_view kConfirmed = "confirmed";  ///< Seen live.
inline constexpr std::string_view kHeld = "held";            ///< Waits, with nothing sent; with its cause.
inline constexpr std::string_view kResumed = "resumed";
inline constexpr std::string_view kCanceled = "canceled";
inline constexpr std::string_view kSkipped = "skipped";    ///< Too late to publish; with its cause.
inline constexpr std::string_view kMoved = "moved";        ///< Overdue; moved to the next free slot.
inline constexpr std::string_view kVanished = "vanished";  ///< Was live; deleted at Pinterest.
}  // namespace pin_events

struct PinEvent {
    Timestamp at{};
    std::string event;               ///< One of pin_events, or a newer server's event.
    std::optional<Diagnosis> cause;  ///< Why, if there is a reason to give.

    bool operator==(const PinEvent&) const = default;
};

/// A pin at Pinterest that may be ours. The person decides.
struct Candidate {
    std::string pinterest_pin_id;
    std::string url;
    std::string title;
    std::optional<Timestamp> created_at;

    bool operator==(const Candidate&) const = default;
};

struct Pin : PinTexts {
    std::string id;  ///< A UUID that the composer made.
    std::string account_id;
    std::string board_id;
    std::string board_section_id;  ///< Empty: none (null).
    std::vector<std::string> media;
    std::optional<Timestamp> publish_at;  ///< Nothing: as soon as possible.
    std::string time_zone;                ///< IANA name of the zone it was chosen in; empty: null.
    PinState state = PinState::kDraft;
    std::optional<Diagnosis>
        cause;  ///< Why it is held, failed or unconfirmed, or what is wrong at Pinterest.
    std::vector<Diagnosis> warnings;  ///< For a waiting pin: what would go wrong if it were due now.
    std::string pinterest_pin_id;     ///< Empty until published (null).
    std::string url;                  ///< Its page at Pinterest, or empty (null).
    std::optional<Timestamp> published_at;
    std::optional<Timestamp> confirmed_at;  ///< When it was last seen live.
    /// For an overdue pin that will be published automatically: when, as of now.
    std::optional<Timestamp> expected_at;
    /// For a scheduled pin with a cause: the earliest time of its next automatic retry.
    std::optional<Timestamp> retry_at;
    int attempts = 0;                   ///< Publications so far.
    std::int64_t revision = 0;          ///< The server's revision when it last changed.
    std::vector<PinEvent> history;      ///< Oldest first; empty in lists.
    std::vector<Candidate> candidates;  ///< If it waits for a decision; empty in lists.

    bool operator==(const Pin&) const = default;
};

/// What happens to overdue pins.
enum class OverduePolicy { kPublish, kSkip, kNextFree };
std::string_view ToString(OverduePolicy policy);  // publish, skip, next_free
std::optional<OverduePolicy> ParseOverduePolicy(std::string_view text);

inline constexpr int kLeastOverdueHours = 1;
inline constexpr int kMostOverdueHours = 720;

/// How this server publishes: `GET /settings`.
struct Settings {
    bool paused = false;  ///< Publishes nothing new.
    OverduePolicy overdue = OverduePolicy::kPublish;
    int overdue_hours = 24;  ///< How late an overdue pin may still be published.
    /// This server was restored from a backup, and the original may still be running. Publishing is paused
    /// until a person says that this server takes over.
    bool restored = false;

    bool operator==(const Settings&) const = default;
};

/// What this server is and its current state: `GET /status`.
struct Status {
    std::string version;
    Environment mode = Environment::kProduction;
    bool app_configured = true;  ///< Without the app, nobody can connect.
    std::string redirect_uri;    ///< To register at Pinterest.
    bool paused = false;         ///< Publishes nothing new for any account.
    bool restored = false;       ///< As in the settings: waits for a person to confirm the takeover.
    std::vector<Account> accounts;
    int pins_by_state[kPinStateCount] = {};
    std::int64_t revision = 0;  ///< Grows with every change.

    bool operator==(const Status&) const = default;
};

}  // namespace pinwright
