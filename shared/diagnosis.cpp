#include "shared/diagnosis.hpp"

#include <iterator>

namespace pinwright {

namespace {

// In the order of `Cause`; a test checks that they match.
constexpr CatalogueEntry kEntries[] = {
    // ---- The connection ----
    {Cause::kNotConnected, "not_connected", Severity::kBroken, "Pinterest is not connected.",
     "The account was disconnected here, or never connected. Its pins are kept and wait.",
     "Connect the account.", Action::kConnect},
    {Cause::kSessionExpired, "session_expired", Severity::kBroken, "The sign-in at Pinterest has ended.",
     "Pinterest no longer takes this account's sign-in. Sign-ins end after a while, when the password or "
     "user name changes, or when Pinwright is removed from the connected apps at Pinterest. Nothing "
     "scheduled is lost: pins wait, and go out once the account is back.",
     "Reconnect the account and sign in at Pinterest again.", Action::kReconnect},
    {Cause::kScopeMissing, "scope_missing", Severity::kBroken, "A permission is missing.",
     "Pinterest did not grant every permission, most often because one was left off on the permissions page. "
     "Publishing needs all five.",
     "Reconnect, and leave every permission on.", Action::kReconnect},
    {Cause::kWrongAccount, "wrong_account", Severity::kBroken, "Another Pinterest account signed in.",
     "The sign-in came back from a different account than the one to be reconnected, so nothing was changed "
     "here.",
     "Sign out at Pinterest, then reconnect and sign in as the account that you mean.", Action::kReconnect},
    {Cause::kPersonalAccount, "personal_account", Severity::kAttention,
     "This is a personal Pinterest account.",
     "Pinterest's publishing is made for business accounts, and may refuse pins from a personal one. "
     "Converting is free, and keeps pins and followers.",
     "At Pinterest, open Settings, then Account management, then Convert to a business account. Reconnect "
     "afterwards.",
     Action::kOpenPinterestSettings},
    {Cause::kAppNotActive, "app_not_active", Severity::kBroken, "Pinterest has not activated your app yet.",
     "The app of this server is registered, but its access has not been granted yet, so Pinterest refuses "
     "every call. Requests are reviewed on business days.",
     "Wait for Pinterest's message that access was granted, then reconnect.", Action::kReconnect},
    {Cause::kTrialAccess, "trial_access", Severity::kBroken,
     "Your Pinterest app has trial access, which cannot publish.",
     "Apps with trial access may connect and read boards, but may not create pins at the real Pinterest. The "
     "sandbox takes them, visible to you alone.",
     "Try it in the sandbox now, and ask Pinterest for Standard access with a short video of signing in and "
     "publishing.",
     Action::kConnectSandbox},
    {Cause::kAppCredentials, "app_credentials", Severity::kBroken,
     "Pinterest does not accept this server's app ID and secret.",
     "The ID or the secret of the app is wrong, or the secret was reset at Pinterest. The connected accounts "
     "stay connected, and their pins wait.",
     "Copy the ID and secret from your app's page at developers.pinterest.com into this server's settings, "
     "then restart it.",
     Action::kTroubleshoot},
    {Cause::kAppNotConfigured, "app_not_configured", Severity::kBroken,
     "This server has no Pinterest app yet.",
     "Signing in goes through an app of your own at Pinterest, and this server was started without one.",
     "Register an app at developers.pinterest.com, set PINTEREST_APP_ID and PINTEREST_APP_SECRET, and start "
     "the server again.",
     Action::kCopyRedirectUri},
    {Cause::kRedirectMismatch, "redirect_mismatch", Severity::kBroken,
     "The redirect address is not registered at Pinterest.",
     "Pinterest sends people back only to addresses that are registered for the app exactly as they are.",
     "Copy the redirect address into your app's settings at Pinterest, then connect again.",
     Action::kCopyRedirectUri},
    {Cause::kOtherEnvironment, "other_environment", Severity::kAttention,
     "This belongs to another Pinterest than the one in use.",
     "The account was connected at the sandbox, at the stand-in or through another app. It is kept, and its "
     "pins wait until this server is set up for it.",
     "Start the server with the settings that the account was connected with, or connect the account here.",
     Action::kConnect},
    {Cause::kConsentDeclined, "consent_declined", Severity::kAttention,
     "The connection was canceled at Pinterest.", "Nothing was connected or changed.",
     "Connect again when you are ready, and leave every permission on.", Action::kConnect},
    {Cause::kInvalidState, "invalid_state", Severity::kBroken,
     "This answer does not belong to a sign-in begun here.",
     "The sign-in was begun in another browser, longer than ten minutes ago, or was used already. Blocked "
     "cookies have the same effect. Nothing was connected or changed.",
     "Connect again from this page, in this browser, with cookies allowed.", Action::kConnect},
    {Cause::kGrantRefused, "grant_refused", Severity::kBroken, "Pinterest did not accept the sign-in.",
     "The code that Pinterest gave for this sign-in was used already or is too old. Nothing was changed.",
     "Connect again.", Action::kConnect},
    {Cause::kTokenWarning, "token_warning", Severity::kAttention, "The sign-in could not be renewed.",
     "Everything works until the present sign-in ends. After that, pins wait until the account is "
     "reconnected.",
     "Reconnect the account soon.", Action::kReconnect},
    {Cause::kSignInEnding, "sign_in_ending", Severity::kAttention, "The sign-in ends soon.",
     "It could not be renewed for a long time. After its end, pins wait until the account is reconnected.",
     "Reconnect the account before that, and no pin has to wait.", Action::kReconnect},
    // ---- What a pin needs ----
    {Cause::kInvalidPin, "invalid_pin", Severity::kBroken, "The pin is not ready yet.",
     "Something is missing or too long. The marked fields say what.", "Fix the marked fields.",
     Action::kEditPin},
    {Cause::kNoBoards, "no_boards", Severity::kAttention, "No boards found.",
     "The account is connected, but has no board yet, and every pin goes to one.",
     "Create a board here, or create one at Pinterest and refresh the boards.", Action::kCreateBoard},
    {Cause::kBoardMissing, "board_missing", Severity::kBroken, "The board is no longer there.",
     "Pinterest does not know the board of this pin. It was deleted, or the account has left it.",
     "Choose another board.", Action::kChooseBoard},
    {Cause::kSectionMissing, "section_missing", Severity::kBroken, "The board section is no longer there.",
     "Pinterest does not know the section of this pin. It was deleted or merged.",
     "Choose another section, or none.", Action::kChooseBoard},
    {Cause::kBoardNameTaken, "board_name_taken", Severity::kBroken, "There is a board of this name already.",
     "Each board of an account needs its own name.", "Choose another name, or use the board that is there.",
     Action::kCreateBoard},
    {Cause::kImageTooSmall, "image_too_small", Severity::kBroken, "The image is too small for Pinterest.",
     "Pinterest refuses images with too few pixels. 1000 by 1500 looks best.", "Choose a larger image.",
     Action::kChooseImage},
    {Cause::kImageBroken, "image_broken", Severity::kBroken, "The image cannot be read.",
     "The file is damaged or incomplete.", "Save the image again, or choose another one.",
     Action::kChooseImage},
    {Cause::kImageUnsupported, "image_unsupported", Severity::kBroken,
     "This file is not a JPEG or PNG image.",
     "Pins take JPEG and PNG images. Videos, WebP, GIF, HEIC and other files cannot be published here, "
     "whatever their name ends with.",
     "Save it as JPEG or PNG, or choose another image.", Action::kChooseImage},
    {Cause::kImageTooLarge, "image_too_large", Severity::kBroken, "The image is too large.",
     "Images can be up to 20 MB, with up to 20,000 pixels on each side and 100 megapixels in total.",
     "Save a smaller version, up to 20 MB, or choose another image.", Action::kChooseImage},
    {Cause::kImageMissing, "image_missing", Severity::kBroken, "The pin's image is gone from this server.",
     "The stored file was removed or altered after it was uploaded.", "Choose the image again.",
     Action::kChooseImage},
    {Cause::kLinkRefused, "link_refused", Severity::kBroken, "Pinterest does not take the link.",
     "The address does not work, or its site is blocked at Pinterest.",
     "Check the link in a browser, then change or remove it.", Action::kEditPin},
    {Cause::kRefusedByPinterest, "refused_by_pinterest", Severity::kBroken, "Pinterest refused it.",
     "Pinterest gave a reason that is not known here.",
     "Read Pinterest's answer below, change the pin if it names something, then try again.", Action::kRetry},
    // ---- Temporary problems, and ones that need a decision ----
    {Cause::kOutcomeUnknown, "outcome_unknown", Severity::kAttention,
     "It is not known yet whether the pin was made.",
     "Pinterest's answer did not arrive. The pin is being looked for on its board, and is never posted again "
     "before that is settled.",
     "Wait a few minutes. There is nothing to do.", Action::kWait},
    {Cause::kNeedsDecision, "needs_decision", Severity::kAttention, "A pin much like yours is on the board.",
     "Pinterest's answer did not arrive. A pin was found that may be yours, but it doesn't match exactly.",
     "Look at it at Pinterest, then say whether it is yours or publish again.", Action::kNone},
    {Cause::kRateLimited, "rate_limited", Severity::kAttention, "Pinterest asks to slow down.",
     "Pinterest's limit of calls is used up for now. The pin will be published automatically later.",
     "No action needed.", Action::kWait},
    {Cause::kSpamBlock, "spam_block", Severity::kAttention,
     "Pinterest has paused publishing for this account.",
     "Pinterest's spam protection stepped in, often after many pins or many of the same links in a short "
     "time. It lifts within a day.",
     "Wait a day, and publish at a slower pace.", Action::kWait},
    {Cause::kPinterestDown, "pinterest_down", Severity::kUnreached, "Pinterest has a problem.",
     "Pinterest answers with errors at the moment. Nothing is lost, and Pinwright will try again.",
     "Wait a little, or try again now.", Action::kRetry},
    {Cause::kPinterestUnreachable, "pinterest_unreachable", Severity::kUnreached,
     "Pinterest cannot be reached from this server.",
     "The server found no way to Pinterest: its network, name service or firewall, or Pinterest itself. "
     "Nothing is lost, and Pinwright will try again.",
     "Check the server's internet connection, then try again.", Action::kRetry},
    {Cause::kClockWrong, "clock_wrong", Severity::kAttention, "This server's clock is wrong.",
     "Its time is minutes away from Pinterest's, so pins would go out at the wrong moment.",
     "Turn on the server's time synchronization, or set its clock.", Action::kWait},
    {Cause::kPaused, "paused", Severity::kAttention, "Publishing is paused.",
     "Someone paused it, or this server runs on a restored copy. Two copies of the same data must not "
     "publish twice.",
     "Resume once you are sure that no other copy of this server is running.", Action::kNone},
    {Cause::kOverdue, "overdue", Severity::kBroken, "Its time has passed.",
     "Its time passed while publishing was paused, the account was not connected or this server was off. By "
     "now it is later than overdue pins may go out.",
     "Choose a new time, or publish it now.", Action::kRetry},
    {Cause::kDuplicateLink, "duplicate_link", Severity::kAttention, "This link goes to the same board twice.",
     "Another pin has the same link on the same board. Pinterest shows such pins to fewer people, and may "
     "treat them as spam.",
     "Change the link or the board, or leave it if it is meant.", Action::kEditPin},
    {Cause::kVanished, "vanished", Severity::kAttention, "This pin is no longer at Pinterest.",
     "It was published, and has been seen there. Since then it was deleted at Pinterest, by somebody who may "
     "use "
     "the account or by Pinterest itself.",
     "Look at the account at Pinterest. If the pin is to be there, publish it again.", Action::kRetry},
    // ---- This server ----
    {Cause::kDiskFull, "disk_full", Severity::kBroken, "The server's disk is full.",
     "There was no room to store this. What was stored before is safe.",
     "Free some space on the server, then try again.", Action::kRetry},
    {Cause::kStorage, "storage", Severity::kBroken, "The server could not store or read its data.",
     "Its database answered with an error, so nothing was changed.",
     "Try again. If it keeps happening, check the server's log.", Action::kRetry},
    {Cause::kUnknownTimeZone, "unknown_time_zone", Severity::kBroken,
     "This server doesn't know the time zone of the publishing times.",
     "Its time zone database has no such zone, so Pinwright can't find a free slot. Scheduled pins keep "
     "their times.",
     "Set the publishing times again in your time zone. Or update the package tzdata on the server and "
     "restart Pinwright.",
     Action::kSetTimes},
    {Cause::kInternal, "internal", Severity::kBroken, "Something went wrong in Pinwright.",
     "This is a bug in Pinwright, not your mistake. What was saved before is safe.",
     "Try again. If it keeps happening, check the server's log.", Action::kRetry},
    // ---- The request ----
    {Cause::kBadRequest, "bad_request", Severity::kBroken, "The request could not be understood.",
     "What was sent does not have the expected form.", "Reload the page and try again.", Action::kReload},
    {Cause::kNotFound, "not_found", Severity::kBroken, "This does not exist.",
     "It was removed, or the address is wrong.", "Check the address, or go back.", Action::kNone},
    {Cause::kMethodNotAllowed, "method_not_allowed", Severity::kBroken, "This cannot be done here.",
     "The address exists, but does not take this kind of request.", "Reload the page and try again.",
     Action::kReload},
    {Cause::kTooLarge, "too_large", Severity::kBroken, "That is more than the server takes at once.",
     "The request is over its size limit.", "Send less: a smaller file, or shorter texts.", Action::kNone},
    {Cause::kTooSlow, "too_slow", Severity::kUnreached, "The transfer took too long.",
     "The connection to the server was too slow, or stopped half way. Nothing was changed.",
     "Check your connection, then try again.", Action::kRetry},
    {Cause::kNoSession, "no_session", Severity::kBroken, "Your browser is not known to this server yet.",
     "The session cookie is missing. It was cleared, or the browser blocks cookies.",
     "Allow cookies for this page, then reload it.", Action::kReload},
    {Cause::kForeignOrigin, "foreign_origin", Severity::kBroken, "The request came from another site.",
     "The server takes changes only from its own pages, under its public address.",
     "Open Pinwright under its public address and try again there.", Action::kReload},
    {Cause::kPinBusy, "pin_busy", Severity::kAttention, "The pin is on its way right now.",
     "While a pin is being published or looked for, it cannot be changed, retried or deleted.",
     "Wait until it is settled.", Action::kWait},
    {Cause::kConflict, "conflict", Severity::kBroken, "This was changed elsewhere in the meantime.",
     "Something else is stored under the same name already.", "Reload the page, then try again.",
     Action::kReload},
};

}  // namespace

const CatalogueEntry& Describe(Cause cause)
{
    return kEntries[static_cast<std::size_t>(cause)];
}

const std::vector<CatalogueEntry>& Catalogue()
{
    static const std::vector<CatalogueEntry> catalogue{std::begin(kEntries), std::end(kEntries)};
    return catalogue;
}

const CatalogueEntry* FindCause(std::string_view id)
{
    for (const CatalogueEntry& entry : kEntries) {
        if (entry.id == id)
            return &entry;
    }
    return nullptr;
}

Diagnosis Diagnose(Cause cause, std::string_view detail)
{
    const CatalogueEntry& entry = Describe(cause);
    return {std::string(entry.id), std::string(entry.title),
            std::string(detail.empty() ? entry.explanation : detail), std::string(entry.fix), entry.action};
}

}  // namespace pinwright
