#include "proxy/pinterest/api.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "proxy/pinterest/answers.hpp"
#include "proxy/pinterest/base64_file.hpp"
#include "proxy/pinterest/call_deadlines.hpp"
#include "proxy/pinterest/errors.hpp"
#include "proxy/pinterest/masking.hpp"
#include "shared/identifiers.hpp"
#include "shared/json_text.hpp"

namespace pinwright::pinterest {

namespace {

// A page of 250 pins has about 500 KB. In the worst case (each text at its limit, every character escaped),
// it has 3 MB. A fifth of that always fits.
constexpr std::size_t kSmallPage = 50;

enum class Makes { kNothing, kSomething };

// Turns an outcome into an answer; `read` parses the body.
template <typename T, typename Read>
Answer<T> Settle(const net::Outcome& outcome, Asked asked, Makes makes,
                 const std::vector<std::string_view>& secrets, Read read)
{
    Answer<T> answer;
    if (!outcome.reply) {
        answer.fault = FaultOf(outcome.failure);
        return answer;
    }
    const net::Reply& reply = *outcome.reply;
    answer.meta = MetaOf(reply);
    answer.meta.request_id = Masked(std::move(answer.meta.request_id), secrets);
    if (reply.status < 200 || reply.status >= 300) {
        answer.fault = FaultOf(asked, reply, answer.meta, secrets);
        answer.fault.sent = true;
        return answer;
    }
    const Result<nlohmann::json> json = ParseJson(reply.body, kAnswerBounds);
    std::string why;
    if (json.ok())
        answer.value = read(*json, &why);
    else
        why = json.error().detail;
    if (!answer.value)
        answer.fault = UnusableAnswer(answer.meta, makes == Makes::kSomething, why);
    return answer;
}

// For a call not made because an id is invalid: a definite refusal without asking Pinterest.
template <typename T>
Answer<T> RefusedHere(Cause cause, std::string_view what)
{
    Answer<T> answer;
    answer.fault.cause = cause;
    answer.fault.detail = std::string(what);
    answer.fault.definite = true;
    return answer;
}

net::Request AuthorizedRequest(std::string method, std::string url, std::string_view access_token)
{
    net::Request request;
    request.method = std::move(method);
    request.url = std::move(url);
    request.headers = {{"Authorization", "Bearer " + std::string(access_token)},
                       {"Accept", "application/json"}};
    request.deadline = kCallDeadline;
    request.answer_limit = kAnswerBounds.bytes;
    return request;
}

std::string PageQuery(std::string_view bookmark, std::size_t size = kPageSize)
{
    std::string query = "?page_size=" + std::to_string(size);
    if (!bookmark.empty())
        query += "&bookmark=" + net::PercentEncode(bookmark);
    return query;
}

// The JSON before and after the image's base64.
std::pair<std::string, std::string> PinJson(const PinToCreate& pin)
{
    nlohmann::json fields = nlohmann::json::object();
    fields["board_id"] = pin.board_id;
    if (!pin.board_section_id.empty())
        fields["board_section_id"] = pin.board_section_id;
    for (const auto& [name, text] : kPinTexts)
        if (!(pin.*text).empty())
            fields[name] = pin.*text;
    std::string prefix = JsonText(fields);
    prefix.pop_back();
    prefix += ",\"media_source\":{\"source_type\":\"image_base64\",\"content_type\":\"" +
              pin.image.content_type + "\",\"data\":\"";
    return {std::move(prefix), "\"}}"};
}

}  // namespace

Api::Api(net::Transport& transport, Endpoint endpoint)
    : m_transport(transport),
      m_endpoint(std::move(endpoint)),
      m_basic(Base64(m_endpoint.app_id + ":" + m_endpoint.app_secret))
{
}

template <typename T, typename Read>
Answer<T> Api::Get(const std::string& url, std::string_view access_token, Read read,
                   std::string_view also_secret)
{
    const net::Request request = AuthorizedRequest("GET", url, access_token);
    return Settle<T>(m_transport.Send(request), Asked::kApi, Makes::kNothing,
                     {access_token, also_secret, m_endpoint.app_secret, m_basic}, read);
}

Answer<Page<RemotePin>> Api::GetPins(const std::string& url, std::string_view access_token,
                                     std::string_view bookmark)
{
    auto answer = Get<Page<RemotePin>>(url + PageQuery(bookmark), access_token, PinPageFromJson);
    if (!answer.ok() && answer.fault.too_large)
        answer = Get<Page<RemotePin>>(url + PageQuery(bookmark, kSmallPage), access_token, PinPageFromJson);
    return answer;
}

Answer<TokenGrant> Api::AskForToken(const std::vector<std::pair<std::string, std::string>>& fields,
                                    std::string_view grant)
{
    net::Request request;
    request.method = "POST";
    request.url = m_endpoint.api_url + "/oauth/token";
    request.headers = {{"Authorization", "Basic " + m_basic}, {"Accept", "application/json"}};
    request.content_type = "application/x-www-form-urlencoded";
    request.body = net::FormEncode(fields);
    request.deadline = kCallDeadline;
    request.answer_limit = kAnswerBounds.bytes;
    return Settle<TokenGrant>(m_transport.Send(request), Asked::kToken, Makes::kNothing,
                              {grant, m_endpoint.app_secret, m_basic}, TokenGrantFromJson);
}

Answer<TokenGrant> Api::ExchangeCode(std::string_view code, std::string_view redirect_uri)
{
    return AskForToken({{"grant_type", "authorization_code"},
                        {"code", std::string(code)},
                        {"redirect_uri", std::string(redirect_uri)},
                        {"continuous_refresh", "true"}},
                       code);
}

Answer<TokenGrant> Api::Refresh(std::string_view refresh_token)
{
    return AskForToken({{"grant_type", "refresh_token"}, {"refresh_token", std::string(refresh_token)}},
                       refresh_token);
}

Answer<User> Api::GetUser(std::string_view access_token, std::string_view refresh_token)
{
    return Get<User>(m_endpoint.api_url + "/user_account", access_token, UserFromJson, refresh_token);
}

Answer<Page<RemoteBoard>> Api::ListBoards(std::string_view access_token, std::string_view bookmark)
{
    return Get<Page<RemoteBoard>>(m_endpoint.api_url + "/boards" + PageQuery(bookmark), access_token,
                                  BoardPageFromJson);
}

Answer<RemoteBoard> Api::CreateBoard(std::string_view access_token, std::string_view name,
                                     std::string_view privacy)
{
    net::Request request = AuthorizedRequest("POST", m_endpoint.api_url + "/boards", access_token);
    request.content_type = "application/json";
    request.body = JsonText({{"name", std::string(name)}, {"privacy", std::string(privacy)}});
    return Settle<RemoteBoard>(m_transport.Send(request), Asked::kApi, Makes::kSomething,
                               {access_token, m_endpoint.app_secret, m_basic}, BoardFromJson);
}

Answer<Page<RemoteSection>> Api::ListSections(std::string_view access_token, std::string_view board_id,
                                              std::string_view bookmark)
{
    if (!IsPinterestId(board_id))
        return RefusedHere<Page<RemoteSection>>(Cause::kBoardMissing, "This is not a board ID.");
    const std::string url =
        m_endpoint.api_url + "/boards/" + std::string(board_id) + "/sections" + PageQuery(bookmark);
    return Get<Page<RemoteSection>>(url, access_token, SectionPageFromJson);
}

Answer<Page<RemotePin>> Api::ListBoardPins(std::string_view access_token, std::string_view board_id,
                                           std::string_view section_id, std::string_view bookmark)
{
    if (!IsPinterestId(board_id))
        return RefusedHere<Page<RemotePin>>(Cause::kBoardMissing, "This is not a board ID.");
    if (!section_id.empty() && !IsPinterestId(section_id))
        return RefusedHere<Page<RemotePin>>(Cause::kSectionMissing, "This is not a section ID.");
    std::string url = m_endpoint.api_url + "/boards/" + std::string(board_id);
    if (!section_id.empty())
        url += "/sections/" + std::string(section_id);
    return GetPins(url + "/pins", access_token, bookmark);
}

Answer<Page<RemotePin>> Api::ListPins(std::string_view access_token, std::string_view bookmark)
{
    return GetPins(m_endpoint.api_url + "/pins", access_token, bookmark);
}

Answer<RemotePin> Api::GetPin(std::string_view access_token, std::string_view pin_id)
{
    if (!IsPinterestId(pin_id))
        return RefusedHere<RemotePin>(Cause::kNotFound, "This is not a pin ID.");
    return Get<RemotePin>(m_endpoint.api_url + "/pins/" + std::string(pin_id), access_token, PinFromJson);
}

Answer<RemotePin> Api::CreatePin(std::string_view access_token, const PinToCreate& pin, net::Fence fence)
{
    if (!IsPinterestId(pin.board_id))
        return RefusedHere<RemotePin>(Cause::kBoardMissing, "This is not a board ID.");
    if (!pin.board_section_id.empty() && !IsPinterestId(pin.board_section_id))
        return RefusedHere<RemotePin>(Cause::kSectionMissing, "This is not a section ID.");
    if (pin.image.content_type != "image/jpeg" && pin.image.content_type != "image/png")
        return RefusedHere<RemotePin>(Cause::kImageUnsupported, "Pinterest accepts JPEG and PNG.");

    auto [prefix, suffix] = PinJson(pin);
    Base64File body(std::move(prefix), pin.image.path, pin.image.bytes, std::move(suffix));
    bool passed = false;
    net::Request request = AuthorizedRequest("POST", m_endpoint.api_url + "/pins", access_token);
    request.content_type = "application/json";
    request.source = &body;
    request.fence = [&] { return passed = !fence || fence(); };
    request.deadline = PinDeadline(body.Length());

    const net::Outcome outcome = body.broken() ? net::Outcome{std::nullopt, net::Failure::kFenceClosed, {}}
                                               : m_transport.Send(request);
    Answer<RemotePin> answer = Settle<RemotePin>(outcome, Asked::kApi, Makes::kSomething,
                                                 {access_token, m_endpoint.app_secret, m_basic}, PinFromJson);
    if (answer.ok())
        return answer;
    answer.fault.sent = passed;
    if (body.broken())
        return RefusedHere<RemotePin>(body.error().cause, body.error().detail);
    return answer;
}

}  // namespace pinwright::pinterest
