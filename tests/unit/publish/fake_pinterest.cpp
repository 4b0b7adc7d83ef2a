#include "tests/unit/publish/fake_pinterest.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace pinwright::publish::testing {

namespace {

using Json = nlohmann::json;

Json ToJson(const FakePinterest::Stored& pin)
{
    // Pinterest's times have whole seconds and no zone.
    std::string created = FormatRfc3339(Timestamp{std::chrono::floor<std::chrono::seconds>(pin.created_at)});
    created.pop_back();
    Json json{{"id", pin.id},
              {"created_at", created},
              {"board_id", pin.board_id},
              {"title", pin.title},
              {"link", pin.link},
              {"description", pin.description},
              {"alt_text", pin.alt_text},
              {"note", ""}};
    json["board_section_id"] = pin.board_section_id.empty() ? Json(nullptr) : Json(pin.board_section_id);
    return json;
}

std::string Drain(net::BodySource& source, const std::function<void()>& before_last)
{
    std::string body;
    while (body.size() < source.Length()) {
        const std::string_view piece = source.Next(1 << 16);
        if (piece.empty())
            return {};
        body += piece;
    }
    before_last();
    return body;
}

}  // namespace

net::Outcome FakePinterest::Reply(int status, std::string body, net::Headers headers) const
{
    net::Reply reply;
    reply.status = status;
    reply.headers = std::move(headers);
    reply.headers.emplace_back("Date", FormatHttpDate(clock.Now() + skew));
    reply.headers.emplace_back("x-pinterest-rid", "4711");
    reply.body = std::move(body);
    return {std::move(reply), {}, {}};
}

net::Outcome FakePinterest::Treat(const Treatment& treatment) const
{
    if (!treatment.reachable)
        return {std::nullopt, net::Failure::kConnect, {}};
    if (treatment.status == 0)
        return {std::nullopt, net::Failure::kCut, {}};
    std::string body = treatment.body;
    if (body.empty())
        body = Json{{"code", treatment.code}, {"message", treatment.message}}.dump();
    return Reply(treatment.status, body, treatment.headers);
}

net::Outcome FakePinterest::Send(const net::Request& request)
{
    const std::lock_guard lock(mutex);
    std::string path = request.url.substr(request.url.find("/v5") + 3);
    path = path.substr(0, path.find('?'));
    calls.push_back(request.method + " " + path);
    if (path == "/oauth/token")
        return Token();

    const auto header = std::find_if(request.headers.begin(), request.headers.end(),
                                     [](const auto& one) { return one.first == "Authorization"; });
    const bool known = good_token.empty() || header->second == "Bearer " + good_token;
    if (request.method == "POST" && path == "/pins" && known)
        return CreatePin(request);
    if (!known) {
        if (request.source != nullptr) {
            bool open = false;
            (void)Drain(*request.source, [&] { open = request.fence(); });
            if (!open)
                return {std::nullopt, net::Failure::kFenceClosed, {}};
        }
        return Reply(401, R"({"code":2,"message":"Authentication failed."})");
    }
    if (before_list)
        before_list();
    if (lists)
        return Treat(*lists);
    net::Outcome outcome = List(path);
    outcome.reply->headers.insert(outcome.reply->headers.end(), reads.begin(), reads.end());
    return outcome;
}

net::Outcome FakePinterest::CreatePin(const net::Request& request)
{
    Treatment treatment;
    if (!treatments.empty()) {
        treatment = treatments.front();
        treatments.pop_front();
    }
    if (!treatment.reachable)
        return Treat(treatment);
    bool open = false;
    const std::string body = Drain(*request.source, [&] {
        if (before_fence)
            before_fence();
        open = request.fence();
    });
    if (body.empty() || !open)
        return {std::nullopt, net::Failure::kFenceClosed, {}};
    posts.push_back(body);

    if (treatment.made == Treatment::Made::kYes && treatment.status != 400) {
        const Json json = Json::parse(body);
        Stored pin;
        pin.id = "81000000000000" + std::to_string(next_id++);
        pin.board_id = json.value("board_id", "");
        pin.board_section_id = json.value("board_section_id", "");
        pin.title = json.value("title", "");
        pin.description = json.value("description", "") + suffix;
        pin.alt_text = json.value("alt_text", "");
        pin.link = json.value("link", "");
        pin.created_at = clock.Now() + skew;
        pin.visible_at = clock.Now() + lag;
        pins.push_back(pin);
        if (treatment.status == 201 && treatment.body.empty())
            return Reply(201, ToJson(pin).dump());
    }
    return Treat(treatment);
}

net::Outcome FakePinterest::List(const std::string& path) const
{
    if (path == "/user_account")
        return Reply(200, R"({"id":"549755885175000011","username":"willow","account_type":"BUSINESS"})");
    if (path.starts_with("/pins/")) {
        for (const Stored& pin : pins)
            if (path == "/pins/" + pin.id && pin.visible_at <= clock.Now())
                return Reply(200, ToJson(pin).dump());
        return Reply(404, R"({"code":50,"message":"Pin not found."})");
    }
    Json items = Json::array();
    const bool sections_list = path.ends_with("/sections");
    if (path == "/boards" || sections_list) {
        for (const std::string& id : sections_list ? sections : boards)
            items.push_back({{"id", id}, {"name", "Lamps"}, {"privacy", "PUBLIC"}});
        return Reply(200, Json{{"items", items}, {"bookmark", nullptr}}.dump());
    }
    for (const Stored& pin : pins) {
        const std::string board = "/boards/" + pin.board_id + "/pins";
        const std::string section = "/boards/" + pin.board_id + "/sections/" + pin.board_section_id + "/pins";
        const bool listed =
            std::find(unlisted_boards.begin(), unlisted_boards.end(), pin.board_id) == unlisted_boards.end();
        if (pin.visible_at <= clock.Now() &&
            ((path == "/pins" && listed) || path == board || path == section))
            items.push_back(ToJson(pin));
    }
    return Reply(200, Json{{"items", items}, {"bookmark", nullptr}}.dump());
}

net::Outcome FakePinterest::Token()
{
    if (tokens)
        return Treat(*tokens);
    good_token = "pina_" + std::to_string(next_token);
    const Json json{{"access_token", good_token},
                    {"refresh_token", "pinr_" + std::to_string(next_token++)},
                    {"token_type", "bearer"},
                    {"expires_in", 2'592'000},
                    {"refresh_token_expires_in", 5'184'000},
                    {"scope", "boards:read boards:write pins:read pins:write user_accounts:read"}};
    return Reply(200, json.dump());
}

FakePinterest::Stored& FakePinterest::Add(const std::string& board_id, const std::string& title,
                                          Timestamp created_at)
{
    const std::lock_guard lock(mutex);
    Stored pin;
    pin.id = "82000000000000" + std::to_string(next_id++);
    pin.board_id = board_id;
    pin.title = title;
    pin.created_at = created_at;
    return pins.emplace_back(pin);
}

int FakePinterest::Calls(const std::string& method_and_path) const
{
    return static_cast<int>(std::count(calls.begin(), calls.end(), method_and_path));
}

}  // namespace pinwright::publish::testing
