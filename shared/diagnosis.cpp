#include "shared/diagnosis.hpp"

#include <iterator>

namespace pinwright {

namespace {

// In the order of `Cause`; a test checks that they match.
constexpr CatalogEntry kEntries[] = {
    // ---- The connection ----
    {Cause::kNotConnected, "not_connected", Severity::kBroken, "Pinterest is not connected.",
     "You disconnected this account, or never connected it. Its pins are on hold.", "Connect the account.",
     Action::kConnect},
    {Cause::kSessionExpired, "session_expired", Severity::kBroken, "The connection to Pinterest has expired.",
     "Connections expire with time, after a password or user name change, or when Pinwright is removed at "
     "Pinterest. Pins wait; nothing is lost.",
     "Reconnect the account and sign in at Pinterest again.", Action::kReconnect},
    {Cause::kScopeMissing, "scope_missing", Severity::kBroken, "A permission is missing.",
     "Pinterest didn't grant every permission, usually because one was turned off on its page. Publishing "
     "needs all five.",
     "Reconnect, and leave every permission on.", Action::kReconnect},
    {Cause::kWrongAccount, "wrong_account", Severity::kBroken, "A different Pinterest account signed in.",
     "You signed in to a different account than the one you're reconnecting. Nothing was changed.",
     "Sign out at Pinterest, then reconnect and sign in to the right account.", Action::kReconnect},
    {Cause::kPersonalAccount, "personal_account", Severity::kAttention,
     "This is a personal Pinterest account.",
     "Pinterest may refuse pins from personal accounts. Converting to a business account is free and keeps "
     "pins and followers.",
     "At Pinterest: Settings, Account management, Convert to a business account. Then reconnect.",
     Action::kOpenPinterestSettings},
    {Cause::kAppNotActive, "app_not_active", Severity::kBroken, "Pinterest has not activated your app yet.",
     "Your app is registered, but Pinterest hasn't granted access yet. Requests are reviewed on business "
     "days.",
     "Wait for Pinterest's message that access is granted, then reconnect.", Action::kReconnect},
    {Cause::kTrialAccess, "trial_access", Severity::kBroken,
     "Your Pinterest app has trial access and can't publish.",
     "Apps with trial access can read boards, but can create pins only in the sandbox, where only you see "
     "them.",
     "Try the sandbox now, and ask Pinterest for Standard access with a short video of your app.",
     Action::kConnectSandbox},
    {Cause::kAppCredentials, "app_credentials", Severity::kBroken,
     "Pinterest does not accept this server's app ID and secret.",
     "The app's ID or secret is wrong, or the secret was reset at Pinterest. Accounts stay connected, and "
     "their pins wait.",
     "Copy both from developers.pinterest.com into this server's settings, then restart it.",
     Action::kTroubleshoot},
    {Cause::kAppNotConfigured, "app_not_configured", Severity::kBroken,
     "This server has no Pinterest app yet.",
     "You sign in through your own Pinterest app, and this server was started without one.",
     "Register an app, set PINTEREST_APP_ID and PINTEREST_APP_SECRET, and restart the server.",
     Action::kCopyRedirectUri},
    {Cause::kRedirectMismatch, "redirect_mismatch", Severity::kBroken,
     "The redirect address is not registered at Pinterest.",
     "Pinterest sends people back only to addresses registered for the app, exactly as written.",
     "Copy the redirect address into your app's settings at Pinterest, then connect again.",
     Action::kCopyRedirectUri},
    {Cause::kOtherEnvironment, "other_environment", Severity::kAttention,
     "This belongs to a different Pinterest setup.",
     "The account was connected in the sandbox, in the stand-in or through another app. Its pins wait until "
     "this server uses that setup.",
     "Start the server with the account's old settings, or connect the account here.", Action::kConnect},
    {Cause::kConsentDeclined, "consent_declined", Severity::kAttention,
     "The connection was canceled at Pinterest.", "Nothing was connected or changed.",
     "Connect again when you are ready, and leave every permission on.", Action::kConnect},
    {Cause::kInvalidState, "invalid_state", Severity::kBroken, "This sign-in wasn't started here.",
     "It was started in another browser or over ten minutes ago, was already used, or cookies are blocked. "
     "Nothing was changed.",
     "Connect again from this page, in this browser, with cookies allowed.", Action::kConnect},
    {Cause::kGrantRefused, "grant_refused", Severity::kBroken, "Pinterest did not accept the sign-in.",
     "The sign-in code from Pinterest was already used or is too old. Nothing was changed.", "Connect again.",
     Action::kConnect},
    {Cause::kTokenWarning, "token_warning", Severity::kAttention, "The connection could not be renewed.",
     "Everything works until the connection expires. After that, pins wait until you reconnect the account.",
     "Reconnect the account soon.", Action::kReconnect},
    {Cause::kSignInEnding, "sign_in_ending", Severity::kAttention, "The connection expires soon.",
     "Pinwright couldn't renew it for a long time. Once it expires, pins wait until you reconnect the "
     "account.",
     "Reconnect the account before then, so that no pin has to wait.", Action::kReconnect},
    // ---- What a pin needs ----
    {Cause::kInvalidPin, "invalid_pin", Severity::kBroken, "The pin is not ready yet.",
     "Something is missing or too long. See the marked fields.", "Fix the marked fields.", Action::kEditPin},
    {Cause::kNoBoards, "no_boards", Severity::kAttention, "No boards found.",
     "The account has no boards yet, and every pin needs one.",
     "Create a board here, or create one at Pinterest and refresh the boards.", Action::kCreateBoard},
    {Cause::kBoardMissing, "board_missing", Severity::kBroken, "The board was deleted.",
     "Pinterest doesn't have this pin's board. It was deleted, or the account left it.",
     "Choose another board.", Action::kChooseBoard},
    {Cause::kSectionMissing, "section_missing", Severity::kBroken, "The section was deleted.",
     "Pinterest doesn't have this pin's section. It was deleted or merged.",
     "Choose another section, or none.", Action::kChooseBoard},
    {Cause::kBoardNameTaken, "board_name_taken", Severity::kBroken,
     "You already have a board with this name.", "Each board of an account needs its own name.",
     "Choose another name, or use the existing board.", Action::kCreateBoard},
    {Cause::kImageTooSmall, "image_too_small", Severity::kBroken, "The image is too small for Pinterest.",
     "Pinterest refuses images with too few pixels. 1000 × 1500 looks best.", "Choose a larger image.",
     Action::kChooseImage},
    {Cause::kImageBroken, "image_broken", Severity::kBroken, "The image cannot be read.",
     "The file is damaged or incomplete.", "Save the image again, or choose another one.",
     Action::kChooseImage},
    {Cause::kImageUnsupported, "image_unsupported", Severity::kBroken,
     "This file is not a JPEG or PNG image.",
     "Pins can have JPEG and PNG images. Other files can't be published, even if their names end in .jpg or "
     ".png.",
     "Save it as JPEG or PNG, or choose another image.", Action::kChooseImage},
    {Cause::kImageTooLarge, "image_too_large", Severity::kBroken, "The image is too large.",
     "Images can be up to 20 MB, with up to 20,000 pixels on each side and 100 megapixels in total.",
     "Save a smaller version, up to 20 MB, or choose another image.", Action::kChooseImage},
    {Cause::kImageMissing, "image_missing", Severity::kBroken, "The pin's image is missing from this server.",
     "The stored file was removed or changed after the upload.", "Choose the image again.",
     Action::kChooseImage},
    {Cause::kLinkRefused, "link_refused", Severity::kBroken, "Pinterest refused the link.",
     "The address doesn't work, or Pinterest blocks the site.",
     "Check the link in a browser, then change or remove it.", Action::kEditPin},
    {Cause::kRefusedByPinterest, "refused_by_pinterest", Severity::kBroken, "Pinterest refused it.",
     "Pinterest gave a reason that Pinwright doesn't know.",
     "Read Pinterest's answer below, change the pin if needed, then try again.", Action::kRetry},
    // ---- Temporary problems, and ones that need a decision ----
    {Cause::kOutcomeUnknown, "outcome_unknown", Severity::kAttention,
     "We don't know yet whether the pin was published.",
     "Pinterest's answer didn't arrive. Pinwright searches the board and doesn't post the pin again before "
     "it knows.",
     "Wait a few minutes. No action needed.", Action::kWait},
    {Cause::kNeedsDecision, "needs_decision", Severity::kAttention, "A pin like yours is on the board.",
     "Pinterest's answer didn't arrive. A pin on the board may be yours, but it doesn't match exactly.",
     "Open it at Pinterest, then say whether it's yours, or publish again.", Action::kNone},
    {Cause::kRateLimited, "rate_limited", Severity::kAttention, "Pinterest's request limit is reached.",
     "Pinwright used up the requests Pinterest allows for now. The pin will be published automatically "
     "later.",
     "No action needed.", Action::kWait},
    {Cause::kSpamBlock, "spam_block", Severity::kAttention,
     "Pinterest has paused publishing for this account.",
     "Its spam protection reacted, often to many pins or the same links in a short time. The block lifts "
     "within a day.",
     "Wait a day, then publish more slowly.", Action::kWait},
    {Cause::kPinterestDown, "pinterest_down", Severity::kUnreached, "Pinterest is having problems.",
     "Pinterest is answering with errors. Nothing is lost, and Pinwright will try again.",
     "Wait a little, or try again now.", Action::kRetry},
    {Cause::kPinterestUnreachable, "pinterest_unreachable", Severity::kUnreached,
     "Pinterest cannot be reached from this server.",
     "The cause may be this server's network, DNS or firewall, or Pinterest itself. Nothing is lost, and "
     "Pinwright will try again.",
     "Check the server's internet connection, then try again.", Action::kRetry},
    {Cause::kClockWrong, "clock_wrong", Severity::kAttention, "This server's clock is wrong.",
     "It differs from Pinterest's by minutes, so pins would be published at the wrong time.",
     "Turn on the server's time synchronization, or set its clock.", Action::kWait},
    {Cause::kPaused, "paused", Severity::kAttention, "Publishing is paused.",
     "Someone paused it, or this server runs on restored data. Two servers with the same data must not both "
     "publish.",
     "Resume once you're sure that no other copy of this server is running.", Action::kNone},
    {Cause::kOverdue, "overdue", Severity::kBroken, "Its publishing time has passed.",
     "Publishing was paused, the account was disconnected or this server was off. The pin is now too late to "
     "publish automatically.",
     "Choose a new time, or publish it now.", Action::kRetry},
    {Cause::kDuplicateLink, "duplicate_link", Severity::kAttention, "This link goes to the same board twice.",
     "Another pin has this link on this board. Pinterest shows such pins to fewer people and may treat them "
     "as spam.",
     "Change the link or the board, or leave it if you mean it.", Action::kEditPin},
    {Cause::kVanished, "vanished", Severity::kAttention, "This pin is no longer on Pinterest.",
     "It was published and seen there. Since then, Pinterest or someone with access to the account deleted "
     "it.",
     "Check the account at Pinterest. If the pin should be there, publish it again.", Action::kRetry},
    // ---- This server ----
    {Cause::kDiskFull, "disk_full", Severity::kBroken, "The server's disk is full.",
     "There's no room to store this. Everything stored before is safe.",
     "Free some space on the server, then try again.", Action::kRetry},
    {Cause::kStorage, "storage", Severity::kBroken, "The server could not store or read its data.",
     "The database returned an error. Nothing was changed.",
     "Try again. If it keeps happening, check the server's log.", Action::kRetry},
    {Cause::kUnknownTimeZone, "unknown_time_zone", Severity::kBroken,
     "This server doesn't know the publishing times' time zone.",
     "It isn't in the server's time zone database, so Pinwright can't find a free slot. Scheduled pins keep "
     "their times.",
     "Set the publishing times again, or update the package tzdata on the server and restart Pinwright.",
     Action::kSetTimes},
    {Cause::kInternal, "internal", Severity::kBroken, "Something went wrong in Pinwright.",
     "This is a bug in Pinwright, not your mistake. What was saved before is safe.",
     "Try again. If it keeps happening, check the server's log.", Action::kRetry},
    // ---- The request ----
    {Cause::kBadRequest, "bad_request", Severity::kBroken, "The request could not be understood.",
     "What was sent doesn't have the expected form.", "Reload the page and try again.", Action::kReload},
    {Cause::kNotFound, "not_found", Severity::kBroken, "There's nothing here.",
     "It was deleted, or the address is wrong.", "Check the address, or go back.", Action::kNone},
    {Cause::kMethodNotAllowed, "method_not_allowed", Severity::kBroken, "That isn't possible here.",
     "The address exists, but doesn't accept this kind of request.", "Reload the page and try again.",
     Action::kReload},
    {Cause::kTooLarge, "too_large", Severity::kBroken, "The request is too large.",
     "It exceeds the server's size limit.", "Send a smaller file or shorter texts.", Action::kNone},
    {Cause::kTooSlow, "too_slow", Severity::kUnreached, "The transfer took too long.",
     "The connection to the server was too slow or was interrupted. Nothing was changed.",
     "Check your connection, then try again.", Action::kRetry},
    {Cause::kNoSession, "no_session", Severity::kBroken, "Your browser has no session with this server.",
     "The session cookie was deleted, or the browser blocks cookies.",
     "Allow cookies for this page, then reload it.", Action::kReload},
    {Cause::kForeignOrigin, "foreign_origin", Severity::kBroken, "The request came from another site.",
     "The server accepts changes only from its own pages at its public address.",
     "Open Pinwright at its public address and try again there.", Action::kReload},
    {Cause::kPinBusy, "pin_busy", Severity::kAttention, "The pin is being published right now.",
     "While Pinwright publishes a pin or searches for it, you can't change, retry or delete it.",
     "Wait until that is done.", Action::kWait},
    {Cause::kConflict, "conflict", Severity::kBroken, "This was changed somewhere else in the meantime.",
     "Something else is already stored under this name.", "Reload the page, then try again.",
     Action::kReload},
};

}  // namespace

const CatalogEntry& Describe(Cause cause)
{
    return kEntries[static_cast<std::size_t>(cause)];
}

const std::vector<CatalogEntry>& Catalog()
{
    static const std::vector<CatalogEntry> catalog{std::begin(kEntries), std::end(kEntries)};
    return catalog;
}

const CatalogEntry* FindCause(std::string_view id)
{
    for (const CatalogEntry& entry : kEntries) {
        if (entry.id == id)
            return &entry;
    }
    return nullptr;
}

Diagnosis Diagnose(Cause cause, std::string_view detail)
{
    const CatalogEntry& entry = Describe(cause);
    return {std::string(entry.id), std::string(entry.title),
            std::string(detail.empty() ? entry.explanation : detail), std::string(entry.fix), entry.action};
}

}  // namespace pinwright
