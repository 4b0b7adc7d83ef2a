// The diagnosis catalog: for every cause that a person may meet, one stable id and one set of
// words. Composer, schedule and troubleshooting panel show the same entries; the proxy maps
// Pinterest's answers and its own checks onto them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/action.hpp"

namespace pinwright {

/// Every cause the catalog knows. The id of each (its name in snake_case) is part of the API.
enum class Cause {
    // The connection.
    kNotConnected,     ///< The account was disconnected here.
    kSessionExpired,   ///< Pinterest no longer takes the tokens: expired, revoked or password changed.
    kScopeMissing,     ///< A permission was left off at the consent; the detail names which.
    kWrongAccount,     ///< Reconnected as another Pinterest user; the detail names both.
    kPersonalAccount,  ///< Not a business account.
    kAppNotActive,     ///< "application consumer type is not supported": Pinterest has not activated the app.
    kTrialAccess,      ///< Code 29: apps with trial access may not publish in production.
    kAppCredentials,   ///< App id or secret refused.
    kAppNotConfigured,  ///< No app id here, so nobody can connect.
    kRedirectMismatch,  ///< The redirect URI is not the registered one.
    kOtherEnvironment,  ///< Belongs to a Pinterest (sandbox, stand-in) that this server is not set up for.
    kConsentDeclined,   ///< The person canceled at Pinterest.
    kInvalidState,      ///< The answer from Pinterest fits no sign-in begun in this browser.
    kGrantRefused,      ///< Pinterest did not accept the sign-in's code (used or too old).
    kTokenWarning,      ///< Works until the access token ends; the refresh was refused.
    kSignInEnding,      ///< Connected, but its sign-in has not been renewed for long and expires soon.
    // What a pin needs.
    kInvalidPin,          ///< The form has problems; they are listed.
    kNoBoards,            ///< Connected, but there is no board to pin to.
    kBoardMissing,        ///< The board is gone at Pinterest.
    kSectionMissing,      ///< The board section is gone at Pinterest.
    kBoardNameTaken,      ///< A board of this name exists already.
    kImageTooSmall,       ///< Code 233.
    kImageBroken,         ///< Code 235, or not a whole image here.
    kImageUnsupported,    ///< Neither JPEG nor PNG (a video, a WebP, ...).
    kImageTooLarge,       ///< Over 20 MB.
    kImageMissing,        ///< The stored file is gone or altered.
    kLinkRefused,         ///< Pinterest refused the link.
    kRefusedByPinterest,  ///< A definite no with no entry of its own; the detail keeps code, message, request
                          ///< id.
    // What passes, or must be settled.
    kOutcomeUnknown,        ///< Whether the pin was made is not known yet; it is being looked for.
    kNeedsDecision,         ///< A pin much like ours was found; the person decides.
    kRateLimited,           ///< 429 code 8.
    kSpamBlock,             ///< 429 with "spam": Pinterest's block, lifted within a day.
    kPinterestDown,         ///< 5xx or rubbish.
    kPinterestUnreachable,  ///< DNS, TLS, connection or time-out.
    kClockWrong,            ///< This machine's clock is off against Pinterest's Date.
    kPaused,                ///< Publishing is paused (a restored copy, or by the person).
    kOverdue,               ///< Its time passed, and it may not go out that late.
    kDuplicateLink,         ///< Another pin takes this link on this board; the detail names it.
    kVanished,              ///< It was live at Pinterest, and is no more.
    // This server.
    kDiskFull,
    kStorage,          ///< The database answers with an error.
    kUnknownTimeZone,  ///< The zone of an account's weekly times isn't in this server's database.
    kInternal,         ///< A bug in Pinwright.
    // The request.
    kBadRequest,  ///< Not JSON, not of the expected shape; the detail says where.
    kNotFound,
    kMethodNotAllowed,
    kTooLarge,       ///< A body over its limit.
    kTooSlow,        ///< Head or body took too long.
    kNoSession,      ///< No session cookie.
    kForeignOrigin,  ///< Origin or Host is not ours.
    kPinBusy,        ///< 409: publishing or unconfirmed pins cannot be changed.
    kConflict,       ///< 409: the id is taken by something else.
};

enum class Severity { kOk, kAttention, kBroken, kUnreached };

/// A catalog entry.
struct CatalogueEntry {
    Cause cause;
    std::string_view id;
    Severity severity;
    std::string_view title;        ///< One sentence, what is the matter.
    std::string_view explanation;  ///< Why, in plain words; the `detail` where nothing more exact is known.
    std::string_view fix;          ///< The one thing to do.
    Action action;                 ///< What its button does.
};

/// The entry of a cause; every cause has one.
const CatalogueEntry& Describe(Cause cause);

/// All entries, in the order of `Cause`.
const std::vector<CatalogueEntry>& Catalogue();

/// The cause with this id, or nullptr.
const CatalogueEntry* FindCause(std::string_view id);

/// A catalog entry made concrete, as the API carries it: {"id","title","detail","fix","action"}.
struct Diagnosis {
    std::string id;
    std::string title;
    std::string detail;
    std::string fix;
    Action action = Action::kNone;  ///< kNone: null in JSON.

    bool operator==(const Diagnosis&) const = default;
};

/// The entry of `cause` with `detail` in place of its explanation (kept where `detail` is empty).
Diagnosis Diagnose(Cause cause, std::string_view detail = {});

}  // namespace pinwright
