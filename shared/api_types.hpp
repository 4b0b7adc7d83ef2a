// The objects of the API, as both sides hold them. Their JSON is in api_json.hpp.
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
    std::string id;  ///< Ours: opaque, stable over reconnections.
    std::string username;
    std::string name;          ///< Business name, or the user name.
    std::string avatar;        ///< A path on this server (`/api/v1/images/…`), or empty (null).
    std::string account_type;  ///< `BUSINESS`, `PINNER`, or empty (null).
    std::vector<std::string> scopes;
    Environment environment = Environment::kProduction;
    AccountState state = AccountState::kConnected;
    std::optional<Diagnosis> cause;  ///< Why it is not connected, or an attention while it is.
    std::optional<Timestamp> access_expires_at;
    std::optional<Timestamp> refresh_expires_at;
    bool paused = false;  ///< Nothing new goes out through it.
    /// Nothing goes out through it before this time, for this reason: Pinterest asked for it, or was not
    /// reached.
    std::optional<Timestamp> rests_until;
    std::optional<Diagnosis> rests_for;
    QueueTimes queue_times;  ///< None: it has no slots.

    bool operator==(const Account&) const = default;
};

struct Board {
    std::string id;          ///< Pinterest's.
    std::string account_id;  ///< Ours.
    std::string name;
    std::string privacy;  ///< PUBLIC, PROTECTED or SECRET.
    std::int64_t pin_count = 0;
    std::string cover;       ///< A path on this server, or empty (null).
    std::string owner = {};  ///< The username of whose board it is, which others share; empty: not known.

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

/// What has happened to a pin, by the names that the API uses.
namespace pin_events {
inline constexpr std::string_view kSaved = "saved";
inline constexpr std::string_view kChanged = "changed";      ///< By the person.
inline constexpr std::string_view kStarted = "started";      ///< An attempt begins.
inline constexpr std::string_view kAccepted = "accepted";    ///< Pinterest has it.
inline constexpr std::string_view kRefused = "refused";      ///< A definite no, with its cause.
inline constexpr std::string_view kUnknown = "unknown";      ///< Sent, and nobody knows what became of it.
inline constexpr std::string_view kLooked = "looked";        ///< Looked for, and not found yet.
inline constexpr std::string_view kNotMade = "not_made";     ///< Surely not at Pinterest; goes out again.
inline constexpr std::string_view kConfirmed = "confirmed";  ///< Seen live.
inline constexpr std::string_view kHeld = "held";            ///< Waits, and nothing was sent; with its cause.
inline constexpr std::string_view kResumed = "resumed";
inline constexpr std::string_view kCanceled = "canceled";
inline constexpr std::string_view kSkipped = "skipped";    ///< Too late to go out; with its cause.
inline constexpr std::string_view kMoved = "moved";        ///< Overdue, and moved to the next free time.
inline constexpr std::string_view kVanished = "vanished";  ///< Was live at Pinterest, and is no more.
}  // namespace pin_events

struct PinEvent {
    Timestamp at{};
    std::string event;               ///< One of pin_events; a newer server may know more.
    std::optional<Diagnosis> cause;  ///< Why, where there is a reason to give.

    bool operator==(const PinEvent&) const = default;
};

/// A pin at Pinterest that may be ours; the person decides.
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
    std::string time_zone;                ///< IANA name it was chosen in; empty: null.
    PinState state = PinState::kDraft;
    std::optional<Diagnosis>
        cause;  ///< Why it is held, failed or unconfirmed, or what is wrong at Pinterest.
    std::vector<Diagnosis> warnings;  ///< Of one that waits: what would go wrong if it were due now.
    std::string pinterest_pin_id;     ///< Empty until published (null).
    std::string url;                  ///< Its page at Pinterest, or empty (null).
    std::optional<Timestamp> published_at;
    std::optional<Timestamp> confirmed_at;  ///< When it was last seen to be live.
    /// Of an overdue one that will go out by itself: when, as things stand now.
    std::optional<Timestamp> expected_at;
    /// Of a scheduled one with a cause: when it is retried by itself, at the earliest.
    std::optional<Timestamp> retry_at;
    int attempts = 0;                   ///< Publications so far.
    std::int64_t revision = 0;          ///< The server's revision at its last change.
    std::vector<PinEvent> history;      ///< Oldest first; empty where the pin is one of a list.
    std::vector<Candidate> candidates;  ///< Of one that waits for a decision, on its own.

    bool operator==(const Pin&) const = default;
};

/// What becomes of pins that are overdue.
enum class OverduePolicy { kPublish, kSkip, kNextFree };
std::string_view ToString(OverduePolicy policy);  // publish, skip, next_free
std::optional<OverduePolicy> ParseOverduePolicy(std::string_view text);

inline constexpr int kLeastOverdueHours = 1;
inline constexpr int kMostOverdueHours = 720;

/// How this server publishes: `GET /settings`.
struct Settings {
    bool paused = false;  ///< Nothing new goes out.
    OverduePolicy overdue = OverduePolicy::kPublish;
    int overdue_hours = 24;  ///< How late an overdue pin may go out, where they are published at all.
    /// This server stands for a backup, and another may still be at work: it is paused until a person takes
    /// over.
    bool restored = false;

    bool operator==(const Settings&) const = default;
};

/// What this server is and how it stands: `GET /status`.
struct Status {
    std::string version;
    Environment mode = Environment::kProduction;
    bool app_configured = true;  ///< Whether anyone can connect at all.
    std::string redirect_uri;    ///< To be registered at Pinterest.
    bool paused = false;         ///< Nothing new goes out through any account.
    bool restored = false;       ///< As in the settings: it waits to be told that it takes over.
    std::vector<Account> accounts;
    int pins_by_state[kPinStateCount] = {};
    std::int64_t revision = 0;  ///< Grows with every change.

    bool operator==(const Status&) const = default;
};

}  // namespace pinwright
