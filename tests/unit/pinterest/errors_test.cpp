#include "proxy/pinterest/errors.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "proxy/pinterest/answers.hpp"
#include "shared/utf8.hpp"

namespace {

using pinwright::Cause;
using pinwright::net::Failure;
using pinwright::net::Reply;
using pinwright::pinterest::Asked;
using pinwright::pinterest::Fault;
using pinwright::pinterest::FaultOf;
using pinwright::pinterest::MetaOf;
using pinwright::pinterest::UnusableAnswer;

Fault Judge(Asked asked, int status, const std::string& body, std::vector<std::string_view> secrets = {})
{
    const Reply reply{status, {{"X-Pinterest-RID", "4711"}}, body};
    return FaultOf(asked, reply, MetaOf(reply), secrets);
}

constexpr const char* kHtml = "<html><body>Bad <b>gateway</b></body></html>";

TEST_CASE("every answer of the API has its cause, and is a definite no or not")
{
    const struct {
        int status;
        const char* body;
        Cause cause;
        bool definite;
    } table[] = {
        // The account.
        {401, R"({"code":2,"message":"Authentication failed."})", Cause::kSessionExpired, true},
        {401, R"({"code":"2","message":"Authentication failed.","status":"failure"})", Cause::kSessionExpired,
         true},
        {401,
         R"({"code":3,"message":"Your token does not have sufficient permissions to perform this operation."})",
         Cause::kScopeMissing, true},
        {401,
         R"({"code":3,"message":"Your application does not have access to this restricted feature: pin_edit"})",
         Cause::kScopeMissing, true},
        {401,
         R"({"code":3,"message":"Your application consumer type is not supported, please contact support"})",
         Cause::kAppNotActive, true},
        {401, R"({"code":7,"message":"Not authorized to access board or Pin."})", Cause::kRefusedByPinterest,
         true},
        {401, kHtml, Cause::kPinterestDown, false},
        {403, R"({"code":29,"message":"Apps with Trial access may not create Pins in production"})",
         Cause::kTrialAccess, true},
        {403, R"({"code":29,"message":"You are not permitted to access that resource."})",
         Cause::kRefusedByPinterest, true},
        {403, R"({"code":403,"message":"Not authorized to access the user account."})",
         Cause::kRefusedByPinterest, true},
        {400, R"({"code":1,"message":"Sorry we could not fetch the image."})", Cause::kImageBroken, true},
        // The board and the section.
        {404, R"({"code":40,"message":"Board not found."})", Cause::kBoardMissing, true},
        {404, R"({"code":404,"message":"Board not found."})", Cause::kBoardMissing, true},
        {404, R"({"code":2031,"message":"Sorry! We couldn't find this board section."})",
         Cause::kSectionMissing, true},
        {404, R"({"code":50,"message":"Pin not found."})", Cause::kNotFound, true},
        {404, kHtml, Cause::kPinterestDown, false},
        // The image and the link.
        {403, R"({"code":233,"message":"Your image is too small."})", Cause::kImageTooSmall, true},
        {403, R"({"code":235,"message":"Sorry, this image is broken."})", Cause::kImageBroken, true},
        {413, kHtml, Cause::kImageTooLarge, true},
        {400, R"({"code":1,"message":"Whoops! It looks like you entered an invalid URL. Try again."})",
         Cause::kLinkRefused, true},
        {400, R"({"code":1,"message":"Unable to reach the URL"})", Cause::kLinkRefused, true},
        {400, R"({"code":1,"message":"Sorry! This site doesn't allow you to save Pins."})",
         Cause::kLinkRefused, true},
        {400, R"({"code":1,"message":"Sorry! We blocked this link because it may lead to spam."})",
         Cause::kLinkRefused, true},
        {400, R"({"code":1,"message":"Invalid request body"})", Cause::kRefusedByPinterest, true},
        {400, R"({"code":58,"message":"Try a different name"})", Cause::kBoardNameTaken, true},
        {400, R"({"code":400,"message":"The board name is invalid or duplicated."})", Cause::kBoardNameTaken,
         true},
        // Rate limits.
        {429, R"({"code":8,"message":"This request exceeded a rate limit."})", Cause::kRateLimited, true},
        {429, kHtml, Cause::kRateLimited, true},
        {429, R"({"code":8,"message":"You hit a block (Pins) we have in place to combat Spam."})",
         Cause::kSpamBlock, true},
        {429, R"({"code":8,"message":"Too many","message_detail":"considered spam"})", Cause::kSpamBlock,
         true},
        {403, R"({"code":9,"message":"Sorry, a block (Pins) we have in place to combat spam"})",
         Cause::kSpamBlock, true},
        // Not definite: the request may have succeeded anyway.
        {400, R"({"code":2786,"message":"Sorry! Something went wrong on our end."})", Cause::kPinterestDown,
         false},
        {400, R"({"code":2787,"message":"Sorry! Something went wrong on our end."})", Cause::kPinterestDown,
         false},
        {408, R"({"code":408,"message":"Timeout"})", Cause::kPinterestDown, false},
        {409, R"({"code":409,"message":"Could not get exclusive access to the board"})",
         Cause::kPinterestDown, false},
        {500, R"({"code":500,"message":"Internal"})", Cause::kPinterestDown, false},
        {502, kHtml, Cause::kPinterestDown, false},
        {503, "", Cause::kPinterestDown, false},
        {503, R"({"code":2,"message":"Authentication failed."})", Cause::kPinterestDown, false},
        {301, "", Cause::kPinterestDown, false},
        {302, R"({"code":40,"message":"Board not found."})", Cause::kPinterestDown, false},
        // Unknown ones.
        {400, R"({"code":999999,"message":"Never seen"})", Cause::kRefusedByPinterest, true},
        {405, R"({"code":5,"message":"Method not allowed"})", Cause::kRefusedByPinterest, true},
        {418, "{}", Cause::kPinterestDown, false},
        {400, "[1,2]", Cause::kPinterestDown, false},
        {400, "{\"code\":{},\"message\":[]}", Cause::kPinterestDown, false},
    };
    for (const auto& one : table) {
        INFO(one.status << " " << one.body);
        const Fault fault = Judge(Asked::kApi, one.status, one.body);
        CHECK(pinwright::Describe(fault.cause).id == pinwright::Describe(one.cause).id);
        CHECK(fault.definite == one.definite);
        CHECK(fault.detail.find("request 4711") != std::string::npos);
        CHECK(fault.detail.find('<') == std::string::npos);
    }
}

TEST_CASE("the token endpoint speaks of the app and the grant; what is not understood proves nothing")
{
    const struct {
        int status;
        const char* body;
        Cause cause;
        bool definite;
    } table[] = {
        {401, R"({"code":2,"message":"Authentication failed."})", Cause::kAppCredentials, true},
        {401, R"({"code":283,"message":"The authorization grant is invalid"})", Cause::kGrantRefused, true},
        {400, R"({"code":283,"message":"The authorization grant is invalid"})", Cause::kGrantRefused, true},
        {400, R"({"code":1,"message":"Invalid request body"})", Cause::kGrantRefused, true},
        {401, R"({"code":3,"message":"Your application consumer type is not supported"})",
         Cause::kAppNotActive, true},
        {429, R"({"code":8,"message":"This request exceeded a rate limit."})", Cause::kRateLimited, true},
        {403, R"({"code":29,"message":"You are not permitted"})", Cause::kRefusedByPinterest, true},
        {401, kHtml, Cause::kPinterestDown, false},
        {400, "", Cause::kPinterestDown, false},
        {404, kHtml, Cause::kPinterestDown, false},
        {500, R"({"code":283,"message":"The authorization grant is invalid"})", Cause::kPinterestDown, false},
        {307, "", Cause::kPinterestDown, false},
    };
    for (const auto& one : table) {
        INFO(one.status << " " << one.body);
        const Fault fault = Judge(Asked::kToken, one.status, one.body);
        CHECK(pinwright::Describe(fault.cause).id == pinwright::Describe(one.cause).id);
        CHECK(fault.definite == one.definite);
    }
}

TEST_CASE("an unknown refusal keeps Pinterest's code, words and request id")
{
    const Fault fault = Judge(Asked::kApi, 403, R"({"code":4242,"message":"Quite\nnew"})");
    CHECK(fault.code == 4242);
    CHECK(fault.message == "Quite new");
    CHECK(fault.detail == "Pinterest says: Quite new (HTTP 403, code 4242, request 4711)");
}

TEST_CASE("Pinterest's words never bring a secret back, and stay short and well-formed")
{
    const Fault echo = Judge(Asked::kApi, 400, R"({"code":1,"message":"bad pina_S3cret, twice pina_S3cret"})",
                             {"pina_S3cret", ""});
    CHECK(echo.message == "bad ..., twice ...");
    CHECK(echo.detail.find("pina_S3cret") == std::string::npos);

    std::string long_message = "x";
    for (int i = 0; i < 400; ++i)
        long_message += "\xc3\xa4";
    const Fault cut = Judge(Asked::kApi, 400, "{\"code\":1,\"message\":\"" + long_message + "\"}");
    CHECK(cut.message.size() <= 500);
    CHECK(cut.message.size() > 490);
    CHECK(pinwright::IsValidUtf8(cut.message));
}

TEST_CASE("a call without an answer tells whether all of it may have been sent")
{
    const struct {
        Failure failure;
        Cause cause;
        bool sent;
    } table[] = {
        {Failure::kResolve, Cause::kPinterestUnreachable, false},
        {Failure::kConnect, Cause::kPinterestUnreachable, false},
        {Failure::kTls, Cause::kPinterestUnreachable, false},
        {Failure::kTimeout, Cause::kPinterestUnreachable, true},
        {Failure::kCut, Cause::kPinterestUnreachable, true},
        {Failure::kTooLarge, Cause::kPinterestDown, true},
        {Failure::kFenceClosed, Cause::kPinBusy, false},
        {Failure::kRefusedHere, Cause::kInternal, false},
    };
    for (const auto& one : table) {
        const Fault fault = FaultOf(one.failure);
        CHECK(fault.cause == one.cause);
        CHECK(fault.sent == one.sent);
        CHECK_FALSE(fault.definite);
        CHECK_FALSE(fault.detail.empty());
    }
    CHECK(UnusableAnswer({}, true).cause == Cause::kOutcomeUnknown);
    CHECK(UnusableAnswer({}, false).cause == Cause::kPinterestDown);
    CHECK_FALSE(UnusableAnswer({}, true).definite);
}

}  // namespace
