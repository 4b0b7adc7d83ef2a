#include "shared/diagnosis.hpp"

#include <iterator>

#include "shared/text_ids.hpp"

namespace pinwright {

namespace {

// In the order of `Cause`; a test checks that they match.
constexpr CatalogEntry kEntries[] = {
    // ---- The connection ----
    {Cause::kNotConnected, "not_connected", Severity::kBroken, texts::kNotConnectedTitle,
     texts::kNotConnectedExplanation, texts::kNotConnectedFix, Action::kConnect},
    {Cause::kSessionExpired, "session_expired", Severity::kBroken, texts::kSessionExpiredTitle,
     texts::kSessionExpiredExplanation, texts::kSessionExpiredFix, Action::kReconnect},
    {Cause::kScopeMissing, "scope_missing", Severity::kBroken, texts::kScopeMissingTitle,
     texts::kScopeMissingExplanation, texts::kScopeMissingFix, Action::kReconnect},
    {Cause::kWrongAccount, "wrong_account", Severity::kBroken, texts::kWrongAccountTitle,
     texts::kWrongAccountExplanation, texts::kWrongAccountFix, Action::kReconnect},
    {Cause::kPersonalAccount, "personal_account", Severity::kAttention, texts::kPersonalAccountTitle,
     texts::kPersonalAccountExplanation, texts::kPersonalAccountFix, Action::kOpenPinterestSettings},
    {Cause::kAppNotActive, "app_not_active", Severity::kBroken, texts::kAppNotActiveTitle,
     texts::kAppNotActiveExplanation, texts::kAppNotActiveFix, Action::kReconnect},
    {Cause::kTrialAccess, "trial_access", Severity::kBroken, texts::kTrialAccessTitle,
     texts::kTrialAccessExplanation, texts::kTrialAccessFix, Action::kConnectSandbox},
    {Cause::kAppCredentials, "app_credentials", Severity::kBroken, texts::kAppCredentialsTitle,
     texts::kAppCredentialsExplanation, texts::kAppCredentialsFix, Action::kTroubleshoot},
    {Cause::kAppNotConfigured, "app_not_configured", Severity::kBroken, texts::kAppNotConfiguredTitle,
     texts::kAppNotConfiguredExplanation, texts::kAppNotConfiguredFix, Action::kCopyRedirectUri},
    {Cause::kRedirectMismatch, "redirect_mismatch", Severity::kBroken, texts::kRedirectMismatchTitle,
     texts::kRedirectMismatchExplanation, texts::kRedirectMismatchFix, Action::kCopyRedirectUri},
    {Cause::kOtherEnvironment, "other_environment", Severity::kAttention, texts::kOtherEnvironmentTitle,
     texts::kOtherEnvironmentExplanation, texts::kOtherEnvironmentFix, Action::kConnect},
    {Cause::kConsentDeclined, "consent_declined", Severity::kAttention, texts::kConsentDeclinedTitle,
     texts::kConsentDeclinedExplanation, texts::kConsentDeclinedFix, Action::kConnect},
    {Cause::kInvalidState, "invalid_state", Severity::kBroken, texts::kInvalidStateTitle,
     texts::kInvalidStateExplanation, texts::kInvalidStateFix, Action::kConnect},
    {Cause::kGrantRefused, "grant_refused", Severity::kBroken, texts::kGrantRefusedTitle,
     texts::kGrantRefusedExplanation, texts::kGrantRefusedFix, Action::kConnect},
    {Cause::kTokenWarning, "token_warning", Severity::kAttention, texts::kTokenWarningTitle,
     texts::kTokenWarningExplanation, texts::kTokenWarningFix, Action::kReconnect},
    {Cause::kSignInEnding, "sign_in_ending", Severity::kAttention, texts::kSignInEndingTitle,
     texts::kSignInEndingExplanation, texts::kSignInEndingFix, Action::kReconnect},
    // ---- What a pin needs ----
    {Cause::kInvalidPin, "invalid_pin", Severity::kBroken, texts::kInvalidPinTitle,
     texts::kInvalidPinExplanation, texts::kInvalidPinFix, Action::kEditPin},
    {Cause::kNoBoards, "no_boards", Severity::kAttention, texts::kNoBoardsTitle, texts::kNoBoardsExplanation,
     texts::kNoBoardsFix, Action::kCreateBoard},
    {Cause::kBoardMissing, "board_missing", Severity::kBroken, texts::kBoardMissingTitle,
     texts::kBoardMissingExplanation, texts::kBoardMissingFix, Action::kChooseBoard},
    {Cause::kSectionMissing, "section_missing", Severity::kBroken, texts::kSectionMissingTitle,
     texts::kSectionMissingExplanation, texts::kSectionMissingFix, Action::kChooseBoard},
    {Cause::kBoardNameTaken, "board_name_taken", Severity::kBroken, texts::kBoardNameTakenTitle,
     texts::kBoardNameTakenExplanation, texts::kBoardNameTakenFix, Action::kCreateBoard},
    {Cause::kImageTooSmall, "image_too_small", Severity::kBroken, texts::kImageTooSmallTitle,
     texts::kImageTooSmallExplanation, texts::kImageTooSmallFix, Action::kChooseImage},
    {Cause::kImageBroken, "image_broken", Severity::kBroken, texts::kImageBrokenTitle,
     texts::kImageBrokenExplanation, texts::kImageBrokenFix, Action::kChooseImage},
    {Cause::kImageUnsupported, "image_unsupported", Severity::kBroken, texts::kImageUnsupportedTitle,
     texts::kImageUnsupportedExplanation, texts::kImageUnsupportedFix, Action::kChooseImage},
    {Cause::kImageTooLarge, "image_too_large", Severity::kBroken, texts::kImageTooLargeTitle,
     texts::kImageTooLargeExplanation, texts::kImageTooLargeFix, Action::kChooseImage},
    {Cause::kImageMissing, "image_missing", Severity::kBroken, texts::kImageMissingTitle,
     texts::kImageMissingExplanation, texts::kImageMissingFix, Action::kChooseImage},
    {Cause::kLinkRefused, "link_refused", Severity::kBroken, texts::kLinkRefusedTitle,
     texts::kLinkRefusedExplanation, texts::kLinkRefusedFix, Action::kEditPin},
    {Cause::kRefusedByPinterest, "refused_by_pinterest", Severity::kBroken, texts::kRefusedByPinterestTitle,
     texts::kRefusedByPinterestExplanation, texts::kRefusedByPinterestFix, Action::kRetry},
    // ---- Temporary problems, and ones that need a decision ----
    {Cause::kOutcomeUnknown, "outcome_unknown", Severity::kAttention, texts::kOutcomeUnknownTitle,
     texts::kOutcomeUnknownExplanation, texts::kOutcomeUnknownFix, Action::kWait},
    {Cause::kNeedsDecision, "needs_decision", Severity::kAttention, texts::kNeedsDecisionTitle,
     texts::kNeedsDecisionExplanation, texts::kNeedsDecisionFix, Action::kNone},
    {Cause::kRateLimited, "rate_limited", Severity::kAttention, texts::kRateLimitedTitle,
     texts::kRateLimitedExplanation, texts::kRateLimitedFix, Action::kWait},
    {Cause::kSpamBlock, "spam_block", Severity::kAttention, texts::kSpamBlockTitle,
     texts::kSpamBlockExplanation, texts::kSpamBlockFix, Action::kWait},
    {Cause::kPinterestDown, "pinterest_down", Severity::kUnreached, texts::kPinterestDownTitle,
     texts::kPinterestDownExplanation, texts::kPinterestDownFix, Action::kRetry},
    {Cause::kPinterestUnreachable, "pinterest_unreachable", Severity::kUnreached,
     texts::kPinterestUnreachableTitle, texts::kPinterestUnreachableExplanation,
     texts::kPinterestUnreachableFix, Action::kRetry},
    {Cause::kClockWrong, "clock_wrong", Severity::kAttention, texts::kClockWrongTitle,
     texts::kClockWrongExplanation, texts::kClockWrongFix, Action::kWait},
    {Cause::kPaused, "paused", Severity::kAttention, texts::kPausedTitle, texts::kPausedExplanation,
     texts::kPausedFix, Action::kNone},
    {Cause::kOverdue, "overdue", Severity::kBroken, texts::kOverdueTitle, texts::kOverdueExplanation,
     texts::kOverdueFix, Action::kRetry},
    {Cause::kDuplicateLink, "duplicate_link", Severity::kAttention, texts::kDuplicateLinkTitle,
     texts::kDuplicateLinkExplanation, texts::kDuplicateLinkFix, Action::kEditPin},
    {Cause::kVanished, "vanished", Severity::kAttention, texts::kVanishedTitle, texts::kVanishedExplanation,
     texts::kVanishedFix, Action::kRetry},
    // ---- This server ----
    {Cause::kDiskFull, "disk_full", Severity::kBroken, texts::kDiskFullTitle, texts::kDiskFullExplanation,
     texts::kDiskFullFix, Action::kRetry},
    {Cause::kStorage, "storage", Severity::kBroken, texts::kStorageTitle, texts::kStorageExplanation,
     texts::kStorageFix, Action::kRetry},
    {Cause::kUnknownTimeZone, "unknown_time_zone", Severity::kBroken, texts::kUnknownTimeZoneTitle,
     texts::kUnknownTimeZoneExplanation, texts::kUnknownTimeZoneFix, Action::kSetTimes},
    {Cause::kInternal, "internal", Severity::kBroken, texts::kInternalTitle, texts::kInternalExplanation,
     texts::kInternalFix, Action::kRetry},
    // ---- The request ----
    {Cause::kBadRequest, "bad_request", Severity::kBroken, texts::kBadRequestTitle,
     texts::kBadRequestExplanation, texts::kBadRequestFix, Action::kReload},
    {Cause::kNotFound, "not_found", Severity::kBroken, texts::kNotFoundTitle, texts::kNotFoundExplanation,
     texts::kNotFoundFix, Action::kNone},
    {Cause::kMethodNotAllowed, "method_not_allowed", Severity::kBroken, texts::kMethodNotAllowedTitle,
     texts::kMethodNotAllowedExplanation, texts::kMethodNotAllowedFix, Action::kReload},
    {Cause::kTooLarge, "too_large", Severity::kBroken, texts::kTooLargeTitle, texts::kTooLargeExplanation,
     texts::kTooLargeFix, Action::kNone},
    {Cause::kTooSlow, "too_slow", Severity::kUnreached, texts::kTooSlowTitle, texts::kTooSlowExplanation,
     texts::kTooSlowFix, Action::kRetry},
    {Cause::kNoSession, "no_session", Severity::kBroken, texts::kNoSessionTitle, texts::kNoSessionExplanation,
     texts::kNoSessionFix, Action::kReload},
    {Cause::kForeignOrigin, "foreign_origin", Severity::kBroken, texts::kForeignOriginTitle,
     texts::kForeignOriginExplanation, texts::kForeignOriginFix, Action::kReload},
    {Cause::kPinBusy, "pin_busy", Severity::kAttention, texts::kPinBusyTitle, texts::kPinBusyExplanation,
     texts::kPinBusyFix, Action::kWait},
    {Cause::kConflict, "conflict", Severity::kBroken, texts::kConflictTitle, texts::kConflictExplanation,
     texts::kConflictFix, Action::kReload},
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
