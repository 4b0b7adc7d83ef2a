#include "proxy/pinterest/errors.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "proxy/config/process_limits.hpp"
#include "proxy/pinterest/masking.hpp"
#include "shared/json_text.hpp"
#include "shared/utf8.hpp"

namespace pinwright::pinterest {

namespace {

constexpr std::size_t kMessageBytes = 500;
// The beginning of a message is enough to classify it.
constexpr std::size_t kLongestMessage = 16'384;
constexpr int kAny = 0;

struct Rule {
    Asked asked;
    int status;             ///< kAny: every 4xx.
    int code;               ///< kAny: any code.
    std::string_view says;  ///< Part of message or message_detail, in lower case; empty: any text.
    Cause cause;
};

// The first matching rule wins. Rules with specific words come before bare codes.
constexpr Rule kRules[] = {
    // The token endpoint: the app's id and secret, and the grant.
    {Asked::kToken, kAny, 283, "", Cause::kGrantRefused},
    {Asked::kToken, 401, 3, "consumer type", Cause::kAppNotActive},
    {Asked::kToken, 401, 2, "", Cause::kAppCredentials},
    {Asked::kToken, 400, 1, "", Cause::kGrantRefused},
    {Asked::kToken, 429, kAny, "", Cause::kRateLimited},
    // The account.
    {Asked::kApi, 401, 2, "", Cause::kSessionExpired},
    {Asked::kApi, 401, 3, "consumer type", Cause::kAppNotActive},
    {Asked::kApi, 401, 3, "", Cause::kScopeMissing},
    {Asked::kApi, 401, 401, "", Cause::kSessionExpired},
    {Asked::kApi, 403, 29, "trial access", Cause::kTrialAccess},
    // Rate and spam limits.
    {Asked::kApi, 429, kAny, "spam", Cause::kSpamBlock},
    {Asked::kApi, 429, kAny, "", Cause::kRateLimited},
    {Asked::kApi, kAny, kAny, "combat spam", Cause::kSpamBlock},
    // The pin and its place.
    {Asked::kApi, kAny, 2031, "", Cause::kSectionMissing},
    {Asked::kApi, 404, kAny, "board section", Cause::kSectionMissing},
    {Asked::kApi, 404, 40, "", Cause::kBoardMissing},
    {Asked::kApi, 404, kAny, "board not found", Cause::kBoardMissing},
    {Asked::kApi, 404, 50, "", Cause::kNotFound},
    {Asked::kApi, 404, kAny, "pin not found", Cause::kNotFound},
    {Asked::kApi, kAny, 233, "", Cause::kImageTooSmall},
    {Asked::kApi, kAny, 235, "", Cause::kImageBroken},
    {Asked::kApi, kAny, kAny, "could not fetch the image", Cause::kImageBroken},
    {Asked::kApi, 413, kAny, "", Cause::kImageTooLarge},
    {Asked::kApi, kAny, 58, "", Cause::kBoardNameTaken},
    {Asked::kApi, 400, kAny, "board name is invalid or duplicated", Cause::kBoardNameTaken},
    {Asked::kApi, kAny, kAny, "invalid url", Cause::kLinkRefused},
    {Asked::kApi, kAny, kAny, "unable to reach", Cause::kLinkRefused},
    {Asked::kApi, kAny, kAny, "doesn't allow you to save", Cause::kLinkRefused},
    {Asked::kApi, kAny, kAny, "blocked this link", Cause::kLinkRefused},
};

// Codes of a 400 for an error on Pinterest's side, which may have done the work anyway.
bool IsHiccup(int code)
{
    return code == 2786 || code == 2787;
}

std::string LowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::string Field(const nlohmann::json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int Code(const nlohmann::json& json)
{
    const auto found = json.find("code");
    if (found == json.end())
        return 0;
    if (found->is_number_integer()) {
        const auto number = found->get<std::int64_t>();
        return number >= 0 && number <= 1'000'000 ? static_cast<int>(number) : 0;
    }
    const std::string text = Field(json, "code");
    const bool digits = !text.empty() && text.size() <= 6 &&
                        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::stoi(text) : 0;
}

// Makes Pinterest's message safe to show: one line, no secrets, cut between characters. Masks after removing
// invisible characters, since one could hide a secret. Masks before the cut, which could leave part of one.
std::string Presentable(std::string_view message, const std::vector<std::string_view>& secrets)
{
    std::string text = FoldSpaces(PlainLine(message));
    text = Masked(std::move(text), secrets);
    if (text.size() > kMessageBytes) {
        std::size_t end = kMessageBytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end;
        text.resize(end);
    }
    return text;
}

std::string Detail(const Fault& fault, const Meta& meta)
{
    std::string detail =
        fault.message.empty() ? "Pinterest gave no reason" : "Pinterest says: " + fault.message;
    detail += " (HTTP " + std::to_string(meta.status);
    if (fault.code != 0)
        detail += ", code " + std::to_string(fault.code);
    if (!meta.request_id.empty())
        detail += ", request " + meta.request_id;
    return detail + ")";
}

Cause CauseOf(Asked asked, int status, int code, std::string_view says, bool understood)
{
    const bool refusal = status >= 400 && status < 500 && status != 408 && status != 409;
    if (!refusal || IsHiccup(code))
        return Cause::kPinterestDown;
    for (const Rule& rule : kRules)
        if (rule.asked == asked && (rule.status == kAny || rule.status == status) &&
            (rule.code == kAny || rule.code == code) && says.find(rule.says) != std::string_view::npos)
            return rule.cause;
    // A page from a proxy in between isn't a refusal by Pinterest: it proves nothing about grant, account or
    // pin.
    return understood ? Cause::kRefusedByPinterest : Cause::kPinterestDown;
}

}  // namespace

Fault FaultOf(Asked asked, const net::Reply& reply, const Meta& meta,
              const std::vector<std::string_view>& secrets)
{
    Fault fault;
    std::string says;
    bool understood = false;
    if (const Result<nlohmann::json> json = ParseJson(reply.body, kAnswerBounds);
        json.ok() && json->is_object()) {
        fault.code = Code(*json);
        const std::string message = Field(*json, "message");
        const std::string detail = Field(*json, "message_detail");
        understood = fault.code != 0 || !message.empty();
        says = LowerCase(message.substr(0, kLongestMessage) + "\n" + detail.substr(0, kLongestMessage));
        fault.message = Presentable(message.empty() ? detail : message, secrets);
    }
    fault.cause = CauseOf(asked, reply.status, fault.code, says, understood);
    fault.definite = reply.status >= 400 && reply.status < 500 && reply.status != 408 &&
                     reply.status != 409 && !IsHiccup(fault.code) && fault.cause != Cause::kPinterestDown;
    fault.detail = Detail(fault, meta);
    return fault;
}

Fault UnusableAnswer(const Meta& meta, bool may_have_made, std::string_view why)
{
    Fault fault;
    fault.cause = may_have_made ? Cause::kOutcomeUnknown : Cause::kPinterestDown;
    fault.detail = "Pinterest's answer could not be understood";
    if (!why.empty())
        fault.detail.append(": ").append(why);
    fault.detail += " (HTTP " + std::to_string(meta.status);
    if (!meta.request_id.empty())
        fault.detail += ", request " + meta.request_id;
    fault.detail += ")";
    fault.sent = true;
    return fault;
}

Fault FaultOf(net::Failure failure)
{
    Fault fault;
    fault.cause = Cause::kPinterestUnreachable;
    // Without a free descriptor no connection can be opened, which looks as if Pinterest can't be reached.
    const bool began_none = failure == net::Failure::kResolve || failure == net::Failure::kConnect;
    if (began_none && config::HasNoFilesLeft()) {
        fault.cause = Cause::kStorage;
        fault.detail = config::kOutOfFiles;
        return fault;
    }
    switch (failure) {
        case net::Failure::kRefusedHere:
            fault.cause = Cause::kInternal;
            fault.detail = "This server may not call this address of Pinterest's API.";
            break;
        case net::Failure::kResolve:
            fault.detail = "Pinterest's address could not be looked up.";
            break;
        case net::Failure::kConnect:
            fault.detail = "No connection to Pinterest could be made.";
            break;
        case net::Failure::kTls:
            fault.detail = "The secure connection to Pinterest could not be verified.";
            break;
        case net::Failure::kTimeout:
            fault.detail = "Pinterest did not answer in time.";
            fault.sent = true;
            break;
        case net::Failure::kCut:
            fault.detail = "The connection to Pinterest was interrupted.";
            fault.sent = true;
            break;
        case net::Failure::kTooLarge:
            fault.cause = Cause::kPinterestDown;
            fault.detail = "Pinterest's answer was too large.";
            fault.sent = true;
            fault.too_large = true;
            break;
        case net::Failure::kFenceClosed:
            fault.cause = Cause::kPinBusy;
            fault.detail = "The pin was held back at the last moment because it changed here.";
            break;
    }
    return fault;
}

}  // namespace pinwright::pinterest
