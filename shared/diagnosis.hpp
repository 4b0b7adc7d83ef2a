// The diagnosis catalog: one stable id and one set of words for every cause that a person may meet. Composer,
// schedule and troubleshooting panel show the same entries. The proxy maps Pinterest's answers and its own
// checks onto them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/action.hpp"
#include "shared/text_catalog.hpp"

namespace pinwright {

/// Every cause the catalog knows. The id of each (its name in snake_case) is part of the API.
enum class Cause {
    // The connection.
    kNotConnected,     ///< The account was disconnected here.
    kSessionExpired,   ///< Pinterest no longer accepts the tokens: expired, revoked or password changed.
    kScopeMissing,     ///< A permission was not granted at the consent; the detail names it.
    kWrongAccount,     ///< Reconnected as another Pinterest user; the detail names both.
    kPersonalAccount,  ///< Not a business account.
    kAppNotActive,     ///< "application consumer type is not supported": Pinterest has not activated the app.
    kTrialAccess,      ///< Code 29: an app with trial access can't publish in production.
    kAppCredentials,   ///< App id or secret refused.
    kAppNotConfigured,  ///< No app id is set here, so nobody can connect.
    kRedirectMismatch,  ///< The redirect URI is not the registered one.
    kOtherEnvironment,  ///< Belongs to an environment (sandbox, stand-in) that this server isn't set up for.
    kConsentDeclined,   ///< The person canceled at Pinterest.
    kInvalidState,      ///< Pinterest's answer matches no sign-in started in this browser.
    kGrantRefused,      ///< Pinterest did not accept the sign-in's code (used or too old).
    kTokenWarning,      ///< Works until the access token expires; the refresh was refused.
    kSignInEnding,      ///< Connected, but the connection was not renewed for long and ends soon.
    // What a pin needs.
    kInvalidPin,          ///< The form has problems; they are listed.
    kNoBoards,            ///< Connected, but there is no board to pin to.
    kBoardMissing,        ///< The board was deleted at Pinterest.
    kSectionMissing,      ///< The board section was deleted at Pinterest.
    kBoardNameTaken,      ///< A board with this name already exists.
    kImageTooSmall,       ///< Code 233.
    kImageBroken,         ///< Code 235, or damaged or incomplete here.
    kImageUnsupported,    ///< Neither JPEG nor PNG (a video, a WebP, ...).
    kImageTooLarge,       ///< Over 20 MB.
    kImageMissing,        ///< The stored file is missing or altered.
    kLinkRefused,         ///< Pinterest refuses the link.
    kRefusedByPinterest,  ///< A refusal that has no entry; the detail keeps code, message, request id.
    // Temporary problems, and ones that need a decision.
    kOutcomeUnknown,        ///< The outcome is unknown; a lookup is under way.
    kNeedsDecision,         ///< A similar pin was found; the person decides.
    kRateLimited,           ///< 429 code 8.
    kSpamBlock,             ///< 429 with "spam": Pinterest blocks us for up to a day.
    kPinterestDown,         ///< 5xx, or an answer that makes no sense.
    kPinterestUnreachable,  ///< DNS, TLS, connection or time-out.
    kClockWrong,            ///< This machine's clock differs from Pinterest's Date.
    kPaused,                ///< Publishing is paused (by a person, or after a restore from a backup).
    kOverdue,               ///< Its time passed, and it is too late to publish.
    kDuplicateLink,         ///< Another pin has the same link and board; the detail names it.
    kVanished,              ///< It was live, then deleted at Pinterest.
    // This server.
    kDiskFull,
    kStorage,          ///< The database returned an error.
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
    kPinBusy,        ///< 409: a publishing or unconfirmed pin can't be changed.
    kConflict,       ///< 409: the id is already used for something else.
};

enum class Severity { kOk, kAttention, kBroken, kUnreached };

/// A catalog entry, whose words are in assets/words/en.json.
struct CatalogEntry {
    Cause cause;
    std::string_view id;
    Severity severity;
    TextId title;        ///< One sentence: what is wrong.
    TextId explanation;  ///< Why, in plain words; the `detail` if nothing more exact is known.
    TextId fix;          ///< The one thing to do.
    Action action;       ///< What its button does.
};

/// The entry for a cause; every cause has one.
const CatalogEntry& Describe(Cause cause);

/// All entries, in the order of `Cause`.
const std::vector<CatalogEntry>& Catalog();

/// The cause with this id, or nullptr.
const CatalogEntry* FindCause(std::string_view id);

/// A catalog entry for an actual case, as the API sends it: {"id","title","detail","fix","action"}.
struct Diagnosis {
    std::string id;
    std::string title;
    std::string detail;
    std::string fix;
    Action action = Action::kNone;  ///< kNone: null in JSON.

    bool operator==(const Diagnosis&) const = default;
};

/// The entry for `cause`, with `detail` instead of its explanation unless `detail` is empty.
Diagnosis Diagnose(Cause cause, std::string_view detail = {});

}  // namespace pinwright
