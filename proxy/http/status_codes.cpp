#include "proxy/http/status_codes.hpp"

namespace pinwright::http {

int HttpStatus(Cause cause)
{
    switch (cause) {
        case Cause::kNotConnected:
        case Cause::kSessionExpired:
        case Cause::kScopeMissing:
        case Cause::kWrongAccount:
        case Cause::kPersonalAccount:
        case Cause::kAppNotActive:
        case Cause::kTrialAccess:
        case Cause::kAppCredentials:
        case Cause::kAppNotConfigured:
        case Cause::kRedirectMismatch:
        case Cause::kOtherEnvironment:
        case Cause::kConsentDeclined:
        case Cause::kGrantRefused:
        case Cause::kTokenWarning:
        case Cause::kSignInEnding:
            return 409;
        case Cause::kInvalidState:
            return 400;

        case Cause::kInvalidPin:
        case Cause::kNoBoards:
        case Cause::kImageTooSmall:
        case Cause::kImageBroken:
        case Cause::kLinkRefused:
            return 422;
        case Cause::kBoardMissing:
        case Cause::kSectionMissing:
        case Cause::kImageMissing:
        case Cause::kVanished:
            return 404;
        case Cause::kBoardNameTaken:
            return 409;
        case Cause::kImageUnsupported:
            return 415;
        case Cause::kImageTooLarge:
            return 413;

        case Cause::kOutcomeUnknown:
        case Cause::kNeedsDecision:
        case Cause::kPaused:
        case Cause::kOverdue:
        case Cause::kDuplicateLink:
            return 409;
        case Cause::kRateLimited:
        case Cause::kSpamBlock:
            return 429;
        case Cause::kRefusedByPinterest:
        case Cause::kPinterestDown:
            return 502;
        case Cause::kPinterestUnreachable:
            return 504;
        case Cause::kClockWrong:
            return 503;

        case Cause::kDiskFull:
            return 507;
        case Cause::kStorage:
            return 503;
        case Cause::kUnknownTimeZone:
            return 409;
        case Cause::kInternal:
            return 500;

        case Cause::kBadRequest:
            return 400;
        case Cause::kNotFound:
            return 404;
        case Cause::kMethodNotAllowed:
            return 405;
        case Cause::kTooLarge:
            return 413;
        case Cause::kTooSlow:
            return 408;
        case Cause::kNoSession:
            return 401;
        case Cause::kForeignOrigin:
            return 403;
        case Cause::kPinBusy:
        case Cause::kConflict:
            return 409;
    }
    return 500;
}

}  // namespace pinwright::http
