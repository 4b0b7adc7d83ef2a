// What the store keeps beyond the objects of the API.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/api_types.hpp"
#include "shared/pin_texts.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

/// Which way a clock was set.
enum class ClockStep { kAhead, kBack };

/// An account's tokens. Sealed at rest; in memory only where they are used.
struct Tokens {
    std::string access_token;
    std::string refresh_token;
    Timestamp access_expires_at{};
    Timestamp refresh_expires_at{};
    Timestamp obtained_at{};  ///< When this pair was got: a quarter of the access token's life is counted
                              ///< from here.
};

struct AccountRecord {
    Account account;             ///< `avatar` is the path under /api/v1/images/.
    std::string pinterest_user;  ///< Pinterest's id of the user.
};

/// A consent that has been begun: what `state` stands for.
struct PendingConsent {
    std::string account_id;  ///< Empty: a new connection.
    Environment environment = Environment::kProduction;
};

/// The result of a consent. Both empty: it is still running, or the account was removed since.
struct ConsentResult {
    std::string account_id;  ///< The account it connected, or (with a cause) should have reconnected.
    std::string cause_id;    ///< From the catalog: why it connected nothing.
};

/// One attempt to create a pin, with its snapshot of what was (to be) sent.
enum class PublicationState {
    kStarted,  ///< Claimed; nothing complete has been sent.
    kSending,  ///< Past the fence: Pinterest may have it.
    kAccepted,
    kRefused,
    kUnknown,  ///< Past the fence without a definite answer; being looked for.
    kNotMade,  ///< Surely not made: cut off before the fence, or looked for and absent.
};

struct Publication : PinTexts {
    std::int64_t id = 0;
    std::string pin_id;
    PublicationState state = PublicationState::kStarted;
    Timestamp started_at{};
    std::int64_t clock_skew_ms = 0;  ///< Pinterest's clock less ours, as last seen; see `skew_known`.
    bool skew_known = false;
    std::string account_id;
    std::string board_id;
    std::string board_section_id;
    int looks = 0;  ///< Complete readings after which it was still absent.
    std::optional<Timestamp> unknown_since;
    std::optional<Timestamp> next_look_at;
};

/// From when on a pin that is due is old news: it is looked for before it is posted.
inline constexpr std::chrono::minutes kOldNewsAge{10};

/// A pin claimed for publishing, with the publication that was begun for it.
struct Claim {
    Pin pin;
    Publication publication;
    /// Since when it could have gone out: its time, or the one it had before it was moved because it was
    /// overdue. Nothing: it was to go out at once.
    std::optional<Timestamp> due_since{};
};

/// A pin that waits and is to be looked at ahead of its time.
struct PinToCheck {
    Pin pin;
    Timestamp due_at{};
    bool ahead = false;  ///< Its time comes near; otherwise it was just saved or changed.
};

/// What such a look came to.
struct Foreseen {
    std::string pin_id;
    std::int64_t revision = 0;  ///< Of the pin that was looked at.
    std::vector<Diagnosis> warnings;
    std::optional<Timestamp> next;  ///< When it is looked at again; nothing: not any more.
};

/// A published pin that is to be read back, and when.
struct ReadBack {
    Pin pin;
    Timestamp at{};
};

/// Pins of an account that do not go on by themselves, all for the same cause.
struct PinTrouble {
    /// `failed`; `unconfirmed`: they wait for a decision; `published`: they have vanished; `held`: Pinterest
    /// does not let the app in.
    PinState state = PinState::kFailed;
    std::string account_id;
    std::string cause_id;  ///< The catalog's; empty: none.
    std::int64_t count = 0;
};

/// What may have to be told, and what of it was.
struct Troubles {
    std::vector<AccountRecord> accounts;
    std::vector<PinTrouble> pins;
    std::vector<std::string> told;  ///< Keys, in order.
    bool restored = false;          ///< A copy that has not taken over.
};

enum class PinOrder {
    kDue,     ///< By due time, the earliest first.
    kNewest,  ///< By when it was last dealt with: when it was published, else its due time; the latest first.
};

struct PinFilter {
    std::vector<PinState> states;  ///< Any of these; empty: any at all.
    PinOrder order = PinOrder::kDue;
    /// Only what changed after this revision, the oldest change first, whatever `order` is.
    std::optional<std::int64_t> changed_after;
    std::string account_id;
    std::string board_id;
    std::string text;  ///< In title, description or link.
    std::optional<Timestamp> from;
    std::optional<Timestamp> to;
    std::string cursor;
    int limit = 100;
};

template <typename T>
struct Listing {
    std::vector<T> items;
    std::string cursor;  ///< Empty: no more.
};

/// A remote image that this server may fetch, named by a key that tells nothing.
struct ImageSource {
    std::string url;
    std::string account_id;
};

/// kNotFound, in words for a person.
Error UnknownAccount();
Error UnknownPin();

}  // namespace pinwright::store
