// The store's records beyond the objects of the API.
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
    Timestamp obtained_at{};  ///< When we got this pair. A quarter of the access token's lifetime is counted
                              ///< from here.
};

struct AccountRecord {
    Account account;             ///< `avatar` is the path under /api/v1/images/.
    std::string pinterest_user;  ///< The user's ID at Pinterest.
};

/// A consent under way, identified by its `state`.
struct PendingConsent {
    std::string account_id;  ///< Empty: a new connection.
    Environment environment = Environment::kProduction;
};

/// The result of a consent. Both empty: it is still running, or the account was removed since.
struct ConsentResult {
    std::string account_id;  ///< The account it connected, or (with a cause) should have reconnected.
    std::string cause_id;    ///< From the catalog: why it connected nothing.
};

/// One attempt to create a pin, with a snapshot of what was (or would be) sent.
enum class PublicationState {
    kStarted,  ///< Claimed; nothing complete has been sent.
    kSending,  ///< Past the fence: Pinterest may have it.
    kAccepted,
    kRefused,
    kUnknown,  ///< Past the fence without a definite answer; lookups run.
    kNotMade,  ///< Certainly not made: interrupted before the fence, or looked up and absent.
};

struct Publication : PinTexts {
    std::int64_t id = 0;
    std::string pin_id;
    PublicationState state = PublicationState::kStarted;
    Timestamp started_at{};
    std::int64_t clock_skew_ms = 0;  ///< Pinterest's clock minus ours, as last seen; see `skew_known`.
    bool skew_known = false;
    std::string account_id;
    std::string board_id;
    std::string board_section_id;
    int looks = 0;  ///< Complete readings after which it was still absent.
    std::optional<Timestamp> unknown_since;
    std::optional<Timestamp> next_look_at;
};

/// How late a due pin may be before it is looked up ahead of posting.
inline constexpr std::chrono::minutes kOldNewsAge{10};

/// A pin claimed for publishing, with its new publication.
struct Claim {
    Pin pin;
    Publication publication;
    /// Since when it could have been published: its time, or its earlier time if it was moved because it was
    /// overdue. Nothing: it was for immediate publishing.
    std::optional<Timestamp> due_since{};
};

/// A waiting pin to check ahead of its time.
struct PinToCheck {
    Pin pin;
    Timestamp due_at{};
    bool ahead = false;  ///< Its time is near; otherwise it was just saved or changed.
};

/// The result of such a check.
struct Foreseen {
    std::string pin_id;
    std::int64_t revision = 0;  ///< Of the pin that was checked.
    std::vector<Diagnosis> warnings;
    std::optional<Timestamp> next;  ///< When to check again; nothing: never.
};

/// A published pin to read back, and when.
struct ReadBack {
    Pin pin;
    Timestamp at{};
};

/// Pins of an account that need a person, all for the same cause.
struct PinTrouble {
    /// `failed`; `unconfirmed`: they wait for a decision; `published`: they have vanished; `held`: Pinterest
    /// refuses the app.
    PinState state = PinState::kFailed;
    std::string account_id;
    std::string cause_id;  ///< From the catalog; empty: none.
    std::int64_t count = 0;
};

/// What the owner may have to be told, and what was told already.
struct Troubles {
    std::vector<AccountRecord> accounts;
    std::vector<PinTrouble> pins;
    std::vector<std::string> told;  ///< Keys, sorted.
    bool restored = false;          ///< A restored copy that has not taken over.
};

enum class PinOrder {
    kDue,     ///< By due time, earliest first.
    kNewest,  ///< By publish time or, for other pins, due time; latest first.
};

struct PinFilter {
    std::vector<PinState> states;  ///< Any of these; empty: any state.
    PinOrder order = PinOrder::kDue;
    /// Only pins that changed after this revision, oldest change first, whatever `order` is.
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
    std::string cursor;  ///< Empty: this is the last page.
};

/// A remote image that this server may fetch, named by a key that reveals nothing.
struct ImageSource {
    std::string url;
    std::string account_id;
};

/// kNotFound, in words for a person.
Error UnknownAccount();
Error UnknownPin();

}  // namespace pinwright::store
