#include "proxy/http/refusals.hpp"

#include <algorithm>

#include "proxy/http/replies.hpp"
#include "proxy/http/security_headers.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::http {

namespace {

std::string_view ReasonOf(int status)
{
    switch (status) {
        case 408:
            return "Request Timeout";
        case 414:
            return "URI Too Long";
        case 431:
            return "Request Header Fields Too Large";
        default:
            return "Bad Request";
    }
}

/// Whether a person will read the answer. An incomplete head may lack its Accept header; then the URL
/// decides.
bool IsForPerson(std::string_view head)
{
    const std::string_view accept = PeekField(head, "accept");
    if (!accept.empty() || head.ends_with("\r\n\r\n"))
        return accept.find("text/html") != std::string_view::npos;
    const std::string_view target = PeekTarget(head);
    return target.starts_with('/') && !target.starts_with("/api/") && !target.starts_with("/assets/") &&
           !PeekField(head, "cookie").empty();
}

Response CookieReply(std::string_view head)
{
    if (!IsForPerson(head))
        return ErrorReply(
            431, Error{Cause::kTooLarge,
                       "The cookies for this address are larger than 32 KB. Delete them, then try again.",
                       {},
                       {}});
    return PlainPage(431, texts::kTooManyCookies,
                     Fill(texts::kTooManyCookiesDetail) + "\n" + Fill(texts::kTooManyCookiesFix));
}

}  // namespace

Response ReplyTo(const HeadRefusal& refusal, std::string_view head)
{
    if (refusal.cookies)
        return CookieReply(head);
    if (IsForPerson(head))
        return PlainPage(refusal.status, texts::kRefusedRequest,
                         std::string(refusal.reason) + "\n" + Fill(texts::kRefusedRequestFix));
    const Cause cause = refusal.status == 400 ? Cause::kBadRequest : Cause::kTooLarge;
    return ErrorReply(refusal.status, Error{cause, std::string(refusal.reason), {}, {}});
}

Response ReplyToSlow(std::string_view head)
{
    if (IsForPerson(head))
        return PlainPage(408, texts::kSlowRequest, texts::kSlowRequestFix);
    return ErrorReply(Error{Cause::kTooSlow, {}, {}, {}});
}

std::string WholeReply(const Response& reply)
{
    const auto has = [&](std::string_view name) {
        return std::any_of(reply.headers.begin(), reply.headers.end(),
                           [&](const auto& header) { return header.first == name; });
    };
    std::string text = "HTTP/1.1 " + std::to_string(reply.status) + " " +
                       std::string(ReasonOf(reply.status)) +
                       "\r\nConnection: close\r\nContent-Type: " + reply.content_type +
                       "\r\nContent-Length: " + std::to_string(reply.body.size()) + "\r\n";
    for (const auto& [name, value] : reply.headers)
        text.append(name).append(": ").append(value).append("\r\n");
    AppendFixedHeaders(text, has("Referrer-Policy"), has("Content-Security-Policy"));
    return text + "\r\n" + reply.body;
}

}  // namespace pinwright::http
