// An answer from Pinterest. The first byte chooses the call, the rest is the body. The results have limits,
// are well-formed, and contain no secret from the answer.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "proxy/pinterest/answers.hpp"
#include "proxy/pinterest/errors.hpp"
#include "shared/json_text.hpp"
#include "shared/utf8.hpp"
#include "tests/fuzz/frame.hpp"

namespace pinwright::fuzz {

namespace {

using nlohmann::json;

constexpr std::string_view kSecret = "pina_SECRETSECRET";

void CheckName(const std::string& name)
{
    Require(CountCodePoints(name) <= pinterest::kShownName, "a name is cut");
    Require(IsValidUtf8(name), "a name is well-formed");
    Require(PlainLine(name) == name, "a name is a plain line");
}

template <typename T>
void CheckPage(const json& body, const std::optional<pinterest::Page<T>>& page)
{
    if (!page)
        return;
    const auto items = body.find("items");
    Require(page->items.size() <= pinterest::kMostPageItems, "a page is bounded");
    Require(page->bookmark.size() <= pinterest::kBookmarkBytes, "a bookmark is bounded");
    Require(items != body.end() && page->items.size() <= items->size(),
            "a page has no more items than the answer");
    Require(std::none_of(page->items.begin(), page->items.end(), [](const T& one) { return one.id.empty(); }),
            "every item has an id");
}

void CheckAnswers(const json& body)
{
    CheckPage(body, pinterest::BoardPageFromJson(body));
    CheckPage(body, pinterest::SectionPageFromJson(body));
    CheckPage(body, pinterest::PinPageFromJson(body));
    if (const auto grant = pinterest::TokenGrantFromJson(body))
        Require(!grant->access_token.empty() && grant->access_token.size() <= pinterest::kTokenBytes &&
                    grant->refresh_token.size() <= pinterest::kTokenBytes,
                "the tokens of a grant are within their limits");
    if (const auto user = pinterest::UserFromJson(body)) {
        Require(!user->id.empty() || !user->username.empty(), "a user has an ID or a name");
        CheckName(user->username);
        CheckName(user->name);
        Require(user->image_url.size() <= pinterest::kUrlBytes, "an address is bounded");
    }
    if (const auto board = pinterest::BoardFromJson(body)) {
        Require(!board->id.empty(), "a board has an id");
        CheckName(board->name);
    }
    if (const auto section = pinterest::SectionFromJson(body))
        Require(!section->id.empty(), "a section has an id");
    if (const auto pin = pinterest::PinFromJson(body))
        Require(!pin->id.empty(), "a pin has an id");
}

}  // namespace

void Try(std::string_view bytes)
{
    if (bytes.empty())
        return;
    constexpr int kStatuses[] = {200, 201, 204, 301, 400, 401, 403, 404, 408, 409, 413, 429, 500, 503};
    const auto first = static_cast<unsigned char>(bytes.front());
    net::Reply reply;
    reply.status = kStatuses[first % std::size(kStatuses)];
    reply.body = bytes.substr(1);
    // Parts of it are also used as headers.
    for (const char* const name :
         {"Date", "x-pinterest-rid", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"})
        reply.headers.emplace_back(name, reply.body.substr(0, first));
    const pinterest::Meta meta = pinterest::MetaOf(reply);
    Require(meta.status == reply.status, "the status is kept");

    for (const pinterest::Asked asked : {pinterest::Asked::kToken, pinterest::Asked::kApi}) {
        const pinterest::Fault fault = pinterest::FaultOf(asked, reply, meta, {kSecret});
        Require(fault.message.size() <= 600, "Pinterest's message is cut");
        Require(fault.message.find(kSecret) == std::string::npos, "no secret is in the message");
        Require(fault.detail.find(kSecret) == std::string::npos, "no secret is in the detail");
        Require(IsValidUtf8(fault.message), "the message is well-formed");
        Require(!fault.definite || reply.status / 100 == 4, "only a 4xx is definite");
    }

    const Result<json> body = ParseJson(reply.body);
    if (!body.ok())
        return;
    CheckAnswers(*body);
    const Result<json> again = ParseJson(JsonText(*body));
    Require(again.ok(), "written JSON can be read");
}

}  // namespace pinwright::fuzz
